import Panels

/// Tells rows of data from headings of districts, totals, notes and headings once more.
struct RowClassifier {
  private let matcher: HeadingMatcher
  private let layout: SheetLayout
  private let nameColumn: Int?
  private var labels: [String: RowLabel] = [:]
  private var headingNames: [String: Bool] = [:]
  /// Whether the units themselves are districts or provinces.
  private let unitsArePlaces: Bool
  /// Whether Roman numbers and letters head groups, because rows have Arabic ones.
  private let hasArabicNumbers: Bool
  private var hasSignature = false
  private var repetition: HeadingRepetition
  /// What stands between the last row of data and the headings once more.
  private var titles: [String] = []
  /// The row of texts right of the names that was met last: it may head columns of the row below.
  private var textRow: Int?

  /// - Parameter sample: The first rows of the sheet.
  init(matcher: HeadingMatcher, layout: SheetLayout, sample: [SheetRow]) {
    self.matcher = matcher
    self.layout = layout
    repetition = HeadingRepetition(layout: layout, sample: sample)
    let name = layout.column(.unitName)
    nameColumn = name ?? layout.column(.unitCode) ?? layout.column(.indicator)
    let running = layout.column(.runningNumber)
    var plain = 0
    var places = 0
    var arabic = 0
    for row in sample where row.number >= layout.firstDataRow {
      for cell in row.cells {
        if cell.column == name, case .text(let text) = cell.value {
          switch matcher.vocabulary.rowWords.label(of: text) {
          case .plain: plain += 1
          case .district, .province: places += 1
          default: break
          }
        } else if cell.column == running {
          var parts = RowParts()
          parts.running = cell.value.headingText?.trimmingSpaces ?? ""
          if parts.hasArabicNumber { arabic += 1 }
        }
      }
    }
    // Signatures and notes below a table of districts are plain texts as well.
    unitsArePlaces = places > 1 && plain * 2 < places
    hasArabicNumbers = arabic > 0
  }

  /// The label a text is by itself, without its number: "I. Huyện Nam Trực".
  mutating func label(_ text: String) -> RowLabel {
    if let known = labels[text] { return known }
    let label = matcher.vocabulary.rowWords.label(of: Self.withoutNumber(text).name)
    labels[text] = label
    return label
  }

