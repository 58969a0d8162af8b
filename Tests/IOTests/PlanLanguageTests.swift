import Foundation
import Panels
import Testing

@testable import IO

@Suite("The language of plans")
struct PlanLanguageTests {
  private static let head = """
    id: small
    title: {vi: Nhỏ, en: Small}
    area: {name: Ở đây, kind: district}
    years: {status: 2020, horizon: 2023}
    sets: [qd-318-2022, qd-318-2022-advanced]
    levels: [district]
    data: {units: units.csv, observations: [observations.csv]}

    """

  private static func read(
    _ text: String, observations: String = "unit,year,income\nMột,2020,30\nMột,2021,31\n",
    files: [String: String] = [:]
  ) throws -> PlanReading {
    let folder = TemporaryFolder()
    _ = try folder.write(
      "code,name,zone,district\n01,Một,DBSH,A\n02,Hai,DBSH,B\n", to: "units.csv")
    _ = try folder.write(observations, to: "observations.csv")
    for (name, content) in files { _ = try folder.write(content, to: name) }
    return try PlanReader.read(
      path: folder.write(head + text, to: "plan.yaml"), options: PlanReadingOptions(),
      environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"], executable: "/nowhere/x")
  }

  private static func codes(_ text: String) throws -> [String] {
    let error = #expect(throws: InputError.self) { try Self.read(text) }
    for problem in error?.problems ?? [] {
      #expect(problem.location?.line != nil && problem.location?.column != nil)
    }
    return error?.codes ?? []
  }

  @Test("a table of years makes a target for each, under one path")
  func years() throws {
    let plan = try Self.read(
      """
      targets:
        - {id: income, vi: A, en: A, statistic: mean, indicator: income, at-least: {2023: 68, 2021: 58.2}, unit: million_vnd_per_person_per_year}
        - {id: added, vi: A, en: A, statistic: communes-added, level: met, set: "318", from: {2021: 1}, to: {2021: 2}, unit: communes}
      """
    ).plan
    #expect(plan.targets.map(\.id) == ["income-2021", "income-2023", "added-2021"])
    #expect(plan.targets.map(\.year) == [2021, 2023, 2021])
    #expect(plan.targets.map(\.requirement) == [.atLeast(58.2), .atLeast(68), .within(1, 2)])
    #expect(plan.targets.map(\.path) == ["income", "income", "added"])
  }

  @Test("a table of years is refused beside a year, with a key that is no year, or half a range")
  func badTables() throws {
    let target = { (rest: String) in
      "targets:\n  - {id: a, vi: A, en: A, statistic: mean, indicator: income, \(rest), unit: million_vnd_per_person_per_year}\n"
    }
    #expect(try Self.codes(target("at-least: {2021: 5}, year: 2021")) == ["year-and-table"])
    #expect(
      try Self.codes(target("at-least: {soon: 5}, year: 2021")) == ["bar-missing", "not-a-year"])
    #expect(try Self.codes(target("from: {2021: 5}, to: {2022: 6}")).contains("missing-key"))
    #expect(try Self.codes(target("at-least: 5")) == ["target-without-year"])
    #expect(try Self.read(target("at-least: 5, year: null")).plan.targets.first?.year == nil)
  }

