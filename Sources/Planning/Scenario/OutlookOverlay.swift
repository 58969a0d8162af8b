import Analytics
import Forecast
import Panels

/// What a scenario does to the outlook of criteria: work that finishes some, and recognitions that cost others.
public struct OutlookOverlay: Sendable {
  /// A criterion of a unit that work finishes.
  struct Work: Hashable, Sendable {
    /// The year ahead in which it is finished, from 0.
    var step: Int
    /// The chance that the work succeeds.
    var chance: Double
  }

  /// Nothing changes.
  public static let none = OutlookOverlay()

  /// By set and criterion, the units with work.
  private var works: [Key: [Int: Work]] = [:]
  /// The losses that follow a recognition which is itself forecast.
  public let feedbacks: [EntitlementLoss]
  /// The indicators that lose a support.
  let lostIndicators: Set<String>
  /// The years forecast.
  public let years: [Int]

  private struct Key: Hashable {
    let set: Int
    let criterion: Int
  }

  private init() {
    feedbacks = []
    lostIndicators = []
    years = []
  }

  /// Resolves the work of a scenario.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - state: The data, assessed.
  ///   - overlay: What it does to numbers.
  ///   - dependencies: Which criteria wait for others; a pace keeps to them.
  public init(
    _ scenario: Scenario, state: ProgrammeState, overlay: ScenarioOverlay,
    dependencies: [CriterionDependency] = []
  ) {
    feedbacks = overlay.feedbacks
    lostIndicators = overlay.lostIndicators
    years = overlay.years
    for change in scenario.changes {
      for unit in state.panels.units.concerned(by: change.units) {
        switch change.effect {
        case .work(let work): add(work, unit, state)
        case .pace(let pace): add(pace, unit, state, dependencies)
        default: break
        }
      }
    }
  }

  /// Whether nothing changes.
  var isEmpty: Bool { works.isEmpty && feedbacks.isEmpty }

  func work(set: Int, criterion: Int, unit: Int) -> Work? {
    works.isEmpty ? nil : works[Key(set: set, criterion: criterion)]?[unit]
  }

  private mutating func add(_ work: CriteriaWork, _ unit: Int, _ state: ProgrammeState) {
    guard let set = state.position(ofSet: work.set), let first = years.first else { return }
    for (index, criterion) in state.assessments[set].criteria.enumerated()
    where work.criteria.isEmpty || work.criteria.contains(criterion.criterion.id) {
      add(Work(step: max(0, work.year - first), chance: work.chance), set, index, unit)
    }
  }

  private mutating func add(
    _ pace: CriteriaPace, _ unit: Int, _ state: ProgrammeState,
    _ dependencies: [CriterionDependency]
  ) {
    guard let set = state.position(ofSet: pace.set), let first = years.first else { return }
    let start = max(0, (pace.from ?? first) - first)
    let assessment = state.assessments[set]
    let lacking = LackingCriterion.all(of: unit, in: assessment)
      .inOrder(of: dependencies, in: assessment.set)
    for (order, criterion) in lacking.enumerated() {
      add(Work(step: start + order / pace.criteria, chance: 1), set, criterion.index, unit)
    }
  }

  /// Of two works on one criterion the earlier holds; in one year the chances that both fail multiply.
  private mutating func add(_ work: Work, _ set: Int, _ criterion: Int, _ unit: Int) {
    let key = Key(set: set, criterion: criterion)
    guard let known = works[key]?[unit] else {
      works[key, default: [:]][unit] = work
      return
    }
    if known.step == work.step {
      works[key]?[unit]?.chance = 1 - (1 - known.chance) * (1 - work.chance)
    } else if work.step < known.step {
      works[key]?[unit] = work
    }
  }
}

extension ProgrammeState {
  func position(ofSet id: String) -> Int? { assessments.firstIndex { $0.set.id == id } }
}