  /// A text without the number of a group before it.
  static func withoutNumber(_ text: String) -> (name: String, hasNumber: Bool) {
    guard text.utf8.prefix(8).contains(where: { ".):-".utf8.contains($0) }) else {
      return (text, false)
    }
    guard let match = text.prefixMatch(of: /\s*([A-Z]|[IVX]+)\s*[.\)\-:]\s*/) else {
      return (text, false)
    }
    let rest = String(text[match.range.upperBound...])
    let number = String(match.1)
    // "P. Nam Hồng", "X. Nam Hồng" and "H. Nam Trực" are kinds, no numbers.
    let isKind = ["P", "X", "T", "H", "Q"].contains(number) && text[match.range].contains(".")
    return rest.isEmpty || isKind ? (text, false) : (rest, true)
  }

  /// Whether headings have begun once more, and the rows that complete them are to come.
  var isInHeadings: Bool { repetition.isUnderWay }

  /// What a row is.
  mutating func kind(_ parts: RowParts, _ row: SheetRow) -> RowKind {
    if repetition.isUnderWay { return repetition.takes(row) ? .heading : .secondTable }
    let kind =
      layout.shape == .unitsAcross
      ? across(parts, row) : parts.name.isEmpty ? unnamed(parts, row) : named(parts, row)
    switch kind {
    case .note:
      if matcher.vocabulary.rowWords.isSignature(parts.firstText) { hasSignature = true }
      if titles.count < 20, !parts.firstText.isEmpty { titles.append(parts.firstText) }
    case .data: titles.removeAll()
    default: break
    }
    return kind
  }

  /// Where units stand across, the label of a row is an indicator or a year.
  private mutating func across(_ parts: RowParts, _ row: SheetRow) -> RowKind {
    let label = parts.indicator.isEmpty ? parts.year?.headingText ?? "" : parts.indicator
    if label.isEmpty { return .note }
    if isHeadingName(label) { return repeated(row) }
    if isNumbering(row) { return .numbering }
    switch self.label(label) {
    case .note: return .note
    case .total(let isMean) where parts.indicator.isEmpty: return .total(isMean: isMean)
    default: return parts.filledValues == 0 ? .note : .data
    }
  }

  private mutating func named(_ parts: RowParts, _ row: SheetRow) -> RowKind {
    if isHeadingName(parts.name) || (parts.isRunningText && isHeadingName(parts.running)) {
      return isGroup(parts, row) ? .group : repeated(row)
    }
    if parts.name.utf8.count <= 4, isNumbering(row) { return .numbering }
    if row.cells.count == 1, isTitle(parts.name) { return .note }
    let label = label(parts.name)
    let isNumbered = parts.hasArabicNumber || !parts.code.isEmpty
    switch label {
    case .total(let isMean): return isNumbered ? .data : .total(isMean: isMean)
    case .note: return isNumbered ? .data : .note
    case .district where !unitsArePlaces: return .place(.district)
    case .province where !unitsArePlaces: return .place(.province)
    case .plain, .district, .province: break
    }
    if hasArabicNumbers, parts.hasGroupNumber, layout.shape == .unitsDown {
      return .place(.district)
    }
    if parts.filledValues == 0, parts.running.isEmpty, Self.withoutNumber(parts.name).hasNumber {
      return .place(.district)
    }
    if isNumbered || parts.filledValues > 0 {
      return hasSignature && !isNumbered && hasOnlyTexts(row) ? .note : .data
    }
    if hasSignature || parts.name.count > 60
      || (hasArabicNumbers && parts.running.isEmpty && !parts.name.isShortName)
    {
      return .note
    }
    return .data
  }

  private mutating func unnamed(_ parts: RowParts, _ row: SheetRow) -> RowKind {
    if !parts.code.isEmpty, parts.filledValues > 0 || parts.hasArabicNumber {
      return isNumbering(row) ? .numbering : .data
    }
    if parts.isRunningText {
      if isHeadingName(parts.running) { return repeated(row) }
      switch label(parts.running) {
      case .total(let isMean): return .total(isMean: isMean)
      case .note: return .note
      case .district: return .place(.district)
      case .province: return .place(.province)
      case .plain:
        let stripped = Self.withoutNumber(parts.running)
        if stripped.hasNumber, parts.filledValues == 0 { return .place(.district) }
        if parts.filledValues == 0 { return .note }
      }
    }
    if isNumbering(row) { return .numbering }
    if parts.filledValues == 0 { return .note }
    if hasOnlyTexts(row) {
      if repetition.takes(row) { return .heading }
      textRow = row.number
      return .note
    }
    if hasSignature { return .note }
    return .nameless
  }

  /// Whether every value cell is words: a signature below the columns of values.
  private func hasOnlyTexts(_ row: SheetRow) -> Bool {
    row.cells.allSatisfy { cell in
      guard case .text(let text) = cell.value else { return false }
      return SheetNumberStyle.Marks(figure: text) == nil
        && matcher.vocabulary.answers.answer(text) == nil
        && text.count > 3
    }
  }

  /// Whether a text is a heading for names: then the row is headings once more.
  private mutating func isHeadingName(_ text: String) -> Bool {
    if let known = headingNames[text] { return known }
    let role = matcher.role(of: text)?.role
    let isHeading = role == .unitName || role == .runningNumber || role == .indicator
    headingNames[text] = isHeading
    return isHeading
  }

  /// The headings once more, or those of a second table: other headings, a row of headings above
  /// them that was not there, or a title of another year between.
  private mutating func repeated(_ row: SheetRow) -> RowKind {
    let isBelowOthers = textRow == row.number - 1
    if isBelowOthers || titles.contains(where: isOfOtherYear) { return .secondTable }
    // Without the headings above them the lowest ones may be another table's, if a title says so.
    return repetition.takes(row) || (titles.isEmpty && repetition.isLowest(row))
      ? .heading : .secondTable
  }

  /// Whether a row with the word for communes heads a group of them: "B. Các phường".
  private func isGroup(_ parts: RowParts, _ row: SheetRow) -> Bool {
    guard parts.running.isEmpty || parts.hasGroupNumber || parts.hasArabicNumber else {
      return false
    }
    let texts = row.cells.count { if case .text = $0.value { true } else { false } }
    return texts <= (parts.running.isEmpty ? 1 : 2)
      && (parts.filledValues > 0 || !parts.running.isEmpty)
  }

  /// Whether a text names a year, as a title may and a unit does not.
  private func isTitle(_ text: String) -> Bool {
    !HeadingParts(text, matcher.vocabulary).years.isEmpty
  }

  /// Whether a title speaks of a year, or a part of one, that the values above do not have.
  private func isOfOtherYear(_ title: String) -> Bool {
    if TitleYear.isDated(title) || TitleYear.isRemark(title) { return false }
    let parts = HeadingParts(title, matcher.vocabulary)
    guard let year = parts.year else { return false }
    if layout.column(.year) != nil || layout.column(.period) != nil { return false }
    let month = parts.month == 12 ? nil : parts.month
    if let known = layout.year { return known != year || layout.month != month }
    return !layout.valueColumns.contains { $0.values.year == year }
  }

  /// Whether a row numbers the columns once more: A, B, 1, 2, 3.
  private func isNumbering(_ row: SheetRow) -> Bool {
    guard row.cells.count > 2, let column = nameColumn else { return false }
    let grid = HeadingGrid(rows: [row], merges: [])
    return HeadingBlockFinder(grid: grid, matcher: matcher)
      .isNumbering(0, labelColumn: column, isGapless: layout.numberingRow == nil)
  }
}

extension String {
  /// Whether it has the length of a name.
  fileprivate var isShortName: Bool {
    count <= 30 && split(separator: " ").count <= 5 && !contains(":")
  }
}
