/// What keeps a programme from being solved; infeasible and unbounded are answers, not errors.
///
/// GLPK ends the process when it is misused, so everything it would refuse is refused here first.
public enum OptimizationError: Error, Equatable, CustomStringConvertible {
  /// A number that must be finite is not; `what` names it.
  case notFinite(what: String)

  /// A lower bound lies above its upper bound; `what` names the row or column, from 1.
  case boundsReversed(what: String)

  /// An integer column has a bound that is no whole number; columns count from 0.
  case fractionalBound(column: Int)

  /// A column names a row that is not there, or one twice; both count from 0.
  case illegalEntry(column: Int, row: Int)

  /// An objective has not one coefficient a column.
  case objectiveLength(expected: Int, found: Int)

  /// GLPK gave up with a code of its own.
  case failed(routine: String, code: Int)

  /// A sentence for the person who made the programme; rows and columns count from 1.
  public var description: String {
    switch self {
    case .notFinite(let what): "\(what) is not a finite number."
    case .boundsReversed(let what): "The lower bound of \(what) lies above its upper bound."
    case .fractionalBound(let column):
      "The integer column \(column + 1) has a bound that is not a whole number; round it inwards."
    case .illegalEntry(let column, let row):
      "Column \(column + 1) has an entry in row \(row + 1), which is not there or is named twice."
    case .objectiveLength(let expected, let found):
      "The objective has \(found) coefficients for \(expected) columns."
    case .failed(let routine, let code):
      "\(routine) gave up with code \(code); is the programme badly scaled?"
    }
  }
}
