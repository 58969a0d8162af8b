/// Dates in a Vietnamese sentence: the day first, `15/11/2018` for `2018-11-15`, `11/2018` for `2018-11`.
///
/// The slash between the two ends of a span (`2019-01-01/2019-06-30`) becomes a dash.
func vietnameseDates(_ text: String) -> String {
  text.replacing("/", with: " – ").replacing(/\b(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)/) { match in
    (match.3.map { "\($0)/" } ?? "") + "\(match.2)/\(match.1)"
  }
}

/// A span of days (`2019-01-01/2019-06-30`, `..` at an open end) in a sentence of a language.
func daysInWords(_ span: String, _ language: Language) -> String {
  let ends = span.split(separator: "/").map(String.init)
  guard ends.count == 2 else { return span }
  let isVietnamese = language == .vi
  let (from, to) =
    isVietnamese ? (vietnameseDates(ends[0]), vietnameseDates(ends[1])) : (ends[0], ends[1])
  switch (ends[0] == "..", ends[1] == "..") {
  case (true, true): return isVietnamese ? "suốt thời gian" : "at all times"
  case (true, false): return isVietnamese ? "đến \(to)" : "until \(to)"
  case (false, true): return isVietnamese ? "từ \(from)" : "from \(from) on"
  case (false, false): return "\(from) – \(to)"
  }
}

extension CalendarDate {
  /// The date as a reader of the language expects it, as precise as it is.
  public func text(in language: Language) -> String {
    language == .vi ? vietnameseDates(description) : description
  }
}
