import Distributions
import Panels

/// Looks for jumps that nobody declared: of all units together, or of single ones.
///
/// Everything rests on year-on-year changes on the working scale. A random walk with drift has
/// changes that differ from year to year by chance alone; a break of standard shows as a year whose
/// change is unlike all others.
///
/// - **Common.** The median change of a year over the units is held against the median and the median
///   absolute deviation of the *other* years' medians. The sample is the years, however many communes
///   there are: with fewer than ``leastYears`` changes nothing is claimed.
/// - **Scatter.** A new way of measuring often leaves the median alone and changes how much units
///   scatter about it. Pettitt's rank test looks for one year from which the scatter differs, between
///   the declared breaks of all units: what one of them explains is not asked again.
/// - **Single units.** A unit's change less the median of the year, in units of the year's scatter and
///   of the unit's own, each moderated toward that of the whole panel. The tail of these numbers, without
///   the largest, is fitted with a Student distribution, so that data with heavy tails raise no alarm by
///   themselves; the limit is Bonferroni's over all units and years.
///
/// Changes across declared breaks are left out. Nothing is mended.
///
/// Error rates are per panel, for one indicator: ``commonLevel`` + ``scatterLevel`` + ``unitLevel``
/// is 4.5 %, for random walks with drift and normal steps. For single units, by a simulation of these
/// formulas on 600 to 1,500 panels each of 5 to 200 units and 8 to 14 years: normal steps 0 to 0.2 %, steps
/// of Student's t with 5 degrees 0.3 to 1.1 %; values that scatter about a line by such a t 0.1 to 1.3 % in
/// panels of up to 60 units, 4.5 % with 200, since differences hide how heavy that tail is. A lasting jump
/// of 20 standard deviations of normal noise about a line is found in 58 % of panels of 8 units and 10
/// years, in 74 % of 15 and 14, in 98 % of 60 and 10; one of 10 in 42 % of the last. The tests hold bounds
/// of these rates.
///
/// The rank test is A. N. Pettitt's (*Applied Statistics* 28, 1979).
public struct JumpTest: Sendable {
  /// The chance of a false common jump in a panel.
  public static let commonLevel = 0.03
  /// The chance of a false change of scatter in a panel.
  public static let scatterLevel = 0.01
  /// The chance of a false jump of a single unit in a panel.
  public static let unitLevel = 0.005
  /// The fewest yearly changes in which a common jump can be told: below, the median deviation of the
  /// other years says nothing.
  public static let leastYears = 6
  /// The fewest yearly changes in which a change of scatter can be told: of nine even the clearest order
  /// comes by chance once in forty panels.
  public static let leastScatterYears = 10
  /// A scatter that changes by less has no meaning for a reader, however sure the change.
  static let leastScatterRatio = 1.25
  /// The fewest units between which a scatter, or a jump of one of them, can be told.
  public static let leastUnits = 5
  /// The years of prior weight of the common scatter when a unit's own is estimated: half the unit's
  /// own voice in a panel of nine years.
  static let priorYears = 8.0
  /// The units of prior weight of the common scatter when a year's own is estimated.
  static let priorUnits = 20.0
  /// The residuals of prior weight of ``priorFreedom`` when the tail is fitted.
  static let priorResiduals = 100.0
  /// The degrees of freedom taken of a panel too small to show its tail.
  static let priorFreedom = 3.5

  private let panels: PanelSet
  private let breaks: [SeriesBreak]

  /// Prepares a test.
  ///
  /// - Parameters:
  ///   - panels: The panels as measured.
  ///   - breaks: The declared breaks, of whatever treatment.
  public init(panels: PanelSet, breaks: [SeriesBreak] = []) {
    self.panels = panels
    self.breaks = breaks
  }

  /// Every tested year of an indicator for all units together, and the single units that jump.
  ///
  /// Empty for yes/no and when the changes are too few; see ``hasTooFewYears(_:)``.
  ///
  /// - Complexity: O(units × periods × log(units × periods)).
  public func rows(of indicator: String) -> [JumpRow] {
    guard let changes = Changes(of: indicator, in: panels, breaks: breaks) else { return [] }
    return common(changes) + scatter(changes) + single(changes)
  }

