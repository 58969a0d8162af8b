import Panels

/// A part of a year that a figure speaks of, as offices name it.
public enum YearPart: Hashable, Sendable {
  /// Up to the end of a month, 1 to 12.
  case month(Int)
  /// One quarter, 1 to 4.
  case quarter(Int)
  /// One half, 1 or 2.
  case half(Int)
  /// No regular date: mid-term, baseline, on request.
  case adHoc

  /// The word used in files: `month-06`, `quarter-2`, `half-1`, `ad-hoc`.
  public var label: String {
    switch self {
    case .month(let month): "month-" + (month < 10 ? "0" : "") + "\(month)"
    case .quarter(let quarter): "quarter-\(quarter)"
    case .half(let half): "half-\(half)"
    case .adHoc: "ad-hoc"
    }
  }

  /// Whether its figure can stand in for that of the year, as an estimate.
  ///
  /// What is counted up to the end of a month does, and so does the first half. A lone quarter, the
  /// second half and a figure of no date say nothing about a year's flow; of a stock they do: of a
  /// share, a count or a yes or no, which are as they are on a day.
  func standsIn(for kind: IndicatorKind) -> Bool {
    switch self {
    case .month, .half(1): true
    case .quarter, .half, .adHoc:
      switch kind {
      case .share, .count, .yesno: true
      case .positive, .number: false
      }
    }
  }

  /// The month it ends with; 0 where there is none.
  var lastMonth: Int {
    switch self {
    case .month(let month): month
    case .quarter(let quarter): 3 * quarter
    case .half(let half): 6 * half
    case .adHoc: 0
    }
  }
}

/// A year, or a part of one, in the words of offices: `2022`, `6T/2022`, `quý II/2022`, `30/6/2022`.
struct PeriodWord: Hashable, Sendable {
  /// The year.
  var year: Int
  /// The part of it; `nil` for the whole year or its end.
  var part: YearPart?

  /// Reads a word; `nil` when it names no year.
  init?(_ text: String) {
    let word = Self.plain(text)
    guard let (year, rest) = Self.takingYear(word), let part = Self.part(rest) else { return nil }
    self.year = year
    self.part = part.value
  }

  /// Reads a part of a year, `6T`, `quý II`, `cả năm`, beside the cell of its year.
  init?(_ text: String, yearCell: String) {
    guard let year = Self(yearCell), let part = Self.part(ofMonthColumn: text) else { return nil }
    self.year = year.year
    self.part = part.value
  }

  /// The part of a year that a word without a year names; `.some(nil)` for the year's end.
  static func part(ofMonthColumn text: String) -> Part? { part(plain(text)) }

  /// A part, or the whole year.
  struct Part: Hashable {
    var value: YearPart?
  }

  /// Lower case, without marks that mean nothing here.
  private static func plain(_ text: String) -> String {
    var word = ""
    for character in text.lowercased() {
      let base = character.unicodeScalars.first.map { folded($0) } ?? ""
      word += base
    }
    return word.split { $0 == " " || $0 == "\u{00A0}" }.joined(separator: " ")
  }

