import Foundation
import Panels
import Testing

@testable import IO

@Suite("Criteria sets")
struct CriteriaSetTests {
  /// What the decisions themselves say about the size of their sets.
  private struct Size: Sendable {
    var id: String
    var criteria: Int
    var leaves: Int
  }

  private static let sizes = [
    Size(id: "dien-bien-1926-2022", criteria: 1, leaves: 1),
    Size(id: "nam-dinh-12-2018", criteria: 19, leaves: 25),
    Size(id: "qd-1980-2016", criteria: 19, leaves: 50),
    Size(id: "qd-318-2022", criteria: 19, leaves: 57),
    Size(id: "qd-318-2022-advanced", criteria: 19, leaves: 22),
    Size(id: "qd-319-2022", criteria: 4, leaves: 4),
    Size(id: "qd-51-2025", criteria: 10, leaves: 10),
    Size(id: "qd-691-2018", criteria: 6, leaves: 6),
  ]

  @Test("every measure that weights a mean has a name in its set, which data without one take")
  func weights() throws {
    for id in PackageFiles.setIDs {
      let set = try PackageFiles.criteriaSet(id)
      let rules = set.criteria.flatMap(\.indicators) + set.conditions
      let catalogue = IndicatorCatalogue(sets: [set])
      for weight in Set(rules.compactMap(\.weight)) {
        let name = try #require(set.weightNames[weight], "\(id): \(weight)")
        #expect(name.vi != weight && name.en != weight)
        #expect(catalogue[weight]?.name == name)
      }
      #expect(Set(set.weightNames.keys) == Set(rules.compactMap(\.weight)), "\(id)")
    }
  }

  @Test("each shipped set has the criteria and leaf items its decision has")
  func counts() throws {
    #expect(Set(PackageFiles.setIDs) == Set(Self.sizes.map(\.id)))
    for size in Self.sizes {
      let set = try PackageFiles.criteriaSet(size.id)
      #expect(set.id == size.id)
      #expect(set.criteria.count == size.criteria, "\(size.id)")
      #expect(set.leafIDs.count == size.leaves, "\(size.id)")
      #expect(Set(set.leafIDs).count == size.leaves, "\(size.id)")
    }
  }

