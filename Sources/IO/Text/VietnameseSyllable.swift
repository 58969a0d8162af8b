import Foundation

/// Tells words that can be Vietnamese from those that cannot, and how usual their letters are.
///
/// A word is an onset, a rhyme and at most one tone. That is strict enough to tell a text in the
/// right encoding from the same bytes in a wrong one within a few words.
enum VietnameseSyllable {
  private static let onsets: Set<String> = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
  ]

  private static let openRhymes: Set<String> = [
    "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "ya", "ua", "ưa", "oa", "oe", "uê",
    "uy", "uya", "uơ", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "oi", "ôi", "ơi",
    "ui", "ưi", "ưu", "uôi", "ươi", "ươu", "iêu", "yêu", "oai", "oay", "oao", "oeo", "uây", "uyu",
  ]

  private static let closedNuclei: Set<String> = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "yê", "uô", "ươ", "oa", "oă",
    "oe", "uâ", "uê", "uy", "uyê", "oo",
  ]

  // The last in names from other languages of the country: Đắk.
  private static let codas = ["ng", "nh", "ch", "c", "m", "n", "p", "t", "k"]
  private static let stops: Set<String> = ["ch", "c", "p", "t", "k"]

  /// What a word says about the reading that gave it.
  struct Judgement {
    /// Whether the word can be Vietnamese.
    var isValid: Bool
    /// The logarithm of how probable its marked letters are in a Vietnamese text.
    var logLikelihood: Double
  }

  /// The probability of a byte that makes no Vietnamese word, for comparisons.
  private static let strangeLogLikelihood = log(0.0005)

  /// Judges a word given as scalars, marks composed or apart.
  ///
  /// - Parameters:
  ///   - scalars: The word, letters only.
  ///   - byteCount: How many of its bytes are not ASCII.
  static func judge(_ scalars: [UInt32], byteCount: Int) -> Judgement {
    guard let word = Word(scalars), word.isPlausible else {
      return Judgement(isValid: false, logLikelihood: Double(byteCount) * strangeLogLikelihood)
    }
    let sum = word.marked.reduce(0.0) { $0 + (frequencies[$1] ?? strangeLogLikelihood) }
    return Judgement(isValid: true, logLikelihood: sum)
  }

  /// A word taken apart.
  private struct Word {
    /// Lower case, without tones.
    var untoned = ""
    var tones: [VietnameseLetter.Tone] = []
    /// The lower case marked letters.
    var marked: [UInt32] = []
    private var hasSmallLetter = false
    private var hasLateCapital = false

    init?(_ scalars: [UInt32]) {
      var letters: [VietnameseLetter?] = []
      var plain: [UInt32] = []
      for scalar in scalars {
        if VietnameseAlphabet.isMark(scalar) {
          guard let last = letters.last, let letter = last,
            let composed = VietnameseAlphabet.composing(letter, mark: scalar)
          else { return nil }
          letters[letters.count - 1] = composed
          continue
        }
        let letter = VietnameseAlphabet.letter(of: scalar)
        let isASCIILetter = scalar < 0x80 && (scalar | 0x20) &- 0x61 < 26
        guard letter != nil || isASCIILetter else { return nil }
        letters.append(letter)
        plain.append(scalar)
      }
      for (index, letter) in letters.enumerated() {
        guard let letter else {
          let isSmall = plain[index] & 0x20 != 0
          hasSmallLetter = hasSmallLetter || isSmall
          if let scalar = UnicodeScalar(plain[index] | 0x20) {
            untoned.unicodeScalars.append(scalar)
          }
          continue
        }
        if letter.isCapital, index > 0 { hasLateCapital = true }
        if !letter.isCapital, letter.quality == .none, letter.tone == .level {
          hasSmallLetter = true
        }
        if let scalar = UnicodeScalar(letter.untoned) { untoned.unicodeScalars.append(scalar) }
        if letter.tone != .level { tones.append(letter.tone) }
        if letter.quality != .none || letter.tone != .level {
          var small = letter
          small.isCapital = false
          if let scalar = VietnameseAlphabet.scalar(of: small) { marked.append(scalar) }
        }
      }
    }

    /// Whether onset, rhyme, tone and case go together.
    var isPlausible: Bool {
      guard tones.count <= 1, !(hasLateCapital && hasSmallLetter) else { return false }
      let letters = Array(untoned)
      for length in 0...min(3, letters.count) where onsets.contains(String(letters[..<length])) {
        if isRhyme(String(letters[length...])) { return true }
      }
      return isAbbreviation
    }

    /// Capitals such as QĐ and HĐND, in which the only mark is that of đ.
    private var isAbbreviation: Bool {
      !hasSmallLetter && untoned.count > 1 && tones.isEmpty
        && marked.allSatisfy { $0 == 0x111 }
    }

    private func isRhyme(_ rhyme: String) -> Bool {
      if openRhymes.contains(rhyme) { return true }
      for coda in codas where rhyme.hasSuffix(coda) {
        guard closedNuclei.contains(String(rhyme.dropLast(coda.count))) else { continue }
        let tone = tones.first ?? .level
        return !stops.contains(coda) || tone == .acute || tone == .dotBelow
      }
      return false
    }
  }

  /// How often each marked letter occurs among a thousand marked letters of the Vietnamese texts of
  /// the shipped criteria sets and plans (9,876 letters counted), at least a tenth.
  private static let frequencies: [UInt32: Double] = {
    let counts: [(String, [Double])] = [
      ("àảãáạ", [57.5, 25.3, 29.2, 40.9, 31.5]), ("ăằẳẵắặ", [15.5, 2.9, 0.3, 0.1, 4.7, 2.6]),
      ("âầẩẫấậ", [18.9, 11, 10.9, 1.9, 9.4, 13.6]), ("èẻẽéẹ", [7.9, 0.6, 0.8, 0.7, 0.2]),
      ("êềểễếệ", [51.7, 14.5, 9.4, 0.2, 23.2, 52.3]), ("ìỉĩíị", [9.6, 12.3, 1.9, 24.8, 20]),
      ("òỏõóọ", [10, 14.7, 0.5, 17.3, 10.9]), ("ôồổỗốộ", [56.5, 7.3, 6.4, 1.5, 23.6, 32.2]),
      ("ơờởỡớợ", [13.3, 13.9, 8.5, 1.7, 14.4, 17.2]), ("ùủũúụ", [4.6, 16.7, 0.6, 2.5, 13.2]),
      ("ưừửữứự", [48.2, 8.1, 2.6, 2.6, 12.4, 15.6]), ("ỳỷỹýỵ", [1.2, 9.4, 0.4, 4.4, 0.1]),
      ("đ", [101.2]),
    ]
    var result: [UInt32: Double] = [:]
    for (letters, perThousand) in counts {
      for (letter, count) in zip(letters.unicodeScalars, perThousand) {
        result[letter.value] = log(max(count, 0.5) / 1000)
      }
    }
    return result
  }()
}
