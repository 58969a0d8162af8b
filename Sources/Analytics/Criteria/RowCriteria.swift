import Panels

/// The criteria of a set that single rows meet: one unit in one year each, all values side by side.
///
/// What ``Assessor`` says of the cells of panels, for readers that want the number alone and cannot keep the values.
/// It serves sets whose bars are the same for all units: national ones, and those of one zone.
///
/// ```swift
/// let rows = RowCriteria(set, zone: "DBSH", indicators: ["income", "poverty"])
/// ```
public struct RowCriteria: Sendable {
  /// The indicators that the set asks for, of those that are there.
  public let indicators: [String]

  /// Where a value has to lie; by year of ``years``, NaN where no bar is known.
  private struct Rule {
    /// The position among the indicators, or −1 for one that is not there.
    var column: Int
    var lows: [Double]
    var highs: [Double]
    /// Whether the bar is the same in all years.
    var isConstant: Bool
  }

  private struct Criterion {
    var rules: [Rule]
    /// How many of the rules have to hold; all without a number.
    var required: Int?
  }

  private let criteria: [Criterion]
  private static let years = 1900...2200

  /// Prepares the counting of a set's criteria.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - zone: The zone of all units; `nil` for none.
  ///   - indicators: The indicators that rows have.
  /// - Returns: `nil` where a verdict rests on more than the row: on the unit's province or code, its own past, its
  ///   level by another set, or a verdict that the office reports.
  public init?(_ set: CriteriaSet, zone: String?, indicators: Set<String>) {
    let rules = set.criteria.flatMap(\.indicators)
    let isOfRows = rules.allSatisfy { rule in
      rule.requiredLevel == nil
        && rule.thresholds.allSatisfy {
          if case .timesOwnValue = $0.level { return false }
          return $0.scope.precedence <= ThresholdScope.zone("").precedence
        }
    }
    let isReported =
      indicators.contains(Self.reportedCount)
      || set.criteria.contains { indicators.contains(set.reportedID($0)) }
    guard isOfRows, !isReported, set.criteria.count <= Int(Int8.max) else { return nil }
    var seen = Set<String>()
    let measures = rules.map(\.measure).filter {
      indicators.contains($0) && seen.insert($0).inserted
    }
    self.indicators = measures
    let positions = Dictionary(uniqueKeysWithValues: measures.enumerated().map { ($1, $0) })
    let units = UnitTable(
      codes: [""], zones: zone.map { CategoryColumn(name: "zone", values: [$0]) })
    let bars = BarTable(sets: [set], units: units)
    criteria = set.criteria.map { criterion in
      Criterion(
        rules: criterion.indicators.map {
          Self.rule($0, in: set, bars, column: positions[$0.measure] ?? -1)
        }, required: criterion.required)
    }
  }

  /// The indicator by which offices report the number itself.
  private static let reportedCount = "criteria_met"

  private static func rule(
    _ rule: IndicatorRule, in set: CriteriaSet, _ bars: BarTable, column: Int
  ) -> Rule {
    if rule.kind == .yesno {
      return Rule(
        column: column, lows: years.map { _ in 1 }, highs: years.map { _ in 1 }, isConstant: true)
    }
    // Bars change only where a threshold begins or ends.
    let changes = Set(
      rule.thresholds.flatMap { $0.years.map { [$0.lowerBound, $0.upperBound + 1] } ?? [] })
    var result = Rule(column: column, lows: [], highs: [], isConstant: changes.isEmpty)
    for year in years {
      if year > years.lowerBound, !changes.contains(year) || result.isConstant {
        result.lows.append(result.lows[result.lows.count - 1])
        result.highs.append(result.highs[result.highs.count - 1])
        continue
      }
      var range: (low: Double, high: Double) = (.nan, .nan)
      if case .value(let height) = bars.bar(rule, in: set, unit: 0, year: year) {
        range = bars.comparison(rule, in: set, unit: 0, year: year).requirement(height).closedRange
      }
      result.lows.append(range.low)
      result.highs.append(range.high)
    }
    return result
  }

  // MARK: Counting

