import Foundation
import Panels
import Testing

@testable import IO

@Suite("Plans")
struct PlanReaderTests {
  /// Reads a plan of the package; where the simulated panel is not there yet, from a copy of the
  /// folder with a single simulated value.
  static func read(_ folder: String) throws -> PlanReading {
    let source = PackageFiles.root + "/" + folder
    let document = try LocatedValue(file: source + "/plan.yaml")
    let observations = document["data"]?.texts("observations") ?? []
    let missing = observations.filter { !FileManager.default.fileExists(atPath: source + "/" + $0) }
    if missing.isEmpty { return try read(path: source + "/plan.yaml") }
    #expect(missing == ["simulated.csv"])
    let temporary = TemporaryFolder()
    let copy = temporary.path + "/plan"
    try FileManager.default.copyItem(atPath: source, toPath: copy)
    let units = try UnitTableReader.read(path: copy + "/units.csv", levels: []).units
    let year = try #require(document["years"]?["status"]?.integer)
    _ = try temporary.write(
      "unit,year,indicator,value,provenance\n\(units.codes[0]),\(year),population,5000,simulated\n",
      to: "plan/simulated.csv")
    return try read(path: copy + "/plan.yaml")
  }

  private static func read(path: String) throws -> PlanReading {
    try PlanReader.read(
      path: path, options: PlanReadingOptions(),
      environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"],
      executable: "/nowhere/lotrinh")
  }

  @Test(
    "every shipped plan is read without an error, every cell accounted for",
    arguments: PackageFiles.planFolders)
  func shipped(folder: String) throws {
    let reading = try Self.read(folder)
    #expect(reading.log.errorCount == 0, "\(reading.log.problems.map { $0.text(in: .en) })")
    #expect(reading.counts.isBalanced && reading.counts.refused == 0 && reading.counts.used > 0)
    let units = reading.names.units
    #expect(units.count > 0 && units.codes == units.codes.sorted())
    let plan = reading.plan
    #expect(plan.sets == reading.sets.map(\.id))
    #expect(plan.statusYear <= plan.horizonYear)
    #expect(plan.bandStarts == plan.bandStarts.sorted(by: >))
    for entry in plan.roadmap { #expect(units.index(ofCode: entry.unit) != nil) }
    for work in plan.works { #expect(units.index(ofCode: work.unit) != nil) }
    for target in plan.targets {
      #expect(target.units.allSatisfy { units.index(ofCode: $0) != nil })
      #expect(!target.name.vi.isEmpty && !target.name.en.isEmpty)
    }
    for assignment in plan.assignments where !assignment.set.isEmpty {
      #expect(plan.sets.contains(assignment.set))
    }
    for file in reading.inputs {
      #expect(FileManager.default.fileExists(atPath: file) || folder.hasPrefix("datasets/plans"))
    }
  }

  @Test("a plan that covers an area names as many communes as it says, or fewer")
  func communes() throws {
    for folder in PackageFiles.planFolders where folder.hasPrefix("datasets/plans") {
      let reading = try Self.read(folder)
      guard let count = reading.plan.area.communeCount else { continue }
      let communes = reading.names.units.kinds.count(where: \.isRuralCommune)
      #expect(communes <= count && communes > 0, "\(folder)")
    }
  }

  @Test("Tuần Giáo promises eight things, each with the strictness of its words")
  func tuanGiao() throws {
    let plan = try Self.read("datasets/plans/tuan-giao-2024").plan
    let promises = plan.targets.filter { ("S2-01"..."S2-08").contains($0.row) }
    #expect(
      promises.map(\.requirement) == [
        .atLeast(13), .atLeast(19), .atLeast(30), .above(15.8), .atLeast(42), .below(28),
        .above(60), .above(90),
      ])
    #expect(promises.allSatisfy { $0.year == 2024 })
    #expect(plan.targets.count == 10, "two rules stand beside the eight promises")
    #expect(plan.area.communeCount == 18)
  }

  @Test("Thiện Kế builds 6.9 km on 6.4 km, which are 24.62 percent, to pass fifty")
  func thienKe() throws {
    let reading = try Self.read("datasets/plans/thien-ke-2020")
    let work = try #require(reading.plan.works.first { $0.indicator == "2.4" })
    #expect(work.built == 6.4 && work.share == 24.62 && work.planned == 6.9)
    #expect(work.lengthUnit == "km" && work.requirement.bar == 50)
    #expect(
      reading.sets[0].rule("2.4")?.thresholds.contains { $0.isOverlay && $0.level == .value(50) }
        ?? false)
  }

  @Test("Nam Trực plans twenty communes in two years under the set of 25 leaf items")
  func namTruc() throws {
    let plan = try Self.read("datasets/plans/nam-truc-2018-2020").plan
    let entries = plan.roadmap.filter { $0.level == .advanced }
    let byYear = Dictionary(grouping: entries, by: \.year).mapValues(\.count)
    #expect(byYear.values.sorted() == [9, 11])
    #expect(Set(entries.map(\.unit)).count == 20)
    #expect(entries.allSatisfy { $0.set == "nam-dinh-12-2018" })
  }

