/// Dates in a Vietnamese sentence: the day first, `15/11/2018` for `2018-11-15`, `11/2018` for `2018-11`.
///
/// The slash between the two ends of a span (`2019-01-01/2019-06-30`) becomes a dash.
private func vietnameseDates(_ text: String) -> String {
  text.replacing("/", with: " – ").replacing(/\b(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)/) { match in
    (match.3.map { "\($0)/" } ?? "") + "\(match.2)/\(match.1)"
  }
}

extension LocalizedText {
  /// Dates or a span of them, such as `2018-11-15`, as each language writes them.
  init(date text: String) { self.init(vi: vietnameseDates(text), en: text) }

  /// A span of days (`2019-01-01/2019-06-30`, `..` at an open end) in words.
  init(days span: String) {
    let ends = span.split(separator: "/").map(String.init)
    guard ends.count == 2 else {
      self.init(name: span)
      return
    }
    let (from, to) = (LocalizedText(date: ends[0]), LocalizedText(date: ends[1]))
    switch (ends[0] == "..", ends[1] == "..") {
    case (true, true): self = LocalizedText("problem.days.always")
    case (true, false): self = LocalizedText("problem.days.until", ["to": to])
    case (false, true): self = LocalizedText("problem.days.from", ["from": from])
    case (false, false): self = LocalizedText("problem.days.span", ["from": from, "to": to])
    }
  }
}

extension CalendarDate {
  /// The date as a reader of the language expects it, as precise as it is.
  public func text(in language: Language) -> String { LocalizedText(date: description)[language] }
}
