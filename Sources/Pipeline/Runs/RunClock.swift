import Foundation

/// The one place where the time of day comes from. Results never show it: only the record of a kept run does.
public struct RunClock: Sendable {
  /// Seconds since the start of 1970, UTC.
  public let now: @Sendable () -> Int64

  /// The clock of the system, or the time that `SOURCE_DATE_EPOCH` fixes.
  public init(environment: [String: String]) {
    if let fixed = environment["SOURCE_DATE_EPOCH"].flatMap({ Int64($0) }) {
      now = { fixed }
    } else {
      now = { Int64(Date().timeIntervalSince1970) }
    }
  }

  /// A time in ISO 8601, UTC: `2026-01-31T08:00:00Z`.
  static func text(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }
}
