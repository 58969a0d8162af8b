import IO
import Panels
import RunStore

extension Table where Row == ScenarioDifference {
  /// The columns that name a row in any table of a run.
  static let runNaming =
    naming + [
      "kind", "item", "basis", "file", "criterion", "band", "count", "method", "first", "second",
      "target_year", "owner", "problem", "row",
    ]

  /// The figures in which two folders of results differ, and of two kept runs the inputs and words of the
  /// call.
  static let runDifferences = Table(
    "run_differences",
    [.text("table") { $0.table }] + runNaming.map { name in .text(name) { $0.keys[name] ?? "" } }
      + [
        .text("figure") { $0.cell.column }, .text("before") { $0.cell.before },
        .text("after") { $0.cell.after }, .number("difference") { $0.cell.difference },
      ])
}

/// What differs between two runs: the call, the inputs, the data and the figures.
struct RunComparison {
  private let before: KeptRun
  private let after: KeptRun

  init(_ before: KeptRun, _ after: KeptRun) {
    self.before = before
    self.after = after
  }

  struct Result {
    let rows: [ScenarioDifference]
    fileprivate let shared: [String]

    /// What differs, in sentences: the plan, the data, the figures by table.
    func sentences(_ language: Language) -> [String] {
      let counts = { (table: String) in rows.count { $0.table == table } }
      let figures = shared.filter { $0 != "values" && counts($0) > 0 }
      let parts = figures.map { "\($0) \(counts($0))" }.joined(separator: ", ")
      let inputs = rows.filter { $0.table == "inputs" }.compactMap { $0.keys["file"] }
        .joined(separator: ", ")
      let calls = rows.filter { $0.table == "run" }.map(\.cell.column).joined(separator: ", ")
      let changed = counts("values")
      return [
        calls.isEmpty ? nil : language.say("run.calls-differ", ["calls": calls]),
        inputs.isEmpty
          ? language.say("run.inputs-same") : language.say("run.inputs-differ", ["files": inputs]),
        changed == 0
          ? language.say("run.data-same") : language.say("run.data-differ", ["count": changed]),
        parts.isEmpty
          ? language.say("run.results-same", ["tables": shared.count])
          : language.say("run.results-differ", ["cells": parts]),
      ].compactMap(\.self)
    }
  }

  func difference() throws(InputError) -> Result {
    var rows = calls() + (try inputs())
    let second = Set(try after.tables().map(\.name))
    let shared = try before.tables().map(\.name).filter(second.contains)
    let naming = Set(Table<ScenarioDifference>.runNaming)
    for name in shared {
      let comparison = TableComparison(
        try before.texts(name), try after.texts(name), naming: naming)
      rows += ScenarioDifference.all(of: comparison, table: name)
    }
    return Result(rows: rows, shared: shared)
  }

  private func calls() -> [ScenarioDifference] {
    let facts = { (record: RunRecord) in
      [
        ("plan", record.plan), ("source", record.source), ("command", record.command),
        ("status_year", String(record.statusYear)), ("last_year", String(record.lastYear)),
        ("horizon", String(record.horizon)), ("method", record.method),
        ("units", String(record.unitCount)), ("version", record.version),
      ]
    }
    return zip(facts(before.record), facts(after.record)).compactMap { old, new in
      old.1 == new.1
        ? nil
        : ScenarioDifference(
          table: "run", keys: [:], column: old.0, before: old.1, after: new.1,
          difference: Double(old.1).flatMap { first in Double(new.1).map { $0 - first } } ?? .nan)
    }
  }

  /// Inputs of one name with other bytes, and those that only one of the runs read.
  private func inputs() throws(InputError) -> [ScenarioDifference] {
    let digests = { (run: KeptRun) throws(InputError) -> [String: String] in
      let inputs = try run.files().filter { $0.role == .input }
      let names = ExportNames(source: run.record.source, inputs: inputs.map(\.path))
      return Dictionary(
        inputs.map { (names[$0.path], $0.sha256) }, uniquingKeysWith: { first, _ in first })
    }
    let old = try digests(before)
    let new = try digests(after)
    return Set(old.keys).union(new.keys).sorted().compactMap { file in
      old[file] == new[file]
        ? nil
        : ScenarioDifference(
          table: "inputs", keys: ["file": file], column: "sha256", before: old[file] ?? "",
          after: new[file] ?? "", difference: .nan)
    }
  }
}
