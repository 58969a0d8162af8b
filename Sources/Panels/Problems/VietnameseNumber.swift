/// A number that Lotrinh itself printed, in a Vietnamese sentence: with a decimal comma.
///
/// For numbers alone, or with signs and words beside them such as `-0.5 → 1.25`; texts quoted from a
/// file, item numbers and what is to be pasted into a plan stay as they are.
///
/// ```swift
/// vietnameseNumber("-0.5 → 1.25")  // "-0,5 → 1,25"
/// ```
public func vietnameseNumber(_ text: String) -> String {
  let characters = Array(text)
  var result = ""
  for (index, character) in characters.enumerated() {
    let isDecimalPoint =
      character == "." && index > 0 && characters[index - 1].isNumber
      && index + 1 < characters.count && characters[index + 1].isNumber
    result.append(isDecimalPoint ? "," : character)
  }
  return result
}

/// A number in a Vietnamese sentence.
func vietnameseNumber(_ number: Double) -> String { vietnameseNumber("\(number)") }

extension LocalizedText {
  /// A number that Lotrinh itself printed with a decimal point, as each language writes it.
  public init(number text: String) { self.init(vi: vietnameseNumber(text), en: text) }
}
