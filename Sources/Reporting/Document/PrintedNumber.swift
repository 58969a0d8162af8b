import Foundation
import Panels

/// A number as reports print it, taken for a cell: its value, and the number format that prints it so again.
///
/// ```swift
/// let change = PrintedNumber("+0,89", .vi)
/// // change?.value == 0.89, change?.format == "\"+\"0.00;\"−\"0.00;0.00"
/// ```
public struct PrintedNumber: Equatable, Sendable {
  /// The value; a share in per cent is one of 1.
  public let value: Double
  /// The number format of spreadsheets.
  public let format: String

  /// Reads what is nothing but one number: digits, marks of thousands and of decimals as the language has them, a
  /// sign, a per cent sign. Ranges, years with remarks and codes that begin with a needless zero are none.
  public init?(_ text: String, _ language: Language) {
    var rest = Substring(text)
    let sign = rest.first.flatMap { "+−".contains($0) ? $0 : nil }
    if sign != nil { rest.removeFirst() }
    let isShare = rest.last == "%"
    if isShare { rest.removeLast() }
    let parts = rest.split(separator: language.decimalMark, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Self.digits(of: parts[0], mark: language.thousandsMark)
    else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 1 || Self.isDigits(parts[1]) else { return nil }
    let power = isShare ? "e-2" : ""
    guard let number = Double("\(whole)\(decimals.isEmpty ? "" : ".")\(decimals)\(power)") else {
      return nil
    }
    value = sign == "−" ? -number : number
    let pattern =
      (whole.count < parts[0].count ? "#,##0" : "0")
      + (decimals.isEmpty ? "" : "." + String(repeating: "0", count: decimals.count))
      + (isShare ? "%" : "")
    let plus = sign == "+" ? "\"+\"" : ""
    format = sign == nil ? pattern : "\(plus)\(pattern);\"−\"\(pattern);\(pattern)"
  }

  /// The digits of a whole number without the marks between its thousands; `nil` where it is none.
  private static func digits(of text: Substring, mark: Character) -> String? {
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard groups.allSatisfy(isDigits), groups[0].count == 1 || groups[0].first != "0" else {
      return nil
    }
    guard
      groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return nil }
    return groups.joined()
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
