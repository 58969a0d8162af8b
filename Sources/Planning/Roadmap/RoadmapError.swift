import Optimization
import Panels

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
  public var description: String { words.en }

  /// The sentence for the person who supplied the data.
  public var words: LocalizedText {
    switch self {
    case .noCommunes: LocalizedText("roadmap-error.no-communes")
    case .badYears: LocalizedText("roadmap-error.bad-years")
    case .duplicateCommune(let code):
      LocalizedText("roadmap-error.duplicate-commune", ["commune": code])
    case .wrongLength(let what, let expected, let found):
      LocalizedText(
        "roadmap-error.wrong-length", ["option": what, "found": found, "years": expected])
    case .badNumber(let what): LocalizedText(name: what)
    case .cycle(let commune, let criteria):
      LocalizedText(
        "roadmap-error.cycle",
        ["commune": commune, "criteria": criteria.joined(separator: ", ")])
    case .solver(let error): LocalizedText("roadmap-error.solver", ["message": error.description])
    }
  }
}
