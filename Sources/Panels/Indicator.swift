/// What kind of quantity an indicator is: it decides the bounds, the scale and the aggregation.
///
/// ```swift
/// IndicatorKind.share.allows(104)  // false: a percentage ends at 100
/// IndicatorKind.count.allows(2.5)  // false: communes and schools are whole
/// ```
public enum IndicatorKind: String, Sendable, CaseIterable {
  /// A percentage, 0 to 100.
  case share
  /// A number above zero, such as income.
  case positive
  /// Any finite number.
  case number
  /// A whole number, zero or more.
  case count
  /// Yes (1) or no (0).
  case yesno

  /// The working scale of a forecast: shares on the logit, positive numbers on the log, counts on a log that bears zero.
  public var scale: Scale {
    switch self {
    case .share: .logit
    case .positive: .log
    case .count: .shiftedLog
    case .number, .yesno: .identity
    }
  }

  /// The least value allowed.
  public var lowerBound: Double {
    switch self {
    case .number: -.infinity
    case .share, .positive, .count, .yesno: 0
    }
  }

  /// The greatest value allowed.
  public var upperBound: Double {
    switch self {
    case .share: 100
    case .yesno: 1
    case .positive, .number, .count: .infinity
    }
  }

  /// Whether `value` is finite, inside the bounds, and whole where it has to be.
  public func allows(_ value: Double) -> Bool {
    guard value.isFinite, value >= lowerBound, value <= upperBound else { return false }
    switch self {
    case .positive: return value > 0
    case .count: return value == value.rounded()
    case .yesno: return value == 0 || value == 1
    case .share, .number: return true
    }
  }
}

/// The scale on which an indicator is fitted. Quantiles come back exactly; nothing is clipped.
public enum Scale: String, Sendable, CaseIterable {
  /// As it is.
  case identity
  /// Natural logarithm, for positive numbers.
  case log
  /// `log(y + 3)`, for counts: large ones change in proportion, small ones by numbers, and zero is finite.
  case shiftedLog = "log-plus-3"
  /// `log((y + ε) / (100 − y + ε))`, for percentages; ε is half the rounding unit.
  case logit
}

/// A measured quantity: the column of a panel.
public struct Indicator: Hashable, Sendable {
  /// The name used in data files, such as `income`; unique in a panel.
  public var id: String
  /// What people call it.
  public var name: LocalizedText
  /// The kind of quantity.
  public var kind: IndicatorKind
  /// The unit as a code, such as `million_vnd_per_person_per_year`; empty when it has none.
  public var unit: String
  /// The indicator whose values weight its means (population, households, kilometres).
  public var weight: String?
  /// The greatest value there can be, where it is less than the kind's own.
  public var limit: Double?
  /// The indicator whose values are the published standard errors of this one's, in its unit.
  public var standardError: String?

  /// Makes an indicator.
  public init(
    id: String, name: LocalizedText? = nil, kind: IndicatorKind, unit: String = "",
    weight: String? = nil, limit: Double? = nil, standardError: String? = nil
  ) {
    self.id = id
    self.name = name ?? LocalizedText(vi: id, en: id)
    self.kind = kind
    self.unit = unit
    self.weight = weight
    self.limit = limit
    self.standardError = standardError
  }
}
