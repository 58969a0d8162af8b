import Analytics
import IO
import Panels
import Planning

/// A unit in a year under a set.
struct LevelRow {
  let code: String
  let name: String
  let isCounted: Bool
  let year: Int
  let set: TextField
  let isInForce: Bool
  let criteriaCount: Int
  let metCount: Int
  let unknownCount: Int
  let rungs: RungStates
  let conditions: Verdict
  let provenance: Provenance
  let standing: CommuneStanding
  let recognition: Recognition?

  /// Where a cell stands on the rungs of a ladder, as two columns say it.
  struct RungStates {
    let level: TextField
    let status: TextField

    init(_ assessment: SetAssessment, cell: Int) {
      level = TextField(assessment.level(cell: cell).rawValue)
      status = TextField(
        zip(assessment.set.ladder, assessment.rungs)
          .map { "\($0.level.rawValue)=\($1[cell].label)" }.joined(separator: " "))
    }
  }

  /// The rows of some units in every year, unit by unit.
  static func rows(
    _ context: AssessmentContext, _ assessment: SetAssessment, units: Range<Int>
  ) -> [LevelRow] {
    let (years, unitCount) = (context.years, assessment.unitCount)
    let places = units.flatMap { unit in years.indices.map { (unit: unit, period: $0) } }
    let cells = places.map { $0.period * unitCount + $0.unit }
    let standings = CommuneStanding.all(assessment, cells: cells)
    let conditions = assessment.conditionsMet(cells: cells)
    let set = TextField(assessment.set.id)
    let isInForce = years.map { assessment.set.years.contains($0) }
    let (codes, names) = (context.panels.units.codes, context.panels.units.names)
    // There are few ways to stand on a ladder.
    let keys = assessment.rungs.reduce(into: Array(repeating: 0, count: cells.count)) {
      keys, verdicts in
      for (place, cell) in cells.enumerated() {
        keys[place] = keys[place] * Verdict.allCases.count + Int(verdicts[cell].rawValue)
      }
    }
    var states: [Int: RungStates] = [:]
    return places.indices.map { place in
      let (unit, period) = places[place]
      let cell = cells[place]
      let rungs = states[keys[place]] ?? RungStates(assessment, cell: cell)
      states[keys[place]] = rungs
      return LevelRow(
        code: codes[unit], name: names[unit], isCounted: context.isCounted(unit),
        year: years[period], set: set, isInForce: isInForce[period],
        criteriaCount: assessment.criteria.count, metCount: Int(assessment.metCounts[cell]),
        unknownCount: Int(assessment.unknownCounts[cell]), rungs: rungs,
        conditions: conditions[place], provenance: context.provenance[cell],
        standing: standings[place],
        recognition: context.recognition(
          unit: unit, year: years[period], set: assessment.set.id))
    }
  }

  /// Whether there is anything to say: the set is in force, or a criterion is known, or a level is recognised.
  var isTold: Bool { isInForce || unknownCount < criteriaCount || recognition != nil }
}

/// An item of a set with what its rows share.
struct AssessedItem: Sendable {
  /// What the item is.
  enum Kind: Sendable {
    case criterion(CriterionAssessment)
    case indicator(LeafAssessment)
    case condition(LeafAssessment)
  }

  let kind: Kind
  let id: String
  /// The values behind an indicator or condition.
  let panel: Panel?
  /// For each class of units and period the bar; `nil` where there is none.
  let heights: [[Double?]]
  /// The indicators of the data it rests on.
  let measures: [String]

  var leaf: LeafAssessment? {
    switch kind {
    case .criterion: nil
    case .indicator(let leaf), .condition(let leaf): leaf
    }
  }
}

/// One item of a set for a unit in a year.
struct AssessmentRow {
  let context: AssessmentContext
  let set: CriteriaSet
  let unit: Int
  let period: Int
  let item: AssessedItem
  let requirement: Requirement?

  var cell: Int { period * context.panels.units.count + unit }
  var value: Double { item.panel?.values[cell] ?? .nan }
}

/// What the rows of assessment tables share.
struct AssessmentContext: Sendable {
  let panels: PanelSet
  let years: [Int]
  /// The provenance of a unit's year, over all indicators.
  let provenance: [Provenance]
  private let common: Provenance?
  private let recognitions: [String: [Recognition]]
  private let scope: UnitScope

  init(panels: PanelSet, plan: Plan, scope: UnitScope) {
    self.panels = panels
    self.scope = scope
    years = panels.years
    let common = panels.commonProvenance
    self.common = common
    provenance = Self.provenance(of: panels)
    recognitions = Dictionary(grouping: plan.recognitions, by: \.unit)
  }

