import Panels
import Testing

@testable import IO

@Suite("Figures of a plan that cannot be meant")
struct PlanSenseTests {
  /// The problems of the plan with another target on line 17.
  private static func problems(_ target: String) throws -> [Problem] {
    try PlanFaultsTests.problems(["plan.yaml": plan(target)], withWarnings: true)
  }

  private static func plan(_ target: String) -> String {
    let line = PlanFaultsTests.plan.split(separator: "\n", omittingEmptySubsequences: false)[16]
    return PlanFaultsTests.plan.replacing(line, with: "  - {id: a, vi: A, en: A, \(target)}")
  }

  @Test(
    "a bar that no value can pass is refused at its place",
    arguments: [
      (
        "statistic: average-criteria, set: qd-318-2022, at-least: 21, unit: criteria",
        "criteria-beyond"
      ),
      (
        "statistic: criteria-met, set: qd-318-2022, from: 18, to: 20, unit: criteria",
        "criteria-beyond"
      ),
      (
        "statistic: average-criteria, set: qd-318-2022, above: 19, unit: criteria", "nothing-beyond"
      ),
      (
        "statistic: communes-share, set: qd-318-2022, level: met, above: 100, unit: percent",
        "nothing-beyond"
      ),
      (
        "statistic: communes-share, set: qd-318-2022, level: met, below: 0, unit: percent",
        "nothing-beyond"
      ),
      (
        "statistic: communes-share, set: qd-318-2022, level: met, at-least: 100.5, unit: percent",
        "percent-beyond"
      ),
      (
        "statistic: communes-share, set: qd-318-2022, level: met, at-least: 50, unit: percent, reference: {place: X, year: 2020, value: 140, source: S}",
        "percent-beyond"
      ),
    ])
  func impossible(target: String, code: String) throws {
    let problems = try Self.problems(target + ", year: 2023")
    #expect(problems.map(\.kind.code) == [code])
    let place = try #require(problems.first?.location)
    #expect(place.line == 17 && (place.column ?? 0) > 40)
    #expect(problems.allSatisfy { $0.severity == .error })
  }

  @Test(
    "a bar at the very end of what there can be is taken",
    arguments: [
      "statistic: average-criteria, set: qd-318-2022, at-least: 19, unit: criteria",
      "statistic: average-criteria, set: qd-318-2022, above: 18.9, unit: criteria",
      "statistic: communes-share, set: qd-318-2022, level: met, at-least: 100, unit: percent",
      "statistic: communes-share, set: qd-318-2022, level: met, at-most: 0, unit: percent",
    ])
  func possible(target: String) throws {
    #expect(try !Self.problems(target + ", year: 2023").contains { $0.severity == .error })
  }

  @Test(
    "a target before the status year or after the last year of the plan is doubted",
    arguments: [
      (2019, "target-before-status"), (2020, nil), (2023, nil), (2024, "target-after-horizon"),
      (2090, "target-after-horizon"),
    ])
  func years(year: Int, code: String?) throws {
    let target = "statistic: communes-added, level: met, set: qd-318-2022, unit: communes"
    for text in ["\(target), at-least: 1, year: \(year)", "\(target), at-least: {\(year): 1}"] {
      let found = try Self.problems(text).filter { $0.kind.code.hasPrefix("target-") }
      #expect(found.map(\.kind.code) == (code.map { [$0] } ?? []), "\(text)")
      #expect(found.allSatisfy { $0.location?.line == 17 && $0.severity == .warning })
    }
  }

