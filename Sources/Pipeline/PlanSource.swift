import IO
import Panels

/// A plan file as the source of a run.
public struct PlanSource: Sendable {
  /// The path of `plan.yaml`.
  public var path: String
  /// How it is read.
  public var options: PlanOptions

  /// Makes a source.
  public init(path: String, options: PlanOptions = PlanOptions()) {
    self.path = path
    self.options = options
  }

  /// Reads the plan with all its tables.
  ///
  /// - Throws: ``RunFailure`` with every problem found in the first file that has any.
  public func read(environment: [String: String], executable: String) throws(RunFailure) -> Dataset
  {
    try failing { () throws(InputError) in
      let reading = try PlanReader.read(
        path: path,
        options: PlanReadingOptions(
          setsAside: options.setsAside, usesPartYears: options.usesPartYears,
          decimalComma: options.decimalComma, decimalMark: options.decimalPoint ? .point : nil,
          encoding: options.encoding.flatMap(TextEncoding.init(label:))),
        environment: environment, executable: executable)
      let digests = try FileDigest.all(of: reading.inputs)
      var plan = reading.plan
      plan.includesTowns = options.includesTowns ?? plan.includesTowns
      plan.bandStarts = options.bandStarts ?? plan.bandStarts
      var dataset = Dataset(
        panels: reading.panels, sets: reading.sets, plan: plan,
        seriesTargets: Self.seriesTargets(of: reading.plan), reported: reading.reported,
        log: reading.log, counts: reading.counts, inputs: digests, hasPlan: true,
        planCrosswalk: reading.crosswalk)
      dataset.origins = reading.origins
      dataset.accounts = reading.accounts
      dataset.conflicts = reading.conflicts
      dataset.partYears = reading.partYears
      dataset.overlaps = reading.overlaps
      dataset.setsAside = options.setsAside
      return dataset
    }
  }

  /// The plan's targets for means, held against every commune as well.
  private static func seriesTargets(of plan: Plan) -> [SeriesTarget] {
    plan.targets.compactMap { target in
      guard case .mean(let indicator) = target.statistic else { return nil }
      return SeriesTarget(
        indicator: indicator, requirement: target.requirement, year: target.year,
        source: "target:\(target.id)", location: target.location)
    }
  }
}

/// How a plan is read.
public struct PlanOptions: Sendable {
  /// Whether to go on after refused rows.
  public var setsAside = false
  /// Whether part-year values stand in for missing year-end values.
  public var usesPartYears = false
  /// Whether numbers have a decimal comma.
  public var decimalComma = false
  /// Whether numbers have a decimal point for certain, so that `1.234` is a little more than one.
  public var decimalPoint = false
  /// The encoding of the text files, by its label; `nil` finds it out.
  public var encoding: String?

  /// Whether towns count in averages and bands; `nil` leaves it to the plan.
  public var includesTowns: Bool?
  /// The lower ends of the bands of criteria met; `nil` leaves them to the plan.
  public var bandStarts: [Int]?

  /// Makes the usual options.
  public init() {}
}
