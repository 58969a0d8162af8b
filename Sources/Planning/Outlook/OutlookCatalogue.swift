import Analytics
import Panels

/// The items of some assessed sets, each once, and for each criterion those it rests on.
struct OutlookCatalogue {
  private(set) var items: [OutlookItem] = []
  private(set) var indicators: [OutlookIndicator] = []
  /// For each set and criterion its rules.
  private(set) var criteria: [[CriterionItems]] = []

  private let state: ProgrammeState
  private var places: [OutlookItem.Source: Int] = [:]
  private var variables: [String: Int] = [:]

  init(_ state: ProgrammeState) {
    self.state = state
    for assessment in state.assessments {
      var all: [CriterionItems] = []
      for criterion in assessment.criteria {
        all.append(
          CriterionItems(
            leaves: criterion.leaves.map { place(of: $0, in: assessment.set) },
            required: criterion.criterion.required,
            reported: reported(assessment.set.reportedID(criterion.criterion))))
      }
      criteria.append(all)
    }
  }

  /// The item of a rule; `nil` where the data lack it.
  private mutating func place(of leaf: LeafAssessment, in set: CriteriaSet) -> Int? {
    if let level = leaf.rule.requiredLevel {
      return add(.level(level), "\(level.set) \(level.level.rawValue)") { Self.states(of: leaf) }
    }
    guard state.panels.panel(leaf.rule.measure) != nil else { return nil }
    if leaf.rule.kind == .yesno { return column(leaf.rule.measure) }
    let indicator = OutlookIndicator(
      set: set.id, source: "\(set.key)/\(leaf.rule.id)", measure: leaf.rule.measure)
    indicators.append(indicator)
    return add(.indicator(indicators.count - 1), leaf.rule.measure) { Self.states(of: leaf) }
  }

  private mutating func reported(_ id: String) -> Int? {
    state.panels.panel(id) == nil ? nil : column(id)
  }

  private mutating func column(_ id: String) -> Int? {
    guard let panel = state.panels.panel(id) else { return nil }
    return add(.column(id), id) { panel.values }
  }

  private mutating func add(
    _ source: OutlookItem.Source, _ name: String, states: () -> [Double]
  ) -> Int {
    if let known = places[source] { return known }
    let variable = variables[name] ?? variables.count
    variables[name] = variable
    let values = states()
    let last = (state.panels.years.count - 1) * state.panels.units.count
    let without = state.panels.panel(name)?.notApplicable.filter { $0 >= last } ?? []
    items.append(
      OutlookItem(
        source: source, states: values, notApplicable: Set(without.map { $0 - last }),
        variable: variable))
    places[source] = items.count - 1
    return items.count - 1
  }

  private static func states(of leaf: LeafAssessment) -> [Double] {
    leaf.outcomes.map { outcome in
      switch outcome.verdict {
      case .met: 1
      case .notMet: 0
      default: .nan
      }
    }
  }
}

/// What a criterion rests on, as positions of items.
struct CriterionItems: Sendable {
  /// One an indicator of the criterion; `nil` where the data lack it.
  let leaves: [Int?]
  /// How many must be met; `nil` for all that apply.
  let required: Int?
  /// The verdict that the office reports for the whole.
  let reported: Int?
}
