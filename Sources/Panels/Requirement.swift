/// The direction and strictness of a bar: "từ N trở lên" is ≥, "trên N" is >, "dưới N" is <.
///
/// ```swift
/// Comparison.above.requirement(15.8).isMet(by: 15.8)  // false: "trên 15,8" is strict
/// Comparison.atLeast.requirement(15.8).isMet(by: 15.8)  // true
/// ```
public enum Comparison: String, Sendable, CaseIterable {
  /// ≥: more is better, the bar itself passes.
  case atLeast = "at-least"
  /// >: more is better, the bar itself fails.
  case above
  /// ≤: less is better, the bar itself passes.
  case atMost = "at-most"
  /// <: less is better, the bar itself fails.
  case below

  /// The mathematical sign.
  public var sign: String {
    switch self {
    case .atLeast: "≥"
    case .above: ">"
    case .atMost: "≤"
    case .below: "<"
    }
  }

  /// Whether more is better.
  public var isUpward: Bool { self == .atLeast || self == .above }

  /// Whether the bar itself fails.
  public var isStrict: Bool { self == .above || self == .below }

  /// The requirement at a bar.
  public func requirement(_ bar: Double) -> Requirement {
    switch self {
    case .atLeast: .atLeast(bar)
    case .above: .above(bar)
    case .atMost: .atMost(bar)
    case .below: .below(bar)
    }
  }
}

/// What a value must be to pass.
///
/// ```swift
/// Requirement("≥ 85")?.margin(of: 82.5)  // -2.5
/// Requirement.above(12).leastWhole  // 13
/// ```
public enum Requirement: Hashable, Sendable, CustomStringConvertible {
  /// ≥ the bar.
  case atLeast(Double)
  /// > the bar.
  case above(Double)
  /// ≤ the bar.
  case atMost(Double)
  /// < the bar.
  case below(Double)
  /// Inside a closed range.
  case within(Double, Double)

  /// Whether `value` passes. A missing value (`NaN`) never does.
  public func isMet(by value: Double) -> Bool {
    switch self {
    case .atLeast(let bar): value >= bar
    case .above(let bar): value > bar
    case .atMost(let bar): value <= bar
    case .below(let bar): value < bar
    case .within(let low, let high): value >= low && value <= high
    }
  }

  /// The margin in units of the value: positive beyond the bar, negative short of it.
  ///
  /// Zero at the bar itself, which passes or not by strictness. Inside a range it is the distance
  /// to the nearer end.
  public func margin(of value: Double) -> Double {
    switch self {
    case .atLeast(let bar), .above(let bar): value - bar
    case .atMost(let bar), .below(let bar): bar - value
    case .within(let low, let high): min(value - low, high - value)
    }
  }

  /// What a value must be before it loses `distance`.
  public func shifted(by distance: Double) -> Requirement {
    switch self {
    case .atLeast(let bar): .atLeast(bar + distance)
    case .above(let bar): .above(bar + distance)
    case .atMost(let bar): .atMost(bar + distance)
    case .below(let bar): .below(bar + distance)
    case .within(let low, let high): .within(low + distance, high + distance)
    }
  }

  /// The direction and strictness; `nil` for a range.
  public var comparison: Comparison? {
    switch self {
    case .atLeast: .atLeast
    case .above: .above
    case .atMost: .atMost
    case .below: .below
    case .within: nil
    }
  }

  /// The bar; the nearer end of a range has to be chosen by the caller, here the lower.
  public var bar: Double {
    switch self {
    case .atLeast(let bar), .above(let bar), .atMost(let bar), .below(let bar): bar
    case .within(let low, _): low
    }
  }

  /// The bar, or both ends of a range.
  public var bars: [Double] {
    if case .within(let low, let high) = self { return [low, high] }
    return [bar]
  }

  /// The least whole number that passes; `nil` where any small number does.
  ///
  /// More than 12 is at least 13, at least 12.5 as well. A `Double`, as a bar may be infinite or beyond what an `Int`
  /// holds; from 2⁵³ on, where numbers one apart are no longer told apart, it may be the bar itself.
  public var leastWhole: Double? {
    switch self {
    case .atLeast(let bar), .within(let bar, _): bar.rounded(.up)
    case .above(let bar): bar.rounded(.down) + 1
    case .atMost, .below: nil
    }
  }

  /// The greatest whole number that passes; `nil` where any large number does.
  ///
  /// The counterpart of ``leastWhole``, with the same bounds.
  public var greatestWhole: Double? {
    switch self {
    case .atMost(let bar), .within(_, let bar): bar.rounded(.down)
    case .below(let bar): bar.rounded(.up) - 1
    case .atLeast, .above: nil
    }
  }

  /// Whether it asks for every one of some items: all pass, and one less does not.
  public func asksForAll(of count: Int) -> Bool {
    isMet(by: Double(count)) && !isMet(by: Double(count - 1))
  }

  /// Whether a value can be too low for it: more is better, or it is a range, which asks for enough first.
  public var hasLowerEnd: Bool { comparison?.isUpward ?? true }

  /// `≥ 85`, `> 15.8`, `[8, 10]`.
  public var description: String {
    let texts = bars.map {
      $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : String($0)
    }
    return comparison.map { "\($0.sign) \(texts[0])" } ?? "[\(texts.joined(separator: ", "))]"
  }
}

extension Requirement {
  /// Reads what ``description`` writes.
  public init?(_ text: some StringProtocol) {
    if text.hasPrefix("[") {
      let ends = text.dropFirst().dropLast().split(separator: ",").map {
        Double(String($0.drop { $0 == " " }))
      }
      guard text.hasSuffix("]"), ends.count == 2, let low = ends[0], let high = ends[1] else {
        return nil
      }
      self = .within(low, high)
      return
    }
    guard let comparison = Comparison.allCases.first(where: { text.hasPrefix($0.sign + " ") }),
      let bar = Double(String(text.dropFirst(2)))
    else { return nil }
    self = comparison.requirement(bar)
  }
}
