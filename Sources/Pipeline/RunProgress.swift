import Reporting

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

  /// Says which file is read, and of how many files it is which.
  static func reading(
    _ file: String, _ words: Words, done: Int = 0, total: Int = 0, seconds: Double = 0
  ) -> RunProgress {
    RunProgress(
      stage: words.say("progress.reading-file", ["file": file]), done: done, total: total,
      seconds: seconds)
  }
}

/// How far one stage of a run is, told with the seconds since the stage began.
struct StageProgress {
  private let stage: String
  private let total: Int
  private let things: String
  private let show: (RunProgress) -> Void
  private let start = ContinuousClock.now

  /// Says that the stage begins.
  ///
  /// - Parameters:
  ///   - stage: Its name.
  ///   - total: The things in all.
  ///   - things: What is counted.
  ///   - show: Takes what is told.
  init(_ stage: String, of total: Int, _ things: String, show: @escaping (RunProgress) -> Void) {
    (self.stage, self.total, self.things, self.show) = (stage, total, things, show)
    tell(0)
  }

  /// Says that so many are done.
  func tell(_ done: Int) {
    show(
      RunProgress(
        stage: stage, done: done, total: total, things: things,
        seconds: Engine.seconds(since: start)))
  }
}
