import IO
import Panels

/// A result table: its name and, for each column, the heading beside what fills it.
struct Table<Row>: Sendable {
  /// A column.
  enum Column: Sendable {
    case text(String, @Sendable (Row) -> String)
    /// A text that was made before, because many rows share it.
    case field(String, @Sendable (Row) -> TextField)
    case number(String, @Sendable (Row) -> Double)
    case integer(String, @Sendable (Row) -> Int?)
    case cell(String, @Sendable (Row) -> TableCell)
    /// A column that whoever makes the rows writes himself, because most of a row is that of the row above.
    case direct(ParquetColumn)

    var name: String {
      switch self {
      case .text(let name, _), .field(let name, _), .number(let name, _), .integer(let name, _),
        .cell(let name, _):
        name
      case .direct(let column): column.name
      }
    }

    /// The column in a Parquet file: one that mixes numbers and words is text.
    var parquet: ParquetColumn {
      switch self {
      case .text(let name, _), .field(let name, _), .cell(let name, _):
        ParquetColumn(name: name, type: .text)
      case .number(let name, _): ParquetColumn(name: name, type: .double)
      case .integer(let name, _): ParquetColumn(name: name, type: .integer)
      case .direct(let column): column
      }
    }

    /// What appends the field of a row to a text.
    fileprivate var writer: @Sendable (Row, inout TableText) -> Void {
      switch self {
      case .text(_, let value): { $1.text(value($0)) }
      case .field(_, let value): { $1.field(value($0)) }
      case .number(_, let value): { $1.number(value($0)) }
      case .integer(_, let value): { $1.integer(value($0)) }
      case .cell(_, let value):
        {
          switch value($0) {
          case .number(let number): $1.number(number)
          case .word(let word): $1.text(word)
          }
        }
      case .direct(let column):
        { _, _ in preconditionFailure("rows with \(column.name) write themselves") }
      }
    }
  }

  /// The file's name without its ending.
  let name: String
  /// The columns, in order.
  let columns: [Column]
  /// What writes each of them.
  private let writers: [@Sendable (Row, inout TableText) -> Void]

  init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns = columns
    writers = columns.map(\.writer)
  }

  /// Appends a row to a text.
  func write(_ row: Row, to text: inout TableText) {
    for write in writers { write(row, &text) }
    text.endRow()
  }
}

/// A cell of a column that holds numbers and, here and there, a word.
enum TableCell: Sendable {
  case number(Double)
  case word(String)
}

/// Where result tables go: a folder, or standard output for the one table asked for.
final class TableSink {
  /// The folder; `nil` when only one table goes to standard output.
  let folder: OutputFolder?
  private let streamed: String?
  /// Stands before the names of the files: `baseline/`.
  private let prefix: String
  /// The tables written to the folder, those of sinks for folders inside among them.
  let written: WrittenTables
  /// The number of rows of every table, in the order written.
  private(set) var rowCounts: [(name: String, rows: Int)] = []
  /// The sections of every table, in the order written; of one without any there are none.
  private(set) var sections: [(table: String, sections: [TableSection])] = []

  /// - Parameters:
  ///   - prefix: A folder inside, with its slash; empty for the folder itself.
  ///   - written: Where tables are noted.
  init(folder: OutputFolder, prefix: String = "", written: WrittenTables = WrittenTables()) {
    self.folder = folder
    self.prefix = prefix
    self.written = written
    streamed = nil
  }

  init(streaming table: String) {
    folder = nil
    prefix = ""
    written = WrittenTables()
    streamed = table
  }

  /// Whether anybody asked for a table.
  func wants<Row>(_ table: Table<Row>) -> Bool { folder != nil || streamed == table.name }

  /// Whether a table was written.
  func has(_ table: String) -> Bool { rowCounts.contains { $0.name == table } }

  /// Where a table stands until the result is committed; `nil` on standard output.
  func stagedPath(of table: String) -> String? { folder?.stagedPath(prefix + table + ".csv") }

  /// Writes a whole table.
  func write<Row>(_ table: Table<Row>, _ rows: some Sequence<Row>) throws(InputError) {
    guard let writer = try writer(for: table) else { return }
    var text = TableText()
    for row in rows {
      table.write(row, to: &text)
      if text.rowCount == 4096 { writer.append(&text) }
    }
    writer.append(&text)
    try finish(table, writer)
  }

  /// A writer for a table, `nil` when nobody asked for it.
  func writer<Row>(for table: Table<Row>) throws(InputError) -> TableWriter? {
    guard wants(table) else { return nil }
    let file = try folder?.file(prefix + table.name + ".csv") ?? OutputFile(standardOutput: ())
    return TableWriter(file, columns: table.columns.map(\.name))
  }

  /// Closes a writer and notes its rows.
  func finish<Row>(_ table: Table<Row>, _ writer: TableWriter) throws(InputError) {
    rowCounts.append((table.name, writer.rowCount))
    sections.append((table.name, writer.sections))
    try writer.close()
    written.note(prefix + table.name, columns: table.columns.map { $0.parquet })
  }
}
