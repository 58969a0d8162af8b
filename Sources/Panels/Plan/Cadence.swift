/// How often something recurs.
///
/// ```swift
/// Cadence("monthly:10,31")?.days(year: 2023, month: 2)  // [10, 28]
/// Cadence("quarterly")?.label  // "quarterly"
/// ```
public enum Cadence: Hashable, Sendable {
  /// Once.
  case once
  /// On given days of every month; a day the month lacks falls on its last day.
  case monthlyOn([Int])
  /// Every month.
  case monthly
  /// Every quarter.
  case quarterly
  /// Every half-year.
  case halfYearly
  /// Every year.
  case yearly
  /// When asked for.
  case adHoc

  /// Reads `once`, `monthly`, `monthly:10,20,30`, `quarterly`, `half-yearly`, `yearly`, `ad-hoc`.
  public init?(_ text: some StringProtocol) {
    switch text {
    case "once": self = .once
    case "monthly": self = .monthly
    case "quarterly": self = .quarterly
    case "half-yearly": self = .halfYearly
    case "yearly": self = .yearly
    case "ad-hoc": self = .adHoc
    default:
      guard text.hasPrefix("monthly:") else { return nil }
      var days: [Int] = []
      for word in text.dropFirst("monthly:".count)
        .split(separator: ",", omittingEmptySubsequences: false)
      {
        guard word.utf8.first != UInt8(ascii: "+"), let day = Int(word), (1...31).contains(day)
        else { return nil }
        days.append(day)
      }
      self = .monthlyOn(days)
    }
  }

  /// The word used in files.
  public var label: String {
    switch self {
    case .once: "once"
    case .monthly: "monthly"
    case .quarterly: "quarterly"
    case .halfYearly: "half-yearly"
    case .yearly: "yearly"
    case .adHoc: "ad-hoc"
    case .monthlyOn(let days): "monthly:" + days.map(String.init).joined(separator: ",")
    }
  }

  /// The days of `month` on which it falls, for a monthly cadence; empty for the others.
  public func days(year: Int, month: Int) -> [Int] {
    guard case .monthlyOn(let days) = self else { return [] }
    let last = CalendarDate.dayCount(year: year, month: month)
    var result: [Int] = []
    for day in days.map({ min($0, last) }).sorted() where result.last != day { result.append(day) }
    return result
  }
}
