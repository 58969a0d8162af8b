import Foundation

/// Names that are nearly right.
enum Spelling {
  /// The candidate nearest to `word`, when it is near enough to be meant.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let folded = fold(word)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(Array(folded.utf8), Array(fold(candidate).utf8))
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best, best.distance <= max(1, word.count / 3) { return best.candidate }
    return folded.count < 3 ? nil : candidates.first { fold($0).hasPrefix(folded) }
  }

  /// Lower case, without marks, đ as d, every run of other characters as one space.
  static func fold(_ text: String) -> String {
    var text = text
    if let folded = text.withUTF8(foldVietnamese) { return folded }
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

  /// Folds ASCII and Vietnamese letters from a table; `nil` when there are others.
  private static func foldVietnamese(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard let (scalar, length) = UTF8Scalar.decode(bytes, at: index) else { return nil }
      index += length
      if scalar < 0x80 {
        let byte = UInt8(scalar)
        if isASCIILetter(byte) {
          result.append(byte | 0x20)
        } else if byte &- 48 < 10 {
          result.append(byte)
        } else if result.last != 32 {
          result.append(32)
        }
      } else if let letter = VietnameseAlphabet.letter(of: scalar) {
        result.append(letter.base)
      } else if scalar == 0xF0 || scalar == 0xD0 {
        result.append(UInt8(ascii: "d"))
      } else if !VietnameseAlphabet.isMark(scalar) {
        return nil
      }
    }
    if result.last == 32 { result.removeLast() }
    if result.first == 32 { result.removeFirst() }
    return String(decoding: result, as: UTF8.self)
  }

  /// Levenshtein's distance, or more than `limit` when it is more.
  static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int = .max) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: right.count + 1) { row in
      for j in 0...right.count { row[j] = j }
      for i in left.indices {
        var diagonal = row[0]
        row[0] = i + 1
        var least = i + 1
        for j in right.indices {
          let above = row[j + 1]
          row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left[i] == right[j] ? 0 : 1))
          diagonal = above
          least = min(least, row[j + 1])
        }
        if least > limit { return least }
      }
      return row[right.count]
    }
  }
}
