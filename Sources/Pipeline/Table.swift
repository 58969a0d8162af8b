import IO
import Panels

/// A result table: its name and, for each column, the heading beside what fills it.
struct Table<Row> {
  /// A column.
  enum Column {
    case text(String, (Row) -> String)
    case number(String, (Row) -> Double)
    case integer(String, (Row) -> Int?)

    var name: String {
      switch self {
      case .text(let name, _), .number(let name, _), .integer(let name, _): name
      }
    }
  }

  /// The file's name without its ending.
  let name: String
  /// The columns, in order.
  let columns: [Column]

  init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  /// Starts the table in a file.
  func writer(_ file: OutputFile) -> TableWriter {
    TableWriter(file, columns: columns.map(\.name))
  }

  /// Writes a row.
  func write(_ row: Row, to writer: TableWriter) {
    for column in columns {
      switch column {
      case .text(_, let value): writer.text(value(row))
      case .number(_, let value): writer.number(value(row))
      case .integer(_, let value): writer.integer(value(row))
      }
    }
    writer.endRow()
  }
}

/// Where result tables go: a folder, or standard output for the one table asked for.
final class TableSink {
  /// The folder; `nil` when only one table goes to standard output.
  let folder: OutputFolder?
  private let streamed: String?
  /// The number of rows of every table, in the order written.
  private(set) var rowCounts: [(name: String, rows: Int)] = []

  init(folder: OutputFolder) {
    self.folder = folder
    streamed = nil
  }

  init(streaming table: String) {
    folder = nil
    streamed = table
  }

  /// Writes a whole table.
  func write<Row>(_ table: Table<Row>, _ rows: some Sequence<Row>) throws(InputError) {
    try stream(table) { write in for row in rows { write(row) } }
  }

  /// Writes a table row by row.
  func stream<Row>(
    _ table: Table<Row>, _ body: (_ write: (Row) -> Void) -> Void
  ) throws(InputError) {
    guard let writer = try writer(for: table) else { return }
    body { table.write($0, to: writer) }
    try finish(table, writer)
  }

  /// A writer for a table, `nil` when nobody asked for it.
  func writer<Row>(for table: Table<Row>) throws(InputError) -> TableWriter? {
    if let folder { return table.writer(try folder.file(table.name + ".csv")) }
    return streamed == table.name ? table.writer(OutputFile(standardOutput: ())) : nil
  }

  /// Closes a writer and notes its rows.
  func finish<Row>(_ table: Table<Row>, _ writer: TableWriter) throws(InputError) {
    rowCounts.append((table.name, writer.rowCount))
    try writer.close()
  }
}