  @Test("shares, values of each commune and villages are statistics of their own")
  func statistics() throws {
    let plan = try Self.read(
      """
      targets:
        - {id: a, vi: A, en: A, statistic: communes-share, level: advanced, set: qd-318-2022-advanced, or-above: true, of: {set: "318", level: met}, at-least: 40, unit: percent, year: 2023}
        - {id: b, vi: A, en: A, statistic: value, indicator: income, units: [Một], at-least: 40, unit: million_vnd_per_person_per_year, year: 2023}
        - {id: c, vi: A, en: A, statistic: villages-at-level, level: met, at-least: 3, unit: villages, year: 2023}
        - {id: d, vi: A, en: A, statistic: mean, indicator: insurance, units: [Một, Hai], above: 90, unit: percent, year: 2023, reference: {place: P, year: 2020, value: 80, source: S}}
      """
    ).plan
    #expect(
      plan.targets.map(\.statistic) == [
        .shareAtLevel(
          .advanced, set: "qd-318-2022-advanced", orAbove: true,
          of: RequiredLevel(set: "qd-318-2022", level: .met)),
        .value(indicator: "income"), .total(indicator: "villages_met"),
        .mean(indicator: "insurance"),
      ])
    #expect(
      plan.targets[3].reference
        == Target.Reference(place: "P", year: 2020, value: 80, source: "S"))
  }

  @Test(
    "no share is above 100 or below 0, in any key",
    arguments: [
      "statistic: mean, indicator: insurance, at-least: 100.5, unit: percent",
      "statistic: communes-share, level: met, set: '318', below: -1, unit: percent",
      "statistic: mean, indicator: insurance, from: 90, to: 101, unit: percent",
      "statistic: communes-share, level: met, set: '318', at-most: 120, unit: percent",
    ])
  func shares(target: String) throws {
    #expect(
      try Self.codes("targets:\n  - {id: a, vi: A, en: A, \(target), year: 2021}\n")
        == ["percent-beyond"])
  }

  @Test("a registered commune meets the condition from its year on, another does not")
  func registrations() throws {
    let reading = try Self.read(
      """
      registrations:
        - {level: advanced, set: qd-318-2022-advanced, year: 2021, units: [Một], date: 2020-11, row: R}
      """)
    #expect(
      reading.plan.registrations == [
        Registration(
          unit: "01", level: .advanced, set: "qd-318-2022-advanced", year: 2021,
          date: CalendarDate(iso: "2020-11"), row: "R")
      ])
    let set = try #require(reading.sets.first { $0.id == "qd-318-2022-advanced" })
    let rule = try #require(set.conditions.first { $0.id == Registration.condition })
    let panel = try #require(reading.panels.panel(rule.measure))
    #expect(panel[0, 0] == 0 && panel[0, 1] == 1 && panel[1, 0] == 0 && panel[1, 1] == 0)
    #expect(!reading.sets[0].conditions.contains { $0.id == Registration.condition })
  }

  @Test("a unit may register for two levels, and for one only once")
  func registeredTwice() throws {
    let line = { (level: String, set: String, year: Int) in
      "  - {level: \(level), set: \(set), year: \(year), units: [Một]}\n"
    }
    let two = "registrations:\n" + line("met", "qd-318-2022", 2021)
    #expect(
      try Self.read(two + line("advanced", "qd-318-2022-advanced", 2021)).plan.registrations.count
        == 2)
    #expect(try Self.codes(two + line("met", "qd-318-2022", 2022)) == ["registered-twice"])
  }

  @Test("what was found of a condition counts for its year, the latest first, data before all")
  func conditions() throws {
    let text = """
      conditions:
        - set: qd-318-2022-advanced
          condition: satisfaction
          owner: MTTQ
          row: S1-12
          findings:
            - {unit: Một, value: 91, date: 2021-03-01}
            - {unit: Một, value: 93, date: 2021-10-05}
            - {unit: Hai, value: 88, date: 2020-12, source: report}
        - {set: qd-318-2022-advanced, condition: construction-debt, owner: KHĐT, findings: [{unit: Hai, value: "no", date: "2021"}]}
      """
    let reading = try Self.read(
      text, observations: "unit,year,satisfaction,income\nHai,2020,95,\nHai,2021,,30\n")
    let panel = try #require(reading.panels.panel("satisfaction"))
    #expect(panel[0, 1] == 93 && panel[1, 0] == 95 && panel[0, 0].isNaN)
    #expect(reading.panels.panel("no_construction_debt")?[1, 1] == 0)
    #expect(reading.log.codes.contains("source-conflict"))
    #expect(reading.plan.conditions.map(\.owner) == ["MTTQ", "KHĐT"])
    let wrong = try Self.codes(
      "conditions:\n  - {set: qd-318-2022-advanced, condition: debt, owner: A}\n")
    #expect(wrong == ["unknown-condition"])
  }

  @Test("efforts of the plan take the place of the set's; drivers and parts are kept")
  func marks() throws {
    let reading = try Self.read(
      """
      marks:
        - {set: qd-318-2022, item: "10", effort: low, driver: integration}
        - {set: qd-318-2022, item: "15.1", driver: community}
      themes: [{id: ocop, vi: A, en: A, set: qd-318-2022, items: ["13.2"]}]
      contents: [{id: "4.9", vi: A, en: A}]
      cut-off: 2021-08-31
      """)
    #expect(reading.sets[0].rule("10.1")?.effort == .low)
    #expect(reading.plan.marks.map(\.driver) == [.integration, .community])
    #expect(reading.plan.parts.map(\.kind) == [.theme, .content])
    #expect(reading.plan.parts[0].items == ["13.2"] && reading.plan.parts[1].set == "")
    #expect(reading.log.codes == ["after-cut-off"])
    #expect(try Self.codes("marks: [{set: qd-318-2022, item: \"99\"}]\n") == ["unknown-item"])
    #expect(
      try Self.codes("themes: [{id: a, vi: A, en: A, set: qd-318-2022, items: [x]}]\n")
        == ["unknown-item"])
  }

  @Test("dependencies name criteria of the set and have no way around")
  func dependencies() throws {
    let line = { (criterion: String, after: String) in
      "  - {set: qd-318-2022, criterion: \"\(criterion)\", after: [\(after)]}\n"
    }
    let plan = try Self.read("dependencies:\n" + line("10", "\"2\", \"13\"") + line("2", "\"1\""))
      .plan
    #expect(plan.dependencies.map(\.after) == [["2", "13"], ["1"]])
    #expect(try Self.codes("dependencies:\n" + line("10", "\"25\"")) == ["unknown-item"])
    #expect(
      try Self.codes("dependencies:\n" + line("1", "\"2\"") + line("2", "\"1\""))
        == ["dependency-cycle"])
  }

  @Test("villages belong to communes of the plan and have data and sets of their own")
  func villages() throws {
    let block = """
      villages: {units: villages.csv, observations: [village-data.csv], sets: [dien-bien-1926-2022]}
      """
    let data = "unit,year,indicator,value\nv1,2021,1926/1,yes\nv2,2021,1926/1,no\n"
    let reading = try Self.read(
      block,
      files: [
        "villages.csv": "code,name,commune\nv1,Bản A,Một\nv2,Bản B,02\n", "village-data.csv": data,
      ])
    let level = try #require(reading.villages)
    #expect(level.communes == ["01", "02"] && level.sets.map(\.id) == ["dien-bien-1926-2022"])
    #expect(level.units.kinds == [.village, .village] && level.units.zones.label(of: 0) == "DBSH")
    #expect(level.units.level(named: "district")?.label(of: 1) == "B")
    #expect(level.panels.panel("1926/1")?[0, 0] == 1)
    #expect(reading.inputs.contains { $0.hasSuffix("villages.csv") })
    let error = #expect(throws: InputError.self) {
      try Self.read(
        block,
        files: [
          "villages.csv": "code,name,commune\nv1,Bản A,Ba mươi\nv2,Bản B,02\n",
          "village-data.csv": data,
        ])
    }
    #expect(error?.codes == ["unknown-unit"])
  }

  @Test("a deadline says whether its day is the last one or the one after it")
  func bounds() throws {
    let table =
      "start,end,cadence,what_vi,bound\n2021-08,,once,A,by\n2021-11-15,,once,B,before\n2021,,once,C,\n"
    let text = "data: {units: units.csv, observations: [observations.csv], milestones: m.csv}\n"
    let folder = TemporaryFolder()
    _ = try folder.write("code,name,zone,district\n01,Một,DBSH,A\n", to: "units.csv")
    _ = try folder.write("unit,year,income\nMột,2020,30\n", to: "observations.csv")
    _ = try folder.write(table, to: "m.csv")
    let plain = Self.head.split(separator: "\n").filter { !$0.hasPrefix("data:") }
      .joined(separator: "\n")
    let reading = try PlanReader.read(
      path: folder.write(plain + "\n" + text, to: "plan.yaml"), options: PlanReadingOptions(),
      environment: ["LOTRINH_DATASETS": PackageFiles.root + "/datasets"], executable: "/nowhere/x")
    #expect(reading.plan.milestones.map(\.bound) == [.by, .before, .on])
  }
}
