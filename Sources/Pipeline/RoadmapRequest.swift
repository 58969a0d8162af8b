import Panels

/// How a roadmap is proposed.
public struct RoadmapRequest: Sendable {
  /// The most communes recognised in a year; that of the given roadmap without it.
  public var communes: YearlyNumbers?
  /// The most points of effort in a year; no limit without it.
  public var effort: YearlyNumbers?
  /// The number to reach, when its chance is what is maximised.
  public var reach: Int?
  /// The years; those of the given roadmap without them.
  public var years: ClosedRange<Int>?
  /// The level; that of the given roadmap without it.
  public var level: Level?
  /// The set that grants it, by id or key.
  public var set: String?
  /// The most criteria that a commune finishes in a year; that of the plan without it, else 2.
  public var pace: Int?
  /// The relative gap to the best bound that is good enough.
  public var gap = 0.0001

  /// Makes the usual request.
  public init() {}
}

/// A number for every year, or one for each: `4`, `2025=3,2026=4`.
public struct YearlyNumbers: Hashable, Sendable {
  private let all: Int?
  private let byYear: [Int: Int]

  /// Reads a text; `nil` when it is neither a number nor a list of years, or a number is negative.
  public init?(_ text: String) {
    if let number = Int(text) {
      guard number >= 0 else { return nil }
      (all, byYear) = (number, [:])
      return
    }
    var numbers: [Int: Int] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let year = Int(sides[0]), let number = Int(sides[1]), number >= 0,
        numbers.updateValue(number, forKey: year) == nil
      else { return nil }
    }
    (all, byYear) = (nil, numbers)
  }

  /// The years named.
  var years: [Int] { byYear.keys.sorted() }

  /// The number of a year; `nil` where it is not named.
  subscript(year: Int) -> Int? { all ?? byYear[year] }
}
