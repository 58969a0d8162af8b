/// A published aggregate, as printed.
public struct ReportedFigure: Hashable, Sendable {
  /// The place it speaks of.
  public var place: String
  /// The year.
  public var year: Int
  /// The month, for a figure within the year.
  public var month: Int?
  /// What it counts: `communes`, `band:15-18`, `share:recognised`, …
  public var item: String
  /// The value.
  public var value: Double
  /// The value as printed, with its decimals.
  public var printed: String
  /// The source.
  public var source: String
  /// A remark.
  public var note: String
  /// Where it stands.
  public var location: SourceLocation

  /// Makes a figure.
  public init(
    place: String, year: Int, month: Int?, item: String, value: Double, printed: String,
    source: String, note: String, location: SourceLocation
  ) {
    self.place = place
    self.year = year
    self.month = month
    self.item = item
    self.value = value
    self.printed = printed
    self.source = source
    self.note = note
    self.location = location
  }
}
