import Foundation
import GRDB
import Panels
import RunStore
import Testing

@Suite("The database of runs")
struct RunDatabaseTests {
  private static func run(_ plan: String, file: String = "plan.yaml") -> NewRun {
    NewRun(
      record: RunRecord(
        time: 1_700_000_000, version: "0.1.0", command: "run", arguments: ["run", "a \"b\""],
        language: "vi", source: file, plan: plan, statusYear: 2022, lastYear: 2023, horizon: 5,
        method: "auto", unitCount: 3),
      files: [
        RunFile(role: .input, path: file, byteCount: 9, sha256: "aa", isKept: true),
        RunFile(role: .input, path: "large.csv", byteCount: 1 << 40, sha256: "bb", isKept: false),
        RunFile(role: .result, path: "report.md", byteCount: 3, sha256: plan, isKept: true),
      ],
      contents: ["aa": [1, 2, 0, 255], plan: [7]],
      tables: [
        RunTable(
          name: "forecast", rowCount: 2, sha256: "cc",
          columns: [
            RunTable.Column(name: "unit", packed: [1, 0, 2]),
            RunTable.Column(name: "q50", packed: []),
          ])
      ])
  }

  @Test("gives back what was put in, and tells runs apart")
  func roundTrip() throws {
    let place = try Place()
    let database = try RunDatabase(path: place.path("runs.sqlite"), version: "0.1.0")
    let first = try database.keep(Self.run("one"))
    let second = try database.keep(Self.run("two"))
    #expect([first, second] == [1, 2])
    let record = try #require(try database.record(1))
    var expected = Self.run("one").record
    expected.id = 1
    #expect(record == expected)
    #expect(try database.record(3) == nil)
    #expect(try database.files(of: 1) == Self.run("one").files)
    #expect(try database.content("aa") == [1, 2, 0, 255])
    #expect(try database.table("forecast", of: 2) == Self.run("two").tables[0])
    #expect(
      try database.table("forecast", of: 2, columns: ["q50"])?.columns.map(\.name) == ["q50"])
    #expect(try database.table("levels", of: 2) == nil)
  }

  @Test("forgets a run with what only it had, and never gives its number again")
  func forgets() throws {
    let place = try Place()
    let database = try RunDatabase(path: place.path("runs.sqlite"), version: "0.1.0")
    _ = try database.keep(Self.run("one"))
    _ = try database.keep(Self.run("two"))
    try database.forget(2)
    #expect(try database.records().map(\.plan) == ["one"])
    #expect(try database.content("two") == nil)
    #expect(try database.content("aa") != nil)
    #expect(try database.keep(Self.run("three")) == 3)
  }

  @Test("is not touched when a newer version made it")
  func newer() throws {
    let place = try Place()
    let path = place.path("runs.sqlite")
    do {
      let database = try RunDatabase(path: path, version: "0.1.0")
      _ = try database.keep(Self.run("one"))
    }
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 of the future')")
    }
    try queue.close()
    let before = try place.bytes("runs.sqlite")
    #expect(throws: RunStoreError(.newerRuns(version: "0.1.0"))) {
      try RunDatabase(path: path, version: "0.1.0")
    }
    #expect(try place.bytes("runs.sqlite") == before)
  }

  @Test("refuses a file that is not its own and leaves it as it is")
  func foreign() throws {
    let place = try Place()
    let queue = try DatabaseQueue(path: place.path("other.sqlite"))
    try queue.write { db in try db.execute(sql: "CREATE TABLE run (id INTEGER)") }
    try queue.close()
    try Data("unit,year,income\nA,2020,5\n".utf8)
      .write(to: URL(filePath: place.path("panel.csv")))
    for name in ["other.sqlite", "panel.csv"] {
      let before = try place.bytes(name)
      #expect(throws: RunStoreError(.notRuns)) {
        try RunDatabase(path: place.path(name), version: "0.1.0")
      }
      #expect(try place.bytes(name) == before)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).count == 2)
  }

  @Test("is made once when many open it at the same time, and keeps what each of them puts in")
  func together() async throws {
    let place = try Place()
    for round in 0..<10 { try await Self.together(place.path("runs-\(round).sqlite")) }
  }

  private static func together(_ path: String) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<6 {
        group.addTask {
          let database = try RunDatabase(path: path, version: "0.1.0")
          for round in 0..<5 { _ = try database.keep(Self.run("plan-\(writer)-\(round)")) }
        }
      }
      try await group.waitForAll()
    }
    let plans = try RunDatabase(path: path, version: "0.1.0").records().map(\.plan)
    let expected = (0..<6).flatMap { writer in (0..<5).map { "plan-\(writer)-\($0)" } }
    #expect(plans.sorted() == expected.sorted())
  }

  @Test("whose making was cut short is finished by the next that opens it")
  func unfinished() throws {
    let place = try Place()
    let path = place.path("runs.sqlite")
    try Data().write(to: URL(filePath: place.path("empty.sqlite")))
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    try queue.close()
    for name in ["runs.sqlite", "empty.sqlite"] {
      let database = try RunDatabase(path: place.path(name), version: "0.1.0")
      #expect(try database.keep(Self.run("one")) == 1)
    }
  }

  @Test("says why a database cannot be made")
  func nowhere() throws {
    let place = try Place()
    #expect {
      try RunDatabase(path: place.path("missing/runs.sqlite"), version: "0.1.0")
    } throws: { error in
      guard case .runsFailed(let reason)? = (error as? RunStoreError)?.problem else { return false }
      return reason.vi == "không mở được tệp" && !reason.en.isEmpty
    }
  }
}

/// A folder that goes with the value.
private final class Place {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/runs-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }
  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path(name)))
  }
}
