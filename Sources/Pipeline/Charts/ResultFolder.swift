import IO
import Panels
import Reporting

/// The tables of a result that is being written, or of one that is finished.
///
/// A table that is there and cannot be read counts as missing and leaves its reason in ``failure``.
///
/// ```swift
/// let folder = ResultFolder(path: "results")
/// let levels = folder.table("levels", where: ["unit": ["HN-001"]])
/// if let failure = folder.failure { throw failure }
/// ```
public final class ResultFolder: ResultSource {
  private struct Query: Hashable {
    let name: String
    let conditions: [String: Set<String>]
  }

  private let path: (String) -> String
  private var tables: [Query: ResultTable] = [:]
  /// Why a table could not be read, if one could not.
  public private(set) var failure: InputError?

  /// The tables written so far into the staging of an output folder.
  init(staged folder: OutputFolder) { path = { folder.stagedPath($0 + ".csv") } }

  /// The tables of a finished result.
  public init(path folder: String) { path = { "\(folder)/\($0).csv" } }

  /// The tables in some files, by their names.
  init(files: [String: String]) { path = { files[$0] ?? "" } }

  /// A table with the rows whose fields are among those named.
  public func table(_ name: String, where conditions: [String: Set<String>]) -> ResultTable? {
    let query = Query(name: name, conditions: conditions)
    if let table = tables[query] { return table }
    let file = path(name)
    guard ResultTables.isFile(file) else { return nil }
    do {
      let rows = try ResultTableRows.read(file, where: conditions)
      let table = ResultTable(
        name: name, headings: rows.table.headings, columns: rows.table.columns,
        rowNumbers: rows.numbers)
      tables[query] = table
      return table
    } catch {
      failure = failure ?? error
      return nil
    }
  }
}