  /// Counts the criteria met in every row.
  ///
  /// - Parameters:
  ///   - rows: The number of rows `n`.
  ///   - years: The year of each row, from 1900 to 2200.
  ///   - values: By indicator of ``indicators``, `n` values; NaN where there is none.
  ///   - notApplicable: The cells to which their indicator does not apply.
  ///   - counts: `n`; −1 where a criterion cannot be assessed.
  /// - Complexity: O(*rows* × *indicators*).
  public func count(
    rows: Int, years: UnsafePointer<Int16>, values: [UnsafePointer<Double>],
    notApplicable: [(row: Int, indicator: Int)], into counts: UnsafeMutablePointer<Int8>
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, 4 * rows)) { memory in
      guard let met = memory.baseAddress else { return }
      let (open, ruleMet, ruleOpen) = (met + rows, met + 2 * rows, met + 3 * rows)
      memory.update(repeating: 0)
      for criterion in criteria {
        if criterion.rules.isEmpty {
          for row in 0..<rows { open[row] = 1 }
        } else if criterion.rules.count == 1 {
          judge(criterion.rules[0], rows, years, values, met, open)
        } else {
          ruleMet.update(repeating: 0, count: 2 * rows)
          for rule in criterion.rules { judge(rule, rows, years, values, ruleMet, ruleOpen) }
          let all = criterion.rules.count
          let needed = UInt8(max(0, min(criterion.required ?? all, all)))
          for row in 0..<rows {
            if ruleMet[row] >= needed {
              met[row] += 1
            } else if ruleMet[row] + ruleOpen[row] >= needed {
              open[row] += 1
            }
          }
        }
      }
      for row in 0..<rows { counts[row] = open[row] > 0 ? -1 : Int8(truncatingIfNeeded: met[row]) }
    }
    for (row, marks) in Dictionary(grouping: notApplicable, by: \.row) {
      counts[row] = count(
        row, year: Int(years[row]), values, notApplicable: Set(marks.map(\.indicator)))
    }
  }

  /// Adds to the rows that pass a rule, and to those of which it cannot be told.
  private func judge(
    _ rule: Rule, _ rows: Int, _ years: UnsafePointer<Int16>, _ values: [UnsafePointer<Double>],
    _ met: UnsafeMutablePointer<UInt8>, _ open: UnsafeMutablePointer<UInt8>
  ) {
    guard rule.column >= 0 else {
      for row in 0..<rows { open[row] &+= 1 }
      return
    }
    let column = values[rule.column]
    if rule.isConstant {
      let (low, high) = (rule.lows[0], rule.highs[0])
      let isKnown = low == low
      for row in 0..<rows {
        let value = column[row]
        met[row] &+= value >= low && value <= high ? 1 : 0
        open[row] &+= isKnown && value == value ? 0 : 1
      }
      return
    }
    rule.lows.withUnsafeBufferPointer { lows in
      rule.highs.withUnsafeBufferPointer { highs in
        for row in 0..<rows {
          let year = Int(years[row]) - Self.years.lowerBound
          let (value, low) = (column[row], lows[year])
          met[row] &+= value >= low && value <= highs[year] ? 1 : 0
          open[row] &+= low == low && value == value ? 0 : 1
        }
      }
    }
  }

  /// The count of one row with cells that do not apply, which are left out; a criterion of such alone is met.
  private func count(
    _ row: Int, year: Int, _ values: [UnsafePointer<Double>], notApplicable: Set<Int>
  ) -> Int8 {
    var met = 0
    for criterion in criteria {
      let rules = criterion.rules.filter { !notApplicable.contains($0.column) }
      if rules.isEmpty, !criterion.rules.isEmpty {
        met += 1
        continue
      }
      var (passed, open) = (0, 0)
      for rule in rules {
        let value = rule.column < 0 ? .nan : values[rule.column][row]
        let low = rule.lows[year - Self.years.lowerBound]
        let high = rule.highs[year - Self.years.lowerBound]
        if value.isNaN || low.isNaN {
          open += 1
        } else if value >= low, value <= high {
          passed += 1
        }
      }
      let needed = min(criterion.required ?? rules.count, rules.count)
      if criterion.rules.isEmpty { return -1 }
      if passed >= needed { met += 1 } else if passed + open >= needed { return -1 }
    }
    return Int8(met)
  }
}

extension Requirement {
  /// The least and the greatest number that pass.
  var closedRange: (low: Double, high: Double) {
    switch self {
    case .atLeast(let bar): (bar, .infinity)
    case .above(let bar): (bar.nextUp, .infinity)
    case .atMost(let bar): (-.infinity, bar)
    case .below(let bar): (-.infinity, bar.nextDown)
    case .within(let low, let high): (low, high)
    }
  }
}
