/// Parquet files, databases and addresses, which DuckDB opens, and DuckDB itself.
///
/// ```swift
/// DatabaseProblem.notOneQuery.message(in: .en).what  // "--sql takes exactly one SELECT."
/// ```
public enum DatabaseProblem: ProblemFamily {
  /// DuckDB is not on this machine.
  case libraryMissing(searched: [String])
  /// A file that should be DuckDB and cannot be loaded.
  case libraryFailed(reason: String)
  /// A DuckDB that lacks a function that is needed.
  case functionMissing(String, version: String)
  /// An extension of DuckDB that is not installed, and could not be fetched.
  case extensionMissing(String, reason: String)
  /// Files that a query names and that are not there.
  case fileMissing(reason: String)
  /// A file that DuckDB cannot open as a database.
  case notADatabase(reason: String)
  /// A query that DuckDB does not understand.
  case queryRefused(reason: String)
  /// A query that failed on the data.
  case queryFailed(reason: String)
  /// A file, a disk or a server that failed on the way.
  case accessFailed(reason: String)
  /// A query that is not one reading statement.
  case notOneQuery
  /// A column of a type that holds neither a number nor a text.
  case unreadableType(column: String, type: String)
  /// An address or a pattern that does not end like a Parquet file.
  case notParquet
  /// A result whose tables are Parquet where those in CSV are read.
  case resultInParquet

  /// How bad it is.
  public var severity: Problem.Severity { .error }

  /// Which exit code it asks for.
  public var problemClass: ProblemClass {
    switch self {
    case .libraryMissing, .libraryFailed, .functionMissing, .extensionMissing, .fileMissing:
      .inputMissing
    case .accessFailed: .inputOutput
    case .queryRefused, .notOneQuery, .notParquet: .usage
    case .notADatabase, .queryFailed, .unreadableType, .resultInParquet: .data
    }
  }

  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .libraryMissing(let searched):
      ProblemText("problem.library-missing", ["searched": searched.some])
    case .libraryFailed(let reason): ProblemText("problem.library-failed", ["reason": reason])
    case .functionMissing(let name, let version):
      ProblemText("problem.function-missing", ["version": version, "name": name])
    case .extensionMissing(let name, let reason):
      ProblemText("problem.extension-missing", ["name": name, "reason": reason])
    case .fileMissing(let reason): ProblemText("problem.file-missing", ["reason": reason])
    case .notADatabase(let reason): ProblemText("problem.not-a-database", ["reason": reason])
    case .queryRefused(let reason): ProblemText("problem.query-refused", ["reason": reason])
    case .queryFailed(let reason): ProblemText("problem.query-failed", ["reason": reason])
    case .accessFailed(let reason): ProblemText("problem.access-failed", ["reason": reason])
    case .notOneQuery: ProblemText("problem.not-one-query")
    case .unreadableType(let column, let type):
      ProblemText("problem.unreadable-type", ["column": column, "type": type])
    case .notParquet: ProblemText("problem.not-parquet")
    case .resultInParquet: ProblemText("problem.result-in-parquet")
    }
  }
}
