import Foundation
import GRDB
import Panels

extension RunDatabase {
  /// All runs, oldest first.
  public func records() throws(RunStoreError) -> [RunRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map(Self.record)
    }
  }

  /// A run; `nil` when it is not there.
  public func record(_ id: Int64) throws(RunStoreError) -> RunRecord? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM run WHERE id = ?", arguments: [id])
        .map(Self.record)
    }
  }

  /// The files of a run, in the order kept.
  public func files(of run: Int64) throws(RunStoreError) -> [RunFile] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM file WHERE run = ? ORDER BY position", arguments: [run]
      ).map { row in
        RunFile(
          role: RunFile.Role(rawValue: row["role"]) ?? .input, path: row["path"],
          byteCount: row["bytes"], sha256: row["sha256"], isKept: row["kept"] == 1)
      }
    }
  }

  /// The packed bytes of a kept file.
  public func content(_ sha256: String) throws(RunStoreError) -> [UInt8]? {
    try read { db in
      try Data.fetchOne(
        db, sql: "SELECT packed FROM content WHERE sha256 = ?", arguments: [sha256]
      ).map { [UInt8]($0) }
    }
  }

  /// The names of a run's tables with their rows, in the order kept.
  public func tables(of run: Int64) throws(RunStoreError) -> [(name: String, rows: Int)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, rows FROM result WHERE run = ? ORDER BY position", arguments: [run]
      ).map { ($0["name"], $0["rows"]) }
    }
  }

  /// A table of a run.
  ///
  /// `columns`: The columns wanted, in the order of the table; `nil` for all.
  public func table(
    _ name: String, of run: Int64, columns: Set<String>? = nil
  ) throws(RunStoreError) -> RunTable? {
    try read { db in
      guard
        let table = try Row.fetchOne(
          db, sql: "SELECT rows, sha256 FROM result WHERE run = ? AND name = ?",
          arguments: [run, name])
      else { return nil }
      let headings = try Row.fetchAll(
        db,
        sql: """
          SELECT position, heading FROM result_column WHERE run = ? AND name = ? ORDER BY position
          """, arguments: [run, name])
      var found: [RunTable.Column] = []
      for row in headings {
        let heading: String = row["heading"]
        let position: Int = row["position"]
        guard columns?.contains(heading) ?? true else { continue }
        let packed = try Data.fetchOne(
          db,
          sql: "SELECT packed FROM result_column WHERE run = ? AND name = ? AND position = ?",
          arguments: [run, name, position])
        found.append(RunTable.Column(name: heading, packed: [UInt8](packed ?? Data())))
      }
      return RunTable(
        name: name, rowCount: table["rows"], sha256: table["sha256"], columns: found)
    }
  }

  private static func record(_ row: Row) -> RunRecord {
    let words: String = row["arguments"]
    let arguments = (try? JSONDecoder().decode([String].self, from: Data(words.utf8))) ?? []
    return RunRecord(
      id: row["id"], time: row["time"], version: row["version"], command: row["command"],
      arguments: arguments, language: row["language"], source: row["source"], plan: row["plan"],
      statusYear: row["status_year"], lastYear: row["last_year"], horizon: row["horizon"],
      method: row["method"], unitCount: row["units"])
  }
}
