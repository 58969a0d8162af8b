/// Numbers as text that gives back the same bits: of each the 16 hexadecimal digits of its IEEE 754 form.
///
/// Decimal digits would do, too, but are slower to read; and JSON has no NaN.
struct PackedNumbers: Codable, Sendable {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    var text = try container.decode(String.self)
    let numbers = text.withUTF8(Self.numbers)
    guard let numbers else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a list of numbers of 16 hexadecimal digits")
    }
    values = numbers
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    let digits = Array("0123456789abcdef".utf8)
    let text = String(unsafeUninitializedCapacity: values.count * 16) { buffer in
      var place = 0
      for value in values {
        for shift in stride(from: 60, through: 0, by: -4) {
          buffer[place] = digits[Int(value.bitPattern >> UInt64(shift) & 15)]
          place += 1
        }
      }
      return place
    }
    try container.encode(text)
  }

  private static func numbers(_ text: UnsafeBufferPointer<UInt8>) -> [Double]? {
    guard text.count % 16 == 0 else { return nil }
    var result: [Double] = []
    result.reserveCapacity(text.count / 16)
    for start in stride(from: 0, to: text.count, by: 16) {
      var bits: UInt64 = 0
      for byte in text[start..<start + 16] {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): bits = bits << 4 | UInt64(byte - 48)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): bits = bits << 4 | UInt64(byte - 87)
        default: return nil
        }
      }
      result.append(Double(bitPattern: bits))
    }
    return result
  }
}
