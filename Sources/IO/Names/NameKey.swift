/// What stays of a name when some differences are ignored.
enum NameKey {
  /// Small letters with their marks, the tone behind its syllable, y as i where they sound alike,
  /// hyphens as spaces: Hoà Lý and hòa-lí have one key.
  static func spelled(_ name: String) -> String {
    var result: [UInt8] = []
    var tone: UInt8 = 0
    var previous: UInt32 = 0
    var beforePrevious: UInt32 = 0
    let endSyllable = {
      if tone > 0 { result.append(48 + tone) }
      tone = 0
    }
    for scalar in name.precomposedIfNeeded.unicodeScalars {
      var value = scalar.value
      if let letter = VietnameseAlphabet.letter(of: value) {
        if letter.tone != .level { tone = letter.tone.rawValue }
        value = letter.untoned
      } else if value < 0x80, isASCIILetter(UInt8(value)) {
        value |= 0x20
      } else if !scalar.properties.isAlphabetic, !(0x30...0x39).contains(value) {
        endSyllable()
        if let last = result.last, last != 32 { result.append(32) }
        previous = 0
        continue
      } else if let lower = scalar.properties.lowercaseMapping.unicodeScalars.first {
        value = lower.value
      }
      if value == 0x79, isLikeI(after: previous, beforePrevious) { value = 0x69 }
      UTF8Scalar.append(value, to: &result)
      beforePrevious = previous
      previous = value
    }
    endSyllable()
    if result.last == 32 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether y sounds like i there: not behind a vowel, or behind "qu".
  private static func isLikeI(after previous: UInt32, _ beforePrevious: UInt32) -> Bool {
    if previous == 0x75 { return beforePrevious == 0x71 }
    guard let letter = VietnameseAlphabet.letter(of: previous) else { return true }
    return letter.quality == .stroke
  }

  /// Small letters of ASCII and digits without any mark or space, y as i: the bytes that one-letter
  /// slips are counted on.
  static func bare(_ folded: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(folded.utf8.count)
    for byte in folded.utf8 where byte != 32 {
      result.append(byte == UInt8(ascii: "y") ? UInt8(ascii: "i") : byte)
    }
    return result
  }
}

extension String {
  /// The composed text; most texts are composed already.
  fileprivate var precomposedIfNeeded: String {
    var text = self
    return text.withUTF8 { bytes in
      guard Composition.firstSpan(in: bytes) != nil else { return nil }
      var output: [UInt8] = []
      _ = Composition.compose(bytes, into: &output)
      return String(decoding: output, as: UTF8.self)
    } ?? self
  }
}
