import Foundation

/// Moments at which runs are killed, spread over what a run takes.
///
/// How long runs take depends on what else goes on: where one ended before its moment came, the next moments come
/// earlier, down to the start, so that some runs are killed however short they are.
struct KillMoments {
  private var span: Duration
  private var moments = SystemRandomNumberGenerator()
  /// How many runs were killed before they ended.
  private(set) var killed = 0

  /// - Parameter duration: How long a whole run took.
  init(_ duration: Duration) { span = duration }

  /// Kills a run at a moment of its own and returns what came of it.
  mutating func kill(_ run: RunningTool) async throws -> Outcome {
    try await Task.sleep(for: span * Double.random(in: 0...1.1, using: &moments))
    run.kill()
    let outcome = try await run.outcome()
    let wasKilled = outcome.status == 128 + SIGKILL
    if wasKilled { killed += 1 }
    span = span * (wasKilled ? 1.1 : 0.7)
    return outcome
  }
}
