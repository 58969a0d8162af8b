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

extension Language {
  /// A whole number with the mark of the language between its thousands: `3.321`, `3,321`.
  public func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(thousandsMark) }
      result.append(digit)
    }
    return result
  }
}

extension LocalizedText {
  /// A number that Lotrinh itself printed with a decimal point, as each language writes it.
  public init(number text: String) { self.init(vi: vietnameseNumber(text), en: text) }

  /// A count with the mark of each language between thousands. Years, lines and codes are no counts.
  init(count: Int) { self.init(vi: Language.vi.grouped(count), en: Language.en.grouped(count)) }
}
