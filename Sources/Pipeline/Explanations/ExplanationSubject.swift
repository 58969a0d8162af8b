import Analytics
import IO
import Panels
import Planning

/// The units among which an explanation looks: communes, or the villages of a plan.
struct ExplanationSubject {
  /// The data by the units of the verdicts.
  let dataset: Dataset
  /// The data by the units by which they were given, where a crosswalk came between.
  let measured: Dataset?
  let names: UnitNames
  let state: ProgrammeState
  /// The names of the communes by code, where the units are villages.
  private(set) var communeNames: [String: String] = [:]

  var panels: PanelSet { dataset.panels }
  var sets: [CriteriaSet] { dataset.sets }

  /// The communes of a run.
  ///
  /// - Parameters:
  ///   - dataset: The data by the units of the verdicts.
  ///   - measured: The data before any crosswalk.
  init(communesOf dataset: Dataset, measured: Dataset) {
    self.dataset = dataset
    self.measured = dataset.crosswalk == nil ? nil : measured
    let own = dataset.crosswalk == nil ? dataset.names : nil
    names = own ?? UnitNames(units: dataset.panels.units)
    state = ProgrammeState(
      panels: dataset.panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
      scope: dataset.scope)
  }

  /// The villages of a plan.
  init(villages: VillageLevel, state: ProgrammeState, of dataset: Dataset, names: UnitNames) {
    var own = dataset
    own.panels = villages.panels
    own.sets = villages.sets
    own.origins = villages.origins
    own.plan.recognitions = []
    own.plan.breaks = []
    own.conflicts = []
    own.partYears = []
    own.overlaps = []
    own.accounts = []
    own.crosswalk = nil
    own.villages = nil
    self.dataset = own
    measured = nil
    let communes = dataset.panels.units
    communeNames = Dictionary(
      zip(communes.codes, communes.names), uniquingKeysWith: { first, _ in first })
    self.names = names
    self.state = state
  }

  /// Where an old unit went, when the name asked for is that of one.
  func successors(of text: String) -> ProblemLog {
    var log = ProblemLog()
    guard let measured, let report = dataset.crosswalk?.report else { return log }
    let old = measured.names ?? UnitNames(units: measured.panels.units)
    var unheard = ProblemLog()
    guard let unit = old.search(text, into: &unheard) else { return log }
    let code = measured.panels.units.codes[unit]
    let heirs = report.changes.filter { $0.old?.code == code }.compactMap(\.new)
    guard !heirs.isEmpty else { return log }
    let list = heirs.map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
    log.add(
      .badOption(
        LocalizedText(
          "option.old-unit", ["unit": text, "units": list])))
    return log
  }
}
