import Panels

/// Holds the totals and means a sheet prints against the rows they stand for.
///
/// A count must be the sum of its rows. A share or an income of a district is a mean under weights
/// that the sheet need not give, and no weights put a mean outside the range of its rows. Where a
/// total may stand for a district or for all, it is enough that it fits one of them.
struct TotalsCheck {
  /// A total that its rows contradict.
  struct Mismatch {
    var row: Int
    var label: String
    var value: Int
    var printed: Double
    var expected: String
  }

  /// A row of totals.
  struct Total {
    var row: Int
    var label: String
    var isMean: Bool
    /// The values by position of the value column; `NaN` where there is none.
    var values: [Double]
  }

  private struct Aggregate {
    var count = 0
    var sum = 0.0
    var least = Double.infinity
    var greatest = -Double.infinity
    var isIncomplete = false

    mutating func add(_ value: Double) {
      count += 1
      sum += value
      if value < least { least = value }
      if value > greatest { greatest = value }
    }
  }

  private let kinds: [IndicatorKind]
  private var group: [Aggregate]
  private var all: [Aggregate]
  private var pendingGroup: Total?
  private var pendingAll: [Total] = []
  private(set) var mismatches: [Mismatch] = []

  /// - Parameter kinds: The kind of each value column.
  init(kinds: [IndicatorKind]) {
    self.kinds = kinds
    group = Array(repeating: Aggregate(), count: kinds.count)
    all = group
  }

  @inline(__always)
  mutating func add(_ value: Double, column: Int) {
    group[column].add(value)
    all[column].add(value)
  }

  /// Notes that a cell could not be read, so that no sum can be expected to close.
  mutating func skip(column: Int) {
    group[column].isIncomplete = true
    all[column].isIncomplete = true
  }

  /// A district begins; `subtotal` is what stands in its own row.
  mutating func startGroup(subtotal: Total?) {
    finishGroup()
    pendingGroup = subtotal
    group = Array(repeating: Aggregate(), count: kinds.count)
  }

  /// A row of totals, below the rows it stands for or above all of them.
  mutating func check(_ total: Total) {
    if all.allSatisfy({ $0.count == 0 && !$0.isIncomplete }) {
      pendingAll.append(total)
    } else {
      compare(total, with: [group, all])
    }
  }

  /// The sheet ends.
  mutating func finish() {
    finishGroup()
    for total in pendingAll { compare(total, with: [all]) }
    pendingAll = []
  }

  private mutating func finishGroup() {
    if let total = pendingGroup { compare(total, with: [group]) }
    pendingGroup = nil
  }

  private mutating func compare(_ total: Total, with candidates: [[Aggregate]]) {
    for column in kinds.indices {
      let printed = total.values[column]
      if printed.isNaN { continue }
      let aggregates = candidates.map { $0[column] }
      // A row that could not be read may explain any difference.
      if aggregates.contains(where: \.isIncomplete) { continue }
      let filled = aggregates.filter { $0.count > 0 }
      if filled.contains(where: { fits(printed, $0, kinds[column], isMean: total.isMean) }) {
        continue
      }
      guard let nearest = filled.min(by: { distance(printed, $0) < distance(printed, $1) }) else {
        continue
      }
      mismatches.append(
        Mismatch(
          row: total.row, label: total.label, value: column, printed: printed,
          expected: Self.expected(nearest, kinds[column], isMean: total.isMean)))
    }
  }

  /// How far a printed total is from what rows give, as a sum or as a mean.
  private func distance(_ printed: Double, _ rows: Aggregate) -> Double {
    min(abs(printed - rows.sum), abs(printed - rows.sum / Double(rows.count)))
  }

  private func fits(
    _ printed: Double, _ rows: Aggregate, _ kind: IndicatorKind, isMean: Bool
  ) -> Bool {
    let slack = Self.slack(printed)
    let isSum =
      abs(printed - rows.sum) <= max(1e-6, 1e-9 * abs(rows.sum)) + (kind == .count ? 0 : slack)
    let isBetween = printed >= rows.least - slack && printed <= rows.greatest + slack
    switch kind {
    case .count: return isMean ? isBetween : isSum
    case .share: return isBetween
    case .positive, .number: return isBetween || (!isMean && isSum)
    case .yesno:
      let share = 100 * rows.sum / Double(rows.count)
      return isSum || abs(printed - share) <= slack || abs(printed - share / 100) <= slack
    }
  }

  /// Half a unit of the last decimal printed.
  private static func slack(_ printed: Double) -> Double {
    let text = DecimalText.text(printed)
    let decimals = text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0
    return 0.5 / DecimalText.powersOfTen[min(decimals, 9)] + 1e-9
  }

  private static func expected(
    _ rows: Aggregate, _ kind: IndicatorKind, isMean: Bool
  ) -> String {
    if kind == .yesno || (kind == .count && !isMean) { return DecimalText.text(rows.sum) }
    return DecimalText.text(rows.least) + "–" + DecimalText.text(rows.greatest)
  }
}
