/// What a kept run said, held against the data of a later year.
public struct FollowUpReport: Sendable {
  /// The number of the run.
  public var run: Int64
  /// The last year of the data that the run knew.
  public var lastYear: Int
  /// The last year of the data now.
  public var newLastYear: Int
  /// The year of which the run's verdicts are, and the year they are compared with.
  public var moveYears: (from: Int, to: Int)?
  /// Forecasts of indicators.
  public var forecasts: [ForecastScore] = []
  /// Probabilities.
  public var chances: [ChanceScore] = []
  /// Numbers of criteria.
  public var criteria: [CriteriaScore] = []
  /// Targets of the plan.
  public var targets: [TargetOutcome] = []
  /// Who moved.
  public var moves: [UnitMove] = []
  /// Past values that read otherwise.
  public var revisions: [DataRevision] = []
  /// Units of the run that the data lack.
  public var lostUnits: [String] = []

  /// A report with nothing in it yet.
  public init(run: Int64, lastYear: Int, newLastYear: Int) {
    self.run = run
    self.lastYear = lastYear
    self.newLastYear = newLastYear
  }
}