  @Test("a recognition that is yet to come, or written twice, is refused at its place")
  func recognitions() throws {
    let told = { (rows: String) in
      try PlanFaultsTests.problems([
        "recognitions.csv": "unit,level,set,met_year\nMột,met,318,2021\n" + rows
      ])
    }
    let ahead = try told("Hai,met,318,2051\n")
    #expect(ahead.map(\.kind) == [.plan(.recognitionAhead(year: 2051, horizon: 2023))])
    #expect(ahead.first?.location?.line == 3 && ahead.first?.location?.columnName == "met_year")
    let twice = try told("Hai,met,318,2021\n01,met,qd-318-2022,2021\n")
    #expect(
      twice.map(\.kind) == [
        .plan(.recognisedTwice(unit: "Một", level: "met", year: 2021, firstLine: 2))
      ])
    #expect(twice.first?.location?.line == 4 && twice.first?.location?.columnName == "unit")
    #expect(try told("Một,met,318,2023\nMột,basic,318,2021\n").isEmpty)
  }

  @Test("a unit that one list names twice, by name and by code, is told and counted once")
  func unitTwice() throws {
    let target =
      "statistic: total, indicator: income, units: [Một, \"02\", \"01\"], at-least: 1, unit: million_vnd_per_person_per_year, year: 2023"
    let told = try Self.problems(target)
    #expect(told.map(\.kind) == [.plan(.unitNamedTwice(unit: "Một", firstLine: 17))])
    #expect(told.first?.location?.line == 17 && told.first?.severity == .warning)
    let read = try PlanFaultsTests.reading(["plan.yaml": Self.plan(target)])
    #expect(read.plan.targets.map(\.units) == [["01", "02"]])
  }

  @Test(
    "a level that the set does not grant is refused in targets, roadmaps, registrations and records"
  )
  func levels() throws {
    let refused = ProblemKind.plan(
      .levelNotOfSet(level: "advanced", set: "qd-318-2022", levels: ["basic", "met"]))
    for statistic in ["communes-at-level", "communes-added", "communes-lost", "communes-share"] {
      let told = try Self.problems(
        "statistic: \(statistic), set: qd-318-2022, level: advanced, at-least: 1, unit: communes, year: 2023"
      )
      #expect(told.map(\.kind) == [refused], "\(statistic)")
      #expect(told.first?.location?.line == 17)
    }
    for line in ["year: 2022, units: [Một]", "year: 2022, units: [Hai]"] {
      let plan = PlanFaultsTests.plan.replacing(
        "level: met, set: qd-318-2022, " + line, with: "level: advanced, set: qd-318-2022, " + line)
      #expect(try PlanFaultsTests.problems(["plan.yaml": plan]).map(\.kind) == [refused])
    }
    let record = try PlanFaultsTests.problems([
      "recognitions.csv": "unit,level,set,met_year\nMột,advanced,318,2021\n"
    ])
    #expect(record.map(\.kind) == [refused] && record.first?.location?.columnName == "level")
  }

  @Test("a role that there is none of is refused at its place, with the nearest")
  func roles() throws {
    let told = try PlanFaultsTests.problems([
      "assignments.csv": "agency,role,set,items\nA,leed,318,1\nB,with,318,2\n"
    ])
    #expect(
      told.map(\.kind) == [
        .notAllowed("leed", allowed: ["lead", "with", "monitors", "informs"], suggestion: "lead")
      ])
    #expect(told.first?.location?.line == 2 && told.first?.location?.columnName == "role")
  }

  @Test("something built that is no share of the whole is refused")
  func works() throws {
    let work = { (built: Double, share: Double) in
      PlanFaultsTests.plan
        + "works:\n  - {id: w, vi: W, en: W, unit: Một, set: qd-318-2022, indicator: \"2.1\", built: \(built), share: \(share), planned: 2, at-least: 50, length-unit: km}\n"
    }
    let told = try PlanFaultsTests.problems(["plan.yaml": work(6.4, 0)])
    #expect(told.map(\.kind.code) == ["built-without-share"])
    #expect(try PlanFaultsTests.problems(["plan.yaml": work(0, 0)]).isEmpty)
    #expect(try PlanFaultsTests.problems(["plan.yaml": work(6.4, 24.62)]).isEmpty)
  }

  @Test(
    "a set that ships but is not among the plan's is told to be added, wherever it is named",
    arguments: ["qd-319-2022", "319"])
  func setsNotUsed(word: String) throws {
    let files = [
      "thresholds.csv":
        "set,indicator,region,province,unit,year,value,source\n\(word),10.1,DBSH,,,,48,x\n",
      "assignments.csv": "agency,role,set,items\nA,lead,\(word),1\n",
      "scenarios.yaml":
        "scenarios:\n  - {id: s, vi: S, en: S, changes: [{pace: '\(word)', criteria: 1}]}\n",
      "plan.yaml": PlanFaultsTests.plan.replacing(
        "roadmap:\n  - {level: met, set: qd-318-2022",
        with: "roadmap:\n  - {level: met, set: '\(word)'"),
    ]
    for (file, text) in files {
      let problems = try PlanFaultsTests.problems([file: text])
      #expect(
        problems.map(\.kind)
          == [.plan(.setNotInPlan(set: "qd-319-2022", sets: ["qd-318-2022"]))], "\(file)")
      #expect(problems.first?.location?.line == (file == "plan.yaml" ? 19 : 2))
    }
    let unknown = try PlanFaultsTests.problems([
      "assignments.csv": "agency,role,set,items\nA,lead,qd-319-2023,1\n"
    ])
    #expect(unknown.map(\.kind.code) == ["unknown-set"])
  }
}
