import Foundation

/// Names that are nearly right.
enum Spelling {
  /// The candidate nearest to `word`, when it is near enough to be meant.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let folded = fold(word)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(folded, fold(candidate))
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best, best.distance <= max(1, word.count / 3) { return best.candidate }
    return folded.count < 3 ? nil : candidates.first { fold($0).hasPrefix(folded) }
  }

  /// Lower case, without marks, đ as d, every run of other characters as one space.
  static func fold(_ text: String) -> String {
    let plain = text.folding(
      options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "en_US_POSIX"))
    var result = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      // The second pair, Icelandic, stands for the first in texts from old Vietnamese fonts.
      case "đ", "Đ", "ð", "Ð": result.append("d")
      case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar):
        result.unicodeScalars.append(scalar)
      default: if !result.hasSuffix(" ") { result.append(" ") }
      }
    }
    return result.trimmingCharacters(in: .whitespaces).lowercased()
  }

  /// Levenshtein's distance.
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.unicodeScalars)
    var row = Array(0...right.count)
    for (i, character) in left.unicodeScalars.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (character == right[j] ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
