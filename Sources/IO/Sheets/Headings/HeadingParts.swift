import Panels

/// A heading cut into what it says: year, part of the year, how firm, unit of measure, and the rest.
///
/// "Thu nhập BQĐN ước TH năm 2021 (triệu đồng)" is an estimate of 2021 in million đồng, and the rest
/// is "thu nhập bqđn".
struct HeadingParts: Hashable, Sendable {
  /// The words that are left, in lower case with their marks.
  var rest = ""
  /// The years named, each once.
  var years: [Int] = []
  /// The month of a part of a year; 12 is the year's end.
  var month: Int?
  /// Whether two years stand as a period: 2021-2025.
  var isSeveralYears = false
  var status: SheetSeries.Status?
  /// The unit of measure, as the vocabulary names it.
  var measureUnit: String?
  /// Whether it compares: "so với", "tăng, giảm".
  var isComparison = false

  /// The one year named.
  var year: Int? { years.count == 1 && !isSeveralYears ? years[0] : nil }

  /// Cuts a text.
  init(_ text: String, _ vocabulary: HeadingVocabulary) {
    var words = Self.words(text)
    takeComparison(words, vocabulary)
    takeUnit(&words, vocabulary)
    takeDates(&words)
    takeYears(&words)
    takeStatus(&words, vocabulary)
    rest = words.map(\.text).joined(separator: " ")
  }

