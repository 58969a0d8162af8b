import Panels

/// Rows of Parquet files or of a query, which DuckDB opens, in columns: the counterpart of ``DelimitedText``.
///
/// They can be read once. Places in them are rows, counted from 1, and columns.
///
/// What can be opened, and how columns are read, is in docs/formats.md.
///
/// ```swift
/// let rows = try DatabaseRows(.parquet("panel/*.parquet"), session: session)
/// let panels = try PanelTableReader.read(rows, layout: layout).panels
/// ```
public final class DatabaseRows {
  /// Where rows come from.
  public enum Source: Sendable {
    /// Parquet files: a path, a pattern or an address.
    case parquet(String)
    /// A query, over a database file if one is named.
    case query(String, database: String?)
  }

  /// What messages call the rows: the path or pattern, or the option of the query.
  public let path: String
  /// The names of the columns, without spaces around them.
  public let columns: [String]
  /// The first rows as a text, for those who look before all is read. Numbers stand in it without their decimals:
  /// nothing about the way they are written is in doubt.
  public let sample: DelimitedText
  /// The files that are read, as far as they are on this machine.
  public let files: [String]
  /// The addresses that are read, of which there is no digest.
  public let addresses: [String]

  private let session: DuckDBSession
  private let names: [String]
  private let types: [DuckDBType]
  private var head: [DuckDBChunk] = []
  private var result: DuckDBResult?
  /// The files as a table of SQL, which can be asked again for some of its columns.
  private let table: String?
  private var nextIndex = 0
  /// For each column its place in the chunks; −1 for one that is not read.
  private(set) var places: [Int]

  private static let sampleSize = 2_000
  /// The option that holds a query.
  public static let queryName = "--sql"

  /// Whether a path is read by DuckDB: a Parquet file, an address, or a pattern that is no file itself.
  public static func reads(_ path: String) -> Bool {
    isAddress(path) || isParquet(path) || isPattern(path)
  }

  private static func isAddress(_ path: String) -> Bool {
    guard let scheme = path.firstRange(of: "://") else { return false }
    return scheme.lowerBound > path.startIndex
      && path[..<scheme.lowerBound].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func isParquet(_ path: String) -> Bool {
    // The address of an object may have a query behind it.
    let name = isAddress(path) ? path.prefix { $0 != "?" } : path[...]
    return name.lowercased().hasSuffix(".parquet")
  }

  private static func isPattern(_ path: String) -> Bool {
    path.contains { "*?[".contains($0) } && PathContent(path) == .nothing
  }

  /// Opens Parquet files or starts a query, and looks at the first rows.
  ///
  /// - Throws: ``InputError`` when a file is missing or no table, or DuckDB refuses the query.
  public init(_ source: Source, session: DuckDBSession) throws(InputError) {
    self.session = session
    let query: String
    switch source {
    case .parquet(let path):
      self.path = path
      (files, addresses) = try Self.resolve(path, session)
      let list = files.map(SQLText.pattern(ofFile:)) + addresses
      let table = "read_parquet(\(SQLText.list(list)))"
      self.table = table
      query = "SELECT * FROM \(table) LIMIT \(Self.sampleSize)"
    case .query(let text, let database):
      path = Self.queryName
      table = nil
      if let database { try session.attach(database) }
      (files, addresses) = try Self.named(in: text, database, session)
      query = text
    }
    let place = SourceLocation(file: path)
    let result = try session.query(query, at: place)
    self.result = result
    names = result.columns.map { $0.name }
    types = result.columns.map { $0.type }
    places = Array(names.indices)
    var count = 0
    while count < Self.sampleSize, let chunk = try result.next() {
      head.append(chunk)
      count += chunk.count
    }
    sample = try DelimitedText(
      bytes: Self.text(names, head, limit: Self.sampleSize), name: path)
    columns = sample.columns.count == names.count ? sample.columns : names
  }

  /// The files and addresses that a path stands for, files in the order of their names.
  private static func resolve(
    _ path: String, _ session: DuckDBSession
  ) throws(InputError) -> (files: [String], addresses: [String]) {
    let place = SourceLocation(file: path)
    guard isParquet(path) else { throw InputError(.database(.notParquet), at: place) }
    if isAddress(path) { return ([], [path]) }
    guard isPattern(path) else {
      switch PathContent(path) {
      case .nothing: throw InputError(.missingFile, at: place)
      case .folder: throw InputError(.isFolder, at: place)
      default: return ([path], [])
      }
    }
    let files = try session.files(fitting: path)
    if files.isEmpty { throw InputError(.missingFile, at: place) }
    return (files, [])
  }

  /// The files and addresses that a query names in quotes.
  private static func named(
    in query: String, _ database: String?, _ session: DuckDBSession
  ) throws(InputError) -> (files: [String], addresses: [String]) {
    var files = database.map { [$0] } ?? []
    var addresses: [String] = []
    for text in SQLText.literals(in: query) where text.contains(".") || text.contains("/") {
      if isAddress(text) {
        addresses.append(text)
      } else if PathContent(text) == .file {
        files.append(text)
      } else if isPattern(text) {
        files += try session.files(fitting: text)
      }
    }
    var seen: Set<String> = []
    return (files.filter { seen.insert($0).inserted }, addresses)
  }

  private static func text(
    _ columns: [String], _ chunks: [DuckDBChunk], limit: Int
  ) -> [UInt8] {
    var text: [UInt8] = []
    func endRow(_ fields: [[UInt8]]) {
      for (index, field) in fields.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        text.append(UInt8(ascii: "\""))
        for byte in field {
          if byte == UInt8(ascii: "\"") { text.append(byte) }
          text.append(byte)
        }
        text.append(UInt8(ascii: "\""))
      }
      text.append(10)
    }
    endRow(columns.map { Array($0.utf8) })
    var left = limit
    for chunk in chunks {
      for row in 0..<min(chunk.count, left) {
        endRow(
          chunk.vectors.map { vector in
            vector.type.isNumeric
              ? Array(vector.written(row).prefix { $0 != UInt8(ascii: ".") })
              : vector.written(row)
          })
      }
      left -= min(chunk.count, left)
    }
    return text
  }

