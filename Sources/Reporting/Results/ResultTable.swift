/// A published result table as text: what charts and reports are made from, so that they cannot show
/// anything else than the tables hold.
///
/// ```swift
/// let table = ResultTable(
///   name: "levels", headings: ["unit", "criteria_met"], columns: [["HN-001", "HN-002"], ["19", ""]])
/// table.numbers("criteria_met")  // [19.0, nan]
/// table.rows(where: ["unit": "HN-001"]).first?.integer("criteria_met")  // Optional(19)
/// ```
public struct ResultTable: Sendable {
  /// The name of the file without its ending, such as `levels`.
  public let name: String
  /// The headings.
  public let headings: [String]
  /// The number of rows.
  public let rowCount: Int
  /// The number of each row in the file, from 1, the heading not among them.
  let rowNumbers: [Int]
  private let columns: [[String]]
  private let positions: [String: Int]

  /// Makes a table of columns of one length.
  ///
  /// `rowNumbers`: Where the rows stand in the file; one after the other without.
  public init(name: String, headings: [String], columns: [[String]], rowNumbers: [Int]? = nil) {
    precondition(headings.count == columns.count)
    let rowCount = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rowCount })
    self.name = name
    self.headings = headings
    self.columns = columns
    self.rowCount = rowCount
    self.rowNumbers = rowNumbers ?? Array(1...(rowCount + 1)).dropLast()
    positions = Dictionary(
      headings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of a table of units the columns that are levels of the hierarchy, outermost first.
  public var levelHeadings: [String] {
    let own: Set = ["code", "name", "kind", "zone", "special_area", "aliases"]
    return headings.filter { !own.contains($0) }
  }

  /// The texts of a column; empty texts where there is none of that name.
  public func texts(_ heading: String) -> [String] {
    positions[heading].map { columns[$0] } ?? Array(repeating: "", count: rowCount)
  }

  /// The numbers of a column; `NaN` where a field is empty or no number.
  public func numbers(_ heading: String) -> [Double] {
    texts(heading).map { Double($0) ?? .nan }
  }

  /// The rows, in order.
  public var rows: [Row] { (0..<rowCount).map { Row(table: self, index: $0) } }

  /// The rows with these fields.
  public func rows(where fields: [String: String]) -> [Row] {
    let wanted = fields.map { (column: positions[$0.key], text: $0.value) }
    return (0..<rowCount).filter { row in
      wanted.allSatisfy { field in
        field.column.map { columns[$0][row] == field.text } ?? field.text.isEmpty
      }
    }.map { Row(table: self, index: $0) }
  }

  /// A row of the table.
  ///
  /// ```swift
  /// for row in table.rows(where: ["year": "2022"]) where row["level"] == "none" {
  ///   print(row["name"], row.integer("criteria_met") ?? 0, row.list("missing"))
  /// }
  /// ```
  public struct Row: Sendable {
    fileprivate let table: ResultTable
    fileprivate let index: Int

    /// The name of the table.
    public var tableName: String { table.name }

    /// The number of the row in the file, from 1.
    public var rowNumber: Int { table.rowNumbers[index] }

    /// The text of a column, empty where there is none of that name.
    public subscript(heading: String) -> String {
      table.positions[heading].map { table.columns[$0][index] } ?? ""
    }

    /// Whether the table has a column.
    func has(_ heading: String) -> Bool { table.positions[heading] != nil }

    /// The number of a column, `NaN` where it is empty.
    public func number(_ heading: String) -> Double { Double(self[heading]) ?? .nan }

    /// The whole number of a column.
    public func integer(_ heading: String) -> Int? { Int(self[heading]) }

    /// The ids of a column that lists them with spaces between.
    public func list(_ heading: String) -> [String] {
      self[heading].split(separator: " ").map(String.init)
    }
  }
}

extension [ResultTable.Row] {
  /// The rows whose field is equal to a text.
  public func only(_ heading: String, _ text: String) -> [ResultTable.Row] {
    filter { $0[heading] == text }
  }

  /// The distinct fields of a column in the order of the rows.
  public func distinct(_ heading: String) -> [String] {
    var seen: Set<String> = []
    return map { $0[heading] }.filter { seen.insert($0).inserted }
  }

  /// The first row of each value of a column.
  func firstOfEach(_ heading: String) -> [ResultTable.Row] {
    var seen: Set<String> = []
    return filter { seen.insert($0[heading]).inserted }
  }
}

/// Where result tables come from: a folder, or what a test makes up.
///
/// ```swift
/// let results: any ResultSource = ResultFolder(path: "results")
/// let levels = results.table("levels", where: ["year": ["2022"], "counted": ["yes"]])
/// let counts = levels?.numbers("criteria_met") ?? []
/// ```
public protocol ResultSource {
  /// A table with the rows whose fields are among those named; `nil` where there is no such table.
  ///
  /// - Parameters:
  ///   - name: The name of the file without its ending; a folder before it names a part of the result.
  ///   - conditions: By heading the texts that are kept; a heading that is not there keeps every row.
  func table(_ name: String, where conditions: [String: Set<String>]) -> ResultTable?
}

extension ResultSource {
  /// A whole table.
  public func table(_ name: String) -> ResultTable? { table(name, where: [:]) }
}
