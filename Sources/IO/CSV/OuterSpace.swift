/// Spaces that stand around a field and are no part of it: the blank and the tab, and those of Unicode
/// that no eye tells from a blank or from nothing.
///
/// These are U+00A0 (no-break), U+2007 (as wide as a figure), U+200B (without width), U+202F (narrow
/// no-break) and U+FEFF (the byte order mark).
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
    switch bytes[0] {
    case 0xC2: return count >= 2 && bytes[1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard count >= 3, bytes[1] == 0x80 else { return 0 }
      return bytes[2] == 0x87 || bytes[2] == 0x8B || bytes[2] == 0xAF ? 3 : 0
    case 0xEF: return count >= 3 && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    default: return 0
    }
  }
}
