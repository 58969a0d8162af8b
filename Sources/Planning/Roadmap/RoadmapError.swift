import Optimization

/// What keeps a roadmap from being proposed.
public enum RoadmapError: Error, Equatable, CustomStringConvertible {
  /// There is no commune to plan for.
  case noCommunes
  /// There is no year to plan for, or the years are not in order.
  case badYears
  /// A commune stands there twice.
  case duplicateCommune(String)
  /// A list has not one entry a year; `what` names it.
  case wrongLength(what: String, expected: Int, found: Int)
  /// A number is out of range; `what` names it and says what it must be.
  case badNumber(what: String)
  /// Criteria of a commune wait for one another.
  case cycle(commune: String, criteria: [String])
  /// The solver refused.
  case solver(OptimizationError)

  /// A sentence for the person who supplied the data.
  public var description: String {
    switch self {
    case .noCommunes:
      "There is no commune to plan for: every one is recognised at the level already. Name a higher "
        + "level with --level, or look at the table of recognitions."
    case .badYears: "A roadmap needs at least one year, and its years in order."
    case .duplicateCommune(let code): "Commune \(code) is given twice; keep one."
    case .wrongLength(let what, let expected, let found):
      "\(what) has \(found) entries for \(expected) years; give one a year."
    case .badNumber(let what): what
    case .cycle(let commune, let criteria):
      "In commune \(commune) the criteria \(criteria.joined(separator: ", ")) wait for one another; "
        + "take one of the dependencies out."
    case .solver(let error): error.description
    }
  }
}
