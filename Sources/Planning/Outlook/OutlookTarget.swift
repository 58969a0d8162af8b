import Analytics
import Distributions
import Panels

/// A target that counts criteria or communes, in a year ahead.
public struct OutlookTarget: Sendable {
  /// What is counted.
  enum Question: Sendable {
    /// Communes at a level, and under the other reading of it.
    case communes(LevelReading, other: LevelReading?)
    /// Communes below a level in the status year that will stand there.
    case gained(demand: Int)
    /// Communes at a level in the status year that will not.
    case lost(demand: Int)
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
    case .communesLost(let level, let id):
      set = id
      question = readings(level, id).first.map { .lost(demand: $0.demand) }
    case .averageCriteria(let id): (set, question) = (id, .average)
    case .criteriaMet(let id): (set, question) = (id, .each(isGain: false))
    case .yearlyGain(let id): (set, question) = (id, .each(isGain: true))
    case .shareAtLevel(let level, let id, let orAbove, of: nil):
      set = id
      let both = readings(level, id)
      question = (both.first { ($0.next == nil) == orAbove } ?? both.first).map {
        .communes($0, other: nil)
      }
    case .mean, .total, .value, .shareAtLevel: return nil
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

  /// Adds a commune to a tally.
  func add(_ commune: CommuneYear, unit: Int, _ state: ProgrammeState, to tally: inout TargetTally)
  {
    let own = commune.outlooks[set]
    switch question {
    case .communes(let reading, let other):
      tally.add(reading.chances(of: commune), other: other.flatMap { $0.chances(of: commune) })
    case .gained(let demand):
      tally.add(moved(commune, unit, demand, state, from: .notMet) { $0 })
    case .lost(let demand):
      tally.add(moved(commune, unit, demand, state, from: .met) { 1 - $0 })
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

  /// The chances of a move from where a commune stood in the status year; `nil` when unknown.
  private func moved(
    _ commune: CommuneYear, _ unit: Int, _ demand: Int, _ state: ProgrammeState,
    from verdict: Verdict, _ chance: (Double) -> Double
  ) -> [Double]? {
    guard let statusPeriod, case let level = commune.levels[demand], !level.isEmpty else {
      return nil
    }
    let before = state.stands(
      at: target.statistic.level ?? .met, set: state.assessments[set].set.id, unit: unit,
      period: statusPeriod, orAbove: true)
    if before == .notAssessable { return nil }
    return before == verdict ? level.map(chance) : level.map { _ in 0 }
  }
}

extension TargetStatistic {
  fileprivate var level: Level? {
    switch self {
    case .communesAtLevel(let level, _, _), .communesAdded(let level, _),
      .communesLost(let level, _):
      level
    default: nil
    }
  }
}
