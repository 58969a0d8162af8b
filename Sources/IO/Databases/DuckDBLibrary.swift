import CDuckDB
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The functions of DuckDB's library, which is loaded into the process once it is asked for.
///
/// Nothing of it is linked: without it everything but Parquet, databases and addresses works. It stays loaded.
struct DuckDBLibrary: @unchecked Sendable {
  let createConfig: duck_create_config
  let setConfig: duck_set_config
  let destroyConfig: duck_destroy_config
  let open: duck_open_ext
  let close: duck_close
  let connect: duck_connect
  let disconnect: duck_disconnect
  let free: duck_free
  let extractStatements: duck_extract_statements
  let extractStatementsError: duck_extract_statements_error
  let prepareExtractedStatement: duck_prepare_extracted_statement
  let destroyExtracted: duck_destroy_extracted
  let prepareError: duck_prepare_error
  let preparedStatementType: duck_prepared_statement_type
  let destroyPrepare: duck_destroy_prepare
  let executePreparedStreaming: duck_execute_prepared_streaming
  let resultError: duck_result_error
  let destroyResult: duck_destroy_result
  let columnCount: duck_column_count
  let columnName: duck_column_name
  let columnLogicalType: duck_column_logical_type
  let typeID: duck_get_type_id
  let destroyLogicalType: duck_destroy_logical_type
  let decimalScale: duck_decimal_scale
  let decimalInternalType: duck_decimal_internal_type
  let enumInternalType: duck_enum_internal_type
  let enumDictionarySize: duck_enum_dictionary_size
  let enumDictionaryValue: duck_enum_dictionary_value
  let fetchChunk: duck_fetch_chunk
  let chunkSize: duck_data_chunk_get_size
  let chunkVector: duck_data_chunk_get_vector
  let destroyChunk: duck_destroy_data_chunk
  let vectorData: duck_vector_get_data
  let vectorValidity: duck_vector_get_validity

  /// The version, such as `v2.0.0`.
  let version: String

  /// Loads the first library that is there.
  ///
  /// - Throws: ``InputError`` when there is none, or it cannot be loaded or lacks a function.
  static func load(
    environment: [String: String], executable: String
  ) throws(InputError) -> DuckDBLibrary {
    let places = DuckDBPlaces(environment: environment, executable: executable)
    var failure: (path: String, reason: String)?
    for place in places.all {
      guard let handle = open(place) else {
        let reason = dlerror().map { String(cString: $0) } ?? "?"
        // A bare name that the system does not find is no failure.
        if place.path.contains("/"), access(place.path, F_OK) == 0 {
          failure = failure ?? (place.path, reason)
        }
        continue
      }
      return try DuckDBLibrary(handle, path: place.path)
    }
    if let failure {
      throw InputError(
        .database(.libraryFailed(reason: failure.reason)), at: SourceLocation(file: failure.path))
    }
    throw InputError(.database(.libraryMissing(searched: places.description)))
  }

  private static func open(_ place: DuckDBPlaces.Place) -> UnsafeMutableRawPointer? {
    if let python = place.python {
      // The module takes what it needs of Python from the process.
      _ = DuckDBPlaces.pythonLibraries(python, beside: place.path).first {
        dlopen($0, RTLD_LAZY | RTLD_GLOBAL) != nil
      }
    }
    return dlopen(place.path, RTLD_LAZY | RTLD_LOCAL)
  }

  private init(_ handle: UnsafeMutableRawPointer, path: String) throws(InputError) {
    let functions = DuckDBFunctions(handle: handle, path: path)
    version = functions.version
    createConfig = try functions("duckdb_create_config")
    setConfig = try functions("duckdb_set_config")
    destroyConfig = try functions("duckdb_destroy_config")
    open = try functions("duckdb_open_ext")
    close = try functions("duckdb_close")
    connect = try functions("duckdb_connect")
    disconnect = try functions("duckdb_disconnect")
    free = try functions("duckdb_free")
    extractStatements = try functions("duckdb_extract_statements")
    extractStatementsError = try functions("duckdb_extract_statements_error")
    prepareExtractedStatement = try functions("duckdb_prepare_extracted_statement")
    destroyExtracted = try functions("duckdb_destroy_extracted")
    prepareError = try functions("duckdb_prepare_error")
    preparedStatementType = try functions("duckdb_prepared_statement_type")
    destroyPrepare = try functions("duckdb_destroy_prepare")
    executePreparedStreaming = try functions("duckdb_execute_prepared_streaming")
    resultError = try functions("duckdb_result_error")
    destroyResult = try functions("duckdb_destroy_result")
    columnCount = try functions("duckdb_column_count")
    columnName = try functions("duckdb_column_name")
    columnLogicalType = try functions("duckdb_column_logical_type")
    typeID = try functions("duckdb_get_type_id")
    destroyLogicalType = try functions("duckdb_destroy_logical_type")
    decimalScale = try functions("duckdb_decimal_scale")
    decimalInternalType = try functions("duckdb_decimal_internal_type")
    enumInternalType = try functions("duckdb_enum_internal_type")
    enumDictionarySize = try functions("duckdb_enum_dictionary_size")
    enumDictionaryValue = try functions("duckdb_enum_dictionary_value")
    fetchChunk = try functions("duckdb_fetch_chunk")
    chunkSize = try functions("duckdb_data_chunk_get_size")
    chunkVector = try functions("duckdb_data_chunk_get_vector")
    destroyChunk = try functions("duckdb_destroy_data_chunk")
    vectorData = try functions("duckdb_vector_get_data")
    vectorValidity = try functions("duckdb_vector_get_validity")
  }
}

/// Looks functions up in a library.
private struct DuckDBFunctions {
  let handle: UnsafeMutableRawPointer
  let path: String

  /// The version that the library gives, `?` where it gives none.
  var version: String {
    guard let symbol = dlsym(handle, "duckdb_library_version") else { return "?" }
    let version = unsafeBitCast(symbol, to: duck_library_version.self)
    return version().map { String(cString: $0) } ?? "?"
  }

  /// The function of a name; `Function` must be the type that `duckdb_functions.h` gives it.
  func callAsFunction<Function>(_ name: String) throws(InputError) -> Function {
    guard let symbol = dlsym(handle, name) else {
      throw InputError(
        .database(.functionMissing(name, version: version)), at: SourceLocation(file: path))
    }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
