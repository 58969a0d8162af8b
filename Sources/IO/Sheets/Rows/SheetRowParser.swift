import Panels

/// Streams the rows of a sheet through its layout.
///
/// Memory grows with the values kept, not with the rows read; each text is looked at once.
struct SheetRowParser {
  /// What became of the rows that are no data, for the preview.
  struct Aside {
    var rows = RowNumbers()
    var examples: [String] = []
  }

  enum Plan {
    /// A column without a heading.
    case none
    /// A column that is not read.
    case ignored
    case label(SheetColumnRole.Kind)
    case value(Int)
  }

  /// What a value column adds to its values, and what it has seen.
  struct ValueColumn {
    var column: SheetColumn
    var values: SheetValues
    var unit: Int32 = -1
    // The series of each year, so that a row looks nothing else up.
    var seriesOfYear: [Int: Int16] = [:]
    var lastKey = Int.min
    var year: Int16 = 0
    var series: Int16 = -1
    var indicator: Indicator
    /// By what a number is multiplied.
    var factor = 1.0
    var marks = 0
    var otherAnswers = 0
    var blanks = 0
    var greatest = -Double.infinity
    /// The least value above one.
    var leastAboveOne = Double.infinity
    /// Values of at most one without a per cent sign, the first of them.
    var small: [(row: Int, value: Double)] = []
    var count = 0
    var hasPercent = false

    /// Into the unit of measure, or from fractions to per cent.
    mutating func updateFactor(_ fractions: Set<String>) {
      factor = values.factor
      if indicator.kind == .share, fractions.contains(indicator.id) { factor = 100 }
    }
  }

  /// What the name of an indicator in a row means.
  struct RowIndicator {
    var measure: SheetMeasure?
    var year: Int?
    var month: Int?
    var status: SheetSeries.Status
  }

  /// The frame of a row: what all its cells share.
  struct Frame {
    var unit: Int32
    var year: Int?
    var month: Int?
    var status: SheetSeries.Status
    var indicator: Int
  }

  struct RowKey: Hashable {
    var unit: Int32
    var year: Int32
    var indicator: Int32
  }

  let layout: SheetLayout
  let outline: SheetOutline
  let path: String
  let sheet: Int16
  let matcher: HeadingMatcher
  let options: SheetOptions
  let sets: [CriteriaSet]
  var plans: [Plan]
  var values: [ValueColumn] = []
  var classifier: RowClassifier
  var cells: SheetCellReader
  var totals: TotalsCheck
  let checksTotals: Bool
  let nameColumn: SheetColumn?
  let hasIndicatorColumn: Bool
  let hasYearColumn: Bool
  let hasRowKeys: Bool
  var aside: [SheetProblem.RowReason: Aside] = [:]
  var hidden = RowNumbers()
  /// How many filled cells stand in each column without a heading, and the first of their rows.
  var withoutHeading: [Int: (count: Int, firstRow: Int)] = [:]
  var filledDown = RowNumbers()
  /// The first row of each key, with what tells its values from others.
  var firstRows: [RowKey: (row: Int32, values: Int)] = [:]
  /// Whether it was told that places stand for units.
  var hasToldPlaces = false
  /// The names whose unseen marks were told.
  var namesWithMarks: Set<String> = []
  var indicators: [RowIndicator] = []
  var indicatorNumbers: [String: Int] = [:]
  var years: [String: (year: Int?, month: Int?)] = [:]
  var district: String?
  var province: String?
  /// The number of the district and province; negative when they have changed.
  var place: Int32 = -1
  var last = RowParts()
  /// Rows of headings that have come again while others are still to come.
  var headingsAgain: [SheetRow] = []
  /// The rows of a second table, and its columns.
  var secondTable: CellRange?
  let merged: [Int: [ClosedRange<Int>]]
  var counts = SheetCounts()
  var samples: [SheetPreview.Row] = []

