import Analytics
import Distributions
import Panels

/// A target that counts criteria or communes, in a year ahead.
///
/// How the distribution is made: `docs/decisions/0012-joint-probabilities.md`.
public struct OutlookTarget: Sendable {
  /// What is counted.
  enum Question: Sendable {
    /// Communes at a level, and under the other reading of it.
    case communes(LevelReading, other: LevelReading?)
    /// Communes below a level in the status year that will stand there.
    case gained(demand: Int)
    /// Communes that held a level in the status year and will not stand there.
    case lost(demand: Int, heldBy: Holding)
    /// Communes at a level among those at another, as positions of pairs and of the level of the base; `above` is
    /// left out.
    case share(pair: Int, above: Int?, base: Int)
    /// Criteria a commune.
    case average
    /// Criteria of each commune, or its gain on the status year.
    case each(isGain: Bool)
  }

  /// The target's id.
  public var id: String { target.id }

  let target: Target
  let year: Int
  let step: Int
  let set: Int
  let question: Question
  /// The units it concerns, ascending.
  let members: [Int]
  private let statusPeriod: Int?

  /// Reads a target; `nil` when it does not count criteria or communes, is not ahead, or asks for a level that
  /// the outlook does not know.
  ///
  /// - Parameters:
  ///   - target: The target.
  ///   - outlook: The outlook.
  ///   - statusYear: The year from which gains and losses count.
  public init?(_ target: Target, _ outlook: CriteriaOutlook, statusYear: Int) {
    let state = outlook.state
    guard let year = target.year, let last = state.panels.years.last, year > last else {
      return nil
    }
    let readings = { (level: Level, set: String) in
      state.position(ofSet: set).map(outlook.readings)?.filter { $0.level == level } ?? []
    }
    let question: Question?
    let set: String
    switch target.statistic {
    case .communesAtLevel(let level, let id, let orAbove):
      set = id
      // The highest level of a set has one reading only.
      let both = readings(level, id)
      let asked = both.first { ($0.next == nil) == orAbove } ?? both.first
      question = asked.map { asked in
        .communes(asked, other: both.first { $0.next != asked.next })
      }
    case .communesAdded(let level, let id):
      set = id
      question = readings(level, id).first.map { .gained(demand: $0.demand) }
    case .communesLost(let level, let id, let holding):
      if holding == .recognition, state.recognised(at: level, by: statusYear) == nil { return nil }
      set = id
      question = readings(level, id).first.map { .lost(demand: $0.demand, heldBy: holding) }
    case .averageCriteria(let id): (set, question) = (id, .average)
    case .criteriaMet(let id): (set, question) = (id, .each(isGain: false))
    case .yearlyGain(let id): (set, question) = (id, .each(isGain: true))
    case .shareAtLevel(let level, let id, let orAbove, let base):
      set = id
      let both = readings(level, id)
      question = (both.first { ($0.next == nil) == orAbove } ?? both.first).flatMap {
        Self.share($0, of: base, outlook)
      }
    case .mean, .total, .value: return nil
    }
    guard let question, let position = state.position(ofSet: set) else { return nil }
    self.target = target
    self.year = year
    self.question = question
    self.set = position
    step = year - last - 1
    statusPeriod = state.panels.period(of: statusYear)
    members =
      target.units.isEmpty
      ? state.countedUnits
      : target.units.compactMap { state.panels.units.index(ofCode: $0) }.sorted()
  }

  private static func share(
    _ reading: LevelReading, of base: RequiredLevel?, _ outlook: CriteriaOutlook
  ) -> Question? {
    guard let base else { return .communes(reading, other: nil) }
    guard let place = outlook.levels.position(of: base, outlook.state) else { return nil }
    let pair = { (level: Int) in
      outlook.pairs.firstIndex(of: LevelPair(level: level, base: place))
    }
    return pair(reading.demand).map {
      .share(pair: $0, above: reading.next.flatMap(pair), base: place)
    }
  }

  /// Adds a commune to a tally.
  func add(_ commune: CommuneYear, unit: Int, _ state: ProgrammeState, to tally: inout TargetTally)
  {
    let own = commune.outlooks[set]
    switch question {
    case .communes(let reading, let other):
      tally.add(reading.chances(of: commune), other: other.flatMap { $0.chances(of: commune) })
    case .share(let pair, let above, let base):
      tally.add(share(commune, pair: pair, above: above), base: commune.levels[base])
    case .gained(let demand):
      tally.add(moved(commune, unit, demand, .criteria, state, from: .notMet) { $0 })
    case .lost(let demand, let holding):
      tally.add(moved(commune, unit, demand, holding, state, from: .met) { 1 - $0 })
    case .average:
      if own.open > 0 { tally.addOpen() } else { tally.add(sum: commune.counts[set]) }
    case .each(let isGain):
      var before = 0
      if isGain {
        guard let period = statusPeriod,
          let count = state.count(state.assessments[set].set.id, unit: unit, period: period),
          count < own.criteria
        else { return }
        before = count
      }
      tally.units.append(TargetTally.Unit(unit: unit, outlook: own, before: before))
    }
  }

  /// The chances of standing in a share and in its base; empty when unknown.
  private func share(_ commune: CommuneYear, pair: Int, above: Int?) -> [Double] {
    let reached = commune.pairs[pair]
    guard let above, !reached.isEmpty else { return reached }
    return commune.pairs[above].isEmpty
      ? [] : zip(reached, commune.pairs[above]).map { max(0, $0 - $1) }
  }

  /// The chances of a move from where a commune stood in the status year; `nil` when unknown.
  private func moved(
    _ commune: CommuneYear, _ unit: Int, _ demand: Int, _ holding: Holding,
    _ state: ProgrammeState, from verdict: Verdict, _ chance: (Double) -> Double
  ) -> [Double]? {
    guard let statusPeriod, let level = target.statistic.level,
      let held = state.held(
        level, set: state.assessments[set].set.id, by: holding, period: statusPeriod)
    else { return nil }
    let before = held(unit)
    let chances = commune.levels[demand]
    if before != verdict, before != .notAssessable { return SharedFactor.nodes.map { _ in 0 } }
    return before == .notAssessable || chances.isEmpty ? nil : chances.map(chance)
  }
}

extension TargetStatistic {
  fileprivate var level: Level? {
    switch self {
    case .communesAtLevel(let level, _, _), .communesAdded(let level, _),
      .communesLost(let level, _, _):
      level
    default: nil
    }
  }
}
