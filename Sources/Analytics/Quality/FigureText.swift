import Panels

/// Figures as text, as a person would write them in a file: a decimal point, no needless zeros.
///
/// `FigureText.text(63.50)` is `63.5`, `FigureText.text(63.0)` is `63`.
public enum FigureText {
  /// The shortest text that is the value; whole numbers without a point.
  public static func text(_ value: Double) -> String {
    if value.isNaN { return "–" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
  }

  /// A value with its decimal point moved, as it stands on paper: 5.26 by 1 is 52.6, not the 52.599999999999994 of
  /// a product.
  static func shifted(_ value: Double, by places: Int) -> Double {
    let text = "\(value)"
    let parts = text.split(separator: "e")
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    return Double("\(parts[0])e\(exponent + places)") ?? value
  }

  /// A value with a fixed number of decimals, halves away from zero.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    let power = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let scaled = (value * power).rounded()
    guard let whole = Int(exactly: abs(scaled)) else { return "\(value)" }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    return decimals == 0
      ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// How many decimals a value needs, at most four.
  static func decimals(of value: Double) -> Int {
    var power = 1.0
    for decimals in 0..<4 {
      if abs(value * power - (value * power).rounded()) <= 1e-6 { return decimals }
      power *= 10
    }
    return 4
  }

  /// The decimals of the finest value of a panel: the resolution at which it was printed.
  static func decimals(of panel: Panel) -> Int {
    if let known = panel.decimals { return known }
    var most = 0
    for value in panel.values where !value.isNaN {
      most = max(most, decimals(of: value))
      if most == 4 { break }
    }
    return most
  }

  /// Years as text, neighbours as a range: `2012, 2014-2016`.
  static func years(_ years: [Int]) -> String {
    var parts: [ClosedRange<Int>] = []
    for year in years {
      if let last = parts.last, last.upperBound + 1 == year {
        parts[parts.count - 1] = last.lowerBound...year
      } else {
        parts.append(year...year)
      }
    }
    return parts.map(\.spanText).joined(separator: ", ")
  }
}
