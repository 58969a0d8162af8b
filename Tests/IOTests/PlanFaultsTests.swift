import Foundation
import Panels
import Testing

@testable import IO

@Suite("The faults of a whole plan")
struct PlanFaultsTests {
  static let plan = """
    id: small
    title: {vi: Nhỏ, en: Small}
    area: {name: Ở đây, kind: district}
    years: {status: 2020, horizon: 2023}
    sets: [qd-318-2022]
    levels: [district]
    data:
      units: units.csv
      observations: [observations.csv]
      thresholds: thresholds.csv
      assignments: assignments.csv
      milestones: milestones.csv
      recognitions: recognitions.csv
      reported: reported.csv
      scenarios: scenarios.yaml
    targets:
      - {id: a, vi: A, en: A, statistic: mean, indicator: income, at-least: 40, unit: million_vnd_per_person_per_year, year: 2023}
    roadmap:
      - {level: met, set: qd-318-2022, year: 2022, units: [Một]}
    registrations:
      - {level: met, set: qd-318-2022, year: 2022, units: [Hai]}

    """

  /// A plan without a fault.
  private static let files = [
    "plan.yaml": plan,
    "units.csv": "code,name,zone,district\n01,Một,DBSH,A\n02,Hai,DBSH,B\n",
    "observations.csv": "unit,year,income\nMột,2020,30\nHai,2020,31\nMột,2021,33\n",
    "thresholds.csv":
      "set,indicator,region,province,unit,year,value,source\n318,10.1,DBSH,,,,48,x\n",
    "assignments.csv": "agency,role,set,items\nA,lead,318,1\n",
    "milestones.csv": "start,end,cadence,what_vi\n2020-01-01,,once,x\n",
    "recognitions.csv": "unit,level,set,met_year\nMột,met,318,2021\n",
    "reported.csv": "place,year,item,value\nA,2020,poor,12\n",
    "scenarios.yaml":
      "scenarios:\n  - {id: s, vi: S, en: S, changes: [{drift: income, times: 2}]}\n",
  ]

  /// Reads a changed plan.
  static func reading(
    _ changes: [String: String?] = [:], setsAside: Bool = false
  ) throws -> PlanReading {
    let folder = TemporaryFolder()
    // A change to nil leaves the file out.
    for (name, text) in files.merging(changes.mapValues { $0 ?? "" }, uniquingKeysWith: { $1 })
    where changes[name] != .some(nil) {
      _ = try folder.write(text, to: name)
    }
    var options = PlanReadingOptions(setsAside: setsAside)
    options.checksScenarios = true
    return try PlanReader.read(
      path: folder.path + "/plan.yaml", options: options,
      environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"],
      executable: "/nowhere/x")
  }

  /// What keeps a changed plan from being read; on request also what is only doubtful in one that is read.
  static func problems(
    _ changes: [String: String?] = [:], setsAside: Bool = false, withWarnings: Bool = false
  ) throws -> [Problem] {
    do {
      let reading = try reading(changes, setsAside: setsAside)
      return withWarnings ? reading.log.problems : []
    } catch let error as InputError {
      return error.problems
    }
  }

  private static func told(
    _ changes: [String: String?], setsAside: Bool = false
  ) throws -> [String] {
    try problems(changes, setsAside: setsAside).map { problem in
      let file = problem.location.map { URL(filePath: $0.file).lastPathComponent } ?? "-"
      return "\(file):\(problem.location?.line ?? 0) \(problem.kind.code)"
    }
  }

  @Test("a plan without a fault is read")
  func good() throws { #expect(try Self.told([:]) == []) }

  @Test(
    "one reading tells the faults of all files, in the order of the plan", arguments: [false, true])
  func all(setsAside: Bool) throws {
    let told = try Self.told(
      [
        "plan.yaml": Self.plan.replacing("id: small", with: "id: Nhỏ")
          .replacing("units: [Hai]", with: "units: [Ba]"),
        "units.csv": "code,name,zone,district\n01,Một,DBSX,A\n02,Hai,DBSH,B\n",
        "observations.csv": "unit,year,income\nMột,2020,30x\nBa,2020,31\n",
        "thresholds.csv":
          "set,indicator,region,province,unit,year,value,source\n318,99,DBSH,,,,48,x\n",
        "assignments.csv": "agency,role,set,items\nA,lead,318\nA,lead,318,99\n",
        "milestones.csv": "start,end,cadence,what_vi\n2020-13-01,,once,x\n",
        "recognitions.csv": "unit,level,set,met_year\nBa,met,318,2021\n",
        "reported.csv": "place,year,item,value\nA,20,poor,12\n",
        "scenarios.yaml":
          "scenarios:\n  - {id: s, vi: S, en: S, changes: [{drift: incom, times: 2}]}\n",
      ], setsAside: setsAside)
    #expect(
      told == [
        "plan.yaml:1 wrong-form", "plan.yaml:21 unknown-unit", "units.csv:2 not-allowed",
        "observations.csv:2 unknown-unit-word", "observations.csv:3 unknown-unit",
        "thresholds.csv:2 unknown-item", "assignments.csv:2 ragged-row",
        "assignments.csv:3 unknown-item", "milestones.csv:2 not-a-date",
        "recognitions.csv:2 unknown-unit", "reported.csv:2 not-a-year",
        "scenarios.yaml:2 unknown-indicator",
      ])
  }

