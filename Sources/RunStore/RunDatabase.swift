import Foundation
import GRDB
import Panels

/// The runs kept in one SQLite file.
///
/// A run is one transaction: it is there whole or not at all. Readers do not wait for a writer, a second
/// writer waits for the first (write-ahead log, busy timeout). What is committed is on the disk before
/// ``keep(_:)`` returns.
///
/// What is kept of a run, and how it is kept safe, is in docs/runs.md.
///
/// ```swift
/// let database = try RunDatabase(path: "runs.sqlite", version: "1.0.0")
/// let last = try database.records().map(\.id).max()
/// let tables = try last.map { try database.tables(of: $0) }
/// ```
///
/// - Note: Only this module knows SQLite. The log needs a disk of the machine itself: over a network file
///   system two machines must not write at once.
public final class RunDatabase: Sendable {
  private let queue: DatabaseQueue
  /// How many seconds a process waits for another.
  private static let patience = 60.0

  /// Opens a database, makes it where there is none, and brings an older one to the present form.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - version: The version of Lotrinh, for the message about a newer database.
  /// - Throws: ``RunStoreError``; a file that is not ours, or newer, is not touched.
  public init(path: String, version: String) throws(RunStoreError) {
    try Self.examine(path, version: version)
    queue = try storing {
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(Self.patience)
      configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
      let queue = try Self.patiently { try DatabaseQueue(path: path, configuration: configuration) }
      try Self.migrate(queue)
      return queue
    }
  }

  /// Refuses what is not ours or newer than this program, before anything is written.
  ///
  /// A database whose making was cut short may need to be recovered first, which a reader must not.
  private static func examine(_ path: String, version: String) throws(RunStoreError) {
    try storing {
      do {
        try examine(path, version: version, readonly: true)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
        try examine(path, version: version, readonly: false)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
        // There is none yet, or it will be told when it is opened.
      }
    }
  }

  private static func examine(_ path: String, version: String, readonly: Bool) throws {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(patience)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { db in
      // While another process makes a new database, the list of migrations is there before the rest.
      let foreign =
        try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name <> 'grdb_migrations'
            """) ?? 0
      let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      if foreign > 0, application != RunSchema.applicationID { throw RunStoreError(.notRuns) }
      if try RunSchema.migrator.hasBeenSuperseded(db) {
        throw RunStoreError(.newerRuns(version: version))
      }
    }
  }

  /// Two processes may make the same new database: the second finds it made.
  private static func migrate(_ queue: DatabaseQueue) throws {
    try patiently {
      do {
        try RunSchema.migrator.migrate(queue)
      } catch {
        guard try queue.read(RunSchema.migrator.hasCompletedMigrations) else { throw error }
      }
    }
  }

  /// Tries again while another process holds what is needed: changing the journal does not wait by itself.
  private static func patiently<Result>(_ body: () throws -> Result) throws -> Result {
    for _ in 0..<100 {
      do {
        return try body()
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
      {
        usleep(100_000)
      }
    }
    return try body()
  }

  // MARK: Keeping

  /// Keeps a run.
  ///
  /// - Returns: Its number.
  public func keep(_ run: NewRun) throws(RunStoreError) -> Int64 {
    try storing {
      try queue.write { db in
        let id = try Self.insert(run.record, db)
        for (sha256, packed) in run.contents.sorted(by: { $0.key < $1.key }) {
          try db.execute(
            sql: "INSERT OR IGNORE INTO content (sha256, packed) VALUES (?, ?)",
            arguments: [sha256, Data(packed)])
        }
        for (position, file) in run.files.enumerated() {
          try db.execute(
            sql: """
              INSERT INTO file (run, position, role, path, bytes, sha256, kept)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """,
            arguments: [
              id, position, file.role.rawValue, file.path, file.byteCount, file.sha256,
              file.isKept ? 1 : 0,
            ])
        }
        for (position, table) in run.tables.enumerated() {
          try Self.insert(table, position, of: id, db)
        }
        return id
      }
    }
  }

  private static func insert(_ record: RunRecord, _ db: Database) throws -> Int64 {
    let arguments = String(decoding: try JSONEncoder().encode(record.arguments), as: UTF8.self)
    try db.execute(
      sql: """
        INSERT INTO run (time, version, command, arguments, language, source, plan, status_year,
          last_year, horizon, method, units)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.time, record.version, record.command, arguments, record.language, record.source,
        record.plan, record.statusYear, record.lastYear, record.horizon, record.method,
        record.unitCount,
      ])
    return db.lastInsertedRowID
  }

  private static func insert(
    _ table: RunTable, _ position: Int, of run: Int64, _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO result (run, name, position, rows, sha256) VALUES (?, ?, ?, ?, ?)",
      arguments: [run, table.name, position, table.rowCount, table.sha256])
    for (place, column) in table.columns.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO result_column (run, name, position, heading, packed) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [run, table.name, place, column.name, Data(column.packed)])
    }
  }

  /// Forgets a run; what only it had is gone, and its room is used again.
  public func forget(_ id: Int64) throws(RunStoreError) {
    try storing {
      try queue.write { db in
        try db.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id])
        try db.execute(
          sql: "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM file WHERE kept = 1)")
      }
    }
  }

  /// Reads within one state of the database.
  func read<Result>(_ body: (Database) throws -> Result) throws(RunStoreError) -> Result {
    try storing { try queue.read(body) }
  }
}
