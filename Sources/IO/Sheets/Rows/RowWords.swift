import Panels

/// The words by which rows that are no data are known.
struct RowWords: Sendable {
  private let totals: Set<String>
  private let means: Set<String>
  private let notes: [String]
  private let signatures: [String]
  private let districtWords: [String]
  private let provinceWords: [String]

  init(_ rows: LocatedValue?, kinds: LocatedValue?) {
    let fold = { (words: [String]?) in (words ?? []).map { PlainWords.fold($0) } }
    totals = Set(fold(rows?.words("total")))
    means = Set(fold(rows?.words("mean")))
    notes = fold(rows?.words("note"))
    signatures = fold(rows?.words("signature"))
    // Full words with their marks: "h" begins too many names, and Tịnh Hà is no province.
    let exact = { (words: [String]?) in
      (words ?? []).map { PlainWords.key($0) }.filter { $0.count > 2 || $0.hasPrefix("t") }
        .filter { $0.count > 1 && $0 != "t." }
    }
    districtWords = exact(kinds?.words("district")) + ["huyen"]
    provinceWords = exact(kinds?.words("province"))
  }

  /// What the label of a row says about the row, whatever stands in its other cells.
  func label(of text: String) -> RowLabel {
    let plain = PlainWords.fold(text)
    if plain.isEmpty { return text.hasPrefix("*") || text.hasPrefix("(*") ? .note : .plain }
    if let total = total(plain, text) { return total }
    if text.hasPrefix("(*") || text.hasPrefix("*") || isNote(plain) { return .note }
    if Self.isPlaceAndDate(plain) { return .note }
    let key = PlainWords.key(text)
    if starts(key, with: districtWords) { return .district }
    if starts(key, with: provinceWords) { return .province }
    return .plain
  }

  /// Whether a text begins the signatures below a table.
  func isSignature(_ text: String) -> Bool {
    let plain = PlainWords.fold(text)
    return signatures.contains { plain == $0 || plain.hasPrefix($0 + " ") }
  }

  /// "Cộng", "Tổng cộng (I+II)", "Bình quân toàn huyện", "Tổng số 18 xã", "Cộng huyện Nam Trực".
  private func total(_ plain: String, _ text: String) -> RowLabel? {
    if totals.contains(plain) { return .total(isMean: false) }
    if means.contains(plain) { return .total(isMean: true) }
    let withoutNumbers = plain.split(separator: " ").filter { word in
      !word.allSatisfy { $0.isNumber } && !Self.isRoman(String(word))
    }.joined(separator: " ")
    if totals.contains(withoutNumbers) { return .total(isMean: false) }
    if means.contains(withoutNumbers) { return .total(isMean: true) }
    for (words, isMean) in [(totals, false), (means, true)] {
      for word in words where plain.hasPrefix(word + " ") {
        let rest = String(plain.dropFirst(word.count + 1))
        let followers = ["huyen ", "tinh ", "toan ", "cac ", "xa ", "thi xa ", "chung", "khu vuc "]
        if followers.contains(where: { rest.hasPrefix($0) }), Self.isLower(text, from: word) {
          return .total(isMean: isMean)
        }
      }
    }
    return nil
  }

  /// Whether the second word of a text is no part of a name: a small letter, or all capitals.
  private static func isLower(_ text: String, from word: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    let next = words.dropFirst(word.split(separator: " ").count).first
    return next?.first?.isLowercase ?? true || text == text.uppercased()
      || PlainWords.fold(String(next ?? "")) == "huyen"
      || PlainWords.fold(String(next ?? "")) == "tinh"
  }

  private func isNote(_ plain: String) -> Bool {
    notes.contains { plain == $0 || plain.hasPrefix($0 + " ") }
  }

  private func starts(_ key: String, with words: [String]) -> Bool {
    words.contains { key.hasPrefix($0 + " ") || ($0.hasSuffix(".") && key.hasPrefix($0)) }
  }

  /// "Nam Trực, ngày 15 tháng 01 năm 2022", "Ngày … tháng … năm 2022".
  private static func isPlaceAndDate(_ plain: String) -> Bool {
    let padded = " " + plain + " "
    return padded.contains(" ngay ") && padded.contains(" thang ") && padded.contains(" nam ")
  }

  /// Whether a word is a Roman numeral from I to XXXIX, in either case.
  static func isRoman(_ word: String) -> Bool {
    guard (1...6).contains(word.utf8.count), word.utf8.allSatisfy({ "ivxIVX".utf8.contains($0) })
    else { return false }
    return word.uppercased().wholeMatch(of: /X{0,3}(IX|IV|V?I{0,3})/) != nil
  }
}

/// What the label of a row says about it.
enum RowLabel: Hashable, Sendable {
  /// A name, as far as the words tell.
  case plain
  /// A sum or a mean of other rows.
  case total(isMean: Bool)
  /// A remark, a source, a signature.
  case note
  /// The name of a district.
  case district
  /// The name of a province.
  case province
}
