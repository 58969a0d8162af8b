/// How the values of one indicator are simulated.
///
/// Spreads and noises are standard deviations on the working scale: the logarithm for positive
/// numbers, counts and ratios, the logit for shares, the number itself otherwise.
public struct SimulatedIndicator: Hashable, Sendable {
  /// A level that is given for a year: the median of the area, or the share that meets the item.
  public struct Anchor: Hashable, Sendable {
    /// The year.
    public var year: Int
    /// The level, in the indicator's unit; a ratio for an indicator that is one.
    public var level: Double

    /// Makes an anchor.
    public init(year: Int, level: Double) {
      self.year = year
      self.level = level
    }
  }

  /// A jump of the median between two years.
  public struct Break: Hashable, Sendable {
    /// The first year after the jump.
    public var year: Int
    /// The median in the year before.
    public var before: Double
    /// The median in the year of the break.
    public var after: Double

    /// Makes a break.
    public init(year: Int, before: Double, after: Double) {
      self.year = year
      self.before = before
      self.after = after
    }
  }

  /// The name used in data files.
  public var id: String
  /// The kind of quantity.
  public var kind: IndicatorKind
  /// The years that have values.
  public var years: ClosedRange<Int>
  /// The median of the first year; the share of units, 0 to 1, for yes/no.
  public var start: Double
  /// The median of the last year; the share of units, 0 to 1, for yes/no.
  public var end: Double
  /// The jumps between, in the order of the years.
  public var breaks: [Break]
  /// Of units' levels.
  public var spread: Double
  /// Of units' yearly slopes.
  public var driftSpread: Double
  /// Of a shock that all units share in a year.
  public var yearNoise: Double
  /// Of a value's own error.
  public var noise: Double
  /// The number of decimals.
  public var decimals: Int
  /// The earlier indicator of which this one is a multiple; the levels are then ratios.
  public var ratioOf: String?
  /// The sums over the area that are met exactly, by year; for counts.
  public var totals: [Int: Int]
  /// The yearly chance that a met item is lost, for yes/no.
  public var loss: Double
  /// The sources of the levels; none for an assumption.
  public var sources: [String]

  /// Makes an indicator.
  public init(
    id: String, kind: IndicatorKind, years: ClosedRange<Int>, start: Double, end: Double,
    breaks: [Break] = [], spread: Double = 0, driftSpread: Double = 0, yearNoise: Double = 0,
    noise: Double = 0, decimals: Int = 0, ratioOf: String? = nil, totals: [Int: Int] = [:],
    loss: Double = 0, sources: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.years = years
    self.start = start
    self.end = end
    self.breaks = breaks
    self.spread = spread
    self.driftSpread = driftSpread
    self.yearNoise = yearNoise
    self.noise = noise
    self.decimals = decimals
    self.ratioOf = ratioOf
    self.totals = totals
    self.loss = loss
    self.sources = sources
  }

  /// The scale on which the levels are joined by straight lines and the units scatter.
  public var scale: Scale {
    if ratioOf != nil { return .log }
    switch kind {
    case .positive, .count: return .log
    case .share: return .logit
    case .number, .yesno: return .identity
    }
  }

  /// Every level that is given, in the order of the years; a year given twice stands twice.
  public var anchors: [Anchor] {
    let jumps = breaks.flatMap {
      [Anchor(year: $0.year - 1, level: $0.before), Anchor(year: $0.year, level: $0.after)]
    }
    return [Anchor(year: years.lowerBound, level: start)] + jumps
      + [Anchor(year: years.upperBound, level: end)]
  }
}
