import IO

/// Where a run's data come from.
public enum RunSource: Sendable {
  /// A plan.
  case plan(PlanSource)
  /// A bare table.
  case table(BareTable)

  func read(_ options: RunOptions, for job: Run.Job) async throws(RunFailure) -> Dataset {
    try carried(await measured(options, for: job), options)
  }

  /// The data by the units by which they were given.
  func measured(
    _ options: RunOptions, for job: Run.Job? = nil
  ) async throws(RunFailure) -> Dataset {
    let dataset: Dataset
    switch self {
    case .plan(var source):
      source.options.checksScenarios = job == .check
      dataset = try source.read(
        environment: options.environment, executable: options.executable)
    case .table(var table):
      table.isBrief = job == .brief
      dataset = try await table.read(options)
    }
    return try failing { () throws(InputError) in try dataset.applying(options.standardErrors) }
  }

  /// The data by the units of the crosswalk of the call or of the plan.
  func carried(_ dataset: Dataset, _ options: RunOptions) throws(RunFailure) -> Dataset {
    try failing { () throws(InputError) in
      let request = options.crosswalk ?? CrosswalkRequest()
      guard let reading = try request.read(decimalComma: decimalComma) ?? dataset.planCrosswalk
      else { return dataset }
      var dataset = dataset
      dataset.inputs += try FileDigest.all(of: request.files)
      return try dataset.applying(
        reading, request.options(over: dataset.plan.crosswalk))
    }
  }

  /// Whether numbers of the input have a decimal comma.
  private var decimalComma: Bool {
    switch self {
    case .plan(let source): source.options.decimalComma
    case .table(let table): table.decimalComma
    }
  }

  /// Whether it is a plan.
  public var isPlan: Bool {
    if case .plan = self { true } else { false }
  }

  /// The path of the plan or table as given.
  public var inputPath: String {
    switch self {
    case .plan(let source): source.path
    case .table(let table): table.sourceName
    }
  }
}
