/// Single characters of UTF-8 text.
enum UTF8Scalar {
  /// The scalar that starts at `index` and its length; `nil` when none is encoded there.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return nil }
    var scalar = first & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | (byte & 0x3F)
    }
    let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard scalar >= least[length], scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else {
      return nil
    }
    return (scalar, length)
  }

  /// Appends a scalar.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

/// How much of a text is UTF-8 beyond ASCII.
struct UTF8Census {
  /// Characters of several bytes.
  private(set) var valid = 0
  /// Bytes that belong to no character.
  private(set) var invalid = 0

  /// Whether there are only bytes of ASCII.
  var isASCII: Bool { valid == 0 && invalid == 0 }

  /// Counts; a character cut off at the end is none of the text's when the text goes on.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    var index = ASCIIRun.end(in: bytes, from: 0)
    while index < bytes.count {
      if let (_, length) = UTF8Scalar.decode(bytes, at: index) {
        if length > 1 { valid += 1 }
        index += length
      } else if !isWhole, bytes.count - index < 4, bytes[index] >= 0xC2 {
        break
      } else {
        invalid += 1
        index += 1
      }
      index = ASCIIRun.end(in: bytes, from: index)
    }
  }
}

/// Runs of ASCII, eight bytes at a time.
enum ASCIIRun {
  /// The position of the first byte from `start` on that is not ASCII, or the end.
  @inline(__always)
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 32 <= bytes.count {
      let words = raw.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
      let high = words & SIMD4(repeating: 0x8080_8080_8080_8080)
      if high != .zero { break }
      index += 32
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The line on which a byte stands, counted from 1.
  func line(at position: Int) -> Int { 1 + self[..<position].count { $0 == 10 } }

  /// The line of the first byte that is not UTF-8; `nil` when all are.
  var firstInvalidLine: Int? {
    var index = ASCIIRun.end(in: self, from: 0)
    while index < count {
      guard let (_, length) = UTF8Scalar.decode(self, at: index) else { return line(at: index) }
      index = ASCIIRun.end(in: self, from: index + length)
    }
    return nil
  }
}
