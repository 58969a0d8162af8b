import Foundation
import IO
import Panels

/// The figures in which two folders of results differ.
///
/// The columns are those of `run_differences.csv` in docs/results.md.
///
/// ```swift
/// let difference = try ResultDifference("results", "results-with-insurance")
/// print(difference.sentence(.en))
/// try difference.write()
/// ```
public struct ResultDifference {
  private let rows: [ScenarioDifference]
  private let tables: [String]

  /// Compares every table that both folders hold.
  ///
  /// - Throws: ``RunFailure`` where a folder is missing or they share no table.
  public init(_ before: String, _ after: String) throws(RunFailure) {
    let (rows, tables) = try failing { () throws(InputError) in
      try Self.compared(before, after)
    }
    self.rows = rows
    self.tables = tables
  }

  private static func compared(
    _ before: String, _ after: String
  ) throws(InputError) -> ([ScenarioDifference], [String]) {
    let first = try ResultTables.names(in: before)
    let second = Set(try ResultTables.names(in: after))
    let shared = first.filter(second.contains)
    if shared.isEmpty {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.no-table-in-common", ["before": before, "after": after])))
    }
    let naming = Set(Table<ScenarioDifference>.runNaming)
    var rows: [ScenarioDifference] = []
    for table in shared {
      let comparison = try TableComparison(
        "\(before)/\(table).csv", "\(after)/\(table).csv", naming: naming)
      rows += ScenarioDifference.all(of: comparison, table: table)
    }
    return (rows, shared)
  }

  /// Writes the differences as a table to standard output.
  public func write() throws(RunFailure) {
    try failing { () throws(InputError) in
      let table = Table<ScenarioDifference>.runDifferences
      try TableSink(streaming: table.name).write(table, rows)
    }
  }

  /// What was found, in a sentence.
  public func sentence(_ language: Language) -> String {
    let changed = Set(rows.map(\.table))
    let parts = tables.filter(changed.contains).joined(separator: ", ")
    return rows.isEmpty
      ? language.say("scenario.tables-same", ["count": tables.count])
      : language.say("scenario.figures-differ", ["count": rows.count, "tables": parts])
  }
}
