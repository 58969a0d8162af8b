import Distributions
import Panels

/// Makes panels of simulated values.
///
/// On the working scale (``Panels/SimulatedIndicator/scale``) the value of unit `u` in year `y` is
///
///     line(y) + shock(y) + spread · a(u) + driftSpread · b(u) · (y − first year) + noise · e(u, y)
///
/// where `line` joins the given medians by straight lines, and `a`, `b`, `e` are standard normal.
/// The shock is `yearNoise` times a standard normal, and zero in the years whose median is given.
/// A ratio multiplies the final value of its indicator. The result is rounded half away from zero
/// and kept within the bounds of its kind; a positive value is at least one rounding unit. Totals
/// are met by the largest-remainder method. Yes/no items follow `YesNoProcess`.
///
/// Random numbers are keyed by seed, unit code, indicator and year, so that a unit's values depend
/// neither on the order nor on the number of the others. There are two exceptions, which look at
/// the whole area: the years of totals, and the level of the chances of yes/no items.
public struct Simulator: Sendable {
  /// What is simulated.
  public let specification: SimulationSpecification
  private let generator: CounterGenerator

  /// Makes a simulator.
  public init(_ specification: SimulationSpecification) {
    self.specification = specification
    generator = CounterGenerator(seed: specification.seed)
  }

  /// The values of every indicator for some units, all with the provenance `simulated`.
  ///
  /// - Complexity: O(units × years × indicators).
  public func panels(of units: UnitTable) -> PanelSet {
    var values: [String: [Double]] = [:]
    let yesNo = YesNoProcess(
      strengths: strengths(of: units), codes: units.codes, generator: generator)
    for indicator in specification.indicators {
      if indicator.kind == .yesno {
        values[indicator.id] = yesNo.states(of: indicator, years: specification.years)
        continue
      }
      let base = indicator.ratioOf.flatMap { values[$0] }
      precondition(
        indicator.ratioOf == nil || base != nil, "a ratio stands after its indicator")
      values[indicator.id] = numbers(of: indicator, codes: units.codes, base: base)
    }
    if specification.missingShare > 0 || specification.lateShare > 0 {
      for indicator in specification.indicators {
        blank(&values[indicator.id, default: []], of: indicator, codes: units.codes)
      }
    }
    return PanelSet(
      units: units, years: Array(specification.years),
      panels: specification.indicators.map { indicator in
        Panel(
          indicator: Indicator(id: indicator.id, kind: indicator.kind), unitCount: units.count,
          periodCount: specification.years.count, values: values[indicator.id],
          provenance: .uniform(.simulated))
      })
  }

  private func strengths(of units: UnitTable) -> [Double] {
    units.codes.map { code in
      if let lead = specification.leads[code] { return lead }
      if specification.strengthSpread == 0 { return 0 }
      return specification.strengthSpread * normal(.init(unit: code), .strength)
    }
  }

  private func normal(
    _ series: CounterGenerator.Series, _ stream: CounterGenerator.Stream, year: Int = 0
  ) -> Double {
    StandardNormal.quantile(generator.uniform(series, stream, year: year))
  }
}

extension Simulator {
  /// The values of a numeric indicator, units contiguous within a year; `base` for a ratio.
  private func numbers(
    of indicator: SimulatedIndicator, codes: [String], base: [Double]?
  ) -> [Double] {
    let count = codes.count
    let series = codes.map { CounterGenerator.Series(unit: $0, indicator: indicator.id) }
    let levels = deviations(series, .level, indicator.spread)
    let slopes = deviations(series, .slope, indicator.driftSpread)
    let scale = WorkingScale(indicator.scale, epsilon: Rounding(indicator).unit / 2)
    let line = MedianLine(indicator, scale: scale)
    let rounding = Rounding(indicator)
    var values = Array(repeating: Double.nan, count: count * specification.years.count)
    for year in indicator.years {
      let period = year - specification.years.lowerBound
      let median = line.value(in: year) + shock(of: indicator, in: year, line)
      let elapsed = Double(year - indicator.years.lowerBound)
      for unit in 0..<count {
        var working = median + levels[unit] + slopes[unit] * elapsed
        if indicator.noise > 0 {
          working += indicator.noise * normal(series[unit], .noise, year: year)
        }
        let value = scale.natural(working)
        let cell = period * count + unit
        values[cell] = base.map { $0[cell] * value } ?? value
      }
      let cells = period * count..<(period + 1) * count
      if let total = indicator.totals[year] {
        rounding.apportion(&values, cells, total: total)
      } else {
        for cell in cells { values[cell] = rounding.rounded(values[cell]) }
      }
    }
    return values
  }

  private func deviations(
    _ series: [CounterGenerator.Series], _ stream: CounterGenerator.Stream, _ deviation: Double
  ) -> [Double] {
    series.map { deviation == 0 ? 0 : deviation * normal($0, stream) }
  }

  private func shock(
    of indicator: SimulatedIndicator, in year: Int, _ line: MedianLine
  ) -> Double {
    if indicator.yearNoise == 0 || line.isGiven(in: year) { return 0 }
    return indicator.yearNoise * normal(.init(indicator: indicator.id), .yearShock, year: year)
  }

  /// Takes values away: single cells at random, and the first years of units that start late.
  private func blank(
    _ values: inout [Double], of indicator: SimulatedIndicator, codes: [String]
  ) {
    let years = specification.years
    for (unit, code) in codes.enumerated() {
      let series = CounterGenerator.Series(unit: code, indicator: indicator.id)
      let firstYear = firstYear(of: code)
      for (period, year) in years.enumerated() {
        let isMissing =
          year < firstYear
          || (specification.missingShare > 0
            && generator.uniform(series, .missing, year: year) < specification.missingShare)
        if isMissing { values[period * codes.count + unit] = .nan }
      }
    }
  }

  /// The first year of a unit's values: for late units any year of the first half but the first.
  private func firstYear(of code: String) -> Int {
    let years = specification.years
    let draw = generator.uniform(.init(unit: code), .lateStart)
    guard draw < specification.lateShare, years.count > 1 else { return years.lowerBound }
    let choices = years.count / 2
    let choice = min(choices - 1, Int(draw / specification.lateShare * Double(choices)))
    return years.lowerBound + 1 + choice
  }
}
