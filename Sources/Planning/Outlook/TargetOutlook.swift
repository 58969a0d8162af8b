import Analytics
import Distributions
import Forecast
import Panels

/// How likely a target is met, and where its figure will lie.
public struct TargetOutlook: Hashable, Sendable {
  /// How likely something is: between two ends where communes or criteria cannot be assessed.
  public struct Chance: Hashable, Sendable {
    /// The chance whatever becomes of the communes and criteria of which nothing can be said.
    public let least: Double
    /// The chance if these turn out well.
    public let most: Double

    /// The chance; `NaN` where what is open could change it by more than 0.001.
    public var probability: Double { most - least > 0.001 ? .nan : least }

    /// Whether the two exclude anything that would be printed.
    public var isBounded: Bool { least >= 0.005 || most <= 0.995 }
  }

  /// The chance that the target is met.
  public let chance: Chance
  /// Of a range the chance that its lower end is reached, whether its upper end is passed or not; `nil` without one.
  public let enough: Chance?
  /// The figure that is undercut in one case out of twenty.
  public let low: Double
  /// The middle figure.
  public let median: Double
  /// The figure that is passed in one case out of twenty.
  public let high: Double

  private init(
    _ requirement: Requirement, figures: [Double], _ chance: (Requirement) -> Chance
  ) {
    self.chance = chance(requirement)
    enough = requirement.lowerEnd.map(chance)
    (low, median, high) = (figures[0], figures[1], figures[2])
  }

  private static let figures = [0.05, 0.5, 0.95]

  /// - Parameters:
  ///   - count: A number of communes or criteria.
  ///   - requirement: What the figure must be.
  ///   - open: What could be added to the number.
  ///   - scale: What takes a figure with nothing of what is open to that of the known communes alone.
  ///   - figure: The figure of a number, and of what is open taken as met or not.
  init(
    _ count: CountDistribution, _ requirement: Requirement, open: Int,
    scale: Double = 1, figure: (_ number: Int, _ ofOpen: Int) -> Double
  ) {
    self.init(
      requirement, figures: Self.figures.map { figure(count.quantile($0), 0) * scale }
    ) { requirement in
      var sure = 0.0
      var possible = 0.0
      for (index, p) in count.probabilities.enumerated() {
        let least = figure(count.lowerBound + index, 0)
        let most = figure(count.lowerBound + index, open)
        if requirement.isMet(by: least), requirement.isMet(by: most) { sure += p }
        if requirement.isMet(between: least, and: most) { possible += p }
      }
      return Chance(least: min(1, sure), most: min(1, possible))
    }
  }

  /// - Parameters:
  ///   - figure: The distribution of a mean or a sum.
  ///   - requirement: What it must be.
  ///   - isWhole: Whether it is a whole number.
  init(_ figure: GroupDistribution, _ requirement: Requirement, isWhole: Bool) {
    if case .unit(let forecast, let unit, let step) = figure {
      self.init(forecast, unit: unit, step: step, requirement)
      return
    }
    self.init(requirement, figures: Self.figures.map(figure.quantile)) {
      Chance(figure.probability(of: $0, isWhole: isWhole))
    }
  }

  /// - Parameters:
  ///   - forecast: A forecast with a distribution.
  ///   - unit: The unit.
  ///   - step: The year ahead, from 0.
  ///   - requirement: What its value must be.
  init(_ forecast: BlockForecast, unit: Int, step: Int, _ requirement: Requirement) {
    self.init(
      requirement,
      figures: Self.figures.map {
        $0 == 0.5
          ? forecast.median(unit: unit, step: step)
          : forecast.quantile($0, unit: unit, step: step)
      }
    ) { Chance(forecast.probability(of: $0, unit: unit, step: step)) }
  }

  /// - Parameters:
  ///   - share: The distribution of a share.
  ///   - requirement: What it must be.
  ///   - open: Communes of which nothing can be said.
  ///
  /// A share of nobody is neither met nor failed: how likely the base is empty stands between the least and
  /// the most, and the figures are those of a base that is not.
  init(_ share: ShareDistribution, _ requirement: Requirement, open: Int) {
    self.init(requirement, figures: Self.figures.map(share.quantile)) {
      let (least, most) = share.probability(of: $0, open: open)
      return Chance(least: least, most: open > 0 ? most : min(1, most + share.emptyBase))
    }
  }

  /// The verdict of the median; not assessable where what is open could change it.
  func verdict(of requirement: Requirement) -> Verdict {
    let probability = chance.probability
    if probability.isNaN {
      return chance.least >= 0.5 ? .met : chance.most < 0.5 ? .notMet : .notAssessable
    }
    if case .within = requirement { return requirement.isMet(by: median) ? .met : .notMet }
    return probability >= 0.5 ? .met : .notMet
  }
}

