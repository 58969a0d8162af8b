import IO
import Panels

/// How the rows of a bare table will be read: what a user says of its columns, and what its headings and
/// first rows show where the user says nothing.
struct RowPlan {
  /// Which column holds what.
  private(set) var layout: PanelTableLayout
  /// The columns that are not read, with their positions from 0.
  private(set) var unread: [(column: Int, reason: LocalizedText)] = []
  /// What is to be said about the plan.
  var found: [Problem] = []
  private let table: BareTable
  private let text: DelimitedText
  private let catalogue: IndicatorCatalogue

  /// Decides on each column.
  ///
  /// - Throws: ``IO/InputError`` when an option does not fit, or there is no column of numbers.
  init(
    _ table: BareTable, _ text: DelimitedText, _ catalogue: IndicatorCatalogue
  ) throws(InputError) {
    self.table = table
    self.text = text
    self.catalogue = catalogue
    layout = PanelTableLayout(
      unit: table.unit, year: table.year, values: .wide([]), groups: table.groups,
      name: table.name, zone: table.zoneColumn, decimalComma: table.decimalComma)
    layout.isPointChosen = table.sheet.decimalPoint
    var declared: [Indicator] = []
    for value in table.values where table.indicatorColumn == nil || value.contains(":") {
      declared.append(try table.indicator(value, catalogue))
    }
    try refuseQualifying(declared)
    if let long = longColumns(declared) {
      try planLong(long, declared)
    } else {
      try planWide(declared)
    }
  }

  /// What is to be said about the plan, and then what was found in reading by it.
  func log(before log: ProblemLog) -> ProblemLog {
    var result = ProblemLog()
    for problem in found { result.add(problem) }
    result.add(contentsOf: log)
    return result
  }

  // MARK: One value a row

  /// The columns of the indicator and of the value: those named, else those that headings name.
  private func longColumns(_ declared: [Indicator]) -> (indicator: String, value: String)? {
    if let column = table.indicatorColumn {
      return (column, table.values.first { !$0.contains(":") } ?? "value")
    }
    let names = ("indicator", "value")
    guard text.columns.contains(names.0), text.columns.contains(names.1),
      !declared.contains(where: { text.columns.contains($0.id) })
    else { return nil }
    return names
  }

  private mutating func planLong(
    _ long: (indicator: String, value: String), _ declared: [Indicator]
  ) throws(InputError) {
    let isOpen = declared.isEmpty && table.sets.isEmpty
    if isOpen, !table.guessesColumns {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.name-indicators", ["column": long.indicator])))
    }
    let named = Set(declared.map(\.id))
    let beside = table.alsoReads.filter { !named.contains($0) && catalogue[$0] == nil }
    var known = IndicatorCatalogue(
      declared: declared + beside.map { Indicator(id: $0, kind: .number) }, over: catalogue)
    let survey = TableSurvey(text, long: long, indicators: known)
    if isOpen {
      let shares = survey.columns.filter { $0.hasPercentSign && catalogue[$0.name] == nil }
      known = IndicatorCatalogue(declared: shares.map(Self.guessed), over: known)
      known.kindOfOthers = .number
    }
    layout.values = .long(indicatorColumn: long.indicator, valueColumn: long.value, known)
    decideMark(survey, Set(survey.columns.map(\.name)), areGuessed: isOpen)
    note(text.columns.indices.filter { ![long.indicator, long.value].contains(text.columns[$0]) }) {
      _ in
      LocalizedText(
        "option.long-table-columns")
    }
  }

  // MARK: A column for each indicator

  private mutating func planWide(_ declared: [Indicator]) throws(InputError) {
    var indicators = declared
    var known = IndicatorCatalogue(declared: declared, over: catalogue)
    let isGuess = declared.isEmpty && !isKnownToSets
    if declared.isEmpty, isKnownToSets {
      indicators = others.compactMap { catalogue[text.columns[$0]] }
      note(others.filter { catalogue[text.columns[$0]] == nil }) { _ in
        LocalizedText(
          "option.no-set-declares")
      }
    }
    if table.isBrief, !declared.isEmpty {
      indicators += measuresOfSets(beside: declared)
      known = IndicatorCatalogue(declared: indicators, over: catalogue)
    }
    let survey = TableSurvey(text, indicators: known)
    if isGuess { indicators = try guess(survey) }
    for column in table.columnsBeside where !indicators.contains(where: { $0.id == column }) {
      indicators.append(Indicator(id: column, kind: .number))
    }
    known = IndicatorCatalogue(declared: indicators, over: known)
    if !declared.isEmpty { noteUnnamed(beside: Set(indicators.map(\.id)), survey) }
    try refuseRepeated(indicators)
    layout.values = .wide(indicators)
    decideMark(survey, Set(indicators.map(\.id)), areGuessed: isGuess)
  }

  /// Notes the columns of values that the call names nothing of: numbers, and what a criteria set knows.
  private mutating func noteUnnamed(beside named: Set<String>, _ survey: TableSurvey) {
    let left = others.filter { column in
      let name = text.columns[column]
      return !named.contains(name) && name != "#"
        && (survey.columns[column].isNumeric || catalogue[name] != nil)
    }
    guard let first = left.first else { return }
    unread += left.map { ($0, LocalizedText("option.not-named")) }
    found.append(
      Problem(
        .sheet(.columnsNotNamed(left.map { text.columns[$0] })),
        at: SourceLocation(
          file: text.path, line: text.headingLine, column: first + 1,
          columnName: text.columns[first])))
  }

  /// The columns that the sets know, beside those declared.
  private func measuresOfSets(beside declared: [Indicator]) -> [Indicator] {
    let named = Set(declared.map(\.id))
    return table.sets.isEmpty
      ? []
      : others.compactMap { catalogue[text.columns[$0]] }.filter { !named.contains($0.id) }
  }