  // MARK: Reading

  /// Prepares for reading the columns that have a role; of files only those are opened again.
  ///
  /// - Throws: ``InputError`` with every such column whose type cannot be read.
  func prepare(for roles: TableRoles) throws(InputError) {
    var needed = [roles.unitColumn, roles.yearColumn] + roles.labelColumns + roles.valueColumns
    if let column = roles.provenanceColumn { needed.append(column) }
    var log = ProblemLog()
    for column in Set(needed).sorted() {
      var name = types[column].unreadableName
      let isNumber =
        roles.valueColumns.contains(column) && (!roles.isLong || roles.valueColumns[1] == column)
      if isNumber, case .date = types[column] { name = "DATE" }
      guard let name else { continue }
      log.add(
        .database(.unreadableType(column: columns[column], type: name)),
        at: SourceLocation(file: path, column: column + 1, columnName: columns[column]))
    }
    try log.throwIfAny()
    guard let table else { return }
    let chosen = Set(needed).sorted()
    places = Array(repeating: -1, count: columns.count)
    for (place, column) in chosen.enumerated() { places[column] = place }
    let list = chosen.map { SQLText.name(names[$0]) }.joined(separator: ", ")
    // A connection has one open result.
    head = []
    result = nil
    result = try session.query(
      "SELECT \(list) FROM \(table)", at: SourceLocation(file: path))
  }

  /// The next rows; `nil` behind the last.
  ///
  /// - Throws: ``InputError`` when the query fails on the way.
  func next() throws(InputError) -> ColumnBlock? {
    var chunks: [DuckDBChunk] = []
    while chunks.count < Self.chunksABlock {
      if !head.isEmpty {
        chunks.append(head.removeFirst())
      } else if let chunk = try result?.next() {
        chunks.append(chunk)
      } else {
        break
      }
    }
    if chunks.isEmpty { return nil }
    nextIndex += 1
    return ColumnBlock(index: nextIndex - 1, chunks: chunks, places: places)
  }

  private static let chunksABlock = 16
}

/// Rows of a database that one worker takes at once.
struct ColumnBlock {
  /// The place of the block among the others: 0 for the first.
  var index: Int
  /// The rows.
  var chunks: [DuckDBChunk]
  /// For each column of the table its place in the chunks; −1 for one that is not read.
  var places: [Int]
}