extension TargetOutlook.Chance {
  /// A chance of which nothing is open.
  fileprivate init(_ probability: Double) { self.init(least: probability, most: probability) }
}

extension Requirement {
  /// Of a range what its lower end asks.
  fileprivate var lowerEnd: Requirement? {
    if case .within(let low, _) = self { .atLeast(low) } else { nil }
  }

  /// Whether some value between two passes.
  fileprivate func isMet(between least: Double, and most: Double) -> Bool {
    if case .within(let low, let high) = self { return most >= low && least <= high }
    return isMet(by: least) || isMet(by: most)
  }
}

extension OutlookTarget {
  /// The results of a target: one, or one a commune; none when nothing can be said of any commune.
  ///
  /// The value is the median; the verdict is that of the median, not assessable where what is open
  /// could change it.
  public func results(_ totals: OutlookTotals, _ state: ProgrammeState) -> [TargetResult] {
    guard let tally = totals.targets[target.id] else { return [] }
    let provenance = max(
      .estimated, state.panels.years.indices.map { state.provenance(period: $0) }.max() ?? .observed
    )
    if case .each = question {
      return tally.units.filter { $0.outlook.assessable > 0 }.map { commune in
        let outlook = TargetOutlook(
          commune.outlook.count, target.requirement, open: commune.outlook.open
        ) { Double($0 + $1 - commune.before) }
        return made(
          outlook, units: 1, unknown: commune.outlook.open > 0 ? 1 : 0, provenance,
          unit: state.panels.units.codes[commune.unit],
          range: (outlook.median, outlook.median + Double(commune.outlook.open)))
      }
    }
    guard tally.known > 0 else { return [] }
    if let share = tally.share { return [result(share, tally, provenance)] }
    let all = Double(tally.known + tally.open)
    let outlook: TargetOutlook
    let range: (Double, Double)
    if case .average = question {
      let criteria = state.assessments[set].set.criteria.count
      outlook = TargetOutlook(
        tally.distribution, target.requirement, open: tally.open * criteria,
        scale: all / Double(tally.known)
      ) { number, ofOpen in
        Double(number + ofOpen) / all
      }
      let sum = outlook.median * Double(tally.known)
      range = (sum / all, (sum + Double(tally.open * criteria)) / all)
    } else if case .shareAtLevel = target.statistic {
      outlook = TargetOutlook(tally.distribution, target.requirement, open: tally.open) {
        100 * Double($0 + $1) / all
      }
      range = (outlook.median, outlook.median + 100 * Double(tally.open) / all)
    } else {
      outlook = TargetOutlook(
        tally.distribution, target.requirement, open: tally.open
      ) { Double($0 + $1) }
      range = (outlook.median, outlook.median + Double(tally.open))
    }
    var result = made(
      outlook, units: tally.known, unknown: tally.open, provenance, range: range)
    if let other = tally.other {
      let reading = TargetOutlook(other, target.requirement, open: 0) { Double($0 + $1) }.median
      if reading != outlook.median {
        let range = (reading, reading + Double(tally.open))
        result.otherReading = reading
        result.otherVerdict = verdict(range, unknown: tally.open)
      }
    }
    return [result]
  }

  /// The result of a share of a base; without a figure where nobody can be in the base.
  private func result(
    _ share: ShareDistribution, _ tally: TargetTally, _ provenance: Provenance
  ) -> TargetResult {
    let outlook = TargetOutlook(share, target.requirement, open: tally.open)
    var result = made(
      outlook, units: tally.known, unknown: tally.open, provenance,
      range: (outlook.median, outlook.median))
    result.verdict = outlook.verdict(of: target.requirement)
    if outlook.chance.probability.isNaN, tally.open == 0 || share.emptyBase > 1 - 1e-9 {
      result.missingChance = .emptyBase
    }
    return result
  }

  private func made(
    _ outlook: TargetOutlook, units: Int, unknown: Int, _ provenance: Provenance,
    unit: String? = nil, range: (Double, Double)
  ) -> TargetResult {
    TargetResult(
      target: target, unit: unit, year: year, basis: .expected, value: outlook.median,
      verdict: verdict(range, unknown: unknown), units: units, unknown: unknown,
      provenance: provenance, outlook: outlook,
      missingChance: outlook.chance.probability.isNaN ? .open : nil)
  }

  /// The verdict of a figure between two ends.
  private func verdict(_ range: (Double, Double), unknown: Int) -> Verdict {
    let ends = [range.0, range.1].map(target.requirement.isMet)
    if unknown > 0, ends[0] != ends[1] { return .notAssessable }
    return ends[0] ? .met : .notMet
  }
}