  /// Whether an indicator has changes, but in fewer years than a common jump needs.
  public func hasTooFewYears(_ indicator: String) -> Bool {
    guard let changes = Changes(of: indicator, in: panels, breaks: breaks) else { return false }
    return (1..<Self.leastYears).contains(changes.tested.count)
  }

  /// The limit of the score of a common jump among `years` yearly changes.
  ///
  /// The largest of `years` robust scores of Student's t with 5 degrees stays below it with
  /// probability 0.97: simulated, 100,000 panels each. Odd and even numbers differ because medians
  /// do.
  static func commonLimit(years: Int) -> Double {
    let limits: [Int: Double] = [
      6: 19.8, 7: 12.1, 8: 12.2, 9: 9.8, 10: 9.9, 11: 8.7, 12: 8.9, 13: 8.3, 14: 8.4, 15: 8.0,
      16: 8.1, 17: 7.7, 18: 7.9,
    ]
    if years < leastYears { return .infinity }
    return limits[years] ?? (years <= 40 ? 7.7 : 9.0)
  }

  /// The limit of the score of a change of scatter among `years` yearly changes: exceeded with
  /// probability 0.01 or less when the years come in any order alike. Simulated, 40,000 orders each;
  /// Pettitt's own formula would ask for more in short series.
  static func scatterLimit(years: Int) -> Double {
    let steps: [(upTo: Int, limit: Double)] = [
      (10, 1.775), (11, 1.805), (12, 1.87), (14, 1.915), (17, 1.97), (20, 2.02), (24, 2.045),
      (30, 2.1), (40, 2.15), (60, 2.18),
    ]
    if years < leastScatterYears { return .infinity }
    return steps.first { years <= $0.upTo }?.limit ?? 2.25
  }

  private func common(_ changes: Changes) -> [JumpRow] {
    let years = changes.tested
    guard years.count >= Self.leastYears else { return [] }
    let naturalMedians = years.map(changes.naturalMedian)
    return years.enumerated().map { position, period in
      let others = years.filter { $0 != period }.map { changes.medians[$0] }
      let usual = RobustScale.median(others)
      // A median of few units is itself uncertain; and where most years repeat one value exactly,
      // rounding is all the scatter there is.
      let scale = max(
        RobustScale.deviation(others, from: usual), changes.medianErrors[period],
        changes.resolution)
      return JumpRow(
        indicator: changes.indicator.id, year: changes.years[period], scope: .all, unit: nil,
        change: changes.medians[period], usual: usual,
        naturalChange: naturalMedians[position],
        naturalUsual: RobustScale.median(
          naturalMedians[..<position] + naturalMedians[(position + 1)...]),
        score: (changes.medians[period] - usual) / scale,
        limit: Self.commonLimit(years: years.count), units: changes.counts[period],
        years: years.count, returns: false)
    }
  }

  /// Pettitt (1979): the largest rank sum over all splits of the years, over its asymptotic scale. The
  /// year is that of the split with the least absolute deviations of the logarithms.
  private func scatter(_ changes: Changes) -> [JumpRow] {
    let years = changes.tested.filter { changes.counts[$0] >= Self.leastUnits }
    return Dictionary(grouping: years) { period in changes.breaks.count { $0 <= period } }
      .sorted { $0.key < $1.key }
      .flatMap { scatter(changes, $0.value) }
  }

  private func scatter(_ changes: Changes, _ years: [Int]) -> [JumpRow] {
    let k = years.count
    guard k >= Self.leastScatterYears else { return [] }
    let scatters = years.map { changes.scatters[$0] }
    guard scatters.allSatisfy({ $0 > 0 }) else { return [] }
    var best = 0.0
    for split in 1..<k {
      var sum = 0.0
      for before in 0..<split {
        for after in split..<k {
          sum +=
            scatters[after] > scatters[before] ? 1 : scatters[after] < scatters[before] ? -1 : 0
        }
      }
      if abs(sum) > abs(best) { best = sum }
    }
    let split = Self.split(scatters.map(WorkingScale(.log).working))
    let count = Double(k)
    let scale = ((count * count * count + count * count) / 6).squareRoot()
    let before = RobustScale.median(Array(scatters[..<split]))
    let after = RobustScale.median(Array(scatters[split...]))
    let period = years[split]
    let ratio = max(before, after) / min(before, after)
    guard ratio >= Self.leastScatterRatio else { return [] }
    return [
      JumpRow(
        indicator: changes.indicator.id, year: changes.years[period], scope: .scatter, unit: nil,
        change: after, usual: before, naturalChange: changes.natural(spread: after),
        naturalUsual: changes.natural(spread: before), score: best / scale,
        limit: Self.scatterLimit(years: k),
        units: changes.counts[period], years: k, returns: false)
    ]
  }

