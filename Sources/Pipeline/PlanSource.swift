import Foundation
import IO
import Panels
import Planning

/// A plan file as the source of a run.
///
/// ```swift
/// let plan = PlanSource(path: PlanSource.file(at: "datasets/plans/ha-nam-2023"))
/// let data = try plan.read(environment: [:], executable: CommandLine.arguments[0])
/// data.panels.units.count  // 65
/// ```
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

  /// The file `plan.yaml` of a folder that has one; else the path itself.
  public static func file(at path: String) -> String { PlanFolder.plan(at: path) }

  /// Reads the plan with all its tables.
  ///
  /// - Throws: ``RunFailure`` with every problem found, in the order of the files.
  public func read(environment: [String: String], executable: String) throws(RunFailure) -> Dataset
  {
    try failing { () throws(InputError) in
      if !options.ofTables.isEmpty {
        throw InputError(
          .badOption(
            LocalizedText(
              "option.of-tables", ["options": options.ofTables.joined(separator: ", ")])))
      }
      var reader = PlanReadingOptions(
        setsAside: options.setsAside, usesPartYears: options.usesPartYears,
        decimalComma: options.decimalComma, decimalMark: options.decimalPoint ? .point : nil,
        encoding: options.encoding.flatMap(TextEncoding.init(label:)))
      reader.checksScenarios = options.checksScenarios
      let reading = try PlanReader.read(
        path: path, options: reader, environment: environment, executable: executable)
      let digests = try FileDigest.all(of: reading.inputs)
      var plan = reading.plan
      plan.includesTowns = options.includesTowns ?? plan.includesTowns
      if let starts = options.bandStarts { plan.bandStarts = starts }
      var dataset = Dataset(
        panels: reading.panels, sets: reading.sets, plan: plan,
        seriesTargets: Self.seriesTargets(of: reading.plan), reported: reading.reported,
        log: reading.log, counts: reading.counts, inputs: digests, hasPlan: true,
        planCrosswalk: reading.crosswalk)
      let library = CriteriaLibrary(
        folder: URL(filePath: path).deletingLastPathComponent().relativePath,
        environment: environment,
        executable: executable)
      dataset.otherSets = Set(plan.recognitions.map(\.set))
        .subtracting(dataset.sets.map(\.id)).sorted().compactMap { try? library.read($0, at: nil) }
      dataset.names = reading.names
      dataset.origins = reading.origins
      dataset.accounts = reading.accounts
      dataset.conflicts = reading.conflicts
      dataset.partYears = reading.partYears
      dataset.overlaps = reading.overlaps
      dataset.setsAside = options.setsAside
      dataset.fitsDoubtful = options.fitsDoubtful
      if let level = reading.villages {
        let villages = VillageState(level)
        for problem in villages.conflicts(with: dataset.panels) { dataset.log.add(problem) }
        dataset.panels = villages.filling(dataset.panels)
        dataset.villages = villages
      }
      return dataset
    }
  }

  /// The plan's targets for means, of the area, and for every commune, of each.
  private static func seriesTargets(of plan: Plan) -> [SeriesTarget] {
    plan.targets.compactMap { target in
      let indicator: String
      let isOfArea: Bool
      switch target.statistic {
      case .mean(let id): (indicator, isOfArea) = (id, true)
      case .value(let id) where target.units.isEmpty: (indicator, isOfArea) = (id, false)
      default: return nil
      }
      return SeriesTarget(
        indicator: indicator, requirement: target.requirement, year: target.year,
        source: "target:\(target.id)", location: target.location, isOfArea: isOfArea)
    }
  }
}

/// How a plan is read.
public struct PlanOptions: Sendable {
  /// Whether to go on after refused rows.
  public var setsAside = false
  /// Whether trends and forecasts use values that can hardly be true, too.
  public var fitsDoubtful = false
  /// Whether part-year values stand in for missing year-end values.
  public var usesPartYears = false
  /// Whether numbers have a decimal comma.
  public var decimalComma = false
  /// Whether numbers have a decimal point for certain, so that `1.234` is a little more than one.
  public var decimalPoint = false
  /// The encoding of the text files, by its label; `nil` finds it out.
  public var encoding: String?
  /// Whether its scenarios are read too, to be checked.
  var checksScenarios = false

  /// Whether towns count in averages and bands; `nil` leaves it to the plan.
  public var includesTowns: Bool?
  /// The lower ends of the bands of criteria met; `nil` leaves them to the plan.
  public var bandStarts: [Int]?

  /// Options of the call that say of a table what a plan says of itself; none may be given.
  public var ofTables: [String] = []

  /// Makes the usual options.
  public init() {}
}
