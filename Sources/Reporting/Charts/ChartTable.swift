/// What a chart shows, as a tidy table: a row a mark. The specification holds the same rows.
///
/// ```swift
/// var table = ChartTable(["year", "communes"])
/// table.append([.text("2022"), .integer(12)])
/// table.append([.text("2023"), .integer(nil)])  // not known: null in the specification
/// ```
public struct ChartTable: Sendable, Equatable {
  /// A field.
  public enum Cell: Sendable, Equatable {
    /// A text.
    case text(String)
    /// A number; `NaN` is missing.
    case number(Double)
    /// A whole number that may be missing.
    case integer(Int?)

    var json: JSONValue {
      switch self {
      case .text(let text): .text(text)
      case .number(let number): .number(number)
      case .integer(let integer): integer.map { .integer($0) } ?? .null
      }
    }
  }

  /// The headings, in English and fixed: nothing of the data becomes the name of a field.
  public let columns: [String]
  /// The rows, each as wide as the heading.
  public private(set) var rows: [[Cell]] = []

  /// No rows yet.
  public init(_ columns: [String]) { self.columns = columns }

  /// Adds a row.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count)
    rows.append(row)
  }

  /// The rows as the data of a specification.
  var values: JSONValue {
    .array(
      rows.map { row in
        .object(
          Dictionary(
            zip(columns, row.map(\.json)), uniquingKeysWith: { first, _ in first }))
      })
  }
}
