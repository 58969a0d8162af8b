import CDuckDB
import Panels

/// The rows of a query, a chunk of up to 2,048 at a time.
final class DuckDBResult {
  /// A column of a result.
  struct Column {
    var name: String
    var type: DuckDBType
  }

  private let session: DuckDBSession
  private let place: SourceLocation?
  private var result: duck_result
  /// Whether the last row has been given: DuckDB 1 fails when it is asked again.
  private var isDone = false
  /// The columns.
  let columns: [Column]

  /// Takes a result over.
  init(_ result: duck_result, of session: DuckDBSession, place: SourceLocation?) {
    self.session = session
    self.place = place
    var result = result
    let library = session.library
    columns = (0..<library.columnCount(&result)).map { index in
      var type = library.columnLogicalType(&result, index)
      defer { library.destroyLogicalType(&type) }
      let name = library.columnName(&result, index).map { String(cString: $0) } ?? ""
      return Column(name: name, type: DuckDBType(type, library: library))
    }
    self.result = result
  }

  deinit { session.library.destroyResult(&result) }

  /// The next rows, or `nil` behind the last.
  ///
  /// - Throws: ``InputError`` when the query fails on the way.
  func next() throws(InputError) -> DuckDBChunk? {
    if isDone { return nil }
    guard let chunk = session.library.fetchChunk(result) else {
      isDone = true
      if let message = session.library.resultError(&result), message.pointee != 0 {
        throw session.failure(String(cString: message), at: place)
      }
      return nil
    }
    let rows = DuckDBChunk(chunk, types: columns.map(\.type), of: session)
    return rows.count == 0 ? try next() : rows
  }
}

/// Rows of a query in columns, in memory that DuckDB owns and that is given back with the value.
final class DuckDBChunk: @unchecked Sendable {
  private let session: DuckDBSession
  private var chunk: duck_chunk?
  /// The number of rows.
  let count: Int
  /// The columns.
  let vectors: [DuckDBVector]

  init(_ chunk: duck_chunk, types: [DuckDBType], of session: DuckDBSession) {
    self.session = session
    self.chunk = chunk
    let library = session.library
    count = Int(library.chunkSize(chunk))
    vectors = types.enumerated().map { index, type in
      let vector = library.chunkVector(chunk, UInt64(index))
      return DuckDBVector(
        type: type, data: library.vectorData(vector), validity: library.vectorValidity(vector))
    }
  }

  deinit { session.library.destroyChunk(&chunk) }
}