  init(
    layout: SheetLayout, sample: [SheetRow], outline: SheetOutline, path: String, sheet: Int,
    matcher: HeadingMatcher, options: SheetOptions, sets: [CriteriaSet]
  ) {
    self.layout = layout
    self.outline = outline
    self.path = path
    self.sheet = Int16(truncatingIfNeeded: sheet)
    self.matcher = matcher
    self.options = options
    self.sets = sets
    var plans = Array(repeating: Plan.none, count: (layout.columns.map(\.column).max() ?? 0) + 1)
    for column in layout.columns {
      switch column.role {
      case .label(let kind): plans[column.column] = .label(kind)
      case .values(let content):
        plans[column.column] = .value(values.count)
        values.append(
          ValueColumn(
            column: column, values: content,
            indicator: content.measure.map(Self.provisional)
              ?? Indicator(id: "", kind: .number)))
        values[values.count - 1].updateFactor(options.fractions)
      case .ignored: plans[column.column] = .ignored
      }
    }
    self.plans = plans
    classifier = RowClassifier(matcher: matcher, layout: layout, sample: sample)
    cells = SheetCellReader(vocabulary: matcher.vocabulary, style: layout.numbers)
    let kinds = values.map { $0.values.measure?.kind ?? .number }
    totals = TotalsCheck(kinds: kinds)
    let rowKinds: [SheetColumnRole.Kind] = [.year, .period, .indicator]
    hasRowKeys = rowKinds.contains { layout.column($0) != nil }
    checksTotals = !hasRowKeys && layout.shape == .unitsDown
    let nameColumn = layout.column(.unitName) ?? layout.column(.unitCode)
    self.nameColumn = layout.columns.first { $0.column == nameColumn }
    hasIndicatorColumn = layout.column(.indicator) != nil
    hasYearColumn = layout.column(.year) != nil || layout.column(.period) != nil
    let labels = Set(
      layout.columns.compactMap { column in
        if case .label = column.role { column.column } else { nil }
      })
    var merged: [Int: [ClosedRange<Int>]] = [:]
    for merge in outline.merges where merge.rows.count > 1 {
      let column = merge.columns.lowerBound
      if labels.contains(column) { merged[column, default: []].append(merge.rows) }
    }
    self.merged = merged
    district = layout.district
    province = layout.province
  }

  /// The indicator of a measure before the year is known.
  static func provisional(_ measure: SheetMeasure) -> Indicator {
    switch measure {
    case .indicator(let indicator): indicator
    case .criterion(let number, let name):
      Indicator(id: "criterion_\(number)", name: name, kind: .yesno)
    }
  }

  /// Takes in a row.
  mutating func read(_ row: SheetRow, into account: inout SheetAccount) {
    if row.number < layout.firstDataRow { return }
    if secondTable != nil {
      takeSecondTable([row])
      return
    }
    var parts = RowParts()
    gather(row, into: &parts)
    if parts.name.isEmpty { fillFromMerge(row, &parts) }
    switch classifier.kind(parts, row) {
    case .data: readData(parts, row, into: &account)
    case .nameless: readNameless(parts, row, into: &account)
    case .place(let level):
      if let name = [parts.name, parts.running].first(where: \.hasControlCharacters) {
        account.log.add(.controlCharacter(name), at: location(row.number, nameColumn))
      }
      readPlace(parts, level, row)
    case .total(let isMean): readTotal(parts, row, isMean: isMean)
    case .note: setAside(.notes, row, parts.firstText)
    case .heading:
      headingsAgain.append(row)
      if !classifier.isInHeadings { setHeadingsAside() }
    case .numbering: setAside(.repeatedHeadings, row, parts.firstText)
    case .group: readGroup(parts, row)
    case .secondTable:
      takeSecondTable(headingsAgain + [row])
      headingsAgain = []
    }
  }

  /// Ends the sheet: what can only be said of all its rows.
  mutating func finish(into account: inout SheetAccount) {
    setHeadingsAside()
    settleBlanks(in: &account)
    noteFractions(in: &account)
    noteMixedScales(in: &account)
    totals.finish()
    for mismatch in totals.mismatches {
      let column = values[mismatch.value].column
      account.log.add(
        .sheet(
          .totalMismatch(
            label: mismatch.label, indicator: column.title,
            printed: DecimalText.text(mismatch.printed), expected: mismatch.expected)),
        at: location(mismatch.row, column))
    }
    noteRows(in: &account)
    account.counts = account.counts + counts
  }

  mutating func noteRows(in account: inout SheetAccount) {
    let sheetPlace = SourceLocation(file: path, sheet: outline.name)
    if let secondTable {
      account.log.add(
        .sheet(
          .secondTable(
            rowsBelow: aside[.belowSecondTable]?.rows.count ?? 0, range: secondTable.text)),
        at: location(secondTable.rows.lowerBound, nil))
    }
    for reason in SheetProblem.RowReason.allCases where reason != .belowSecondTable {
      guard let rows = aside[reason]?.rows else { continue }
      account.log.add(
        .sheet(.setAside(reason, count: rows.count, rows: rows.text)), at: sheetPlace)
    }
    for (column, cells) in withoutHeading.sorted(by: { $0.key < $1.key }) {
      account.log.add(
        .sheet(.cellsWithoutHeading(count: cells.count, firstRow: cells.firstRow)),
        at: SourceLocation(
          file: path, sheet: outline.name, line: cells.firstRow, column: column))
    }
    if hidden.count > 0 {
      account.log.add(
        .sheet(.hiddenRows(count: hidden.count, rows: hidden.text)), at: sheetPlace)
    }
    if filledDown.count > 0 {
      account.log.add(
        .sheet(.filledDown(count: filledDown.count, rows: filledDown.text)), at: sheetPlace)
    }
  }

  /// Whether the sheet is a text table, whose fields a decimal comma may shift.
  var isTextTable: Bool { outline.name == nil }

  func location(_ row: Int, _ column: SheetColumn?) -> SourceLocation {
    SourceLocation(
      file: path, sheet: outline.name, line: row, column: column?.column,
      columnName: column?.title)
  }
}
