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
  /// How likely the figure is each of the quantiles or more; `NaN` when all communes are open.
  public let chances: [Double]
  /// The number of communes as a distribution; `nil` for averages, and when all communes are open.
  public let distribution: CountDistribution?

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
      (figure: Figure, communes: Int, mean: Double, count: CountDistribution, divisor: Double) in
      let quantiles = levels.map { count.quantile($0) }
      let isOpen = communes == 0
      return GroupOutlook(
        grouping: grouping.name, group: grouping.labels[key.group],
        set: outlook.state.assessments[key.set].set.id, step: key.step, figure: figure,
        communes: communes, open: size - communes, mean: isOpen ? .nan : mean,
        quantiles: quantiles.map { isOpen ? .nan : Double($0) / divisor },
        chances: quantiles.map { isOpen ? .nan : count.atLeast($0) },
        distribution: isOpen || figure == .averageCriteria ? nil : count)
    }
    var result: [GroupOutlook] = []
    for (index, reading) in outlook.readings(of: key.set).enumerated() {
      result.append(
        make(
          .communes(reading.level, orAbove: reading.next == nil), totals.levelCommunes[index],
          totals.mean(level: index), totals.communes(level: index), 1))
    }
    let divisor = Double(max(1, totals.communes))
    result.append(
      make(
        .averageCriteria, totals.communes, totals.meanCriteria / divisor, totals.criteriaMet(),
        divisor))
    return result
  }
}
