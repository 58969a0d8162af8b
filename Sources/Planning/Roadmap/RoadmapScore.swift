import Panels

/// A given roadmap, line by line: how likely, how tight, what is still to do.
public struct RoadmapScore: Sendable {
  /// A commune with its year.
  public struct Line: Sendable {
    /// The code of the commune.
    public let commune: String
    /// The year planned.
    public let year: Int
    /// The chance that it stands at the level then, if the work is done in time; `NaN` where it cannot be said.
    public let chance: Double
    /// The same without any work planned.
    public let unaided: Double
    /// The first year in which the work can be done at the pace.
    public let earliest: Int?
    /// What it lacks, in the order in which it is best done.
    public let lacks: [RoadmapTask]
    /// The criteria met today that will probably be failed by the year planned unless something is done.
    public let failing: [FailingCriterion]
    /// The criteria that cannot be assessed.
    public let open: [String]

    /// The years of data on which the chances rest; `nil` for a commune that the model does not know.
    public let knownYears: Int?

    /// The years to spare; negative where the pace is too slow.
    public var slack: Int? { earliest.map { year - $0 } }
    /// The chance with as much work as the pace allows: that without work where it cannot be done by then.
    public var chanceAtPace: Double { (slack ?? 0) < 0 ? unaided : chance }
    /// The effort of what it lacks.
    public var effort: Double { lacks.reduce(0) { $0 + $1.effort } }
  }

  /// A year of the roadmap.
  public struct Year: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// The communes planned for it.
    public let planned: Int
    /// Those whose chance is known.
    public let known: Int
    /// How many of these are expected to be recognised at their pace.
    public let expected: Double
    /// Those that cannot be ready at their pace.
    public let tooFast: Int
  }

  /// The lines, by year and code.
  public let lines: [Line]
  /// The years.
  public let years: [Year]
  /// The expected number, of the communes whose chance is known.
  public var expected: Double { years.reduce(0) { $0 + $1.expected } }
  /// The lines whose chance is not known: the expected numbers leave them out.
  public var unknown: [Line] { lines.filter { $0.chanceAtPace.isNaN } }

  /// Scores some lines; communes that the model does not know have no chance and no slack.
  public init(_ given: [RoadmapYearChoice], on model: RoadmapModel) {
    let places = Dictionary(
      uniqueKeysWithValues: model.communes.enumerated().map { ($1.code, $0) })
    let sorted = given.sorted { ($0.year, $0.commune) < ($1.year, $1.commune) }
    lines = sorted.map { choice in
      let commune = places[choice.commune]
      let step = model.years.firstIndex(of: choice.year)
      let own = commune.map { model.communes[$0] }
      return Line(
        commune: choice.commune, year: choice.year,
        chance: step.flatMap { own?.chances[$0] } ?? .nan,
        unaided: step.flatMap { step in own.flatMap { $0.unaided.isEmpty ? nil : $0.unaided[step] }
        }
          ?? .nan,
        earliest: own.map { (model.years.first ?? 0) + max(0, $0.leastYears - 1) },
        lacks: commune.map { place in
          model.orders[place].tasks.map { model.communes[place].tasks[$0] }
        } ?? [],
        failing: own?.failing.filter { $0.year <= choice.year } ?? [],
        open: own?.open ?? [], knownYears: own?.knownYears)
    }
    years = Set(sorted.map(\.year)).sorted().map { [lines] year in
      let own = lines.filter { $0.year == year }
      let chances = own.map(\.chanceAtPace).filter { !$0.isNaN }
      return Year(
        year: year, planned: own.count, known: chances.count,
        expected: chances.reduce(0, +), tooFast: own.count { ($0.slack ?? 0) < 0 })
    }
  }
}

/// A commune and the year in which it is to be recognised.
public struct RoadmapYearChoice: Hashable, Sendable {
  /// The code of the commune.
  public let commune: String
  /// The year.
  public let year: Int

  /// Makes a choice.
  public init(commune: String, year: Int) {
    self.commune = commune
    self.year = year
  }
}
