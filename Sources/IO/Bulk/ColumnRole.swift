import Panels

/// What the fields of a column are, as the row parser needs it.
struct ColumnRole {
  enum Kind: UInt8 {
    case skipped
    case unit
    case year
    case label
    case value
    case indicator
    case provenance
  }

  var kind: Kind
  /// The position among the columns of its kind.
  var index = 0
  /// The least value taken as it is; others are looked at again.
  var lower = -Double.infinity
  /// The greatest value taken as it is.
  var upper = Double.infinity
  /// Whether values have to be whole.
  var isWhole = false
  /// Whether values have to be looked at: bounds narrower than all numbers, or wholeness.
  var isBounded = false
  /// How many columns of values stand side by side from here on.
  var run = 0

  /// Whether a number is taken as it is; a missing one is.
  @inline(__always)
  func allows(_ number: Double) -> Bool {
    if number.isNaN { return true }
    guard number >= lower, number <= upper else { return false }
    return !isWhole || number == number.rounded(.towardZero)
  }

  init(_ kind: Kind, index: Int = 0) {
    self.kind = kind
    self.index = index
  }

  init(value index: Int, of indicator: Indicator?) {
    self.init(.value, index: index)
    guard let indicator else { return }
    lower = max(
      indicator.kind == .positive ? .leastNonzeroMagnitude : indicator.kind.lowerBound,
      -.greatestFiniteMagnitude)
    upper = min(indicator.kind.upperBound, indicator.limit ?? .greatestFiniteMagnitude)
    upper = min(upper, .greatestFiniteMagnitude)
    isWhole = indicator.kind == .count || indicator.kind == .yesno
    isBounded = indicator.kind != .number || indicator.limit != nil
  }
}

/// The roles of all columns of a table.
struct TableRoles {
  /// What was asked for.
  let layout: PanelTableLayout
  /// One a column, in the order of the file.
  let roles: [ColumnRole]
  /// The headings.
  let columns: [String]
  /// The indicators of a wide table, in the order of their columns; empty for a long one.
  let indicators: [Indicator]
  /// The declared indicators, for a long table.
  let catalogue: IndicatorCatalogue?
  /// The columns of labels: groups, name, zone.
  let labelNames: [String]
  /// The column of the unit's code.
  let unitColumn: Int
  /// The column of the year.
  let yearColumn: Int
  /// The columns of labels, one a label.
  let labelColumns: [Int]
  /// The columns of values, one an indicator; of a long table the indicator's and the value's.
  let valueColumns: [Int]
  /// The column of provenances, if there is one.
  let provenanceColumn: Int?
  /// The columns of values that are kept, as positions among ``indicators``.
  let kept: [Int]
  /// Those of the indicators that rows are counted by, in the order of the counter; `nil` where nothing is counted.
  let counted: [Int]?
  /// Whether no column has two roles, so that a row can be read from left to right.
  var isPlain: Bool
  /// Whether places are told by rows, as the table has no lines.
  var countsRows = false

  /// Whether a column names the indicator.
  var isLong: Bool { catalogue != nil }
  /// The columns of values that are gone once their rows are counted.
  var passing: [Int]? { counted.map { _ in indicators.indices.filter { !kept.contains($0) } } }
  /// How many values a row holds.
  var valueCount: Int { isLong ? 1 : indicators.count }

  /// Finds the columns of `layout`.
  ///
  /// - Throws: ``InputError`` with every column that is missing or doubled.
  init(layout: PanelTableLayout, columns: [String], path: String, line: Int?) throws(InputError) {
    self.layout = layout
    labelNames = layout.groups + [layout.name, layout.zone].compactMap { $0 }
    var needed = [layout.unit, layout.year] + labelNames
    switch layout.values {
    case .wide(let indicators): needed += indicators.map(\.id)
    case .long(let indicatorColumn, let valueColumn, _): needed += [indicatorColumn, valueColumn]
    }
    var log = ProblemLog()
    CSVTable.check(columns, required: needed, known: nil, file: path, line: line, into: &log) {
      layout.lookalike(of: $0, among: columns)
    }
    try log.throwIfAny()
    let positions = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var roles = Array(repeating: ColumnRole(.skipped), count: columns.count)
    var isPlain = true
    func assign(_ name: String, _ role: ColumnRole) {
      guard let position = positions[name] else { return }
      if roles[position].kind != .skipped { isPlain = false }
      roles[position] = role
    }
    for (index, name) in labelNames.enumerated() { assign(name, ColumnRole(.label, index: index)) }
    switch layout.values {
    case .wide(let asked):
      // In the order of the file, so that neighbours in the file are neighbours in memory.
      indicators = asked.sorted { (positions[$0.id] ?? 0) < (positions[$1.id] ?? 0) }
      catalogue = nil
      for (index, indicator) in indicators.enumerated() {
        assign(indicator.id, ColumnRole(value: index, of: indicator))
      }
    case .long(let indicatorColumn, let valueColumn, let catalogue):
      indicators = []
      self.catalogue = catalogue
      assign(indicatorColumn, ColumnRole(.indicator))
      assign(valueColumn, ColumnRole(value: 0, of: nil))
    }
    assign("provenance", ColumnRole(.provenance))
    assign(layout.year, ColumnRole(.year))
    assign(layout.unit, ColumnRole(.unit))
    let position = { (name: String) in positions[name] ?? 0 }
    unitColumn = position(layout.unit)
    yearColumn = position(layout.year)
    labelColumns = labelNames.map(position)
    switch layout.values {
    case .wide: valueColumns = indicators.map { position($0.id) }
    case .long(let indicatorColumn, let valueColumn, _):
      valueColumns = [position(indicatorColumn), position(valueColumn)]
    }
    provenanceColumn = positions["provenance"]
    let ids = indicators.map(\.id)
    counted = layout.counting.flatMap { counting in
      let found = counting.counter.indicators.compactMap(ids.firstIndex)
      return found.count == counting.counter.indicators.count ? found : nil
    }
    let isKept = { [counted] (index: Int) in
      counted == nil || layout.counting?.kept.contains(ids[index]) ?? true
    }
    kept = ids.indices.filter(isKept)
    self.isPlain = isPlain
    for column in roles.indices.reversed() where roles[column].kind == .value {
      let next = column + 1 < roles.count ? roles[column + 1].run : 0
      roles[column].run = 1 + next
    }
    self.roles = roles
    self.columns = columns
  }
}
