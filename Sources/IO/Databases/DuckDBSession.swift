import CDuckDB
import Foundation
import Panels

/// DuckDB at work in memory: one connection, closed when it is let go.
///
/// It takes no more threads than workers, no more than half of the machine's memory, and puts what does not fit there
/// into a folder of its own that goes with it.
///
/// Where its library is looked for is in docs/formats.md.
///
/// ```swift
/// let session = try DuckDBSession(
///   environment: ProcessInfo.processInfo.environment, executable: CommandLine.arguments[0],
///   jobs: 2)
/// let files = try session.files(fitting: "panel/*.parquet")
/// ```
public final class DuckDBSession: @unchecked Sendable {
  let library: DuckDBLibrary
  private var database: duck_database?
  private(set) var connection: duck_connection?
  private let scratch: ScratchFolder

  /// The version of DuckDB, such as `v2.0.0`.
  public var version: String { library.version }

  /// Loads DuckDB and opens a database in memory.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process: `LOTRINH_DUCKDB_LIBRARY` names the library.
  ///   - executable: The path of the program, near which the project's own Python is looked for.
  ///   - jobs: How many threads it may use.
  /// - Throws: ``InputError`` when there is no DuckDB, or not one that serves.
  public init(environment: [String: String], executable: String, jobs: Int) throws(InputError) {
    library = try DuckDBLibrary.load(environment: environment, executable: executable)
    scratch = try ScratchFolder()
    let settings = [
      ("threads", "\(max(jobs, 1))"), ("memory_limit", "\(Self.memoryLimit >> 20)MiB"),
      ("temp_directory", scratch.path),
    ]
    var config: duck_config?
    guard library.createConfig(&config) == 0 else {
      throw InputError(.database(.libraryFailed(reason: "duckdb_create_config")))
    }
    defer { library.destroyConfig(&config) }
    for (name, value) in settings where library.setConfig(config, name, value) != 0 {
      throw InputError(.database(.libraryFailed(reason: "\(name)=\(value)")))
    }
    var message: UnsafeMutablePointer<CChar>?
    guard library.open(nil, &database, config, &message) == 0,
      library.connect(database, &connection) == 0
    else {
      let reason = message.map { String(cString: $0) } ?? "duckdb_open_ext"
      library.free(message)
      throw InputError(.database(.libraryFailed(reason: reason)))
    }
  }

  deinit {
    library.disconnect(&connection)
    library.close(&database)
  }

  /// Half of the memory of the machine, in bytes.
  private static var memoryLimit: UInt64 { ProcessInfo.processInfo.physicalMemory / 2 }

  /// Opens a database file for reading, so that its tables are found by their names.
  ///
  /// - Throws: ``InputError`` when there is no such file or it is no database that DuckDB opens.
  public func attach(_ path: String) throws(InputError) {
    let place = SourceLocation(file: path)
    guard PathContent(path) != .nothing else { throw InputError(.missingFile, at: place) }
    let isSQLite = try FileBytes(path: path, expanding: false).withBytes {
      $0.starts(with: "SQLite format 3".utf8)
    }
    let type = isSQLite ? ", TYPE sqlite" : ""
    do throws(InputError) {
      try run("ATTACH \(SQLText.literal(path)) AS attached (READ_ONLY\(type))", at: place)
      try run("USE attached", at: place)
    } catch {
      throw InputError(
        problems: error.problems.map { problem in
          guard case .database(let own) = problem.kind else { return problem }
          switch own {
          case .queryRefused(let reason), .queryFailed(let reason), .accessFailed(let reason):
            return Problem(.database(.notADatabase(reason: reason)), at: place)
          default: return problem
          }
        })
    }
  }

  /// The files that a pattern fits, in the order of their names.
  public func files(fitting pattern: String) throws(InputError) -> [String] {
    let place = SourceLocation(file: pattern)
    let result = try query("SELECT file FROM glob(\(SQLText.literal(pattern)))", at: place)
    var files: [String] = []
    while let chunk = try result.next() {
      let names = chunk.vectors[0]
      for row in 0..<chunk.count {
        if let name = names.text(row) { files.append(String(decoding: name, as: UTF8.self)) }
      }
    }
    return files.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Does what a statement says and drops its result.
  func run(_ statement: String, at place: SourceLocation?) throws(InputError) {
    let result = try query(statement, at: place, isReading: false)
    while try result.next() != nil {}
  }

  /// Starts a query; its rows come as they are asked for.
  ///
  /// - Parameters:
  ///   - text: The query, one statement.
  ///   - place: What messages name.
  ///   - isReading: Whether it must be a query that changes nothing.
  func query(
    _ text: String, at place: SourceLocation?, isReading: Bool = true
  ) throws(InputError) -> DuckDBResult {
    var statements: duck_statements?
    let count = library.extractStatements(connection, text, &statements)
    defer { library.destroyExtracted(&statements) }
    if count == 0, let message = library.extractStatementsError(statements) {
      throw failure(String(cString: message), at: place)
    }
    guard count == 1 else { throw InputError(.database(.notOneQuery), at: place) }
    var prepared: duck_prepared?
    defer { library.destroyPrepare(&prepared) }
    guard library.prepareExtractedStatement(connection, statements, 0, &prepared) == 0 else {
      let message = library.prepareError(prepared).map { String(cString: $0) } ?? "?"
      throw failure(message, at: place)
    }
    if isReading, library.preparedStatementType(prepared) != Self.selectStatement {
      throw InputError(.database(.notOneQuery), at: place)
    }
    var result = duck_result()
    guard library.executePreparedStreaming(prepared, &result) == 0 else {
      let message = library.resultError(&result).map { String(cString: $0) } ?? "?"
      library.destroyResult(&result)
      throw failure(message, at: place)
    }
    return DuckDBResult(result, of: self, place: place)
  }

  /// `DUCKDB_STATEMENT_TYPE_SELECT`.
  private static let selectStatement: Int32 = 1

  /// What DuckDB says, as a problem of its class.
  func failure(_ message: String, at place: SourceLocation?) -> InputError {
    InputError(.database(DuckDBMessage(message).problem), at: place)
  }
}
