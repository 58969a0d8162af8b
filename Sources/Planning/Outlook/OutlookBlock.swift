import Analytics
import Distributions
import Forecast

/// The outlook of a block of units: each commune's, and its part of every group.
public struct OutlookBlock: Sendable {
  /// One a unit, year ahead and set, in this order.
  public let communes: [CommuneOutlook]
  /// One a unit, year ahead and level; `NaN` where it cannot be said.
  public let levelChances: [Double]
  /// Its part of every group.
  public let totals: OutlookTotals
  /// How likely recognitions that cost a support come.
  public let recognitions: ForecastRecognitions

  /// Works out the outlook of the counted units among some.
  ///
  /// - Parameters:
  ///   - outlook: The fitted moves.
  ///   - units: The units.
  ///   - groupings: Groups of units.
  ///   - horizon: Years ahead.
  ///   - targets: Targets that count criteria or communes.
  ///   - overlay: What a scenario does to criteria.
  ///   - chance: The chances of the indicators that are numbers.
  public init(
    _ outlook: CriteriaOutlook, units: Range<Int>, groupings: [Grouping], horizon: Int,
    targets: [OutlookTarget] = [], overlay: OutlookOverlay = .none, chance: IndicatorChance
  ) {
    var communes: [CommuneOutlook] = []
    var levelChances: [Double] = []
    let scope = outlook.state.scope
    let kinds = outlook.state.panels.units.kinds
    let named = Set(targets.flatMap(\.members))
    // A target may name units that no group counts, such as a town.
    // A recognition costs a town its support as well.
    let members = units.filter { unit in
      scope.counts(kinds[unit]) || named.contains(unit)
        || overlay.feedbacks.contains { $0.awaitsForecast(unit) }
    }
    var recognitions = ForecastRecognitions(feedbacks: overlay.feedbacks, years: overlay.years)
    var years: [Int: [CommuneYear]] = [:]
    for unit in members {
      let (own, reached) = outlook.course(
        of: unit, horizon: horizon, overlay: overlay, chance: chance)
      years[unit] = own
      recognitions.merge(reached)
      guard scope.counts(kinds[unit]) else { continue }
      for year in own {
        communes += year.outlooks
        levelChances += outlook.levels.indices.map { year.chance(level: $0) }
      }
    }
    self.communes = communes
    self.levelChances = levelChances
    var totals = OutlookTotals()
    for (place, grouping) in groupings.enumerated() {
      for (group, units) in Dictionary(grouping: members, by: { grouping.groups[$0] })
      where group >= 0 {
        for step in 0..<horizon {
          for set in outlook.criteria.indices {
            let key = OutlookKey(step: step, set: set, grouping: place, group: Int(group))
            totals.parts[key] = Self.totals(
              of: units.compactMap { years[$0]?[step] }, set: set, outlook.readings(of: set))
          }
        }
      }
    }
    for target in targets where target.step < horizon {
      var tally = TargetTally()
      for unit in target.members {
        guard units.contains(unit), let own = years[unit] else { continue }
        target.add(own[target.step], unit: unit, outlook.state, to: &tally)
      }
      totals.targets[target.id] = tally
    }
    self.totals = totals
    self.recognitions = recognitions
  }

  private static func totals(
    of communes: [CommuneYear], set: Int, _ readings: [LevelReading]
  ) -> GroupTotals {
    var totals = GroupTotals(levels: readings.count)
    for commune in communes {
      if commune.outlooks[set].open > 0 {
        totals.addOpen()
      } else {
        totals.add(commune.counts[set])
      }
    }
    for (index, reading) in readings.enumerated() {
      let known = communes.compactMap { reading.chances(of: $0) }
      let counts = SharedFactor.nodes.indices.map { node in
        PoissonBinomial.distribution(known.map { $0[node] })
      }
      totals.add(level: index, communes: known.count, counts)
    }
    return totals
  }
}