  @Test(
    "each shipped set says how many criteria it has, and has as many",
    arguments: PackageFiles.setIDs)
  func declaredCounts(id: String) throws {
    let document = try LocatedValue(file: "\(PackageFiles.criteria)/\(id).yaml")
    let set = try PackageFiles.criteriaSet(id)
    if let count = document["counts"]?["criteria"]?.integer { #expect(set.criteria.count == count) }
    #expect(!set.legalNumber.isEmpty && !set.title.vi.isEmpty && !set.title.en.isEmpty)
  }

  @Test("the shipped sets have keys of their own")
  func keys() throws {
    let sets = try PackageFiles.setIDs.map(PackageFiles.criteriaSet)
    #expect(Set(sets.map(\.key)).count == sets.count)
  }

  @Test("what a shipped set refers to exists", arguments: PackageFiles.setIDs)
  func references(id: String) throws {
    let set = try PackageFiles.criteriaSet(id)
    let rules = set.criteria.flatMap(\.indicators) + set.conditions
    let demands = rules.compactMap(\.requiredLevel) + set.ladder.flatMap(\.requires)
    for demand in demands {
      let other = try PackageFiles.criteriaSet(demand.set)
      #expect(other.ladder.contains { $0.level >= demand.level }, "\(id) → \(demand.set)")
    }
    for rule in rules {
      for threshold in rule.thresholds {
        if case .timesBar(let otherID, let indicator, _) = threshold.level {
          #expect(try PackageFiles.criteriaSet(otherID).rule(indicator) != nil)
        }
      }
      if rule.kind == .yesno { #expect(rule.thresholds.isEmpty) }
      for threshold in rule.thresholds {
        if case .value(let bar) = threshold.level {
          #expect(rule.kind.lowerBound <= bar && bar <= rule.kind.upperBound)
        }
      }
    }
    #expect(set.ladder.map(\.level) == set.ladder.map(\.level).sorted())
    if let zone = set.specialAreaZone { #expect(set.zones.contains { $0.code == zone }) }
  }

  // MARK: Thresholds

  /// A threshold in the words of the fixture.
  private struct Line: Hashable, CustomStringConvertible {
    var set: String
    var indicator: String
    var scope: String
    var year: String
    var value: Double

    var description: String { "\(set) \(indicator) \(scope) \(year) \(value)" }
  }

  private static func lines(of set: CriteriaSet) -> [Line] {
    (set.criteria.flatMap(\.indicators) + set.conditions).flatMap { rule in
      rule.thresholds.compactMap { threshold -> Line? in
        let value: Double
        switch threshold.level {
        case .value(let bar): value = bar
        case .timesBar(_, _, let factor), .timesOwnValue(_, let factor): value = factor
        case .unknown: return nil
        }
        let scope =
          switch threshold.scope {
          case .national: "national"
          case .zone(let code): "zone:\(code)"
          case .province(let name): "province:\(name)"
          case .unit(let code): "unit:\(code)"
          }
        let year = threshold.years.map {
          ($0.lowerBound > 0 ? "\($0.lowerBound)" : "") + "-"
            + ($0.upperBound < 9999 ? "\($0.upperBound)" : "")
        }
        return Line(
          set: set.id, indicator: rule.id, scope: scope, year: year ?? "", value: value)
      }
    }
  }

  @Test(
    "the shipped sets hold exactly the numbers that were verified, each with its scope and years")
  func verifiedNumbers() throws {
    let fixture = try #require(
      Bundle.module.url(
        forResource: "verified-thresholds", withExtension: "csv", subdirectory: "Fixtures"))
    let table = try CSVTable(
      path: fixture.path, required: ["set", "indicator", "scope", "year", "value", "source"])
    var verified: [Line] = []
    for row in table.rows {
      #expect(!table.text(row, "source").isEmpty)
      verified.append(
        Line(
          set: table.text(row, "set"), indicator: table.text(row, "indicator"),
          scope: table.text(row, "scope"), year: table.text(row, "year"),
          value: try #require(Double(table.text(row, "value")))))
    }
    let shipped = try PackageFiles.setIDs.flatMap {
      Self.lines(of: try PackageFiles.criteriaSet($0))
    }
    #expect(Set(shipped).subtracting(verified) == [], "shipped, but not verified")
    #expect(Set(verified).subtracting(shipped) == [], "verified, but not shipped")
    #expect(shipped.count == verified.count && Set(shipped).count == shipped.count)
  }

  @Test(
    "no shipped threshold has a number without being verified, or a source",
    arguments: PackageFiles.setIDs)
  func sources(id: String) throws {
    let set = try PackageFiles.criteriaSet(id)
    for rule in set.criteria.flatMap(\.indicators) + set.conditions {
      for threshold in rule.thresholds {
        #expect(threshold.verified == (threshold.level != .unknown), "\(id) \(rule.id)")
        if threshold.verified { #expect(!threshold.sources.isEmpty, "\(id) \(rule.id)") }
        #expect(!threshold.isOverlay)
      }
    }
  }

  /// Of which measures more is better; of the others less is.
  private static let moreIsBetter = [
    "roads_commune": true, "roads_village": true, "roads_lanes": true, "roads_field": true,
    "roads_commune_maintained": true, "irrigated_land": true, "safe_power": true,
    "schools_standard": true, "community_houses": true, "housing_standard": true,
    "makeshift_houses": false, "income": true, "poverty_poor": false, "poverty_total": false,
    "poor_households_not_exempt": false, "employed": true, "trained_workers": true,
    "certified_workers": true, "lower_secondary_continuing": true, "kindergarten": true,
    "insurance": true, "managed_health": true, "remote_consultation": true,
    "e_health_record": true, "stunting": false, "cultural_villages": true,
    "hygienic_water": true, "clean_water": true, "piped_clean_water": true,
    "environment_compliance": true, "hygienic_sanitation": true, "livestock_hygiene": true,
    "food_safety": true, "green_area": true, "solid_waste": true, "hazardous_waste": true,
    "waste_sorting": true, "plastic_waste": true, "mass_organisations_fair": true,
    "online_services": true, "satisfaction": true, "smart_villages": true,
    "outstanding_fields": true,
  ]

  @Test(
    "every numeric indicator of every shipped set points the way that is better",
    arguments: PackageFiles.setIDs)
  func directions(id: String) throws {
    let set = try PackageFiles.criteriaSet(id)
    for rule in set.criteria.flatMap(\.indicators) + set.conditions where rule.kind != .yesno {
      let direction = Self.moreIsBetter[rule.measure]
      #expect(direction != nil, "\(id) \(rule.id): is more of \(rule.measure) better?")
      guard let isUpward = direction else { continue }
      #expect(rule.comparison.isUpward == isUpward, "\(id) \(rule.id) \(rule.measure)")
    }
  }

  @Test("the table of directions holds no measure that no set uses")
  func noStaleDirections() throws {
    let rules = try PackageFiles.setIDs.flatMap { id in
      let set = try PackageFiles.criteriaSet(id)
      return set.criteria.flatMap(\.indicators) + set.conditions
    }
    let used = Set(rules.filter { $0.kind != .yesno }.map(\.measure))
    #expect(Set(Self.moreIsBetter.keys).subtracting(used) == [])
  }

  @Test("one measure has one kind and one unit in all shipped sets")
  func consistentMeasures() throws {
    var kinds: [String: Set<String>] = [:]
    for id in PackageFiles.setIDs {
      let set = try PackageFiles.criteriaSet(id)
      for rule in set.criteria.flatMap(\.indicators) + set.conditions {
        kinds[rule.measure, default: []].insert("\(rule.kind.rawValue) \(rule.unit)")
      }
    }
    #expect(kinds.filter { $0.value.count > 1 } == [:])
  }

  // MARK: Reading

  private static let small = """
    id: small
    key: small
    title: {vi: Bộ nhỏ, en: Small set}
    legal: {number: 1/QĐ, verified: true}
    years: {from: 2021, to: 2025}
    unit-level: commune
    zones:
      - {code: DBSH, vi: Đồng bằng, en: Delta}
    ladder: [{level: met}]
    criteria:
      - id: "1"
        vi: Thu nhập
        en: Income
        rule: {at-least: 1}
        indicators:
          - id: "1.1"
            vi: Thu nhập
            en: Income
            measure: income
            kind: positive
            unit: million_vnd
            comparison: at-least
            thresholds:
              - {value: 45, verified: true}
              - {zone: DBSH, from: 2022, value: 50.5, verified: true, source: [S1]}
              - {unit: "02605", value: 40, verified: true}
              - {province: Nam Định, to: 2023, value: null, verified: false}
          - {id: "1.2", vi: Có, en: Has, kind: yesno}
    """

  private static func read(_ text: String) throws -> CriteriaSet {
    let folder = TemporaryFolder()
    return try CriteriaSetReader.read(path: folder.write(text, to: "small.yaml"))
  }

  @Test("a set is read as it is written: scopes, years, heights, rules")
  func reading() throws {
    let set = try Self.read(Self.small)
    #expect(set.key == "small" && set.years == 2021...2025 && set.zones.map(\.code) == ["DBSH"])
    #expect(set.criteria[0].required == 1)
    let rule = try #require(set.rule("1.1"))
    #expect(rule.measure == "income" && rule.kind == .positive && rule.comparison == .atLeast)
    #expect(
      rule.thresholds.map(\.scope) == [
        .national, .zone("DBSH"), .unit("02605"), .province("Nam Định"),
      ])
    #expect(rule.thresholds.map(\.level) == [.value(45), .value(50.5), .value(40), .unknown])
    #expect(rule.thresholds.map(\.years) == [nil, 2022...9999, nil, 0...2023])
    #expect(set.rule("1.2")?.measure == "small/1.2" && set.rule("1.3") == nil)
    #expect(set.reportedID(set.criteria[0]) == "small/1")
  }

  @Test("an unverified number is refused with line and column")
  func unverified() {
    let text = Self.small.replacing(
      "{value: 45, verified: true}", with: "{value: 45, verified: false}")
    let error = #expect(throws: InputError.self) { try Self.read(text) }
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.location?.line == 24)
    #expect(error?.problems.first?.location?.column == 21)
    #expect(error?.kinds == [.unverifiedNumber("45")])
  }

  @Test(
    "what is wrong with a set is said at its line",
    arguments: [
      ("zone: DBSH", "zone: DBSX", "not-allowed", 25),
      ("comparison: at-least", "comparison: more", "not-allowed", 22),
      ("id: \"1.2\"", "id: \"1.1\"", "duplicate-id", 28),
      ("key: small", "kay: small", "unknown-key", 2),
      ("from: 2021", "from: soon", "wrong-type", 5),
      ("kind: positive", "kind: negative", "not-allowed", 20),
    ])
  func wrongSets(old: String, new: String, code: String, line: Int) throws {
    let error = #expect(throws: InputError.self) {
      try Self.read(Self.small.replacing(old, with: new, maxReplacements: 1))
    }
    let problem = try #require(
      error?.problems.first { $0.kind.code == code }, "\(error?.description ?? "")")
    #expect(problem.location?.line == line)
  }

  @Test("one id for items of two criteria is refused, because plans name items by it")
  func duplicateAcrossCriteria() {
    let second = """

        - id: "2"
          vi: Hai
          en: Two
          indicators:
            - {id: "1.2", vi: Có, en: Has, kind: yesno}
      """
    let error = #expect(throws: InputError.self) { try Self.read(Self.small + second) }
    #expect(error?.kinds == [.duplicateID("1.2")])
  }

  @Test("a set is searched beside the plan first, then where the environment points")
  func library() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/criteria", withIntermediateDirectories: true)
    let own = try folder.write(Self.small, to: "criteria/small.yaml")
    let library = CriteriaLibrary(
      folder: folder.path, environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"],
      executable: "/nowhere/bin/lotrinh")
    #expect(library.path(of: "small") == own)
    #expect(try library.read("small", at: nil).key == "small")
    #expect(library.path(of: "qd-1980-2016") == PackageFiles.criteria + "/qd-1980-2016.yaml")
    #expect(library.path(of: "../criteria/small") == nil)
    let place = SourceLocation(file: "plan.yaml", line: 9, column: 8)
    let error = #expect(throws: InputError.self) { try library.read("qd-1980-2O16", at: place) }
    #expect(error?.problems.first?.location == place)
    #expect(error?.problems.first?.kind.problemClass == .inputMissing)
    #expect(
      error?.problems.first?.text(in: .en).contains("Did you mean \"qd-1980-2016\"?") ?? false)
  }

  @Test("a folder named for the sets that holds none is told by its name")
  func emptyDatasets() throws {
    let folder = TemporaryFolder()
    let environment = ["LOTRINH_DATASETS": folder.path + "/datasetz"]
    let wanted = ProblemKind.plan(.datasetsWithoutCriteria(folder: folder.path + "/datasetz"))
    #expect(wanted.problemClass == .inputMissing && wanted.vietnamese.what.contains("datasetz"))
    // The tests may run where `datasets` is found too: then the set is unknown besides.
    let library = CriteriaLibrary(
      folder: nil, environment: environment, executable: "/nowhere/bin/lotrinh")
    let error = #expect(throws: InputError.self) { try library.read("qd-1980-2O16", at: nil) }
    #expect(error?.kinds.contains(wanted) ?? false)
    let right = CriteriaLibrary(
      folder: nil, environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"],
      executable: "/nowhere/bin/lotrinh")
    let other = #expect(throws: InputError.self) { try right.read("qd-1980-2O16", at: nil) }
    #expect(other?.kinds.map(\.code) == ["unknown-set"])
  }
}
