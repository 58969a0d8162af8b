/// A plan: where it holds, which rules it uses, what it promises, who does what and when.
public struct Plan: Sendable {
  /// The identifier, such as `tuan-giao-2024`.
  public var id: String
  /// The title.
  public var title: LocalizedText
  /// The number of the document, empty when the text has none.
  public var number: String
  /// The date of the document.
  public var date: CalendarDate?
  /// The place it covers.
  public var area: Area
  /// The year whose data are the present state.
  public var statusYear: Int
  /// The last year the plan looks at.
  public var horizonYear: Int
  /// The acts it cites.
  public var legal: [LegalCitation]
  /// The ids of its criteria sets, base first.
  public var sets: [String]
  /// The lower ends of its bands of criteria met, highest first: 19, 15, 10, 5.
  public var bandStarts: [Int] {
    didSet { hasOwnBands = true }
  }
  /// Whether the bands are of this plan, and not the usual ones.
  public private(set) var hasOwnBands = false
  /// Whether towns count in the averages and bands.
  public var includesTowns: Bool
  /// What it promises.
  public var targets: [Target]
  /// Which units are to reach which level when.
  public var roadmap: [RoadmapEntry]
  /// What came of earlier roadmap years, as published.
  public var outcomes: [RoadmapOutcome]
  /// Works that raise a share by building a length.
  public var works: [BuildUp]
  /// Who sponsors which units, and how often they look.
  public var sponsors: [Sponsor]
  /// Who answers for which items.
  public var assignments: [Assignment]
  /// What is due when.
  public var milestones: [Milestone]
  /// Criteria the plan asks to be reviewed first.
  public var watchList: [WatchItem]
  /// The path of its file of scenarios, where it names one.
  public var scenarioFile: String?
  /// Breaks of its series.
  public var breaks: [SeriesBreak]
  /// How its crosswalks are applied, where it has any.
  public var crosswalk = CrosswalkOptions()
  /// Sources in the order in which they win where several speak of one cell.
  public var precedence: [String] = []
  /// Relations among its indicators, beside those known.
  public var relations: [IndicatorRelation] = []
  /// Recognitions of its units, with both dates.
  public var recognitions: [Recognition]
  /// Which units registered for which level.
  public var registrations: [Registration] = []
  /// Who sees to which condition of recognition, and what was found.
  public var conditions: [PlanCondition] = []
  /// Which criteria wait for which.
  public var dependencies: [CriterionDependency] = []
  /// Thematic programmes and component contents.
  public var parts: [ProgrammePart] = []
  /// How items are to be reached.
  public var marks: [ItemMark] = []
  /// The last day whose data the plan's assessment may use.
  public var cutOff: CalendarDate?
  /// Facts and rules kept for the reader, that nothing is computed from.
  public var notes: [PlanNote]

  /// Makes a plan with nothing but its identity; the reader fills in the rest.
  public init(
    id: String, title: LocalizedText, area: Area, statusYear: Int, horizonYear: Int,
    sets: [String] = []
  ) {
    self.id = id
    self.title = title
    number = ""
    self.area = area
    self.statusYear = statusYear
    self.horizonYear = horizonYear
    legal = []
    self.sets = sets
    bandStarts = [19, 15, 10, 5]
    includesTowns = false
    targets = []
    roadmap = []
    outcomes = []
    works = []
    sponsors = []
    assignments = []
    milestones = []
    watchList = []
    breaks = []
    recognitions = []
    notes = []
  }
}

/// The place a plan covers.
public struct Area: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its kind: commune, district, province or nation.
  public var kind: UnitKind
  /// The number of communes in the programme there, when the source gives it.
  public var communeCount: Int?

  /// Makes an area.
  public init(name: String, kind: UnitKind, communeCount: Int? = nil) {
    self.name = name
    self.kind = kind
    self.communeCount = communeCount
  }
}

/// An act a plan rests on.
public struct LegalCitation: Hashable, Sendable {
  /// Its number, such as `1980/QĐ-TTg`.
  public var number: String
  /// Its date.
  public var date: CalendarDate?
  /// What it is.
  public var title: LocalizedText
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a citation.
  public init(number: String, date: CalendarDate?, title: LocalizedText, row: String) {
    self.number = number
    self.date = date
    self.title = title
    self.row = row
  }
}

/// A published act of recognition: the year assessed and the decision are two dates.
public struct Recognition: Hashable, Sendable {
  /// The code of the unit.
  public var unit: String
  /// The level granted.
  public var level: Level
  /// The set under which it was granted.
  public var set: String
  /// The year for which the unit was assessed.
  public var metYear: Int
  /// The decision.
  public var decision: String
  /// The day of the decision; `nil` while the file is in progress.
  public var decisionDate: CalendarDate?
  /// The source.
  public var source: String

  /// Makes a record.
  public init(
    unit: String, level: Level, set: String, metYear: Int, decision: String,
    decisionDate: CalendarDate?, source: String
  ) {
    self.unit = unit
    self.level = level
    self.set = set
    self.metYear = metYear
    self.decision = decision
    self.decisionDate = decisionDate
    self.source = source
  }
}

/// A remark of a plan.
public struct PlanNote: Hashable, Sendable {
  /// The row of the acceptance table it answers.
  public var row: String
  /// The remark.
  public var text: LocalizedText
  /// Whether the text of the plan is ambiguous or wrong there: then the report warns.
  public var isAmbiguity: Bool

  /// Makes a remark.
  public init(row: String, text: LocalizedText, isAmbiguity: Bool = false) {
    self.row = row
    self.text = text
    self.isAmbiguity = isAmbiguity
  }
}

/// A criterion that a plan asks to be reviewed first.
public struct WatchItem: Hashable, Sendable {
  /// The words of the plan.
  public var words: String
  /// The set and criterion it means.
  public var set: String
  /// The criterion's id.
  public var criterion: String
  /// Whether the words name no criterion of the set, so that the match is ours.
  public var isApproximate: Bool

  /// Makes an item.
  public init(words: String, set: String, criterion: String, isApproximate: Bool) {
    self.words = words
    self.set = set
    self.criterion = criterion
    self.isApproximate = isApproximate
  }
}
