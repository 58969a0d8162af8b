import Analytics
import Panels
import Planning

/// A unit in a year under a set.
struct LevelRow {
  /// What all rows of one set share; a row only points at it.
  final class Source: Sendable {
    let context: AssessmentContext
    let assessment: SetAssessment

    init(_ context: AssessmentContext, _ assessment: SetAssessment) {
      self.context = context
      self.assessment = assessment
    }
  }

  let source: Source
  let unit: Int
  let period: Int
  let cell: Int
  let standing: CommuneStanding
  let recognition: Recognition?

  init(_ source: Source, unit: Int, period: Int) {
    self.source = source
    self.unit = unit
    self.period = period
    cell = period * source.assessment.unitCount + unit
    standing = CommuneStanding(source.assessment, cell: cell)
    recognition = source.context.recognition(unit: unit, year: source.context.years[period])
  }

  /// Whether there is anything to say: the set is in force, or a criterion is known, or a level is recognised.
  var isTold: Bool {
    source.assessment.set.years.contains(source.context.years[period])
      || Int(source.assessment.unknownCounts[cell]) < source.assessment.criteria.count
      || recognition != nil
  }
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

  /// The highest recognition for a unit decided by the end of a year.
  func recognition(unit: Int, year: Int) -> Recognition? {
    recognitions[panels.units.codes[unit]]?
      .filter { $0.decisionDate.map { $0.year <= year } ?? false }
      .max { ($0.level, $1.metYear) < ($1.level, $0.metYear) }
  }
}

extension Table where Row == LevelRow {
  static let levels = Table(
    "levels",
    [
      .text("unit") { $0.source.context.panels.units.codes[$0.unit] },
      .text("name") { $0.source.context.panels.units.names[$0.unit] },
      .integer("year") { $0.source.context.years[$0.period] },
      .text("set") { $0.source.assessment.set.id },
      .text("in_force") {
        $0.source.assessment.set.years.contains($0.source.context.years[$0.period]) ? "yes" : "no"
      },
      .integer("criteria") { $0.source.assessment.set.criteria.count },
      .integer("criteria_met") { Int($0.source.assessment.metCounts[$0.cell]) },
      .integer("criteria_not_met") {
        $0.source.assessment.set.criteria.count - Int($0.source.assessment.metCounts[$0.cell])
          - Int($0.source.assessment.unknownCounts[$0.cell])
      },
      .integer("criteria_not_assessable") { Int($0.source.assessment.unknownCounts[$0.cell]) },
      .text("level") { $0.source.assessment.level(cell: $0.cell).rawValue },
      .text("level_status") { row in
        zip(row.source.assessment.set.ladder, row.source.assessment.rungs)
          .map { "\($0.level.rawValue)=\($1[row.cell].label)" }.joined(separator: " ")
      },
      .text("conditions") { $0.source.assessment.conditionsMet(cell: $0.cell).label },
      .text("recognised_level") { $0.recognition?.level.rawValue ?? "" },
      .integer("met_year") { $0.recognition?.metYear },
      .text("decision_date") { $0.recognition?.decisionDate?.description ?? "" },
      .text("missing") { $0.standing.missing.joined(separator: " ") },
      .text("partly_met") { $0.standing.weak.joined(separator: "; ") },
      .text("not_assessable") { $0.standing.open.joined(separator: " ") },
      .text("counted") { $0.source.context.isCounted($0.unit) ? "yes" : "no" },
      .text("provenance") { $0.source.context.provenance[$0.cell].label },
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
