import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
extension BlockParser {
  /// Where the line after a comment or an empty line starts.
  static func skippedLine(
    _ pointer: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    switch pointer.pointee {
    case 10: return pointer + 1
    case 13: return pointer[1] == 10 ? min(pointer + 2, end) : nil
    default:
      guard let feed = memchr(pointer, 10, end - pointer + 1) else { return end }
      return min(
        UnsafePointer(feed.assumingMemoryBound(to: UInt8.self)) + 1, end)
    }
  }

  /// A field without quotes or spaces around it; `nil` for any other.
  @inline(__always)
  static func plainField(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, isLast: Bool
  ) -> UnsafeBufferPointer<UInt8>? {
    var count = end - start
    if isLast, count > 0, start[count - 1] == 13 { count -= 1 }
    if count == 0 { return UnsafeBufferPointer(start: start, count: 0) }
    let (first, last) = (start[0], start[count - 1])
    guard first != 34, first > 32, last > 32,
      (first | last) < 0x80 || !OuterSpace.surrounds(start, count)
    else { return nil }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// Whether bytes are UTF-8 without control characters.
  static func isProperCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    isProperLabel(bytes) && !bytes.contains { $0 < 32 } && !OuterSpace.holdsUnseen(bytes)
  }

  /// Whether bytes are UTF-8 without control characters other than those between words and lines.
  static func isProperLabel(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isPlain = true
    for byte in bytes {
      if byte < 32 && byte != 9 && byte != 10 && byte != 13 || byte == 127 { return false }
      if byte >= 0x80 { isPlain = false }
    }
    return isPlain || String(validating: bytes, as: UTF8.self) != nil
  }

  /// A provenance by its label, observed where there is none; `nil` for an unknown word.
  @inline(never)
  static func provenance(_ field: UnsafeBufferPointer<UInt8>) -> Provenance? {
    let word = String(decoding: field, as: UTF8.self)
    return word.isEmpty ? .observed : Provenance(label: word)
  }
}
