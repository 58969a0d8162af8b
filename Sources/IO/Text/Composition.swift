import Foundation

/// Composes letters and separate marks in UTF-8 text: Unicode's form NFC.
///
/// Text that is composed already passes at the speed of memory: only the lead bytes of combining
/// marks and of rare scripts are looked into. Vietnamese letters are composed from a table, all
/// else by Foundation. Bytes that are not UTF-8 pass untouched.
enum Composition {
  /// The position of the first span that may have to be composed; `nil` for text that is NFC.
  static func firstSpan(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while true {
      index = nextFlagged(in: bytes, from: index)
      guard index < bytes.count else { return nil }
      let span = self.span(in: bytes, around: index, from: 0)
      let piece = UnsafeBufferPointer(rebasing: bytes[span])
      if vietnamese(piece) != nil || composed(piece) != nil { return span.lowerBound }
      index = span.upperBound
    }
  }

  /// Appends the composed text to `output`.
  ///
  /// - Returns: How many letters were composed.
  static func compose(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) -> Int {
    var count = 0
    var copied = 0
    var index = 0
    while true {
      index = nextFlagged(in: bytes, from: index)
      guard index < bytes.count else { break }
      let span = self.span(in: bytes, around: index, from: copied)
      let piece = UnsafeBufferPointer(rebasing: bytes[span])
      let letter = vietnamese(piece)
      let text = letter == nil ? composed(piece) : nil
      if letter != nil || text != nil {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<span.lowerBound]))
        if let letter { UTF8Scalar.append(letter, to: &output) }
        if let text { output.append(contentsOf: text) }
        copied = span.upperBound
        count += 1
      }
      index = span.upperBound
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
    return count
  }

  /// The position of the next scalar that composition may change, or the end.
  private static func nextFlagged(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while true {
      index = ASCIIRun.end(in: bytes, from: index)
      guard index < bytes.count else { return index }
      let length = stableLength(in: bytes, at: index)
      if length == 0 { return index }
      index += length
    }
  }

  /// The length of a scalar that composition leaves alone, or of a stray byte; 0 for all others.
  @inline(__always)
  private static func stableLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    switch first {
    case 0..<0xC2, 0xF5...: return 1
    case 0xC2..<0xCC: return index + 1 < bytes.count ? 2 : 1
    case 0xE1, 0xE2:
      guard index + 2 < bytes.count else {
        return UTF8Scalar.decode(bytes, at: index) == nil ? 1 : 0
      }
      let second = bytes[index + 1]
      // U+1E80 to U+1EFF: the Vietnamese block. U+2002 to U+203F: punctuation.
      if first == 0xE1 { return second == 0xBA || second == 0xBB ? 3 : 0 }
      return second == 0x80 && bytes[index + 2] > 0x81 ? 3 : 0
    default: return UTF8Scalar.decode(bytes, at: index) == nil ? 1 : 0
    }
  }

  /// The flagged scalars around `index` with the one before them, which may be their base.
  private static func span(
    in bytes: UnsafeBufferPointer<UInt8>, around index: Int, from floor: Int
  ) -> Range<Int> {
    var start = index
    if start > floor {
      start -= 1
      while start > floor, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    }
    var end = index
    // Longer spans than any writing has are cut, so that time and memory stay bounded.
    while end < bytes.count, end - index < 256, bytes[end] >= 0x80,
      stableLength(in: bytes, at: end) == 0, let (_, length) = UTF8Scalar.decode(bytes, at: end)
    {
      end += length
    }
    return start..<max(end, index + 1)
  }

  /// The composed form of a span as Foundation makes it; `nil` when it is the span itself.
  private static func composed(_ span: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let text = String(validating: span, as: UTF8.self) else { return nil }
    let bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
    return bytes.elementsEqual(span) ? nil : bytes
  }

  /// The one Vietnamese letter that a base and its marks make.
  private static func vietnamese(_ span: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard let (base, length) = UTF8Scalar.decode(span, at: 0), length < span.count,
      var letter = VietnameseAlphabet.letter(of: base)
    else { return nil }
    var index = length
    while index < span.count {
      guard let (mark, length) = UTF8Scalar.decode(span, at: index),
        let next = VietnameseAlphabet.composing(letter, mark: mark)
      else { return nil }
      letter = next
      index += length
    }
    return VietnameseAlphabet.scalar(of: letter)
  }
}
