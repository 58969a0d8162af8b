/// When a search for whole numbers may end before it has proved its best solution to be optimal.
public struct SearchLimits: Hashable, Sendable {
  /// The relative gap between the best solution and the best bound that is good enough.
  public var gap: Double
  /// The most nodes of the search tree; `nil` for no limit. Such a limit ends every run at the same place.
  public var nodes: Int?
  /// The most seconds; `nil` for no limit. Results then depend on the machine.
  public var seconds: Double?

  /// Makes limits; without arguments the search goes on to the proof.
  public init(gap: Double = 0, nodes: Int? = nil, seconds: Double? = nil) {
    precondition(gap >= 0 && gap.isFinite, "a gap is a share")
    self.gap = gap
    self.nodes = nodes
    self.seconds = seconds
  }
}
