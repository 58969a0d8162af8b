/// For whom a threshold holds, from the widest to the narrowest.
public enum ThresholdScope: Hashable, Sendable {
  /// Everyone.
  case national
  /// A region or a group, by code.
  case zone(String)
  /// A province, by name.
  case province(String)
  /// One unit, by code.
  case unit(String)

  /// Narrower scopes win: 0 for national, 3 for one unit.
  public var precedence: Int {
    switch self {
    case .national: 0
    case .zone: 1
    case .province: 2
    case .unit: 3
    }
  }
}

/// The height of a bar.
public enum ThresholdLevel: Hashable, Sendable {
  /// A number in the indicator's unit.
  case value(Double)
  /// A bar exists but its height is not known: it stops the search and nothing can pass it.
  case unknown
  /// A multiple of another set's bar in the same year (model income: 1.1 × the advanced bar).
  case timesBar(set: String, indicator: String, factor: Double)
  /// A multiple of the unit's own value in the year it reached a level (model income 2018-2020:
  /// 1.5 × the income when first recognised).
  case timesOwnValue(atLevel: Level, factor: Double)
}

/// One bar of an indicator, with its scope, its years and its source.
public struct Threshold: Hashable, Sendable {
  /// For whom it holds.
  public var scope: ThresholdScope
  /// The years in which it holds; `nil` for all.
  public var years: ClosedRange<Int>?
  /// Its height.
  public var level: ThresholdLevel
  /// How values are held against it where that differs from the rule's comparison: an office that writes
  /// "trên 50%" asks for more than the set's "từ 50% trở lên".
  public var comparison: Comparison?
  /// Whether the height was read in a source.
  public var verified: Bool
  /// The sources, as numbers of the set's source list.
  public var sources: [String]
  /// Whether the office supplied it: its bars come before the shipped ones.
  public var isOverlay: Bool
  /// Where it stands; `nil` for one that no file declares.
  public var location: SourceLocation?

  /// Makes a threshold.
  public init(
    scope: ThresholdScope, years: ClosedRange<Int>? = nil, level: ThresholdLevel,
    comparison: Comparison? = nil, verified: Bool = false, sources: [String] = [],
    isOverlay: Bool = false,
    location: SourceLocation? = nil
  ) {
    self.scope = scope
    self.years = years
    self.level = level
    self.comparison = comparison
    self.verified = verified
    self.sources = sources
    self.isOverlay = isOverlay
    self.location = location
  }
}

/// A rung of the programme's ladder, lowest first.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// Below every rung.
  case none
  /// Cơ bản đạt chuẩn: a local category, 15 to 18 criteria.
  case basic
  /// Đạt chuẩn nông thôn mới.
  case met
  /// Nâng cao.
  case advanced
  /// Kiểu mẫu.
  case model
  /// Hiện đại, from 2026.
  case modern

  /// Lower first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
