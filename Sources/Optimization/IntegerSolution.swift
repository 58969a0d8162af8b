/// The solution of a programme in whole numbers.
public struct IntegerSolution: Hashable, Sendable {
  /// How the search ended.
  public enum Status: Hashable, Sendable {
    /// The solution is optimal.
    case optimal
    /// The solution is within the gap asked for.
    case withinGap
    /// A limit was reached; there may be no solution yet.
    case stopped
    /// No whole numbers meet all bounds.
    case infeasible
  }

  /// How the search ended.
  public let status: Status
  /// The value of the objective; `NaN` without a solution.
  public let objective: Double
  /// What no solution can exceed.
  public let bestBound: Double
  /// The value of each column; whole numbers exactly where asked for; empty without a solution.
  public let values: [Double]

  /// `(bestBound − objective) / |objective|`, 0 for the optimum and `NaN` without a solution.
  public var gap: Double { Self.gap(of: objective, bound: bestBound) }

  /// The relative distance between a value and its bound; infinite for a value of 0 below its bound.
  public static func gap(of objective: Double, bound: Double) -> Double {
    if objective.isNaN { return .nan }
    return bound <= objective ? 0 : (bound - objective) / abs(objective)
  }
}
