/// Dates in a Vietnamese sentence: the day first, `15/11/2018` for `2018-11-15`, `11/2018` for `2018-11`.
///
/// The slash between the two ends of a span (`2019-01-01/2019-06-30`) becomes a dash.
func vietnameseDates(_ text: String) -> String {
  text.replacing("/", with: " – ").replacing(/\b(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)/) { match in
    (match.3.map { "\($0)/" } ?? "") + "\(match.2)/\(match.1)"
  }
}

extension CalendarDate {
  /// The date as a reader of the language expects it, as precise as it is.
  public func text(in language: Language) -> String {
    language == .vi ? vietnameseDates(description) : description
  }
}
