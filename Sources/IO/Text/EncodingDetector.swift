/// Finds out in which encoding a text is written: by byte order marks, by what is possible, and for
/// the old Vietnamese encodings by which of them makes Vietnamese words of the bytes.
///
/// Nothing is guessed: an old encoding is taken only when its reading is a thousand times more
/// probable than the next and most of its words can be Vietnamese.
enum EncodingDetector {
  /// What was found out.
  enum Verdict: Hashable {
    /// The text is written so. UTF-8 also stands for bytes that are no text in any encoding.
    case form(TextForm)
    /// These explain the bytes about as well.
    case unclear([TextEncoding])
  }

  /// How many words with marks are looked at.
  private static let wordLimit = 2_000
  /// The least difference of log-likelihoods, a thousand to one.
  private static let decisive = 6.9
  /// Less than this says nothing.
  private static let noticeable = 2.3

  /// Judges a text, or its beginning.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - isWhole: Whether the text ends with the bytes, so that a broken last character counts.
  static func detect(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool = true) -> Verdict {
    if let isBigEndian = utf16Order(of: bytes) {
      return judgeUnicode(UTF16Words.words(of: bytes, isBigEndian: isBigEndian, limit: wordLimit))
        .map { $0 ? .form(.tcvn3InUTF16(isBigEndian: isBigEndian)) : .unclear([.utf16, .tcvn3]) }
        ?? .form(.utf16(isBigEndian: isBigEndian))
    }
    let census = UTF8Census(bytes, isWhole: isWhole)
    if census.isASCII { return .form(.utf8) }
    if census.invalid == 0 || census.valid > census.invalid {
      let words = UTF8Words.words(of: bytes, limit: wordLimit)
      return judgeUnicode(words).map { $0 ? .form(.tcvn3InUTF8) : .unclear([.utf8, .tcvn3]) }
        ?? .form(.utf8)
    }
    return judgeSingleBytes(bytes)
  }

  /// The form of a text whose encoding is known.
  static func form(
    of encoding: TextEncoding, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> TextForm {
    switch encoding {
    case .utf8: return .utf8
    case .windows1258: return .windows1258
    case .utf16: return .utf16(isBigEndian: utf16Order(of: bytes) ?? false)
    case .tcvn3:
      if let isBigEndian = utf16Order(of: bytes) { return .tcvn3InUTF16(isBigEndian: isBigEndian) }
      let census = UTF8Census(bytes, isWhole: false)
      return census.valid > census.invalid ? .tcvn3InUTF8 : .tcvn3
    }
  }

  /// Whether a column of texts from a Unicode table is written with the Latin letters of TCVN3.
  static func isTCVN3(_ texts: [String]) -> Bool {
    var words: [MarkedWord] = []
    for text in texts where words.count < wordLimit {
      var text = text
      words += text.withUTF8 { UTF8Words.words(of: $0, limit: wordLimit) }
    }
    return judgeUnicode(words) == true
  }

  // MARK: UTF-16

  /// Whether a text is UTF-16 with the larger byte first, or `nil` when it is not UTF-16.
  ///
  /// Without a mark it is only when nearly all units are usual in one order and few in the other.
  static func utf16Order(of bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return false }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return true }
    let count = min(bytes.count / 2, 32_768)
    guard count >= 4 else { return nil }
    var usual = (little: 0, big: 0)
    var zeros = 0
    for index in 0..<count {
      let first = UInt16(bytes[2 * index])
      let second = UInt16(bytes[2 * index + 1])
      if first == 0 || second == 0 { zeros += 1 }
      if isUsual(second << 8 | first) { usual.little += 1 }
      if isUsual(first << 8 | second) { usual.big += 1 }
    }
    guard zeros * 3 > count else { return nil }
    if usual.little * 50 >= count * 49, usual.big * 2 < count { return false }
    if usual.big * 50 >= count * 49, usual.little * 2 < count { return true }
    return nil
  }

  private static func isUsual(_ unit: UInt16) -> Bool {
    switch unit {
    case 9, 10, 13, 0x20...0x7E, 0xA0...0x1FF, 0x300...0x323, 0x1EA0...0x1EF9, 0x2010...0x2044,
      0x20AB, 0x20AC, 0xFEFF:
      true
    default: false
    }
  }

  // MARK: Words

  /// Whether Unicode words are Latin letters that stand for TCVN3; `nil` when they are what they
  /// seem, false when that is not clear.
  private static func judgeUnicode(_ words: [MarkedWord]) -> Bool? {
    var plain = Score()
    var converted = Score()
    var properCount = 0
    for word in words {
      if word.isLatin1 {
        plain.add(word.scalars, byteCount: word.markedCount)
        converted.add(word.scalars.map(tcvn3Scalar), byteCount: word.markedCount)
      } else if VietnameseSyllable.judge(word.scalars, byteCount: 1).isValid {
        properCount += 1
      }
    }
    // About two thirds of marked words hold letters that Latin-1 lacks, when they are Unicode.
    guard converted.isMostlyValid, properCount * 20 < converted.valid else { return nil }
    let difference = converted.logLikelihood - plain.logLikelihood
    if difference >= decisive { return true }
    return difference >= noticeable ? false : nil
  }

  private static func tcvn3Scalar(_ scalar: UInt32) -> UInt32 {
    (0xA1...0xFF).contains(scalar) ? CodePage.tcvn3[Int(scalar)] : scalar
  }

  private static func judgeSingleBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Verdict {
    let words = SingleByteWords.words(of: bytes, limit: wordLimit)
    var windows = Score()
    var tcvn = Score()
    for word in words {
      windows.add(word.map { CodePage.windows1258[Int($0)] }, byteCount: word.count { $0 >= 0x80 })
      tcvn.add(word.map { CodePage.tcvn3[Int($0)] }, byteCount: word.count { $0 >= 0x80 })
    }
    let difference = windows.logLikelihood - tcvn.logLikelihood
    if difference >= decisive, windows.isMostlyValid { return .form(.windows1258) }
    if difference <= -decisive, tcvn.isMostlyValid { return .form(.tcvn3) }
    var candidates: [TextEncoding] = []
    if windows.isMostlyValid { candidates.append(.windows1258) }
    if tcvn.isMostlyValid { candidates.append(.tcvn3) }
    if difference < 0 { candidates.reverse() }
    return candidates.isEmpty ? .form(.utf8) : .unclear(candidates)
  }

  /// How well one reading explains the words.
  private struct Score {
    var valid = 0
    var count = 0
    var logLikelihood = 0.0

    var isMostlyValid: Bool { valid > 0 && valid * 10 >= count * 6 }

    mutating func add(_ scalars: [UInt32], byteCount: Int) {
      let judgement = VietnameseSyllable.judge(scalars, byteCount: byteCount)
      count += 1
      if judgement.isValid { valid += 1 }
      logLikelihood += judgement.logLikelihood
    }
  }
}
