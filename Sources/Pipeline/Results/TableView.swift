import IO
import Panels
import Reporting

/// A look at a result table: some of its columns, some of its rows.
///
/// ```swift
/// let view = try TableView(
///   "results/levels.csv", columns: ["unit", "criteria_met"], where: ["year=2022|2023"])
/// print(view.text(first: 10, width: 80, .en))
/// ```
public struct TableView {
  private let headings: [String]
  private let columns: [[String]]
  /// The number of rows of the whole table.
  public let totalCount: Int

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: A table (CSV).
  ///   - names: The columns wanted, in this order; all of them when empty.
  ///   - conditions: `COLUMN=VALUE` each; a row has to meet all. Several values are joined by `|`.
  /// - Throws: ``RunFailure`` where the file cannot be read, or has no such column.
  /// - Complexity: O(file), in memory.
  public init(_ path: String, columns names: [String], where conditions: [String])
    throws(RunFailure)
  {
    let table = try failing { () throws(InputError) in try ColumnTable(path: path) }
    let column = { (name: String) throws(RunFailure) -> [String] in
      if let fields = table[name] { return fields }
      throw RunFailure(
        .badOption(
          LocalizedText(
            "option.column-unknown",
            ["path": path, "column": name, "known": table.headings.joined(separator: ", ")])
        ))
    }
    var kept = Array(0..<table.rowCount)
    for condition in conditions {
      guard let sign = condition.firstIndex(of: "=") else {
        throw RunFailure(
          .badOption(
            LocalizedText(
              "option.condition-form", ["condition": condition])))
      }
      let fields = try column(String(condition[..<sign]))
      let values = condition[condition.index(after: sign)...].split(
        separator: "|", omittingEmptySubsequences: false)
      kept = kept.filter { row in values.contains { $0 == fields[row] } }
    }
    totalCount = table.rowCount
    headings = names.isEmpty ? table.headings : names
    var columns: [[String]] = []
    for name in headings {
      let fields = try column(name)
      columns.append(kept.map { fields[$0] })
    }
    self.columns = columns
  }

  /// The number of rows that meet the conditions.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The first rows as lines for a terminal.
  public func text(first count: Int, width: Int, _ language: Language) -> String {
    TableListing.text(headings, columns.map { Array($0.prefix(count)) }, language, width: width)
  }
}
