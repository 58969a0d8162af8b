/// What keeps a linear problem from being solved.
public enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
  /// The columns of a design span fewer dimensions than there are columns.
  ///
  /// `aliasedColumns` are the indices, from 0 and ascending, of the columns that depend on the
  /// others.
  case rankDeficient(rank: Int, columnCount: Int, aliasedColumns: [Int])

  /// A value is NaN or infinite; `row` and `column` count from 0, `argument` names the matrix.
  case notFinite(argument: String, row: Int, column: Int)

  /// LAPACK refused the argument at `position`, counted from 1.
  case illegalArgument(routine: String, position: Int)

  /// LAPACK could not allocate its work space.
  case outOfMemory(routine: String)

  /// A sentence for the person who supplied the data; rows and columns are counted from 1.
  public var description: String {
    switch self {
    case .rankDeficient(let rank, let columnCount, let aliasedColumns):
      "The \(columnCount) regressors are collinear: only \(rank) are independent; "
        + "leave out \(Self.columns(aliasedColumns)) or supply more observations."
    case .notFinite(let argument, let row, let column):
      "The \(argument) holds a value that is not a finite number in row \(row + 1), "
        + "column \(column + 1); give a number or leave the observation out."
    case .illegalArgument(let routine, let position):
      "\(routine) refused its argument \(position); is every value finite?"
    case .outOfMemory(let routine):
      "\(routine) could not allocate its work space; give it fewer rows at a time."
    }
  }

  private static func columns(_ indices: [Int]) -> String {
    let names = indices.map { String($0 + 1) }.joined(separator: ", ")
    return indices.count == 1 ? "column \(names)" : "columns \(names)"
  }
}
