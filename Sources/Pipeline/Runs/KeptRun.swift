import IO
import Panels
import RunStore

/// A run in a database.
struct KeptRun {
  let record: RunRecord
  private let database: RunDatabase
  private let path: String

  /// Finds a run by its number, or the `last` one.
  init(_ id: String, in database: RunDatabase, at path: String) throws(RunFailure) {
    let records = try keeping(at: path) { () throws(RunStoreError) in try database.records() }
    let found = id == "last" ? records.last : records.first { String($0.id) == id }
    guard let found else {
      throw RunFailure(
        .runs(.unknownRun(id, known: records.map { String($0.id) }.joined(separator: ", "))),
        at: SourceLocation(file: path))
    }
    record = found
    self.database = database
    self.path = path
  }

  /// The files of the run.
  func files() throws(InputError) -> [RunFile] {
    try reading { () throws(RunStoreError) in try database.files(of: record.id) }
  }

  /// The tables kept of the run.
  func tables() throws(InputError) -> [(name: String, rows: Int)] {
    try reading { () throws(RunStoreError) in try database.tables(of: record.id) }
  }

  /// The bytes of a kept file.
  func bytes(of file: RunFile) throws(InputError) -> [UInt8] {
    let packed = try reading { () throws(RunStoreError) in try database.content(file.sha256) }
    guard let bytes = packed.flatMap(PackedBytes.unpack),
      FileDigest(of: bytes, named: "").sha256 == file.sha256
    else { throw damaged(file.path) }
    return bytes
  }

  /// A table as the file that it was.
  func document(_ name: String) throws(InputError) -> [UInt8] {
    let table = try reading { () throws(RunStoreError) in
      try database.table(name, of: record.id)
    }
    guard let bytes = table?.document() else { throw damaged(name) }
    return bytes
  }

  /// The texts of a table; empty where the run has none of that name.
  ///
  /// - Parameter columns: The columns wanted; `nil` for all.
  func texts(_ name: String, _ columns: Set<String>? = nil) throws(InputError) -> ColumnTable {
    let table = try reading { () throws(RunStoreError) in
      try database.table(name, of: record.id, columns: columns)
    }
    guard let table else { return ColumnTable(headings: [], columns: [], rowCount: 0) }
    guard let texts = table.texts() else { throw damaged(name) }
    return texts
  }

  private func damaged(_ part: String) -> InputError {
    InputError(.runs(.damaged(part: part)), at: SourceLocation(file: path))
  }

  private func reading<Result>(
    _ body: () throws(RunStoreError) -> Result
  ) throws(InputError) -> Result {
    do {
      return try body()
    } catch {
      throw InputError(.runs(error.problem), at: SourceLocation(file: path))
    }
  }
}
