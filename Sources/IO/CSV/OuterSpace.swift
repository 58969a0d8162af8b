/// Spaces that stand around a field and are no part of it: the blank and the tab, and those of Unicode
/// that no eye tells from a blank or from nothing.
///
/// These are U+00A0 (no-break), U+2007 (as wide as a figure), U+202F (narrow no-break) and the marks without width: U+00AD,
/// U+061C, U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F and U+FEFF (the byte order mark).
enum OuterSpace {
  /// The number of bytes of the space at the start of a text; 0 when it starts with another character.
  static func leading(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard count > 0 else { return 0 }
    if bytes[0] == 32 || bytes[0] == 9 { return 1 }
    return bytes[0] < 0x80 ? 0 : wide(bytes, count)
  }

  /// The number of bytes of the space at the end of a text; 0 when it ends with another character.
  static func trailing(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard count > 0 else { return 0 }
    let last = bytes[count - 1]
    if last == 32 || last == 9 { return 1 }
    guard last >= 0x80 else { return 0 }
    for length in 2...3 where count >= length {
      if wide(bytes + (count - length), length) == length { return length }
    }
    return 0
  }

  /// Whether a text starts or ends with a space.
  @inline(never)
  static func surrounds(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    leading(bytes, count) > 0 || trailing(bytes, count) > 0
  }

  /// The number of bytes of the space beyond ASCII at the start of a text.
  private static func wide(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    if count >= 2, bytes[0] == 0xC2, bytes[1] == 0xA0 { return 2 }
    if count >= 3, bytes[0] == 0xE2, bytes[1] == 0x80, bytes[2] == 0x87 || bytes[2] == 0xAF {
      return 3
    }
    return unseen(bytes, count)
  }

  /// The number of bytes of the mark without width at the start of a text.
  private static func unseen(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    switch bytes[0] {
    case 0xC2: return count >= 2 && bytes[1] == 0xAD ? 2 : 0
    case 0xD8: return count >= 2 && bytes[1] == 0x9C ? 2 : 0
    case 0xE2:
      guard count >= 3 else { return 0 }
      let isMark =
        bytes[1] == 0x80
        ? (0x8B...0x8F).contains(bytes[2]) || (0xAA...0xAE).contains(bytes[2])
        : bytes[1] == 0x81 && (0xA0...0xAF).contains(bytes[2])
      return isMark ? 3 : 0
    case 0xEF: return count >= 3 && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Whether a text holds a mark without width.
  static func holdsUnseen(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    return bytes.indices.contains {
      bytes[$0] >= 0x80 && unseen(start + $0, bytes.count - $0) > 0
    }
  }
}
