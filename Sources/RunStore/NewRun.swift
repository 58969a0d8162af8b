/// A run with all that is to be kept of it.
public struct NewRun: Sendable {
  /// What is known of it; the database gives the number.
  public var record: RunRecord
  /// Its files.
  public var files: [RunFile]
  /// The packed bytes of kept files, by SHA-256.
  public var contents: [String: [UInt8]]
  /// Its tables.
  public var tables: [RunTable]

  /// Makes a run.
  public init(
    record: RunRecord, files: [RunFile], contents: [String: [UInt8]], tables: [RunTable]
  ) {
    self.record = record
    self.files = files
    self.contents = contents
    self.tables = tables
  }
}
