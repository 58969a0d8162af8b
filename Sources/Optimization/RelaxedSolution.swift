/// The solution of a programme without integrality.
public struct RelaxedSolution: Hashable, Sendable {
  /// How it ended.
  public enum Status: Hashable, Sendable {
    /// The optimum was found.
    case optimal
    /// No point meets all bounds.
    case infeasible
    /// The objective grows without end.
    case unbounded
  }

  /// How it ended.
  public let status: Status
  /// The value of the objective; `NaN` without an optimum.
  public let objective: Double
  /// The value of each column; empty without an optimum.
  public let values: [Double]
  /// For each row the gain of the objective for one more unit of its binding bound; empty without an
  /// optimum.
  public let duals: [Double]

  static func without(_ status: Status) -> RelaxedSolution {
    RelaxedSolution(status: status, objective: .nan, values: [], duals: [])
  }
}