  /// A word as it stands and as it is compared.
  private struct Word {
    var text: String
    var plain: String
    /// Whether it stood in parentheses.
    var isInner: Bool
  }

  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var current = ""
    var depth = 0
    func close() {
      if !current.isEmpty {
        words.append(
          Word(
            text: current, plain: current.contains("%") ? "%" : PlainWords.fold(current),
            isInner: depth > 0))
      }
      current = ""
    }
    for character in PlainWords.key(text) {
      switch character {
      case "(", "[":
        close()
        depth += 1
      case ")", "]":
        close()
        depth = max(0, depth - 1)
      case " ", ":", ";", "*", "\"": close()
      case "–", "—": current.append("-")
      default: current.append(character)
      }
    }
    close()
    return words
  }

  // A comparison is looked for in the whole: "% so với KH", "TH/KH".
  private mutating func takeComparison(_ words: [Word], _ vocabulary: HeadingVocabulary) {
    let phrase = " " + words.map(\.plain).joined(separator: " ") + " "
    isComparison = vocabulary.comparisons.contains { phrase.contains(" \($0) ") }
  }

  /// A text as phrases are compared: without marks and case, per cent signs kept as words.
  static func plainPhrase(_ text: String) -> String {
    words(text).map(\.plain).joined(separator: " ")
  }

  /// Takes "(triệu đồng/người/năm)", "(%)", "ĐVT: hộ"; and a lone "%" anywhere.
  private mutating func takeUnit(_ words: inout [Word], _ vocabulary: HeadingVocabulary) {
    if let start = words.indices.first(where: { words[$0].isInner }) {
      let end = words[start...].firstIndex { !$0.isInner } ?? words.endIndex
      var inner = Array(words[start..<end])
      if let first = inner.first, ["dvt", "d v t", "dv"].contains(first.plain) {
        inner.removeFirst()
      }
      let text = inner.map(\.text).joined(separator: " ")
      if let unit = Self.unit(text, vocabulary) {
        measureUnit = unit
        words.removeSubrange(start..<end)
      }
    }
    if let comma = words.lastIndex(where: { $0.text.hasSuffix(",") }), comma + 1 < words.count,
      measureUnit == nil
    {
      // "Thu nhập bình quân đầu người, triệu đồng"
      let text = words[(comma + 1)...].map(\.text).joined(separator: " ")
      if let unit = Self.unit(text, vocabulary) {
        measureUnit = unit
        words.removeSubrange((comma + 1)...)
      }
    }
    if words.contains(where: { $0.plain == "%" }) {
      measureUnit = measureUnit ?? "percent"
      words.removeAll { $0.plain == "%" }
    }
    if words.count > 0, measureUnit == nil {
      let whole = words.map(\.text).joined(separator: " ")
      let meansMore =
        vocabulary.quantities.exact[whole] != nil || vocabulary.criterionWords.exact[whole] != nil
        || vocabulary.names.exact[whole] != nil
      if vocabulary.measureUnits.exact[whole] != nil, !meansMore {
        measureUnit = Self.unit(whole, vocabulary)
        words = []
      }
    }
  }

  private static func unit(_ text: String, _ vocabulary: HeadingVocabulary) -> String? {
    if text.contains("%") { return "percent" }
    return vocabulary.measureUnits.first(text)
  }

  /// Takes "31/12/2021", "30.6.2022", "6/2022", "T6/2022", "6T/2022".
  private mutating func takeDates(_ words: inout [Word]) {
    words.removeAll { word in
      let parts = word.text.split { "/.-".contains($0) }.map { part in
        Int(part.hasPrefix("t") ? part.dropFirst() : part.hasSuffix("t") ? part.dropLast() : part)
      }
      guard (2...3).contains(parts.count), let last = parts.last ?? nil, Self.isYear(last),
        let month = parts[parts.count - 2], (1...12).contains(month),
        parts.count == 2 || (parts[0].map { (1...31).contains($0) } ?? false)
      else { return false }
      add(year: last)
      self.month = month
      return true
    }
  }

  private static func isYear(_ number: Int) -> Bool { (1990...2100).contains(number) }

  /// Takes "6 tháng đầu năm 2022", "quý II", "năm 2021", "2021-2025", "N2021".
  private mutating func takeYears(_ words: inout [Word]) {
    takePartOfYear(&words)
    var kept: [Word] = []
    for word in words {
      var plain = word.plain
      if plain.hasPrefix("nam"), Int(plain.dropFirst(3)) != nil { plain.removeFirst(3) }
      if plain.hasPrefix("n"), plain.count == 5 { plain.removeFirst() }
      let numbers = plain.split(separator: " ").map { Int($0) }
      if numbers.count == 1, let year = numbers[0], Self.isYear(year) {
        add(year: year)
      } else if numbers.count == 2, let first = numbers[0], let last = numbers[1],
        Self.isYear(first), Self.isYear(last)
      {
        add(year: first)
        add(year: last)
        isSeveralYears = true
      } else {
        kept.append(word)
      }
    }
    if years.count > 1, words.contains(where: { $0.text == "-" }) { isSeveralYears = true }
    if !years.isEmpty { kept.removeAll { $0.plain == "nam" || $0.text == "-" } }
    words = kept
  }

  private mutating func takePartOfYear(_ words: inout [Word]) {
    let plain = words.map(\.plain)
    for index in plain.indices.dropLast() {
      var end = index + 2
      if plain[index + 1] == "thang", let months = Int(plain[index]), (1...11).contains(months) {
        while end < plain.count, ["dau", "nam"].contains(plain[end]) { end += 1 }
        if end < plain.count, ["cuoi"].contains(plain[end]) { continue }
        month = months
      } else if plain[index] == "quy", let quarter = Self.quarter(plain[index + 1]) {
        month = quarter * 3
      } else if plain[index] == "thang", let number = Int(plain[index + 1]),
        (1...12).contains(number)
      {
        month = number
      } else {
        continue
      }
      words.removeSubrange(index..<end)
      return
    }
    for (index, word) in plain.enumerated() {
      if word == "6t" || word == "9t" || word == "3t", let first = word.first?.wholeNumberValue {
        month = first
        words.remove(at: index)
        return
      }
    }
  }

  private static func quarter(_ word: String) -> Int? {
    ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4][word]
  }

  private mutating func add(year: Int) { if !years.contains(year) { years.append(year) } }

  /// Takes the longest run of words that says planned, estimated or actual.
  private mutating func takeStatus(_ words: inout [Word], _ vocabulary: HeadingVocabulary) {
    for length in stride(from: min(3, words.count), through: 1, by: -1) {
      for start in 0...(words.count - length) {
        let phrase = words[start..<start + length].map(\.text).joined(separator: " ")
        guard let meaning = vocabulary.statuses.first(phrase) else { continue }
        // "Kết quả" beside other words may belong to the name of a measure.
        status = status ?? meaning
        words.removeSubrange(start..<start + length)
        return
      }
    }
  }
}
