/// A support that ends for some communes, and what coverage loses by it.
///
/// Of the people whose card is paid, a share drops out when nothing is paid any more; where a part is still paid
/// only that much fewer do; and with the years some come back:
/// `loss = entitled · lost · (1 − support) · 2^(−years / half-life)`, in points of coverage.
public struct EntitlementChange: Hashable, Sendable {
  /// The indicator that loses, a share such as insurance coverage.
  public var indicator: String
  /// The share of the people whose card is paid, in percent.
  public var entitled: Entitled
  /// How many in a hundred of them drop out when nothing is paid.
  public var lost: Double
  /// From which day on how many in a hundred of the cost are still paid; before the first day all.
  public var support: [Support]
  /// The years after which half of the loss is made good; `nil` when none is.
  public var halfLife: Double?
  /// Whom it concerns, and since when.
  public var cause: Cause

  /// The share of the people whose card is paid.
  public enum Entitled: Hashable, Sendable {
    /// The same everywhere, in percent.
    case percent(Double)
    /// As an indicator says, in percent, by its last value.
    case indicator(String)
  }

  /// How much is paid from a day on.
  public struct Support: Hashable, Sendable {
    /// The day.
    public var from: CalendarDate
    /// How many in a hundred.
    public var percent: Double

    /// Makes a step.
    public init(from: CalendarDate, percent: Double) {
      self.from = from
      self.percent = percent
    }
  }

  /// Why the support ends.
  public enum Cause: Hashable, Sendable {
    /// A list: the units of the change lose it on the first day of `support`.
    case list
    /// Recognition at a level: it ends with the year after it and `grace` years more.
    case recognition(Level, set: String, source: RecognitionSource, grace: Int)
  }

  /// Which recognitions count.
  public enum RecognitionSource: String, Hashable, Sendable, CaseIterable {
    /// Those on record.
    case record
    /// Those of the plan's roadmap, each in its year, beside those on record.
    case roadmap
    /// As likely as the forecast of the level says, beside those on record.
    case forecast
  }

  /// Makes a change.
  public init(
    indicator: String, entitled: Entitled, lost: Double, support: [Support] = [],
    halfLife: Double? = nil, cause: Cause
  ) {
    self.indicator = indicator
    self.entitled = entitled
    self.lost = lost
    self.support = support
    self.halfLife = halfLife
    self.cause = cause
  }
}