  /// Whether sets were named that know a column.
  private var isKnownToSets: Bool {
    !table.sets.isEmpty && others.contains { catalogue[text.columns[$0]] != nil }
  }

  /// The columns that are numbers, as plain numbers.
  private mutating func guess(_ survey: TableSurvey) throws(InputError) -> [Indicator] {
    let names = others.map { text.columns[$0] }
    guard table.guessesColumns else {
      let list = names.joined(separator: ", ")
      throw InputError(
        .badOption(
          LocalizedText(
            "option.name-columns", ["columns": list])))
    }
    // "#" heads running numbers.
    let numeric = others.filter { survey.columns[$0].isNumeric && text.columns[$0] != "#" }
    let example = { (column: Int) in Self.short(survey.columns[column].textExample ?? "") }
    if numeric.isEmpty {
      let columns = others.map { "\(text.columns[$0]) (\"\(example($0))\")" }
      throw InputError(
        .text(.noNumericColumn(columns)), at: SourceLocation(file: text.path))
    }
    let columns = text.columns
    note(others.filter { !numeric.contains($0) }) { column in
      if columns[column] == "#" {
        return LocalizedText("option.column-running-numbers")
      }
      return LocalizedText(
        "option.cells-are-text", ["example": example(column)])
    }
    var seen = Set<String>()
    // A column that stands twice is refused where columns are looked for.
    return numeric.map { survey.columns[$0] }.filter { seen.insert($0.name).inserted }
      .map { catalogue[$0.name] ?? Self.guessed($0) }
  }

  /// A column or indicator nobody says anything about: a number, in per cent where its cells say so.
  private static func guessed(_ column: TableSurvey.Column) -> Indicator {
    Indicator(id: column.name, kind: .number, unit: column.hasPercentSign ? "percent" : "")
  }

  private static func short(_ text: String) -> String {
    text.count <= 30 ? text : text.prefix(29) + "…"
  }

  private func refuseRepeated(_ indicators: [Indicator]) throws(InputError) {
    var names = Set<String>()
    for indicator in indicators where !names.insert(indicator.id).inserted {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.value-twice", ["indicator": indicator.id])))
    }
  }

  // MARK: Both

  /// Refuses a column that tells values of one year apart, unless the call names it as something else.
  private func refuseQualifying(_ declared: [Indicator]) throws(InputError) {
    let named = declared.map(\.id) + table.columnsBeside + [table.indicatorColumn].compactMap { $0 }
    let names = ObservationReader.qualifyingColumns.subtracting(named)
    for column in others where names.contains(text.columns[column]) {
      throw InputError(
        .text(.qualifyingColumn(text.columns[column])),
        at: SourceLocation(
          file: text.path, line: text.headingLine, column: column + 1,
          columnName: text.columns[column]))
    }
  }

  /// The columns that have no part in a row but values.
  private var others: [Int] {
    let own = Set(
      [table.unit, table.year, "provenance"] + table.groups
        + [table.name, table.zoneColumn].compactMap { $0 })
    return text.columns.indices.filter { !own.contains(text.columns[$0]) }
  }

  private mutating func note(_ columns: [Int], _ reason: (Int) -> LocalizedText) {
    let others = Set(others)
    for column in columns where others.contains(column) {
      let reason = reason(column)
      unread.append((column, reason))
      found.append(
        Problem(
          .sheet(.columnSetAside(reason: reason)),
          at: SourceLocation(
            file: text.path, line: text.headingLine, column: column + 1,
            columnName: text.columns[column])))
    }
  }

  /// Finds the decimal mark out where nobody said it.
  private mutating func decideMark(
    _ survey: TableSurvey, _ names: Set<String>, areGuessed: Bool
  ) {
    if layout.decimalComma || layout.isPointChosen { return }
    switch survey.mark(of: names, areGuessed: areGuessed) {
    case .point: break
    case .comma(let example, let plain, let place):
      layout.decimalComma = true
      found.append(Problem(.text(.decimalCommaFound(example, plain: plain)), at: place))
    case .refused(let problem): found.append(problem)
    }
  }
}

extension BareTable {
  /// The indicators that are kept where rows are counted: those that the call names, whatever the set asks.
  func keptColumns(of indicators: [Indicator]) -> Set<String> {
    let named = Set(values.map { $0.split(separator: ":").dropLast().joined(separator: ":") })
      .union(values).union(columnsBeside)
    return named.intersection(indicators.map(\.id))
  }

  /// The columns read beside those of the indicators, each once.
  fileprivate var columnsBeside: [String] {
    var seen = Set<String>()
    return ([weight].compactMap { $0 } + alsoReads).filter { seen.insert($0).inserted }
  }

  /// The indicator that `NAME:KIND` or a name known to a set describes.
  func indicator(
    _ text: String, _ catalogue: IndicatorCatalogue
  ) throws(InputError) -> Indicator {
    if let known = catalogue[text] { return known }
    // A column's own name may hold a colon: the kind is what stands behind the last one.
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let id = parts.dropLast().joined(separator: ":")
    guard let kind = IndicatorKind(rawValue: parts[parts.count - 1]), !id.isEmpty else {
      let kinds = IndicatorKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw InputError(
        .badOption(
          LocalizedText(
            "option.value-form", ["option": text, "kinds": kinds])))
    }
    let known = catalogue[id]
    return Indicator(
      id: id, name: known?.name, kind: kind,
      unit: known?.unit ?? (kind == .share ? "percent" : ""),
      weight: id == weight ? nil : weight ?? known?.weight, limit: known?.limit)
  }
}