  /// The provenance of each cell over all indicators; that of all values, where they have but one.
  static func provenance(of panels: PanelSet) -> [Provenance] {
    panels.commonProvenance.map {
      Array(repeating: $0, count: panels.units.count * panels.years.count)
    } ?? panels.cellProvenance()
  }

  /// Whether a unit counts in figures per commune.
  func isCounted(_ unit: Int) -> Bool { scope.counts(panels.units.kinds[unit]) }

  /// The least trustworthy provenance of some indicators of a unit's year.
  func provenance(unit: Int, period: Int, of indicators: [String]) -> Provenance {
    common ?? panels.provenance(unit: unit, period: period, of: indicators)
  }

  /// The highest recognition for a unit decided by the end of a year: of the same level that by the set itself, else
  /// the first.
  func recognition(unit: Int, year: Int, set: String) -> Recognition? {
    if recognitions.isEmpty { return nil }
    return recognitions[panels.units.codes[unit]]?
      .filter { $0.decisionDate.map { $0.year <= year } ?? false }
      .max {
        ($0.level, $0.set == set ? 1 : 0, $1.metYear) < (
          $1.level, $1.set == set ? 1 : 0, $0.metYear
        )
      }
  }
}

extension Table where Row == LevelRow {
  static let levels = Table(
    "levels",
    [
      .text("unit") { $0.code },
      .text("name") { $0.name },
      .integer("year") { $0.year },
      .field("set") { $0.set },
      .text("in_force") { $0.isInForce ? "yes" : "no" },
      .integer("criteria") { $0.criteriaCount },
      .integer("criteria_met") { $0.metCount },
      .integer("criteria_not_met") { $0.criteriaCount - $0.metCount - $0.unknownCount },
      .integer("criteria_not_assessable") { $0.unknownCount },
      .field("level") { $0.rungs.level },
      .field("level_status") { $0.rungs.status },
      .text("conditions") { $0.conditions.label },
      .text("recognised_level") { $0.recognition?.level.rawValue ?? "" },
      .integer("met_year") { $0.recognition?.metYear },
      .text("decision_date") { $0.recognition?.decisionDate?.description ?? "" },
      .text("missing") { $0.standing.missing.joined(separator: " ") },
      .text("partly_met") { $0.standing.weak.joined(separator: "; ") },
      .text("not_assessable") { $0.standing.open.joined(separator: " ") },
      .text("counted") { $0.isCounted ? "yes" : "no" },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == AssessmentRow {
  static let assessment = Table(
    "assessment",
    [
      .text("unit") { $0.context.panels.units.codes[$0.unit] },
      .integer("year") { $0.context.years[$0.period] },
      .text("set") { $0.set.id },
      .text("kind") { row in
        switch row.item.kind {
        case .criterion: "criterion"
        case .indicator: "indicator"
        case .condition: "condition"
        }
      },
      .text("item") { $0.item.id },
      .text("verdict") { row in
        switch row.item.kind {
        case .criterion(let criterion): criterion.verdicts[row.cell].label
        case .indicator(let leaf), .condition(let leaf): leaf.outcomes[row.cell].verdict.label
        }
      },
      .text("reason") { row in
        switch row.item.kind {
        case .criterion(let criterion):
          criterion.isReported[row.cell] ? "reported" : "indicators"
        case .indicator(let leaf), .condition(let leaf): leaf.outcomes[row.cell].label
        }
      },
      .text("measure") { $0.item.panel?.indicator.id ?? "" },
      .number("value") { $0.value },
      .text("comparison") { row in
        guard let rule = row.item.leaf?.rule, rule.kind != .yesno else { return "" }
        return (row.requirement?.comparison ?? rule.comparison).rawValue
      },
      .number("threshold") { $0.requirement?.bar ?? .nan },
      .number("distance") { row in row.requirement?.margin(of: row.value) ?? .nan },
      .integer("indicators_met") { row in
        if case .criterion(let criterion) = row.item.kind {
          criterion.indicatorCounts(cell: row.cell).met
        } else {
          nil
        }
      },
      .integer("indicators_applicable") { row in
        if case .criterion(let criterion) = row.item.kind {
          criterion.indicatorCounts(cell: row.cell).applicable
        } else {
          nil
        }
      },
      .text("provenance") { row in
        row.context.provenance(unit: row.unit, period: row.period, of: row.item.measures).label
      },
    ])
}
