/// A set of criteria (bộ tiêu chí): rules as data, in a version, with sources.
///
/// How a set is written in a file is in docs/formats.md; `sources` names the decisions.
public struct CriteriaSet: Sendable {
  /// The identifier, such as `qd-1980-2016`.
  public var id: String
  /// The short key that prefixes its items in data files: `1980/15.2`.
  public var key: String
  /// The title.
  public var title: LocalizedText
  /// The number of the decision, such as `1980/QĐ-TTg`.
  public var legalNumber: String
  /// The day of the decision; `nil` where the file does not say.
  public var issued: CalendarDate?
  /// The years in which the set is used for assessment.
  public var years: ClosedRange<Int>
  /// The kind of units it assesses.
  public var unitKind = UnitKind.commune
  /// The regions or groups that thresholds name.
  public var zones: [Zone]
  /// The zone whose levels special-area communes use wherever they lie.
  public var specialAreaZone: String?
  /// The criteria, in order.
  public var criteria: [Criterion]
  /// The levels this set grants, lowest first.
  public var ladder: [LadderRung]
  /// The conditions of recognition beside the criteria.
  public var conditions: [IndicatorRule]
  /// What people call the measures that weight means, by id.
  public var weightNames: [String: LocalizedText] = [:]
  /// The sources, by number.
  public var sources: [String: String]
  /// The file it was read from.
  public var location: SourceLocation?

  /// Makes a set.
  public init(
    id: String, key: String, title: LocalizedText, legalNumber: String, years: ClosedRange<Int>,
    zones: [Zone] = [], specialAreaZone: String? = nil, criteria: [Criterion],
    ladder: [LadderRung], conditions: [IndicatorRule] = [], sources: [String: String] = [:]
  ) {
    self.id = id
    self.key = key
    self.title = title
    self.legalNumber = legalNumber
    self.years = years
    self.zones = zones
    self.specialAreaZone = specialAreaZone
    self.criteria = criteria
    self.ladder = ladder
    self.conditions = conditions
    self.sources = sources
  }

  /// Whether it is a set that communes start from: it grants the standard, and asks for no other set
  /// before.
  public var isBase: Bool {
    unitKind == .commune && ladder.contains { $0.level == .met && $0.requires.isEmpty }
  }

  /// Whether one of its rungs is a level.
  public func grants(_ level: Level) -> Bool { ladder.contains { $0.level == level } }

  /// The ids of the levels it grants, lowest first.
  public var levelNames: [String] { ladder.map(\.level.rawValue) }

  /// The indicator rule with an id.
  public func rule(_ id: String) -> IndicatorRule? {
    for criterion in criteria {
      if let rule = criterion.indicators.first(where: { $0.id == id }) { return rule }
    }
    return conditions.first { $0.id == id }
  }

  /// The name under which a criterion's reported verdict stands in data: `1980/2`.
  public func reportedID(_ criterion: Criterion) -> String { "\(key)/\(criterion.id)" }

  /// The number of leaf items: indicators, and criteria whose indicators are not known.
  public var leafIDs: [String] {
    criteria.flatMap { $0.indicators.isEmpty ? [$0.id] : $0.indicators.map(\.id) }
  }
}

/// A region or group of communes with thresholds of its own.
public struct Zone: Hashable, Sendable {
  /// The code, such as `DBSH` or `G2`.
  public var code: String
  /// The name.
  public var name: LocalizedText

  /// Makes a zone.
  public init(code: String, name: LocalizedText) {
    self.code = code
    self.name = name
  }
}

/// A criterion (tiêu chí): met when all, or enough, of its indicators are.
public struct Criterion: Sendable {
  /// The number as text, such as `15`.
  public var id: String
  /// The name.
  public var name: LocalizedText
  /// Other names in use.
  public var aliases: [String]
  /// How many applicable indicators must be met; `nil` for all.
  public var required: Int?
  /// The indicators; empty when the set's list is not known, so that only a reported verdict counts.
  public var indicators: [IndicatorRule]
  /// Where it stands in the file of its set.
  public var location: SourceLocation?

