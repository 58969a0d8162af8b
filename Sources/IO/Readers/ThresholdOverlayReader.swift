import Panels

/// Reads an office's own bars, `thresholds.csv`, and lays them over criteria sets.
///
/// The columns are in docs/formats.md.
///
/// ```swift
/// let sets = try ThresholdOverlayReader.apply(
///   path: "thresholds.csv", to: [national], names: UnitNames(units: panels.units))
/// ```
public enum ThresholdOverlayReader {
  /// The columns of the file.
  static let columns = [
    "set", "indicator", "region", "province", "unit", "year", "value", "source",
  ]

  /// The sets with the bars of the file before their own.
  ///
  /// - Throws: ``InputError`` for unknown sets, indicators, regions and units, and for bars that
  ///   name more than one scope or are outside the bounds of their indicator.
  public static func apply(
    path: String, to sets: [CriteriaSet], names: UnitNames, decimalComma: Bool = false
  ) throws(InputError) -> [CriteriaSet] {
    var log = ProblemLog()
    let result = try apply(
      path: path, to: sets, names: names, decimalComma: decimalComma, into: &log)
    try log.throwIfAny()
    return result
  }

  /// The sets with the bars of the file before their own; rows that make no sense are noted and left
  /// out.
  ///
  /// - Throws: ``InputError`` for a file that is no table of bars.
  static func apply(
    path: String, to sets: [CriteriaSet], names: UnitNames, decimalComma: Bool,
    into log: inout ProblemLog
  ) throws(InputError) -> [CriteriaSet] {
    let table = try CSVTable(
      path: path, required: ["set", "indicator", "value"], known: columns, refusals: &log)
    let cells = CellParser(decimalComma: decimalComma)
    var sets = sets
    var firstLines: [String: Int] = [:]
    for row in table.rows {
      let id = table.text(row, "set")
      guard let index = sets.firstIndex(where: { $0.id == id || $0.key == id }) else {
        let ids = sets.map(\.id)
        log.add(
          .unknownSet(id, available: ids, suggestion: Spelling.nearest(to: id, among: ids)),
          at: table.location(row, "set"))
        continue
      }
      let item = table.text(row, "indicator")
      guard let rule = sets[index].rule(item) else {
        log.add(
          .unknownItem(
            item, set: id, suggestion: Spelling.nearest(to: item, among: sets[index].leafIDs)),
          at: table.location(row, "indicator"))
        continue
      }
      guard
        let threshold = threshold(
          table, row, rule: rule, set: sets[index], names: names, cells: cells, into: &log)
      else { continue }
      let key = "\(sets[index].id) \(item) \(threshold.scope) \(table.text(row, "year"))"
      if let line = firstLines[key] {
        log.add(
          .duplicateCode("\(id) \(item) \(table.text(row, "year"))", firstLine: line),
          at: table.location(row, "value"))
        continue
      }
      firstLines[key] = row.line
      sets[index].add(threshold, toRule: item)
    }
    return sets
  }

  private static func threshold(
    _ table: CSVTable, _ row: CSVTable.Row, rule: IndicatorRule, set: CriteriaSet,
    names: UnitNames, cells: CellParser, into log: inout ProblemLog
  ) -> Threshold? {
    guard rule.kind != .yesno else {
      log.add(
        .wrongForm(
          value: rule.id,
          expected: LocalizedText(
            "thresholds-file.indicator-is-yes-no")),
        at: table.location(row, "indicator"))
      return nil
    }
    let region = table.text(row, "region")
    let province = table.text(row, "province")
    let unitText = table.text(row, "unit")
    guard [region, province, unitText].count(where: { !$0.isEmpty }) <= 1 else {
      log.add(
        .wrongForm(
          value: [region, province, unitText].filter { !$0.isEmpty }.joined(separator: ", "),
          expected: LocalizedText(
            "thresholds-file.one-place-only")),
        at: table.location(row, "unit"))
      return nil
    }
    var scope = ThresholdScope.national
    if !region.isEmpty {
      let codes = set.zones.map(\.code)
      guard codes.contains(region) else {
        log.add(
          .notAllowed(
            region, allowed: codes, suggestion: Spelling.nearest(to: region, among: codes)),
          at: table.location(row, "region"))
        return nil
      }
      scope = .zone(region)
    } else if !province.isEmpty {
      scope = .province(province)
    } else if !unitText.isEmpty {
      let place = table.location(row, "unit")
      guard let unit = names.resolve(unitText, at: place, into: &log) else { return nil }
      scope = .unit(names.units.codes[unit])
    }
    var (comparison, text) = Self.signed(table.text(row, "value"))
    if let sign = comparison, sign.isUpward != rule.comparison.isUpward {
      log.add(
        .wrongForm(
          value: table.text(row, "value"),
          expected: LocalizedText(
            "thresholds-file.sign-turned", ["sign": rule.comparison.sign])),
        at: table.location(row, "value"))
      return nil
    }
    if comparison == rule.comparison { comparison = nil }
    let bar = Indicator(id: rule.id, kind: rule.kind == .yesno ? .number : rule.kind)
    let place = table.location(row, "value")
    let value: Double
    switch text.withUTF8({ cells.parse($0, bar) }) {
    case .value(let number): value = number
    case .wrong(let kind):
      log.add(kind, at: place)
      return nil
    case .missing, .notApplicable:
      log.add(.emptyField, at: place)
      return nil
    }
    guard let years = years(table, row, into: &log) else { return nil }
    return Threshold(
      scope: scope, years: years.range, level: .value(value), comparison: comparison,
      verified: true,
      sources: [table.text(row, "source")].filter { !$0.isEmpty }, isOverlay: true,
      location: place)
  }

  /// A height with the sign before it, if it has one: `> 50`, `>= 50`.
  private static func signed(_ text: String) -> (comparison: Comparison?, height: String) {
    let signs: [(String, Comparison)] = [
      (">=", .atLeast), ("<=", .atMost), ("≥", .atLeast), ("≤", .atMost), (">", .above),
      ("<", .below),
    ]
    guard let (sign, comparison) = signs.first(where: { text.hasPrefix($0.0) }) else {
      return (nil, text)
    }
    return (comparison, String(text.dropFirst(sign.count).drop { $0 == " " }))
  }

  private static func years(
    _ table: CSVTable, _ row: CSVTable.Row, into log: inout ProblemLog
  ) -> (range: ClosedRange<Int>?, Void)? {
    var text = table.text(row, "year")
    if text.isEmpty { return (nil, ()) }
    guard let year = text.withUTF8({ CellParser.year($0) }) else {
      log.add(.notAYear(text), at: table.location(row, "year"))
      return nil
    }
    return (year...year, ())
  }
}

extension CriteriaSet {
  fileprivate mutating func add(_ threshold: Threshold, toRule id: String) {
    for c in criteria.indices {
      for i in criteria[c].indicators.indices where criteria[c].indicators[i].id == id {
        criteria[c].indicators[i].thresholds.append(threshold)
        return
      }
    }
    for i in conditions.indices where conditions[i].id == id {
      conditions[i].thresholds.append(threshold)
    }
  }
}
