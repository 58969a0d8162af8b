/// A sparse linear or mixed-integer programme: maximise `cᵀx` with bounds on the rows `Ax` and columns `x`.
public struct IntegerProgram: Hashable, Sendable {
  /// The bounds of a row's sum.
  public var rows: [Bounds]
  /// The unknowns.
  public var columns: [Column]

  /// Makes a programme; without columns its only solution is empty.
  public init(rows: [Bounds] = [], columns: [Column] = []) {
    self.rows = rows
    self.columns = columns
  }

  /// A closed range; infinite ends leave a side open.
  ///
  /// `lower ≤ value ≤ upper`.
  public struct Bounds: Hashable, Sendable {
    /// The least value, `-.infinity` for none.
    public var lower: Double
    /// The greatest value, `.infinity` for none.
    public var upper: Double

    /// Makes a range.
    public init(lower: Double = -.infinity, upper: Double = .infinity) {
      self.lower = lower
      self.upper = upper
    }

    /// At most so much.
    public static func atMost(_ upper: Double) -> Bounds { Bounds(upper: upper) }
    /// At least so much.
    public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower) }
    /// Exactly so much.
    public static func exactly(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
    /// Zero or one.
    public static let binary = Bounds(lower: 0, upper: 1)
  }

  /// A coefficient of the matrix.
  public struct Entry: Hashable, Sendable {
    /// The row, from 0.
    public var row: Int
    /// The coefficient.
    public var coefficient: Double

    /// Makes an entry.
    public init(row: Int, coefficient: Double) {
      self.row = row
      self.coefficient = coefficient
    }
  }

  /// An unknown.
  public struct Column: Hashable, Sendable {
    /// Its worth in the objective.
    public var objective: Double
    /// Its range.
    public var bounds: Bounds
    /// Whether it takes whole numbers only.
    public var isInteger: Bool
    /// Its part in the rows, each row once.
    public var entries: [Entry]

    /// Makes an unknown.
    public init(
      objective: Double, bounds: Bounds = Bounds(lower: 0), isInteger: Bool = false,
      entries: [Entry]
    ) {
      self.objective = objective
      self.bounds = bounds
      self.isInteger = isInteger
      self.entries = entries
    }
  }

  /// Solves the programme.
  ///
  /// - Parameter limits: When a search for whole numbers may end.
  /// - Returns: The relaxation without integrality, and the solution with it; the latter is `nil` when the
  ///   relaxation has no optimum.
  public func solve(
    _ limits: SearchLimits = SearchLimits()
  ) throws(OptimizationError) -> (relaxation: RelaxedSolution, integer: IntegerSolution?) {
    var solver = try ProgramSolver(self)
    let relaxation = try solver.relax()
    guard relaxation.status == .optimal else { return (relaxation, nil) }
    return (relaxation, try solver.search(limits))
  }

  func check() throws(OptimizationError) {
    for (index, row) in rows.enumerated() { try row.check("row \(index + 1)") }
    try Self.check(columns, from: 0, rowCount: rows.count)
  }

  static func check(
    _ columns: [Column], from first: Int, rowCount: Int
  ) throws(OptimizationError) {
    var lastColumn = [Int](repeating: -1, count: rowCount)
    for (index, column) in columns.enumerated() {
      try column.bounds.check("column \(first + index + 1)")
      if !column.objective.isFinite {
        throw .notFinite(what: "The objective of column \(first + index + 1)")
      }
      if column.isInteger {
        for bound in [column.bounds.lower, column.bounds.upper]
        where bound.isFinite && bound != bound.rounded() {
          throw .fractionalBound(column: first + index)
        }
      }
      for entry in column.entries {
        guard (0..<rowCount).contains(entry.row), lastColumn[entry.row] != index else {
          throw .illegalEntry(column: first + index, row: entry.row)
        }
        lastColumn[entry.row] = index
        if !entry.coefficient.isFinite {
          throw .notFinite(
            what: "The coefficient of column \(first + index + 1) in row \(entry.row + 1)")
        }
      }
    }
  }
}

extension IntegerProgram.Bounds {
  fileprivate func check(_ what: String) throws(OptimizationError) {
    if lower.isNaN || upper.isNaN || lower == .infinity || upper == -.infinity {
      throw .notFinite(what: "A bound of \(what)")
    }
    if lower > upper { throw .boundsReversed(what: what) }
  }
}
