import Panels

/// Numbers as offices print them: decimal comma and thousands point in Vietnamese.
public struct NumberStyle: Sendable {
  private let language: Language

  /// The style of a language.
  public init(_ language: Language) { self.language = language }

  /// A number with a fixed count of decimals, rounded half away from zero; a dash for `NaN`.
  public func text(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = (abs(value) * power).rounded()
    guard scaled < 9e15 else { return String(value) }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var text = language.grouped(Int(padded.dropLast(decimals)) ?? 0)
    if decimals > 0 { text += "\(language.decimalMark)" + padded.suffix(decimals) }
    return value < 0 && scaled > 0 ? "−" + text : text
  }

  /// A number with as many decimals as it needs, at most two.
  public func short(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    for decimals in 0...1 {
      let power = decimals == 0 ? 1.0 : 10
      if abs(value * power - (value * power).rounded()) < 1e-9 {
        return text(value, decimals: decimals)
      }
    }
    return text(value, decimals: 2)
  }

  /// A count, or the middle of some: of many people or households nobody asks for parts.
  public func count(_ value: Double) -> String {
    abs(value) >= 100 ? text(value, decimals: 0) : short((value * 100).rounded() / 100)
  }

  /// A whole number.
  public func text(_ value: Int) -> String { language.grouped(value) }

  /// A percentage, the sign glued to the number.
  public func percent(_ value: Double, decimals: Int = 1) -> String {
    value.isFinite ? text(value, decimals: decimals) + "%" : "–"
  }

  /// A change with its sign.
  public func change(_ value: Double, decimals: Int) -> String {
    (value > 0 ? "+" : "") + text(value, decimals: decimals)
  }

  /// A change with its sign and as many decimals as it needs, at most two.
  public func change(_ value: Double) -> String { (value > 0 ? "+" : "") + short(value) }

  /// What a requirement asks, such as `≥ 85` or `8–10`.
  public func text(_ requirement: Requirement) -> String {
    text(requirement, bar: short)
  }

  /// A requirement whose bars are written by `figure`.
  func text(_ requirement: Requirement, bar figure: (Double) -> String) -> String {
    let texts = requirement.bars.map(figure)
    return requirement.comparison.map { "\($0.sign) \(texts[0])" }
      ?? texts.joined(separator: "–")
  }
}