  // MARK: A small plan of the test's own

  private static let planText = """
    id: small
    title: {vi: Nhỏ, en: Small}
    area: {name: Ở đây, kind: district}
    years: {status: 2020, horizon: 2021}
    sets: [qd-1980-2016]
    data: {units: units.csv, observations: [observations.csv]}
    targets:
      - {id: a, vi: A, en: A, statistic: criteria-met, set: qd-1980-2016, units: [Một], at-least: 19, unit: criteria, year: 2021}
      - {id: b, vi: B, en: B, statistic: mean, indicator: income, from: 8, to: 10, unit: million_vnd_per_person_per_year, year: null}
    roadmap:
      - {level: met, set: "1980", year: 2021, units: [Một, "02"]}
    breaks:
      - {indicator: income, year: 2018, kind: method, vi: X, en: X}

    """

  private static func small(
    _ text: String = planText, observations: String = "unit,year,income\nMột,2020,30\n",
    options: PlanReadingOptions = PlanReadingOptions()
  ) throws -> PlanReading {
    let folder = TemporaryFolder()
    _ = try folder.write("code,name\n01,Một\n02,Hai\n", to: "units.csv")
    _ = try folder.write(observations, to: "observations.csv")
    return try PlanReader.read(
      path: folder.write(text, to: "plan.yaml"), options: options,
      environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"], executable: "/nowhere/x")
  }

  @Test("a small plan is read as it is written")
  func smallPlan() throws {
    let plan = try Self.small().plan
    #expect(plan.targets.map(\.requirement) == [.atLeast(19), .within(8, 10)])
    #expect(
      plan.targets.map(\.statistic) == [
        .criteriaMet(set: "qd-1980-2016"), .mean(indicator: "income"),
      ])
    #expect(plan.targets[0].units == ["01"] && plan.targets[1].year == nil)
    #expect(plan.breaks.map(\.kind) == [.method] && plan.includesTowns == false)
    #expect(plan.bandStarts == [19, 15, 10, 5])
  }

  @Test(
    "what is wrong with a plan is said at its line",
    arguments: [
      ("qd-1980-2016]", "qd-1980-2017]", "unknown-set", 5),
      ("units: [Một]", "units: [Mười]", "unknown-unit", 8),
      ("id: b,", "id: a,", "duplicate-id", 9),
      ("from: 8, to: 10", "from: 10, to: 8", "reversed-range", 9),
      ("kind: method", "kind: mood", "not-allowed", 13),
      ("status: 2020", "statas: 2020", "unknown-key", 4),
      ("observations.csv]", "nothing.csv]", "missing-file", nil),
      ("indicator: income, from", "from", "missing-key", 9),
      ("set: \"1980\"", "set: \"1981\"", "unknown-set", 11),
    ] as [(String, String, String, Int?)])
  func wrongPlans(old: String, new: String, code: String, line: Int?) throws {
    let text = Self.planText.replacing(old, with: new, maxReplacements: 1)
    let error = #expect(throws: InputError.self) { try Self.small(text) }
    let problem = try #require(
      error?.problems.first { $0.kind.code == code }, "\(error?.description ?? "")")
    #expect(problem.location?.line == line)
  }

  @Test("a refused row ends the reading unless rows may be set aside")
  func setAside() throws {
    let observations = "unit,year,income\nMột,2020,30\nHai,2020,-5\n"
    let error = #expect(throws: InputError.self) { try Self.small(observations: observations) }
    #expect(error?.codes == ["out-of-range", "can-set-aside"])
    let reading = try Self.small(
      observations: observations, options: PlanReadingOptions(setsAside: true))
    #expect(reading.log.codes == ["out-of-range", "rows-set-aside"])
    #expect(reading.counts.used == 1)
  }

  @Test(
    "a published figure that is no number, or none that can be, is refused",
    arguments: ["1e999", "-1e999", "1e16", "many", ""])
  func reported(value: String) throws {
    let folder = TemporaryFolder()
    _ = try folder.write("code,name\n01,Một\n02,Hai\n", to: "units.csv")
    _ = try folder.write("unit,year,income\nMột,2020,30\n", to: "observations.csv")
    _ = try folder.write("place,year,item,value\nA,2020,communes,\(value)\n", to: "reported.csv")
    let text = Self.planText.replacing(
      "[observations.csv]", with: "[observations.csv], reported: reported.csv")
    let path = try folder.write(text, to: "plan.yaml")
    let error = #expect(throws: InputError.self) { try Self.read(path: path) }
    let expected =
      value.hasSuffix("999") ? "not-finite" : value == "1e16" ? "out-of-range" : "not-a-number"
    #expect(error?.codes == [expected])
    #expect(error?.problems.first?.location?.column == 4)
  }
}
