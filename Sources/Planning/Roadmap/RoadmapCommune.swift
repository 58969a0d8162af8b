/// A commune that may be put on a roadmap.
public struct RoadmapCommune: Hashable, Sendable {
  /// The code.
  public var code: String
  /// The criteria it lacks.
  public var tasks: [RoadmapTask]
  /// For each year the chance that it stands at the level then, if the work is done by then; `NaN` where it
  /// cannot be said.
  public var chances: [Double]
  /// The same at each value of the shared factor, `[year][node]`; empty where it is not known.
  public var conditional: [[Double]]
  /// For each year the chance without any work planned, as forecast; empty where it is not known.
  public var unaided: [Double] = []
  /// The criteria that cannot be assessed: the chances leave them out.
  public var open: [String] = []
  /// The criteria it meets in the status year and will probably fail in a year of the roadmap unless something is done:
  /// no work on them is planned, and the chances reckon with their fall.
  public var failing: [FailingCriterion] = []
  /// The years of data on which its chances rest: with one, gains and losses are those of other communes or of the
  /// prior alone; 0 when not known.
  public var knownYears = 0
  /// The most criteria it finishes in a year.
  public var pace: Int
  /// The only years for which it is registered; empty when it may be recognised in any.
  public var registered: Set<Int>

  /// Makes a commune.
  public init(
    code: String, tasks: [RoadmapTask], chances: [Double], conditional: [[Double]] = [],
    pace: Int = 2, registered: Set<Int> = []
  ) {
    self.code = code
    self.tasks = tasks
    self.chances = chances
    self.conditional = conditional
    self.pace = pace
    self.registered = registered
  }

  /// The effort of all it lacks.
  public var effort: Double { tasks.reduce(0) { $0 + $1.effort } }

  /// The fewest years in which the work can be done at its pace.
  public var leastYears: Int { (tasks.count + pace - 1) / pace }
}