  /// Makes a criterion.
  public init(
    id: String, name: LocalizedText, aliases: [String] = [], required: Int? = nil,
    indicators: [IndicatorRule]
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.required = required
    self.indicators = indicators
  }
}

/// How much an indicator costs to finish.
public enum Effort: String, Sendable, CaseIterable {
  /// Paperwork, persuasion, organisation.
  case low
  /// Some money or a season's work.
  case medium
  /// Construction or slow social change.
  case high
}

/// An indicator of a criteria set (chỉ tiêu), or a condition of recognition: what is compared.
public struct IndicatorRule: Sendable {
  /// The id inside the set, such as `15.1` or `1.a`.
  public var id: String
  /// The name.
  public var name: LocalizedText
  /// The indicator of the data it reads; shared by sets that mean the same, such as `income`.
  public var measure: String
  /// The kind of quantity.
  public var kind: IndicatorKind
  /// The unit as a code.
  public var unit: String
  /// Direction and strictness; yes/no indicators ask for at least 1.
  public var comparison: Comparison
  /// The indicator that weights its means.
  public var weight: String?
  /// The office in charge, as the set itself says.
  public var owner: String?
  /// How much it costs to finish.
  public var effort: Effort?
  /// The bars; empty for yes/no.
  public var thresholds: [Threshold]
  /// Whether values are held against some of the bars otherwise than ``comparison`` says.
  public var hasOwnComparisons: Bool { thresholds.contains { $0.comparison != nil } }
  /// Whether the national set leaves the level to the province.
  public var isSetByProvince: Bool
  /// For an indicator that asks for a level under another set.
  public var requiredLevel: RequiredLevel?
  /// The sources of its wording.
  public var sources: [String]
  /// Where it stands in the file of its set.
  public var location: SourceLocation?

  /// Makes a rule.
  public init(
    id: String, name: LocalizedText, measure: String, kind: IndicatorKind, unit: String = "",
    comparison: Comparison = .atLeast, weight: String? = nil, owner: String? = nil,
    effort: Effort? = nil, thresholds: [Threshold] = [], isSetByProvince: Bool = false,
    requiredLevel: RequiredLevel? = nil, sources: [String] = []
  ) {
    self.id = id
    self.name = name
    self.measure = measure
    self.kind = kind
    self.unit = unit
    self.comparison = comparison
    self.weight = weight
    self.owner = owner
    self.effort = effort
    self.thresholds = thresholds
    self.isSetByProvince = isSetByProvince
    self.requiredLevel = requiredLevel
    self.sources = sources
  }
}

/// A level that another set must grant first.
public struct RequiredLevel: Hashable, Sendable {
  /// The other set's id.
  public var set: String
  /// The level it must grant, or a higher one.
  public var level: Level

  /// Makes a demand.
  public init(set: String, level: Level) {
    self.set = set
    self.level = level
  }
}

/// A level that a set grants, and what it asks.
public struct LadderRung: Hashable, Sendable {
  /// The level granted.
  public var level: Level
  /// The least number of criteria met; `nil` for all.
  public var minimumMet: Int?
  /// Levels that other sets must grant.
  public var requires: [RequiredLevel]

  /// Makes a rung.
  public init(level: Level, minimumMet: Int? = nil, requires: [RequiredLevel] = []) {
    self.level = level
    self.minimumMet = minimumMet
    self.requires = requires
  }
}

extension CriteriaSet {
  /// The leaf items of a criterion, or the leaf itself; empty for a condition.
  public func leaves(of item: String) -> [String] {
    if let criterion = criteria.first(where: { $0.id == item }) {
      return criterion.indicators.isEmpty ? [item] : criterion.indicators.map(\.id)
    }
    return leafIDs.contains(item) ? [item] : []
  }
}
