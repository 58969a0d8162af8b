import IO
import Panels
import Planning
import Reporting
import RunStore

/// Keeps one run: opens the database before the work begins, packs what matters while the results are still
/// staged, and writes it when they stand.
struct RunKeeper {
  /// The database.
  let path: String
  private let database: RunDatabase
  private let clock: RunClock

  /// The tables kept of a run: those that a later year is held against. The others come back from its inputs.
  static let tables = [
    "forecast", "probability", "group_forecast", "criteria_outlook", "level_outlook", "levels",
    "averages", "targets", "roadmap", "roadmap-years",
  ]
  private static let texts = ["report.md", "manifest.json"]

  /// Files up to this size are kept with their bytes: 64 MiB.
  private static let inputLimit = 64 << 20

  init(path: String, clock: RunClock) throws(RunFailure) {
    self.path = path
    self.clock = clock
    database = try keeping(at: path) { () throws(RunStoreError) in
      try RunDatabase(path: path, version: Manifest.version)
    }
  }

  /// Packs a run before its folder is committed; inputs that cannot be kept become problems of the run.
  func pack(
    _ engine: Engine, _ job: Run.Job, source: String, report: RunReport, folder: OutputFolder
  ) throws(InputError) -> NewRun {
    let plan = engine.dataset.hasPlan ? engine.dataset.plan : nil
    var run = NewRun(
      record: RunRecord(
        time: clock.now(), version: Manifest.version, command: job.rawValue,
        arguments: engine.options.arguments, language: engine.options.language.rawValue,
        source: source, plan: plan?.id ?? "", statusYear: report.year,
        lastYear: engine.panels.years.last ?? report.year, horizon: engine.horizon,
        method: engine.method.rawValue, unitCount: engine.unitCount),
      files: [], contents: [:], tables: [])
    for input in engine.dataset.inputs {
      let bytes = try FileBytes.array(path: input.path, limit: Self.inputLimit)
      let isKept = bytes.map { FileDigest(of: $0, named: "").sha256 == input.sha256 } ?? false
      if isKept, let bytes { run.contents[input.sha256] = PackedBytes.pack(bytes) }
      run.files.append(
        RunFile(
          role: .input, path: input.path, byteCount: input.byteCount, sha256: input.sha256,
          isKept: isKept))
    }
    for name in Self.texts {
      let bytes = try FileBytes.array(path: folder.stagedPath(name), limit: .max) ?? []
      let digest = FileDigest(of: bytes, named: name)
      run.contents[digest.sha256] = PackedBytes.pack(bytes)
      run.files.append(
        RunFile(
          role: .result, path: name, byteCount: digest.byteCount, sha256: digest.sha256,
          isKept: true))
    }
    let written = Set(engine.sink.rowCounts.map(\.name))
    for name in Self.tables where written.contains(name) {
      guard let path = engine.sink.stagedPath(of: name),
        let bytes = try FileBytes.array(path: path, limit: .max)
      else { continue }
      run.tables += [RunTable(name, document: bytes)].compactMap(\.self)
    }
    run.tables += [
      RunTable("values", document: Table<KnownValueRow>.knownValues.document(values(engine))),
      RunTable(
        "verdicts", document: Table<KnownVerdictRow>.knownVerdicts.document(verdicts(report))),
    ].compactMap(\.self)
    return run
  }

  private func values(_ engine: Engine) -> some Sequence<KnownValueRow> {
    let panels = engine.panels
    return panels.panels.lazy.flatMap { panel in
      panels.years.indices.lazy.flatMap { period in
        (0..<panels.units.count).lazy.filter { !panel[$0, period].isNaN }.map { unit in
          KnownValueRow(panels: panels, panel: panel, unit: unit, period: period)
        }
      }
    }
  }

  private func verdicts(_ report: RunReport) -> [KnownVerdictRow] {
    report.state.panels.period(of: report.year).map {
      KnownVerdictRow.all(report.state, period: $0)
    } ?? []
  }

  /// Writes a run whose results stand in a folder.
  func keep(_ run: NewRun, results: String) throws(RunFailure) -> KeptRunName {
    do {
      return KeptRunName(id: try database.keep(run), file: path)
    } catch {
      var reason = LocalizedText(
        vi: error.problem.message(in: .vi).what, en: error.problem.message(in: .en).what)
      if case .runsFailed(let own) = error.problem { reason = own }
      throw RunFailure(
        .runs(.notKept(reason: reason, results: results)), at: SourceLocation(file: path))
    }
  }
}

extension NewRun {
  /// The inputs of which only the digest is kept.
  var unkeptInputs: [Problem] {
    files.filter { !$0.isKept }.map { Problem(.runs(.inputNotKept(file: $0.path))) }
  }
}

/// Where a run was kept.
///
/// ```swift
/// let outcome = try await run.perform(.run, into: "results")
/// if let kept = outcome.kept { print(kept.sentence(.en)) }
/// ```
public struct KeptRunName: Hashable, Sendable {
  /// Its number.
  public let id: Int64
  /// The database.
  public let file: String

  /// The last line of a run that was kept.
  public func sentence(_ language: Language) -> String {
    language.say("run.kept-as", ["id": String(id), "file": file])
  }
}
