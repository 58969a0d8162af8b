/// Where the values of a panel set were read: file, line and column of every cell.
///
/// Four bytes a cell for the line, and two more where one indicator comes from several columns.
/// Tables with a row a unit and year share one list of lines among all indicators.
///
/// ```swift
/// let income = ValueOrigins.Column(file: "panel.csv", column: 3, name: "income")
/// let origins = ValueOrigins.wide(
///   codes: ["HN-001"], years: [2022, 2023], lines: [2, 3], columns: ["income": income])
/// origins.location(of: "income", unit: "HN-001", year: 2023)  // panel.csv:3:3 (income)
/// ```
public struct ValueOrigins: Sendable {
  /// A column of values in a file or a sheet.
  public struct Column: Hashable, Sendable {
    /// The file's path as the user gave it.
    public var file: String
    /// The sheet, in a workbook.
    public var sheet: String?
    /// The column, counted from 1.
    public var column: Int?
    /// Its heading.
    public var name: String?
    /// Whether its lines are numbers of rows: see ``SourceLocation/countsRows``.
    public var countsRows = false

    /// Makes a column.
    public init(file: String, sheet: String? = nil, column: Int? = nil, name: String? = nil) {
      self.file = file
      self.sheet = sheet
      self.column = column
      self.name = name
    }
  }

  private enum Columns {
    case one(UInt16)
    case perCell([UInt16])
  }

  private struct Places {
    var lines: [Int32]
    var columns: Columns
  }

  private let codes: [String]
  private let firstYear: Int
  private let yearCount: Int
  private var columns: [Column] = []
  private var numbers: [Column: UInt16] = [:]
  private var places: [String: Places] = [:]

  /// No value has a known place.
  public static let none = ValueOrigins(codes: [], years: [])

  /// Starts without any place.
  ///
  /// - Parameters:
  ///   - codes: The codes of the units, ascending, as in the unit table of the panels.
  ///   - years: The years of the panels, ascending and without gaps.
  public init(codes: [String], years: [Int]) {
    self.codes = codes
    firstYear = years.first ?? 0
    yearCount = years.count
  }

  /// The places of a table with a row for each unit and year and a column for each indicator.
  ///
  /// - Parameters:
  ///   - codes: The codes of the units, ascending.
  ///   - years: The years, ascending and without gaps.
  ///   - lines: For each cell (`period × units + unit`) the line, or row of the sheet, it was read
  ///     from; 0 or less where there is none. All indicators share it.
  ///   - columns: For each indicator its column.
  public static func wide(
    codes: [String], years: [Int], lines: [Int32], columns: [String: Column]
  ) -> ValueOrigins {
    var origins = ValueOrigins(codes: codes, years: years)
    precondition(lines.count == codes.count * years.count)
    for (indicator, column) in columns {
      let id = origins.id(of: column)
      origins.places[indicator] = Places(lines: lines, columns: .one(id))
    }
    return origins
  }

  /// Sets the places of all cells of an indicator that stands in one column.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - lines: For each cell its line; 0 or less where there is none.
  ///   - column: The column.
  public mutating func set(_ indicator: String, lines: [Int32], column: Column) {
    precondition(lines.count == codes.count * yearCount)
    let id = id(of: column)
    places[indicator] = Places(lines: lines, columns: .one(id))
  }

  /// Adds the places of cells of an indicator that stand in one more column; the others keep theirs.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - lines: For each cell its line; 0 or less where this column has none.
  ///   - column: The column.
  public mutating func add(_ indicator: String, lines: [Int32], column: Column) {
    guard var own = places.removeValue(forKey: indicator) else {
      set(indicator, lines: lines, column: column)
      return
    }
    precondition(lines.count == own.lines.count)
    let id = id(of: column)
    var cells: [UInt16]
    switch own.columns {
    case .one(let common): cells = Array(repeating: common, count: lines.count)
    case .perCell(let known): cells = known
    }
    for (cell, line) in lines.enumerated() where line > 0 {
      own.lines[cell] = line
      cells[cell] = id
    }
    own.columns = cells.allSatisfy { $0 == id } ? .one(id) : .perCell(cells)
    places[indicator] = own
  }

  /// The column of an indicator that stands in one only, and for each cell its line; `nil` for others.
  public func column(of indicator: String) -> (lines: [Int32], column: Column)? {
    guard let own = places[indicator], case .one(let id) = own.columns else { return nil }
    return (own.lines, columns[Int(id)])
  }

  /// Sets the place of one cell.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - cell: The position of the cell, `period × units + unit`.
  ///   - line: The line, or the row of the sheet.
  ///   - column: The column.
  public mutating func set(_ indicator: String, cell: Int, line: Int, column: Column) {
    let id = id(of: column)
    var own =
      places.removeValue(forKey: indicator)
      ?? Places(
        lines: Array(repeating: 0, count: codes.count * yearCount), columns: .one(id))
    own.lines[cell] = Int32(clamping: line)
    switch own.columns {
    case .one(let common):
      if common != id {
        var cells = Array(repeating: common, count: own.lines.count)
        cells[cell] = id
        own.columns = .perCell(cells)
      }
    case .perCell(var cells):
      own.columns = .one(0)
      cells[cell] = id
      own.columns = .perCell(cells)
    }
    places[indicator] = own
  }

  /// Where a value was read; `nil` when it is not known, as for values made by a crosswalk.
  public func location(of indicator: String, unit code: String, year: Int) -> SourceLocation? {
    guard let own = places[indicator], year >= firstYear, year - firstYear < yearCount,
      let unit = index(of: code)
    else { return nil }
    let cell = (year - firstYear) * codes.count + unit
    guard own.lines[cell] > 0 else { return nil }
    let id: UInt16
    switch own.columns {
    case .one(let common): id = common
    case .perCell(let cells): id = cells[cell]
    }
    let column = columns[Int(id)]
    var place = SourceLocation(
      file: column.file, sheet: column.sheet, line: Int(own.lines[cell]), column: column.column,
      columnName: column.name)
    place.countsRows = column.countsRows
    return place
  }

  /// The number of the column; beyond 65,535 columns the last stands for all that follow.
  private mutating func id(of column: Column) -> UInt16 {
    if let known = numbers[column] { return known }
    if columns.count > Int(UInt16.max) { return .max }
    let number = UInt16(columns.count)
    columns.append(column)
    numbers[column] = number
    return number
  }

  private func index(of code: String) -> Int? {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < codes.count && codes[low] == code ? low : nil
  }
}
