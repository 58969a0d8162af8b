import Panels

/// What one run of a sheet's values measures: an indicator, when in the year, and how firmly.
public struct SheetSeries: Hashable, Sendable {
  /// How firm a value is.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Reported as it is.
    case actual
    /// Estimated by the office itself: "ước thực hiện".
    case estimate
    /// Planned: kept apart.
    case plan
  }

  /// The indicator.
  public var indicator: Indicator
  /// The month to which a value for part of a year speaks; `nil` is the year's end.
  public var month: Int?
  /// How firm the values are.
  public var status: Status

  /// Makes a series.
  public init(indicator: Indicator, month: Int? = nil, status: Status = .actual) {
    self.indicator = indicator
    self.month = month
    self.status = status
  }
}

/// What a column of values measures, before the year decides on the criteria set.
public enum SheetMeasure: Hashable, Sendable {
  /// An indicator.
  case indicator(Indicator)
  /// The reported verdict on a criterion, by its number.
  case criterion(String, name: LocalizedText)

  /// What people call it.
  public var name: LocalizedText {
    switch self {
    case .indicator(let indicator): indicator.name
    case .criterion(let number, let name):
      LocalizedText("workbook.criterion", ["number": number, "name": name])
    }
  }

  /// The kind of its values.
  public var kind: IndicatorKind {
    switch self {
    case .indicator(let indicator): indicator.kind
    case .criterion: .yesno
    }
  }
}
