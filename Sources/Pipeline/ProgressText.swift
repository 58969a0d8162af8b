import Panels
import Reporting

/// Says how far a run is on one line: `Dự báo: income  42%  1.394/3.321 xã  812 xã/giây  còn 0:02`.
///
/// ```swift
/// let progress = RunProgress(
///   stage: "Forecast: income", done: 1_394, total: 3_321, things: "communes", seconds: 2)
/// ProgressText(.en).line(progress, width: 80)
/// // Forecast: income  41%  1,394/3,321 communes  697 communes/s  left 0:03
/// ```
public struct ProgressText: Sendable {
  private let words: Words
  /// Before that a rate is chance.
  private static let leastSeconds = 1.0
  private static let gap = "  "

  /// Prepares the text of a language.
  public init(_ language: Language) {
    words = Words(language)
  }

  /// The line, at most `width` characters: the name of the stage gives way first, then what comes last.
  ///
  /// The rate and the time left are those of the stage so far; they stand there from its first second on.
  public func line(_ progress: RunProgress, width: Int) -> String {
    var parts = figures(progress)
    let length = { (parts: [String]) in parts.reduce(0) { $0 + Self.gap.count + $1.count } }
    while let last = parts.indices.last, last > 0, length(parts) + 8 > width {
      parts.remove(at: last)
    }
    let room = max(0, width - length(parts))
    let stage =
      progress.stage.count <= room
      ? progress.stage : room < 2 ? "" : progress.stage.prefix(room - 1) + "…"
    return ([stage] + parts).joined(separator: Self.gap)
  }

  private func figures(_ progress: RunProgress) -> [String] {
    guard progress.total > 0 else { return uncounted(progress) }
    let done = min(progress.done, progress.total)
    var parts = [
      words.numbers.percent(Double(100 * done / progress.total), decimals: 0),
      "\(words.numbers.text(done))/\(words.numbers.text(progress.total))"
        + (progress.things.isEmpty ? "" : " " + progress.things),
    ]
    guard progress.seconds >= Self.leastSeconds, done > 0, done < progress.total else {
      return parts
    }
    let rate = Double(done) / progress.seconds
    if !progress.things.isEmpty { parts.append(self.rate(rate, of: progress.things)) }
    parts.append(
      words.say(
        "progress.left", ["time": Self.time(Double(progress.total - done) / rate)]))
    return parts
  }

  /// How many things that nobody has counted are done, and the rate.
  private func uncounted(_ progress: RunProgress) -> [String] {
    guard progress.done > 0, !progress.things.isEmpty else { return [] }
    let done = words.numbers.text(progress.done) + " " + progress.things
    return progress.seconds < Self.leastSeconds
      ? [done] : [done, rate(Double(progress.done) / progress.seconds, of: progress.things)]
  }

  /// A rate by the second, or by the minute where less than one thing is done in a second.
  private func rate(_ rate: Double, of things: String) -> String {
    rate >= 1
      ? words.say(
        "progress.by-second", ["count": words.numbers.text(rate, decimals: 0), "things": things])
      : words.say(
        "progress.by-minute",
        ["count": words.numbers.text(60 * rate, decimals: 0), "things": things])
  }

  /// Seconds, rounded up, as `0:02` or `1:02:03`.
  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(359_999, seconds.rounded(.up)))
    let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    return hours > 0 ? "\(hours):\(pad(minutes)):\(pad(rest))" : "\(minutes):\(pad(rest))"
  }
}