  @Test("a table of units that cannot be read makes no name unknown")
  func noUnits() throws {
    let assignments = "agency,role,set,items\nA,lead,318,99\n"
    #expect(
      try Self.told(["units.csv": nil, "assignments.csv": assignments])
        == ["units.csv:0 missing-file", "assignments.csv:2 unknown-item"])
    #expect(
      try Self.told(["units.csv": "code,nam,zone,district\n01,Một,DBSH,A\n"])
        == ["units.csv:1 missing-column"])
    #expect(
      try Self.told(["units.csv": "code,name,zone,district\n01,Một,DBSH,A\n02,Hai,DBSH\n"])
        == ["units.csv:3 ragged-row"])
  }

  @Test("a criteria set that is not there makes no indicator, zone or item unknown")
  func noSet() throws {
    let plan = Self.plan.replacing("sets: [qd-318-2022]", with: "sets: [qd-318-2023]")
    #expect(try Self.told(["plan.yaml": plan]) == ["plan.yaml:5 unknown-set"])
  }

  @Test("an entry that does not fit the schema makes nothing else wrong")
  func noEntry() throws {
    let years = Self.plan.replacing("status: 2020", with: "status: soon")
    #expect(try Self.told(["plan.yaml": years]) == ["plan.yaml:4 wrong-type"])
    let sets = Self.plan.replacing("sets: [qd-318-2022]", with: "set: [qd-318-2022]")
    #expect(
      try Self.told(["plan.yaml": sets]) == ["plan.yaml:1 missing-key", "plan.yaml:5 unknown-key"])
    let declared =
      Self.plan + """
        indicators:
          - {id: own, vi: A, kind: number, unit: x}
        """
    let data = "unit,year,own\nMột,2020,3\n"
    #expect(
      try Self.told(["plan.yaml": declared, "observations.csv": data])
        == ["plan.yaml:23 missing-key"])
  }

  @Test("a second file of observations is read though the first cannot be")
  func observations() throws {
    let plan = Self.plan.replacing(
      "[observations.csv]", with: "[nothing.csv, observations.csv, more.csv]")
    let told = try Self.told([
      "plan.yaml": plan, "more.csv": "unit,jahr,income\nMột,2020,30\n",
      "observations.csv": "unit,year,income\nMột,2020,-3\n",
    ])
    #expect(
      told == [
        "nothing.csv:0 missing-file", "observations.csv:2 out-of-range",
        "more.csv:1 missing-column",
      ])
  }

  @Test("a village of an unknown commune is told with its file and line")
  func villages() throws {
    let told = try Self.told([
      "plan.yaml": Self.plan + "villages: {units: villages.csv, sets: [dien-bien-1926-2022]}\n",
      "villages.csv": "code,name,commune\nv1,Bản A,Một\nv2,Bản B,Mười Hai\n",
    ])
    #expect(told == ["villages.csv:3 unknown-unit"])
  }

  @Test("a unit that the roadmap names twice for a level is told with both lines")
  func roadmap() throws {
    let plan = Self.plan.replacing(
      "registrations:",
      with: "  - {level: met, set: qd-318-2022, year: 2023, units: [Hai, Một]}\nregistrations:")
    let problem = try #require(try Self.problems(["plan.yaml": plan]).first)
    #expect(
      problem.kind
        == .plan(.inRoadmapTwice(unit: "Một", level: "met", firstYear: 2022, firstLine: 19)))
    #expect(problem.location?.line == 20 && problem.location?.column != nil)
    let levels = plan.replacing(
      "level: met, set: qd-318-2022, year: 2023",
      with: "level: basic, set: qd-318-2022, year: 2023")
    #expect(try Self.problems(["plan.yaml": levels]).isEmpty)
  }

  @Test("a target in another unit than its indicator, or for a level it does not name, is refused")
  func targets() throws {
    let unit = Self.plan.replacing(
      "unit: million_vnd_per_person_per_year", with: "unit: thousand_vnd")
    #expect(try Self.told(["plan.yaml": unit]) == ["plan.yaml:17 target-unit-differs"])
    for statistic in ["communes-at-level", "communes-share", "communes-added", "communes-lost"] {
      let level = Self.plan.replacing(
        "statistic: mean, indicator: income",
        with: "statistic: \(statistic), set: qd-318-2022")
      #expect(try Self.told(["plan.yaml": level]) == ["plan.yaml:17 missing-key"])
    }
  }

  @Test("a number of communes is held against the table of units, with and without towns")
  func communes() throws {
    let folder = TemporaryFolder()
    for (name, text) in Self.files { _ = try folder.write(text, to: name) }
    _ = try folder.write(
      "code,name,kind,zone,district\n01,Một,commune,DBSH,A\n02,Hai,town,DBSH,B\n",
      to: "units.csv")
    for (declared, isTold) in [(1, false), (2, false), (3, true)] {
      let plan = Self.plan.replacing(
        "kind: district}", with: "kind: district, communes: \(declared)}")
      let reading = try PlanReader.read(
        path: folder.write(plan, to: "plan.yaml"), options: PlanReadingOptions(),
        environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"],
        executable: "/nowhere/x")
      let found = reading.log.problems.filter { $0.kind.code == "commune-count" }
      #expect(found.map(\.location?.line) == (isTold ? [3] : []))
    }
  }

  @Test(
    "a number with a decimal comma is told with the number to write",
    arguments: [
      "at-least: 13,5, unit", "at-least: '13,5', unit", "at-least: '1.013,5', unit",
    ])
  func decimalComma(bar: String) throws {
    let plan = Self.plan.replacing("at-least: 40, unit", with: bar)
    let problems = try Self.problems(["plan.yaml": plan])
    let plain = bar.contains("1.0") ? "1013.5" : "13.5"
    #expect(problems.count == 1 && problems.first?.location?.line == 17)
    #expect(problems.first?.kind.english.fix == "Write \(plain).")
  }

  @Test("a target without a bar is told all the ways to write one, in both languages")
  func noBar() throws {
    for plan in [
      Self.plan.replacing("at-least: 40, ", with: ""),
      Self.plan.replacing("at-least: 40", with: "from: 40"),
    ] {
      let problem = try #require(try Self.problems(["plan.yaml": plan]).first)
      #expect(problem.location?.line == 17)
      let hasEnd = plan.contains("from:")
      #expect((problem.kind.code == "bar-missing") == !hasEnd)
      if hasEnd {
        #expect(problem.kind.english.what.contains("\"to\""))
      } else {
        #expect(problem.kind.vietnamese.fix.contains("at-least (từ … trở lên)"))
        #expect(problem.kind.english.fix.contains("at-most (this or less)"))
      }
    }
  }

  @Test("a bar of an item that is met or not is no unknown item")
  func barOfYesNo() throws {
    let scenarios = { (item: String) in
      "scenarios:\n  - {id: s, vi: S, en: S, changes: [{bar: qd-318-2022, indicator: '\(item)', from: 2022, plus: 1}]}\n"
    }
    #expect(try Self.told(["scenarios.yaml": scenarios("99")]) == ["scenarios.yaml:2 unknown-item"])
    let problem = try #require(try Self.problems(["scenarios.yaml": scenarios("1.1")]).first)
    #expect(problem.kind.code == "wrong-form" && problem.location?.column != nil)
    #expect(problem.kind.english.what.contains("met or not"))
  }

  @Test("a key without the space behind its colon is told as such, in braces and out of them")
  func noSpace() throws {
    for (old, new) in [("id: a, vi", "id:a, vi"), ("year: 2023}", "year:2023}")] {
      let told = try Self.told(["plan.yaml": Self.plan.replacing(old, with: new)])
      #expect(told.contains("plan.yaml:17 missing-colon"), "\(told)")
    }
    let area = Self.plan.replacing(
      "area: {name: Ở đây, kind: district}", with: "area:\n  kind:district")
    #expect(try Self.told(["plan.yaml": area]) == ["plan.yaml:4 missing-colon"])
  }

  @Test(
    "a file of scenarios tells what does not fit its schema and what makes no sense, all at once")
  func scenarios() throws {
    let told = try Self.told([
      "scenarios.yaml": """
      scenarios:
        - id: s
          vi: S
          en: S
          changes:
            - {drift: income, times: two}
            - {drift: incom, times: 2}
            - {drift: income, time: 2}
            - {drift: income, times: 2, units: [Mười]}
        - id: t
          vi: T
          colour: red
          changes:
            - {shock: income, year: 1999, plus: 1}
      """
    ])
    #expect(
      told == [
        "scenarios.yaml:6 wrong-type", "scenarios.yaml:7 unknown-indicator",
        "scenarios.yaml:8 unknown-key", "scenarios.yaml:9 unknown-unit",
        "scenarios.yaml:12 unknown-key",
        "scenarios.yaml:14 wrong-form",
      ])
  }
}
