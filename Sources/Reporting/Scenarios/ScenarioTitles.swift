import Panels

/// What scenarios are called where people read: their titles; the id where there is none, and beside titles that two
/// scenarios share.
struct ScenarioTitles {
  private let titles: [String: String]

  init(_ scenarios: [Scenario], words: Words) {
    let names = scenarios.map { $0.name[words.language] }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    titles = Dictionary(
      zip(scenarios, names).map { scenario, name in
        if scenario.id == Scenario.baselineID {
          return (scenario.id, words.say("scenario.baseline"))
        }
        if name.isEmpty { return (scenario.id, scenario.id) }
        return (scenario.id, counts[name] == 1 ? name : "\(name) [\(scenario.id)]")
      }, uniquingKeysWith: { first, _ in first })
  }

  subscript(scenario: Scenario) -> String { titles[scenario.id] ?? scenario.id }
}
