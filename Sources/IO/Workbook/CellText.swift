/// The text of a cell as it stands in the XML of a workbook.
enum CellText {
  /// The text with `_x000D_` and its like as the characters they stand for.
  ///
  /// - Parameter bytes: Well-formed UTF-8, as the parser and the scanner give it.
  @inline(__always)
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if mayHaveEscapes(bytes) { return unescaped(bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether bytes are UTF-8 of characters that XML allows, controls aside (RFC 3629, section 4).
  static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return false }
      for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return false }
      let second = bytes[index + 1]
      switch first {
      case 0xE0 where second < 0xA0, 0xED where second > 0x9F: return false
      case 0xF0 where second < 0x90, 0xF4 where second > 0x8F: return false
      case 0xEF where second == 0xBF && bytes[index + 2] >= 0xBE: return false
      default: index += length
      }
    }
    return true
  }

  @inline(__always)
  static func mayHaveEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 7 else { return false }
    for index in 0...(bytes.count - 7)
    where bytes[index] == UInt8(ascii: "_") && bytes[index + 1] == UInt8(ascii: "x") {
      return true
    }
    return false
  }

  /// A half of a pair of surrogates alone is no character; it stays as it is written.
  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard let first = codeUnit(bytes, at: index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      var units = [first]
      if UTF16.isLeadSurrogate(first), let second = codeUnit(bytes, at: index + 7),
        UTF16.isTrailSurrogate(second)
      {
        units.append(second)
      }
      if let text = String(validating: units, as: UTF16.self) {
        result.append(contentsOf: text.utf8)
        index += 7 * units.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The code unit that `_x` and four hexadecimal digits and `_` at a position stand for.
  private static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for offset in 2..<6 {
      let byte = bytes[index + offset]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(byte - 48)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt16(byte - 55)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt16(byte - 87)
      default: return nil
      }
    }
    return unit
  }

  /// Whether a text has more characters than a cell holds, counted in UTF-16.
  @inline(__always)
  static func isTooLong(_ text: String, limit: Int) -> Bool {
    text.utf8.count > limit && text.utf16.count > limit
  }

  /// The bytes without white space around them.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// The whole number that digits say; `nil` for anything else or beyond nine digits.
  @inline(__always)
  static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
      let digit = byte &- 48
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  @inline(__always)
  static func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != word.utf8Start[index] { return false }
    return true
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 9 || byte == 13
  }
}
