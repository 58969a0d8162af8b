import Analytics
import Panels

/// A verdict with everything it rests on: values, bars, where both were read, what it counts for.
///
/// A value without words: ``ExplanationWriter`` says it, ``ExplanationDocument`` gives it as JSON.
public struct VerdictExplanation: Sendable {
  /// The unit.
  public var unit: ExplainedUnit
  /// The year asked about.
  public var year: Int
  /// The last year of the data.
  public var lastYear: Int
  /// The set.
  public var set: CriteriaSet
  /// The sets that have the item as well, with whether they are in force in the year.
  public var otherSets: [CriteriaSet] = []
  /// What was asked about.
  public var item: ExplainedItem
  /// The verdict; `nil` for a year ahead.
  public var verdict: Verdict?
  /// How the indicators of the criterion stand; `nil` for a condition and for a year ahead.
  public var counts: IndicatorCounts?
  /// How many indicators must be met; `nil` for all that apply.
  public var required: Int?
  /// The verdict that the office reports for the whole criterion, where the data have one.
  public var reported: ReportedVerdict?
  /// The indicators: all of a criterion, or the one asked about.
  public var indicators: [IndicatorExplanation] = []
  /// The levels that the set grants.
  public var rungs: [RungExplanation] = []
  /// What other sets ask of this one.
  public var demands: [LevelRequest] = []
  /// The decisions that recognised the unit under the set.
  public var recognitions: [Recognition] = []
  /// The chances of the years ahead.
  public var outlook: [OutlookExplanation] = []
  /// The file to which missing values belong.
  public var dataFile: String?

  /// Starts without any reason.
  public init(
    unit: ExplainedUnit, year: Int, lastYear: Int, set: CriteriaSet, item: ExplainedItem
  ) {
    self.unit = unit
    self.year = year
    self.lastYear = lastYear
    self.set = set
    self.item = item
  }

  /// Whether the set is used for assessment in the year.
  public var isInForce: Bool { self.set.years.contains(year) }
}

/// The unit of an explanation.
public struct ExplainedUnit: Sendable {
  /// Its code.
  public var code: String
  /// Its name.
  public var name: String
  /// Its kind.
  public var kind: UnitKind
  /// The places above it, innermost first.
  public var places: [(level: String, name: String)]
  /// Its region or group, as the unit table has it.
  public var zone: String?
  /// The region or group whose bars it uses under the set.
  public var usedZone: String?

  /// Makes a unit of an explanation from a table of units.
  ///
  /// - Parameters:
  ///   - units: The table.
  ///   - position: The unit.
  ///   - usedZone: The region or group whose bars it uses.
  ///   - communes: Names of communes by code, for villages, which the table places by code.
  public init(
    _ units: UnitTable, at position: Int, usedZone: String?, communes: [String: String] = [:]
  ) {
    code = units.codes[position]
    name = units.names[position]
    kind = units.kinds[position]
    places = units.levels.reversed().compactMap { level in
      level.label(of: position).map { label in
        (level.name, communes[label].map { "\($0) (\(label))" } ?? label)
      }
    }
    zone = units.zones.label(of: position)
    self.usedZone = usedZone
  }
}

/// What an explanation is about.
public struct ExplainedItem: Sendable {
  /// What kind of item it is.
  public enum Kind: String, Sendable {
    /// A criterion.
    case criterion
    /// An indicator of a criterion.
    case indicator
    /// A condition of recognition.
    case condition
  }

  /// What kind of item it is.
  public var kind: Kind
  /// Its id in the set.
  public var id: String
  /// Its name.
  public var name: LocalizedText
  /// The criterion it belongs to; `nil` for criteria and conditions.
  public var criterion: Criterion?
  /// Where it stands.
  public var location: SourceLocation?

  /// Makes an item.
  public init(
    kind: Kind, id: String, name: LocalizedText, criterion: Criterion? = nil,
    location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.criterion = criterion
    self.location = location
  }
}

/// A verdict that the office reports for a whole criterion.
public struct ReportedVerdict: Sendable {
  /// The value: 1 for met.
  public var value: ValueExplanation
  /// Whether it decides, because the indicators cannot.
  public var decides: Bool
  /// Whether it contradicts the indicators, which win.
  public var isContradicted: Bool

  /// Makes a reported verdict.
  public init(value: ValueExplanation, decides: Bool, isContradicted: Bool) {
    self.value = value
    self.decides = decides
    self.isContradicted = isContradicted
  }
}

/// A level that another set, or an indicator of it, asks of the set explained.
public struct LevelRequest: Sendable {
  /// The set that asks.
  public var set: CriteriaSet
  /// What asks there: a level, or the id of an indicator.
  public var asker: String
  /// The level asked for.
  public var level: Level

  /// Makes a request.
  public init(set: CriteriaSet, asker: String, level: Level) {
    self.set = set
    self.asker = asker
    self.level = level
  }
}

/// A level of the set, and what the verdict does for it.
public struct RungExplanation: Sendable {
  /// The level.
  public var level: Level
  /// Whether it is granted.
  public var verdict: Verdict
  /// Criteria needed.
  public var needed: Int
  /// Criteria met.
  public var met: Int
  /// Criteria not assessable.
  public var unknown: Int
  /// Criteria of the set.
  public var total: Int
  /// The levels that other sets must grant, with whether they do.
  public var demands: [(demand: RequiredLevel, verdict: Verdict)]
  /// Whether the item explained is all that is lacking.
  public var isDecisive: Bool

  /// Makes a rung.
  public init(
    level: Level, verdict: Verdict, needed: Int, met: Int, unknown: Int, total: Int,
    demands: [(demand: RequiredLevel, verdict: Verdict)], isDecisive: Bool
  ) {
    self.level = level
    self.verdict = verdict
    self.needed = needed
    self.met = met
    self.unknown = unknown
    self.total = total
    self.demands = demands
    self.isDecisive = isDecisive
  }
}
