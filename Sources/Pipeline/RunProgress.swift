/// How far a run is.
public struct RunProgress: Sendable {
  /// The stage, in the language of the run.
  public var stage: String
  /// Things done.
  public var done: Int
  /// Things in all; 0 when it is not known.
  public var total: Int
  /// What is counted, in the language of the run: communes, units; empty for nothing that has a name.
  public var things = ""
  /// The seconds since the stage began.
  public var seconds = 0.0

  /// Says how far a run is.
  public init(stage: String, done: Int, total: Int, things: String = "", seconds: Double = 0) {
    self.stage = stage
    self.done = done
    self.total = total
    self.things = things
    self.seconds = seconds
  }
}
