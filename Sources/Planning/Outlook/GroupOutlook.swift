import Analytics
import Distributions
import Panels

/// A figure of a group in a year ahead as a distribution: the communes at a level, or the average number of
/// criteria.
///
/// How the communes of a group are joined: `docs/decisions/0012-joint-probabilities.md`.
public struct GroupOutlook: Sendable {
  /// What is counted.
  public enum Figure: Hashable, Sendable {
    /// Communes at a level, or above too.
    case communes(Level, orAbove: Bool)
    /// Criteria met, divided by the communes assessed.
    case averageCriteria
  }

  /// The level of grouping: `all`, `province`, `district`.
  public let grouping: String
  /// The group.
  public let group: String
  /// The set's id.
  public let set: String
  /// The years ahead, from 0 for the first.
  public let step: Int
  /// What is counted.
  public let figure: Figure
  /// The communes it is counted over.
  public let communes: Int
  /// Communes of the group of which it cannot be said; they are in no count.
  public let open: Int
  /// The expected figure; `NaN` when all communes are open.
  public let mean: Double
  /// The quantiles at the levels asked for, ``levels`` by default; `NaN` when all communes are open.
  public let quantiles: [Double]
  /// The number of communes, of an average the criteria met by all of them, as a distribution; `nil` when all communes
  /// are open.
  public let distribution: CountDistribution?

  /// The chance that the figure is a value or more; `NaN` when all communes are open.
  public func chance(ofAtLeast value: Double) -> Double {
    let whole = figure == .averageCriteria ? value * Double(communes) : value
    // A mean of whole numbers is as near to one as rounding leaves it.
    return distribution?.atLeast(Int((whole - 1e-6).rounded(.up))) ?? .nan
  }

  /// The probabilities of the quantiles.
  public static let levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  /// The figures of all groups, by set, grouping, group and year.
  ///
  /// `levels`: The probabilities of the quantiles.
  public static func all(
    of totals: OutlookTotals, _ outlook: CriteriaOutlook, groupings: [Grouping],
    levels: [Double] = levels
  ) -> [GroupOutlook] {
    totals.parts.keys.sorted().flatMap { key in
      totals.parts[key].map { figures(of: $0, key, outlook, groupings[key.grouping], levels) }
        ?? []
    }
  }

  private static func figures(
    of totals: GroupTotals, _ key: OutlookKey, _ outlook: CriteriaOutlook, _ grouping: Grouping,
    _ levels: [Double]
  ) -> [GroupOutlook] {
    let size = totals.communes + totals.open
    let make = {
      (
        figure: Figure, communes: Int, mean: Double, quantiles: [Double],
        distribution: CountDistribution?
      ) in
      GroupOutlook(
        grouping: grouping.name, group: grouping.labels[key.group],
        set: outlook.state.assessments[key.set].set.id, step: key.step, figure: figure,
        communes: communes, open: size - communes, mean: communes == 0 ? .nan : mean,
        quantiles: communes == 0 ? levels.map { _ in .nan } : quantiles,
        distribution: communes == 0 ? nil : distribution)
    }
    var result: [GroupOutlook] = []
    for (index, reading) in outlook.readings(of: key.set).enumerated() {
      let count = totals.communes(level: index)
      result.append(
        make(
          .communes(reading.level, orAbove: reading.next == nil), totals.levelCommunes[index],
          totals.mean(level: index), levels.map { Double(count.quantile($0)) }, count))
    }
    let sum = totals.criteriaMet()
    let divisor = Double(max(1, totals.communes))
    result.append(
      make(
        .averageCriteria, totals.communes, totals.meanCriteria / divisor,
        levels.map { Double(sum.quantile($0)) / divisor }, sum))
    return result
  }
}