  /// Where to cut values in two so that they lie nearest to the medians of the parts.
  private static func split(_ values: [Double]) -> Int {
    let cost = { (part: ArraySlice<Double>) in
      let median = RobustScale.median(Array(part))
      return part.map { abs($0 - median) }.reduce(0, +)
    }
    return (1..<values.count).min { left, right in
      cost(values[..<left]) + cost(values[left...])
        < cost(values[..<right]) + cost(values[right...])
    } ?? 1
  }

  private func single(_ changes: Changes) -> [JumpRow] {
    let residuals = changes.residuals(
      leastUnits: Self.leastUnits, priorUnits: Self.priorUnits, priorYears: Self.priorYears)
    let count = residuals.count
    guard count >= Self.leastYears * Self.leastUnits else { return [] }
    let sizes = residuals.map { abs($0.score) }.sorted()
    let middle = RobustScale.median(sizes)
    guard middle > 0 else { return [] }
    let student = StudentT(degreesOfFreedom: Self.freedom(of: sizes, middle: middle))
    let scale = middle / student.quantile(0.75)
    let limit = -student.quantile(Self.unitLevel / (2 * Double(count)))
    var rows: [JumpRow] = []
    for residual in residuals where abs(residual.score) / scale > limit {
      let isReturn = rows.contains {
        $0.unit == residual.unit && $0.year + 1 == changes.years[residual.period]
          && changes.comesBack(residual.unit, residual.period - 1)
      }
      if isReturn { continue }
      rows.append(
        JumpRow(
          indicator: changes.indicator.id, year: changes.years[residual.period], scope: .unit,
          unit: residual.unit, change: changes[residual.unit, residual.period],
          usual: changes.medians[residual.period],
          naturalChange: changes.natural(residual.unit, residual.period),
          naturalUsual: changes.naturalMedian(residual.period), score: residual.score / scale,
          limit: limit, units: changes.counts[residual.period], years: changes.tested.count,
          returns: changes.returns(residual.unit, residual.period)))
    }
    return rows
  }

  /// The degrees of freedom of a tail, from the sorted sizes of all residuals.
  ///
  /// The largest are left out: they are the suspects. The tail is read at its 99 % point, nearer to the
  /// middle where fewer than six residuals lie beyond; what few residuals show is drawn toward
  /// ``priorFreedom``.
  private static func freedom(of sizes: [Double], middle: Double) -> Double {
    let count = Double(sizes.count)
    let suspects = max(2, Int((0.005 * count).rounded(.up)))
    let kept = sizes.dropLast(suspects)
    let position = min(0.99, max(0.9, 1 - 6 / count)) * Double(kept.count - 1)
    let value = RobustScale.quantile(Array(kept), position / Double(kept.count - 1))
    let seen = freedom(ofTail: value / middle, at: (position + 0.5) / count)
    return (priorResiduals + count) / (priorResiduals / priorFreedom + count / seen)
  }

  /// The degrees of freedom for which a quantile of |t| lies as far beyond the median as that seen;
  /// between the candidates by proportion of their inverses.
  private static func freedom(ofTail ratio: Double, at share: Double) -> Double {
    let candidates: [Double] = [2, 2.5, 3, 4, 5, 6, 7, 10, 15, 30]
    let ratios = candidates.map { freedom in
      let student = StudentT(degreesOfFreedom: freedom)
      return student.quantile((1 + share) / 2) / student.quantile(0.75)
    }
    guard let above = ratios.indices.last(where: { ratios[$0] >= ratio }) else {
      return candidates[0]
    }
    if above + 1 == candidates.count { return candidates[above] }
    let part = (ratios[above] - ratio) / (ratios[above] - ratios[above + 1])
    return 1 / ((1 - part) / candidates[above] + part / candidates[above + 1])
  }
}
