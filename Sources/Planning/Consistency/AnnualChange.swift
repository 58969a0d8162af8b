import Panels

/// How much a figure changes a year: by a rate where it is a positive amount, by a difference else.
public struct AnnualChange: Hashable, Sendable {
  /// Whether changes are rates.
  public enum Measure: String, Hashable, Sendable {
    /// Per cent a year, compound.
    case percent
    /// Units a year; percentage points for shares.
    case difference

    /// The measure of a kind of quantity.
    init(_ kind: IndicatorKind?) { self = kind == .positive ? .percent : .difference }

    /// The change a year that leads from one value to another.
    ///
    /// - Returns: `100 ((b / a)^(1/h) − 1)` or `(b − a) / h`; `NaN` where a rate has no meaning.
    func change(from start: Double, to end: Double, years: Int) -> Double {
      guard years > 0 else { return .nan }
      switch self {
      case .difference: return (end - start) / Double(years)
      case .percent:
        guard start > 0, end > 0 else { return .nan }
        return 100 * (Root.of(end / start, years) - 1)
      }
    }

    /// The value reached from `start` by a change a year.
    func value(from start: Double, change: Double, years: Int) -> Double {
      switch self {
      case .difference: return start + change * Double(years)
      case .percent:
        return (0..<years).reduce(start) { value, _ in value * (1 + change / 100) }
      }
    }
  }

  /// Whether it is a rate.
  public let measure: Measure
  /// Per cent or units a year.
  public let value: Double

  /// `+8.1%` or `+1.2`, a year.
  public var text: String {
    guard value.isFinite else { return "?" }
    let tenths = (abs(value) * 10).rounded()
    // A small change keeps the digits that tell it from none.
    let (whole, digits) =
      tenths >= 1 || value == 0 ? (tenths, 1) : ((abs(value) * 1000).rounded(), 3)
    guard whole < 1e15 else { return "\(value)" }
    var power = 1
    for _ in 0..<digits { power *= 10 }
    let rest = String(Int(whole) % power)
    let padding = String(repeating: "0", count: digits - rest.count)
    let sign = whole == 0 ? "" : value < 0 ? "−" : "+"
    return "\(sign)\(Int(whole) / power).\(padding)\(rest)\(measure == .percent ? "%" : "")"
  }
}

/// Roots of positive numbers, to the last digits on every platform.
enum Root {
  /// The `n`-th root of a positive number, by Newton's method from above.
  static func of(_ number: Double, _ n: Int) -> Double {
    if n == 1 { return number }
    if n == 2 { return number.squareRoot() }
    // A power of two that is no less than the root, so that every step is down and few are needed.
    let exponent = (Double(number.exponent + 1) / Double(n)).rounded(.up)
    var root = Double(sign: .plus, exponent: Int(exponent), significand: 1)
    for _ in 0..<1_000 {
      var power = 1.0
      for _ in 1..<n { power *= root }
      let next = root - (root - number / power) / Double(n)
      if !(next < root) { break }
      root = next
    }
    return root
  }
}
