import Panels

/// What a promise speaks of, from the name that `promises` has for it.
enum PromisedFigure: Equatable {
  /// Communes at a level, or above too.
  case communes(level: String, orAbove: Bool)
  /// Criteria met, divided by the communes.
  case averageCriteria
  /// An indicator's mean, sum or value.
  case indicator(String)

  init(_ name: String) {
    let parts = name.split(separator: ":").map(String.init)
    if parts.count == 2 {
      self = .communes(level: parts[1], orAbove: parts[0] == "communes_at_or_above")
    } else {
      self = name == "average_criteria" ? .averageCriteria : .indicator(name)
    }
  }

  /// The name of the count at a level or above, for that at the level alone; `nil` for all others. Where nobody stands
  /// above the two promise the same.
  static func wider(than name: String) -> String? {
    guard case .communes(let level, false) = PromisedFigure(name) else { return nil }
    return "communes_at_or_above:" + level
  }

  /// What people call it; `nil` for an indicator, which has a name of its own.
  func name(_ words: Words) -> String? {
    switch self {
    case .communes(let level, true):
      words.say(
        "report.target.communes-at-or-above", ["level": words.level(id: level).lowercased()])
    case .communes(let level, false):
      words.say("report.target.communes-at", ["level": words.level(id: level).lowercased()])
    case .averageCriteria: words(.averageItem)
    case .indicator: nil
    }
  }

  /// The code of what it is measured in; `nil` for an indicator, which has a unit of its own.
  var measure: String? {
    switch self {
    case .communes: "communes"
    case .averageCriteria: "criteria-per-commune"
    case .indicator: nil
    }
  }

  /// The kind of quantity; `nil` for an indicator, which has a kind of its own.
  var kind: IndicatorKind? {
    switch self {
    case .communes: .count
    case .averageCriteria: .positive
    case .indicator: nil
    }
  }
}

extension IndicatorKind {
  /// Whether no value of this kind can miss a bar, so that a promise of it says nothing: at least 0 communes, at most
  /// 100 %.
  ///
  /// `sign`: `≥` or `≤`.
  func isNeverMissed(_ sign: String, _ bar: Double) -> Bool {
    sign == "≥" ? bar <= lowerBound : bar >= upperBound
  }
}
