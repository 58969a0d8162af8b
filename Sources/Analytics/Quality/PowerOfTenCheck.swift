import Distributions
import Panels

/// Values in the wrong unit of measure: ten, a hundred or a thousand times too large or too small.
///
/// A value is held against the unit's own years nearby. Where there are none, a positive number is held
/// against the other units of the year, provided that these are of one size; shares and counts differ
/// too much from unit to unit. It is doubtful when a whole power of ten brings it back among them.
///
/// In 61.2, 6.35, 64.0 the second is one: `6.35 × 10` lies among the others.
public struct PowerOfTenCheck: QualityCheck {
  /// `powers-of-ten`.
  public static let name = "powers-of-ten"
  /// How far own neighbours reach, in years: a rate can fall tenfold over ten years.
  static let reach = 2
  /// Own neighbours count when the largest is at most so many times the smallest.
  static let agreement = 1.6
  /// The same for the two just before and after, between which a commune's income can grow by a third a year.
  static let pairAgreement = 2.0
  /// How near to a power of ten the ratio to own neighbours has to be: a factor of 1.5 either way.
  static let ownTolerance = 0.176
  /// The same for other units, which differ more among themselves: a factor of 1.8.
  static let otherTolerance = 0.255
  /// Other units count when there are as many, and half of them lie within a factor of 1.4 of the
  /// median.
  static let leastOthers = 8
  static let otherSpread = 0.146
  /// Counts below it go from 1 to 10 in earnest.
  static let leastCount = 50.0
  /// From this many units on a year is one finding, not many.
  static let groupSize = 4

  private struct Hit {
    var unit: Int
    var period: Int
    var power: Int
  }

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    data.panels.panels.flatMap { panel -> [QualityFinding] in
      switch panel.indicator.kind {
      case .number, .yesno: return []
      case .share, .positive, .count: break
      }
      var groups: [[Int]: [Hit]] = [:]
      for period in 0..<panel.periodCount {
        let others = otherReference(panel, period)
        for unit in 0..<panel.unitCount {
          guard let hit = hit(data, panel, unit, period, others) else { continue }
          groups[[period, hit.power], default: []].append(hit)
        }
      }
      return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .flatMap { findings(data, panel, $0.value) }
    }
  }

  private func findings(_ data: QualityData, _ panel: Panel, _ hits: [Hit]) -> [QualityFinding] {
    if hits.count < Self.groupSize {
      return hits.map { finding(data, panel, $0, names: data.name($0.unit)) }
    }
    let names = SeriesProblemNames.list(hits.map { data.name($0.unit) })
    return [finding(data, panel, hits[0], names: names)]
  }

  private func finding(
    _ data: QualityData, _ panel: Panel, _ hit: Hit, names: String
  ) -> QualityFinding {
    let value = panel[hit.unit, hit.period]
    let factor = (0..<abs(hit.power)).reduce(1) { value, _ in value * 10 }
    let expected = FigureText.shifted(value, by: -hit.power)
    return QualityFinding(
      .wrongUnit(
        unit: names, year: data.panels.years[hit.period], indicator: panel.indicator.id,
        value: FigureText.text(value), expected: FigureText.text(expected), factor: factor,
        isTooLarge: hit.power > 0),
      indicator: panel.indicator.id, unit: hit.unit, period: hit.period)
  }

  private func hit(
    _ data: QualityData, _ panel: Panel, _ unit: Int, _ period: Int, _ others: Double
  ) -> Hit? {
    guard panel[unit, period] > 0 else { return nil }
    let own = Self.ownReference(data, panel, unit, period)
    let power =
      own.isNaN
      ? Self.power(panel, unit, period, against: others, tolerance: Self.otherTolerance)
      : Self.power(panel, unit, period, against: own, tolerance: Self.ownTolerance)
    return power.map { Hit(unit: unit, period: period, power: $0) }
  }

  /// The power of ten by which a value is off its unit's own years nearby; `nil` where it is off by none, or they tell
  /// nothing.
  static func ownPower(
    _ data: QualityData, _ panel: Panel, _ unit: Int, _ period: Int
  ) -> Int? {
    power(
      panel, unit, period, against: ownReference(data, panel, unit, period),
      tolerance: ownTolerance)
  }

  private static func power(
    _ panel: Panel, _ unit: Int, _ period: Int, against reference: Double, tolerance: Double
  ) -> Int? {
    let value = panel[unit, period]
    guard value > 0, reference > 0 else { return nil }
    if panel.indicator.kind == .count, min(value, reference) < leastCount / 10,
      max(value, reference) < leastCount
    {
      return nil
    }
    let ratio = decimalLog(value / reference)
    let power = Int(ratio.rounded())
    guard (1...3).contains(abs(power)), abs(ratio - Double(power)) <= tolerance else { return nil }
    // A share that a factor carries beyond 100 % was not that share.
    if panel.indicator.kind == .share, power < 0, value * (power == -1 ? 10 : 100) > 100 {
      return nil
    }
    return power
  }

  /// The median of the unit's values nearby, when at least two agree among themselves; else the middle of those just
  /// before and after, when these do.
  private static func ownReference(
    _ data: QualityData, _ panel: Panel, _ unit: Int, _ period: Int
  ) -> Double {
    let years = data.panels.years
    var before: [Double] = []
    var after: [Double] = []
    for other in max(0, period - reach)...min(panel.periodCount - 1, period + reach)
    where other != period && panel[unit, other] > 0 {
      let span = min(other, period)...max(other, period)
      if data.isBroken(
        panel.indicator.id, unit: unit, after: years[span.lowerBound],
        upTo: years[span.upperBound])
      {
        continue
      }
      if other < period {
        before.append(panel[unit, other])
      } else {
        after.append(panel[unit, other])
      }
    }
    let all = middle(before + after, agreement: agreement)
    guard all.isNaN, let last = before.last, let next = after.first else { return all }
    return middle([last, next], agreement: pairAgreement)
  }

  private static func middle(_ values: [Double], agreement: Double) -> Double {
    guard values.count >= 2, let low = values.min(), let high = values.max(),
      high <= agreement * low
    else { return .nan }
    return RobustScale.median(values)
  }

  /// The median of the units in a year, when they are of one size.
  private func otherReference(_ panel: Panel, _ period: Int) -> Double {
    guard panel.indicator.kind == .positive else { return .nan }
    let logs = (0..<panel.unitCount).map { panel[$0, period] }.filter { $0 > 0 }
      .map(Self.decimalLog)
    guard logs.count >= Self.leastOthers else { return .nan }
    let median = RobustScale.median(logs)
    let spread = RobustScale.median(logs.map { abs($0 - median) })
    return spread <= Self.otherSpread ? WorkingScale(.log).natural(median * Self.ten) : .nan
  }

  private static let ten = WorkingScale(.log).working(10)

  private static func decimalLog(_ value: Double) -> Double {
    WorkingScale(.log).working(value) / ten
  }
}

/// Names of units as one text.
enum SeriesProblemNames {
  /// The first names and the number of the others.
  static func list(_ names: [String]) -> String {
    names.count <= 5
      ? names.joined(separator: ", ")
      : names.prefix(5).joined(separator: ", ") + ", … (+\(names.count - 5))"
  }
}