  /// The letter under the marks of Vietnamese; a mark that stands alone falls away.
  private static func folded(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "à", "á", "ả", "ã", "ạ", "ă", "ằ", "ắ", "ẳ", "ẵ", "ặ", "â", "ầ", "ấ", "ẩ", "ẫ", "ậ": "a"
    case "è", "é", "ẻ", "ẽ", "ẹ", "ê", "ề", "ế", "ể", "ễ", "ệ": "e"
    case "ì", "í", "ỉ", "ĩ", "ị": "i"
    case "ò", "ó", "ỏ", "õ", "ọ", "ô", "ồ", "ố", "ổ", "ỗ", "ộ", "ơ", "ờ", "ớ", "ở", "ỡ", "ợ": "o"
    case "ù", "ú", "ủ", "ũ", "ụ", "ư", "ừ", "ứ", "ử", "ữ", "ự": "u"
    case "ỳ", "ý", "ỷ", "ỹ", "ỵ": "y"
    case "đ": "d"
    default:
      scalar.properties.generalCategory == .nonspacingMark ? "" : String(Character(scalar))
    }
  }

  /// The first run of four digits that is a year, and what stands around it.
  private static func takingYear(_ word: String) -> (Int, String)? {
    let characters = Array(word)
    var start = 0
    while start < characters.count {
      guard characters[start].isWholeNumber else {
        start += 1
        continue
      }
      var end = start
      while end < characters.count, characters[end].isWholeNumber { end += 1 }
      if end - start == 4, let year = Int(String(characters[start..<end])),
        (1900...2200).contains(year)
      {
        let before = String(characters[..<start])
        let after = String(characters[end...])
        return (year, before + " " + after)
      }
      start = end
    }
    return nil
  }

  private static func part(_ text: String) -> Part? {
    let filler: Set<String> = ["nam", "year", "den", "tinh", "ngay", "of", "thang dau", "dau"]
    let separators: Set<Character> = [" ", "/", "-", ".", ",", "_", "(", ")"]
    var words = text.split { separators.contains($0) }.map(String.init)
    if words.isEmpty { return Part(value: nil) }
    let isLastHalf = words.contains("cuoi") && words.contains("thang")
    if isLastHalf { return Part(value: .half(2)) }
    let adHoc: [[String]] = [
      ["dot", "xuat"], ["ad", "hoc"], ["adhoc"], ["giua", "ky"], ["dau", "ky"], ["cuoi", "ky"],
      ["so", "ket"], ["baseline"], ["midterm"], ["mid", "term"],
    ]
    if adHoc.contains(where: { phrase in phrase.allSatisfy(words.contains) }) {
      return Part(value: .adHoc)
    }
    if words.contains("cuoi") || words.contains("end") {
      return words.allSatisfy { ["cuoi", "end", "nam", "year", "of"].contains($0) }
        ? Part(value: nil) : nil
    }
    if words == ["ca", "nam"] || words == ["ca"] { return Part(value: nil) }
    if words.contains("nua") {
      return Part(value: .half(words.contains("sau") ? 2 : 1))
    }
    words.removeAll { filler.contains($0) }
    return shortPart(words)
  }

  private static func shortPart(_ words: [String]) -> Part? {
    switch words.count {
    case 0: return Part(value: nil)
    case 1:
      let word = words[0]
      if word.hasPrefix("q"), let quarter = number(word.dropFirst()), (1...4).contains(quarter) {
        return Part(value: .quarter(quarter))
      }
      if word.hasPrefix("h"), let half = number(word.dropFirst()), (1...2).contains(half) {
        return Part(value: .half(half))
      }
      if word.hasPrefix("t") || word.hasPrefix("m"), let months = number(word.dropFirst()) {
        return month(months)
      }
      if word.hasSuffix("t") || word.hasSuffix("m"), let months = number(word.dropLast()) {
        return month(months)
      }
      return number(Substring(word)).flatMap { month($0) }
    case 2:
      if ["quy", "q", "quarter"].contains(words[0]), let quarter = number(Substring(words[1])),
        (1...4).contains(quarter)
      {
        return Part(value: .quarter(quarter))
      }
      let months: Set<String> = ["thang", "month", "months", "t"]
      if months.contains(words[0]) || months.contains(words[1]) {
        return number(Substring(months.contains(words[0]) ? words[1] : words[0]))
          .flatMap { month($0) }
      }
      // A day and a month, in either order of a date with its year in front or behind.
      guard let first = number(Substring(words[0])), let second = number(Substring(words[1])) else {
        return nil
      }
      if (1...12).contains(second), (1...31).contains(first) { return date(first, second) }
      return (1...12).contains(first) && (1...31).contains(second) ? date(second, first) : nil
    default: return nil
    }
  }

  private static func month(_ month: Int) -> Part? {
    guard (1...12).contains(month) else { return nil }
    return Part(value: month == 12 ? nil : .month(month))
  }

  private static func date(_ day: Int, _ month: Int) -> Part {
    Part(value: month == 12 && day == 31 ? nil : .month(month))
  }

  /// An Arabic or a small Roman number.
  private static func number(_ text: Substring) -> Int? {
    switch text {
    case "i": 1
    case "ii": 2
    case "iii": 3
    case "iv": 4
    default: text.count <= 2 ? Int(text) : nil
    }
  }
}
