import Foundation
import IO
import Panels
import Reporting
import RunStore

/// The runs that are kept, as commands ask for them.
///
/// What is kept of a run is in docs/runs.md.
///
/// ```swift
/// let archive = try RunArchive(file: "runs.sqlite", environment: [:])
/// print(try archive.compare("1", "last", language: .en))
/// let notices = try archive.export("last", into: "again")
/// ```
public struct RunArchive {
  /// The database.
  public let path: String
  let database: RunDatabase

  /// Opens the database.
  ///
  /// - Parameters:
  ///   - file: The file asked for; without it that of `LOTRINH_RUNS`, else `runs.sqlite` here.
  ///   - environment: The variables of the process.
  /// - Throws: ``RunFailure`` where there is none, or it is not ours.
  public init(file: String?, environment: [String: String]) throws(RunFailure) {
    let path =
      file ?? environment[RunKeeping.variable].flatMap { $0.isEmpty ? nil : $0 }
      ?? RunKeeping.defaultName
    self.path = path
    guard ResultTables.isFile(path) else {
      throw RunFailure(.runs(.noRuns), at: SourceLocation(file: path))
    }
    database = try keeping(at: path) { () throws(RunStoreError) in
      try RunDatabase(path: path, version: Manifest.version)
    }
  }

  /// A run by its number, or `last`.
  func run(_ id: String) throws(RunFailure) -> KeptRun {
    try KeptRun(id, in: database, at: path)
  }

  // MARK: Commands

  /// Writes all runs as a table to standard output.
  public func list() throws(RunFailure) {
    let records = try keeping(at: path) { () throws(RunStoreError) in try database.records() }
    try failing { () throws(InputError) in
      let table = Table<RunRecord>.runs
      try TableSink(streaming: table.name).write(table, records)
    }
  }

  /// What is known of a run, for a person, in lines of `width` characters where words allow.
  public func sheet(of id: String, language: Language, width: Int) throws(RunFailure) -> String {
    let run = try run(id)
    let record = run.record
    return try failing { () throws(InputError) in
      let targets = try run.texts("targets")
      let column = { (name: String) in
        targets[name] ?? Array(repeating: "", count: targets.rowCount)
      }
      let columns = RunSheet.columns.map(column)
      let units = try run.texts("levels", ["unit", "name"])
      let named =
        Array(zip(column("target"), column("name_\(language.rawValue)")))
        + zip(units["unit"] ?? [], units["name"] ?? [])
      return RunSheet(
        id: record.id, time: RunClock.text(record.time), version: record.version,
        call: (["lotrinh"] + record.arguments).joined(separator: " "),
        source: record.source, plan: record.plan, statusYear: record.statusYear,
        lastYear: record.lastYear, horizon: record.horizon, units: record.unitCount,
        files: try run.files().map {
          RunSheet.File(
            path: $0.path, bytes: $0.byteCount, sha256: $0.sha256, isInput: $0.role == .input,
            isKept: $0.isKept)
        },
        tables: try run.tables(),
        targets: (0..<targets.rowCount).map { row in columns.map { $0[row] } },
        names: Dictionary(named.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
      ).text(language, width: width)
    }
  }

  /// Writes what differs between two runs as a table to standard output.
  ///
  /// - Returns: What differs, in sentences.
  public func compare(
    _ before: String, _ after: String, language: Language
  ) throws(RunFailure) -> String {
    let comparison = RunComparison(try run(before), try run(after))
    return try failing { () throws(InputError) in
      let difference = try comparison.difference()
      let table = Table<ScenarioDifference>.runDifferences
      try TableSink(streaming: table.name).write(table, difference.rows)
      return difference.sentences(language).joined(separator: "\n")
    }
  }

  /// Writes a run into a folder: its inputs as far as they are kept, so that it can be done again, and in
  /// `results` the tables and texts kept, byte for byte.
  ///
  /// - Returns: The inputs of which only the digest was kept.
  public func export(_ id: String, into folder: String) throws(RunFailure) -> [Problem] {
    if folder.isEmpty { throw RunFailure(.emptyOut) }
    let run = try run(id)
    return try failing { () throws(InputError) in
      let output = try OutputFolder(path: folder)
      let files = try run.files()
      let names = ExportNames(
        source: run.record.source, inputs: files.filter { $0.role == .input }.map(\.path))
      for file in files where file.isKept {
        let name = file.role == .input ? names[file.path] : "results/" + file.path
        try output.write(try run.bytes(of: file), to: name)
      }
      for table in try run.tables() {
        try output.write(try run.document(table.name), to: "results/\(table.name).csv")
      }
      return try output.commit()
        + files.filter { !$0.isKept }.map {
          Problem(.runs(.inputNotKept(file: $0.path)), at: SourceLocation(file: path))
        }
    }
  }

  /// Forgets a run for good.
  ///
  /// `isConfirmed`: Whether it was asked for twice.
  public func forget(_ id: String, isConfirmed: Bool) throws(RunFailure) {
    let run = try run(id)
    guard isConfirmed else {
      throw RunFailure(
        .runs(.notConfirmed(String(run.record.id))), at: SourceLocation(file: path))
    }
    try keeping(at: path) { () throws(RunStoreError) in try database.forget(run.record.id) }
  }
}

extension Table where Row == RunRecord {
  static let runs = Table(
    "runs",
    [
      .integer("run") { Int($0.id) }, .text("time") { RunClock.text($0.time) },
      .text("plan") { $0.plan }, .text("source") { $0.source }, .text("command") { $0.command },
      .integer("status_year") { $0.statusYear }, .integer("last_year") { $0.lastYear },
      .integer("horizon") { $0.horizon }, .text("method") { $0.method },
      .integer("units") { $0.unitCount }, .text("language") { $0.language },
      .text("version") { $0.version }, .text("arguments") { $0.arguments.joined(separator: " ") },
    ])
}
