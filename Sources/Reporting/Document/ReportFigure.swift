/// A number of a report as it is printed, with the place in the result tables from which it comes.
public struct ReportFigure: Sendable, Equatable {
  /// What is read.
  public let text: String
  /// The number, or the field, as the table has it.
  public let value: String
  /// Where it comes from.
  public let origin: FigureOrigin
  /// Whether it is a sum of counts, which has no decimals among measures.
  let isCount: Bool

  init(_ text: String, value: String, origin: FigureOrigin, isCount: Bool = false) {
    self.text = text
    self.value = value
    self.origin = origin
    self.isCount = isCount
  }
}

/// Where a number of a report comes from. Rows are counted from 1, the heading not among them.
public enum FigureOrigin: Sendable, Equatable, CustomStringConvertible {
  /// A field.
  case field(table: String, row: Int, column: String)
  /// How many rows these are.
  case count(table: String, rows: [Int])
  /// The sum of some columns of a row.
  case sum(table: String, row: Int, columns: [String])
  /// One column of a row in per cent of the sum of some.
  case share(table: String, row: Int, part: String, whole: [String])
  /// A column of one row less that of another.
  case difference(table: String, row: Int, other: Int, column: String)
  /// An entry of the manifest.
  case manifest(String)

  /// The place in one word: `averages:3:average`, `levels:count:4,7`, `criteria:2:met+not_met`,
  /// `criteria:2:met/met+not_met`, `levels:9-8:criteria_met`, `manifest:lotrinh`.
  public var description: String {
    switch self {
    case .field(let table, let row, let column): "\(table):\(row):\(column)"
    case .count(let table, let rows):
      "\(table):count:" + rows.map(String.init).joined(separator: ",")
    case .sum(let table, let row, let columns):
      "\(table):\(row):" + columns.joined(separator: "+")
    case .share(let table, let row, let part, let whole):
      "\(table):\(row):\(part)/" + whole.joined(separator: "+")
    case .difference(let table, let row, let other, let column):
      "\(table):\(row)-\(other):\(column)"
    case .manifest(let entry): "manifest:\(entry)"
    }
  }
}
