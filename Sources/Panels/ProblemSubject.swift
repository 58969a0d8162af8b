/// The datum a problem speaks of, as far as it speaks of one.
public struct ProblemSubject: Hashable, Sendable {
  /// The unit, by name or code.
  public var unit: String?
  /// The year.
  public var year: Int?
  /// The indicator.
  public var indicator: String?
  /// The value seen, as text.
  public var value: String?
  /// What was expected instead, as text.
  public var expected: String?

  /// Speaks of nothing in particular.
  public static let none = ProblemSubject()

  /// Makes a subject.
  public init(
    unit: String? = nil, year: Int? = nil, indicator: String? = nil, value: String? = nil,
    expected: String? = nil
  ) {
    self.unit = unit
    self.year = year
    self.indicator = indicator
    self.value = value
    self.expected = expected
  }
}

extension ProblemKind {
  /// The datum it speaks of.
  public var subject: ProblemSubject {
    switch self {
    case .notANumber(let text, _), .notFinite(let text), .notAYear(let text), .notYesNo(let text),
      .notADate(let text):
      ProblemSubject(value: text)
    case .notAllowed(let text, let allowed, _):
      ProblemSubject(value: text, expected: allowed.joined(separator: " | "))
    case .outOfRange(let text, let indicator, let kind):
      ProblemSubject(indicator: indicator, value: text, expected: kind.demand)
    case .aboveLimit(let text, let indicator, let limit):
      ProblemSubject(indicator: indicator, value: text, expected: "≤ \(limit)")
    case .duplicateCell(let unit, let year, let indicator, _):
      ProblemSubject(unit: unit, year: year, indicator: indicator.isEmpty ? nil : indicator)
    case .sourceConflict(let unit, let year, let indicator, let kept, _, let other, _):
      ProblemSubject(unit: unit, year: year, indicator: indicator, value: other, expected: kept)
    case .unknownUnit(let text, _): ProblemSubject(unit: text)
    case .tolerantMatch(let text, let name, _):
      ProblemSubject(unit: name, value: text, expected: name)
    case .ambiguousUnit(let text, let candidates):
      ProblemSubject(value: text, expected: candidates.joined(separator: " | "))
    case .unknownIndicator(let text, let suggestion):
      ProblemSubject(indicator: text, expected: suggestion)
    case .missingBar(_, let indicator, _, _, _): ProblemSubject(indicator: indicator)
    case .missingZone(let unit, _): ProblemSubject(unit: unit)
    case .countConflict(let unit, let year, let reported, let computed):
      ProblemSubject(
        unit: unit, year: year, indicator: "criteria_met", value: "\(reported)",
        expected: "\(computed)")
    case .publishedMismatch(let place, let item, let printed, let recomputed):
      ProblemSubject(unit: place, indicator: item, value: printed, expected: recomputed)
    case .countAgainstShare(let place, let item, _, _):
      ProblemSubject(unit: place, indicator: item)
    case .missingWeight(let indicator, _, _, _): ProblemSubject(indicator: indicator)
    default: family?.subject ?? .none
    }
  }
}

extension IndicatorKind {
  /// What a value must be, in signs.
  fileprivate var demand: String {
    switch self {
    case .share: "0…100"
    case .positive: "> 0"
    case .number: "±"
    case .count: "0, 1, 2, …"
    case .yesno: "0 | 1"
    }
  }
}
