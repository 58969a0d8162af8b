import Foundation
import IO
import Panels
import Testing

@testable import Analytics

/// Errors that reports and pages really printed, each as the small table a reader would type in, with
/// the code of the problem it must raise.
@Suite("Errors found in print")
struct PublishedErrorTests {
  /// A published table: rows of `reported.csv`.
  struct Printed: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let rows: [String]
    /// What the message must name.
    var naming: [String] = []

    init(_ description: String, _ code: String, _ rows: [String], naming: [String] = []) {
      testDescription = description
      self.code = code
      self.rows = rows
      self.naming = naming
    }
  }

  static let printed: [Printed] = [
    Printed(
      "June 2019: 5,458 communes are no 50.1 % of 8,909", "published-mismatch",
      [
        "VN,2019,6,recognised,5458,S94", "VN,2019,6,communes,8909,S94",
        "VN,2019,6,share:recognised,50.1,S94",
      ], naming: ["50.1", "61.3"]),
    Printed(
      "June 2025: 2,567 of 6,084 are 42.2 %, not 42.4", "published-mismatch",
      [
        "VN,2025,6,recognised,6084,S97", "VN,2025,6,advanced,2567,S97",
        "VN,2025,6,share:advanced,42.4,S97",
      ], naming: ["42.4", "42.2"]),
    Printed(
      "June 2025: 743 of 6,084 are 12.2 %, not 12.3", "published-mismatch",
      [
        "VN,2025,6,recognised,6084,S97", "VN,2025,6,model,743,S97",
        "VN,2025,6,share:model,12.3,S97",
      ], naming: ["12.3", "12.2"]),
    Printed(
      "January 2025: advanced up 1,172 since 2021 is 1,772", "published-mismatch",
      [
        "VN,2021,,advanced,503,S98", "VN,2025,1,advanced,2275,S65",
        "VN,2025,1,change:advanced:2021,1172,S65",
      ], naming: ["1172", "1772"]),
    Printed(
      "2022: poor and near-poor do not add up to 1,972,767", "published-mismatch",
      [
        "VN,2022,,poor,1057374,S116", "VN,2022,,near_poor,915274,S116",
        "VN,2022,,poor_and_near_poor,1972767,S116",
      ], naming: ["1972767", "1972648"]),
    Printed(
      "Vĩnh Long 2018: the bands leave 10 communes where 5 meet all criteria", "published-mismatch",
      [
        "Vĩnh Long,2018,,communes,89,S67", "Vĩnh Long,2018,,band:19,5,S67",
        "Vĩnh Long,2018,,band:15-18,15,S67", "Vĩnh Long,2018,,band:10-14,38,S67",
        "Vĩnh Long,2018,,band:0-9,26,S67",
      ], naming: ["89", "84"]),
    Printed(
      "April 2021: 5,248 of 8,267 is 63.48 %, printed 63.4", "printed-truncated",
      [
        "VN,2021,4,recognised,5248,S102", "VN,2021,4,communes,8267,S102",
        "VN,2021,4,share:recognised,63.4,S102",
      ], naming: ["63.4", "63.5"]),
    Printed(
      "Thừa Thiên Huế 2019: 13 communes more than in 2019 itself", "change-from-itself",
      [
        "Thừa Thiên Huế,2019,,recognised,57,S41",
        "Thừa Thiên Huế,2019,,change:recognised:2019,13,S41",
      ],
      naming: ["2019"]),
    Printed(
      "Điện Biên 2019: 19 % counts the communes that basically meet", "other-formula",
      [
        "Điện Biên,2019,6,communes,116,S139", "Điện Biên,2019,6,recognised,18,S139",
        "Điện Biên,2019,6,basic,4,S139", "Điện Biên,2019,6,share:recognised,19,S139",
      ],
      naming: ["(recognised + basic) / communes"]),
    Printed(
      "Điện Biên, October 2022: one page prints 13.12 criteria, another 13.16", "reported-conflict",
      [
        "Điện Biên,2022,10,criteria_average,13.12,S63",
        "Điện Biên,2022,10,criteria_average,13.16,S64",
      ],
      naming: ["13.12", "13.16", "S63", "S64"]),
    Printed(
      "Lào Cai 2019: 52 of 143 is 36.36 %, printed 36.3", "printed-truncated",
      [
        "Lào Cai,2019,,communes,143,S160", "Lào Cai,2019,,recognised,52,S160",
        "Lào Cai,2019,,share:recognised,36.3,S160",
      ], naming: ["36.3", "36.4"]),
    Printed(
      "2030 income: 1.5 to 2 times on one page, 2.5 to 3 on others, once both are typed in",
      "reported-conflict",
      ["VN,2030,,income_ratio_from,1.5,S171b", "VN,2030,,income_ratio_from,2.5,S8"],
      naming: ["1.5", "2.5"]),
    Printed(
      "Ethnic-minority income: two thirds in the proposal, one half in the resolution",
      "reported-conflict",
      ["VN,2030,,minority_income_part,0.67,S8", "VN,2030,,minority_income_part,0.50,S9"],
      naming: ["S8", "S9"]),
    Printed(
      "January to June 2025: fewer communes recognised, a larger share", "count-against-share",
      [
        "VN,2025,1,recognised,6250,S65", "VN,2025,1,share:recognised,78,S65",
        "VN,2025,6,recognised,6084,S97", "VN,2025,6,share:recognised,79.3,S97",
      ]),
    Printed(
      "a count of communes with a decimal", "fractional-count",
      ["X,2013,,recognised,10.98,S182"], naming: ["10.98"]),
  ]

  @Test("a published figure that cannot be right raises its problem", arguments: printed)
  func reported(printed: Printed) throws {
    let figures = printed.rows.enumerated().map { index, row -> ReportedFigure in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return ReportedFigure(
        place: fields[0], year: Int(fields[1]) ?? 0, month: Int(fields[2]), item: fields[3],
        value: Double(fields[4]) ?? .nan, printed: fields[4], source: fields[5], note: "",
        location: SourceLocation(file: "reported.csv", line: index + 2))
    }
    let found = ReportedFinding.all(of: ReportedTable.tables(of: figures))
    #expect(found.map(\.problem.code) == [printed.code])
    let message = Problem(try #require(found.first).problem).text(in: .en)
    for word in printed.naming { #expect(message.contains(word), "\(message)") }
    if printed.code != "count-against-share" { #expect(found.first?.location?.line != nil) }
  }

  /// A panel of data, as rows of a long table of observations.
  struct Observed: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let indicators: [Indicator]
    let rows: [String]
    var naming: [String] = []

    init(
      _ description: String, _ code: String, _ indicators: [Indicator], _ rows: [String],
      naming: [String] = []
    ) {
      testDescription = description
      self.code = code
      self.indicators = indicators
      self.rows = rows
      self.naming = naming
    }
  }

  private static let poor = [
    Indicator(id: "households_poor", kind: .count),
    Indicator(id: "households_near_poor", kind: .count),
    Indicator(id: "households_poor_and_near_poor", kind: .count),
  ]

  static let observed: [Observed] = [
    Observed(
      "2022, Đồng bằng sông Hồng: poor and near-poor are 90 short of the total", "sum-mismatch",
      poor,
      [
        "DBSH,2022,households_poor,69239", "DBSH,2022,households_near_poor,100237",
        "DBSH,2022,households_poor_and_near_poor,169566",
      ], naming: ["69239 → 69329", "169476"]),
    Observed(
      "2022, Tây Nguyên: poor and near-poor are 119 short of the total", "sum-mismatch", poor,
      [
        "TN,2022,households_poor,129160", "TN,2022,households_near_poor,107487",
        "TN,2022,households_poor_and_near_poor,236766",
      ], naming: ["236647"]),
    Observed(
      "2022: six regions are 90 poor households short of the nation", "places-against-total",
      [poor[0]],
      [
        "VN,2022,households_poor,1057374", "TDMNPB,2022,households_poor,455271",
        "DBSH,2022,households_poor,69239", "BTB,2022,households_poor,284137",
        "TN,2022,households_poor,129160", "DNB,2022,households_poor,9710",
        "DBSCL,2022,households_poor,109767",
      ], naming: ["1057284", "69239 → 69329"]),
    Observed(
      "clean water 60 % as a part of hygienic water 55 %", "part-above-whole",
      [Indicator(id: "hygienic_water", kind: .share), Indicator(id: "clean_water", kind: .share)],
      ["DBSH,2016,hygienic_water,55", "DBSH,2016,clean_water,60"], naming: ["60", "55"]),
    Observed(
      "Điện Biên: income 12.60 in June 2018, 18.5 in June 2019", "steep-change",
      [
        Indicator(id: "income", kind: .positive, unit: "million_vnd_per_person_per_year")
      ], ["TN,2018,income,12.60", "TN,2019,income,18.5"], naming: ["12.6", "18.5"]),
    Observed(
      "Bắc Giang 2012: 44,541 of 423,400 households is 10.52 %, printed 10.44", "ratio-mismatch",
      [
        Indicator(id: "households", kind: .count), poor[0],
        Indicator(id: "poverty_rate", kind: .share),
      ],
      ["TN,2012,households,423400", "TN,2012,households_poor,44541", "TN,2012,poverty_rate,10.44"],
      naming: ["10.44", "10.52"]),
    Observed(
      "Bắc Giang 2013: 10.98 households left poverty", "out-of-range",
      [Indicator(id: "households_left_poverty", kind: .count)],
      ["TN,2013,households_left_poverty,10.98"], naming: ["10.98"]),
    Observed(
      "Hà Nội: income of 28,6% million", "stray-percent",
      [Indicator(id: "income", kind: .positive, unit: "million_vnd_per_person_per_year")],
      ["TN,2014,income,\"28,6%\""], naming: ["28,6%"]),
  ]

  @Test(
    "observations that cannot be right raise their problem, with file and line", arguments: observed
  )
  func observations(observed: Observed) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "published-error-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let units = folder.appending(path: "units.csv")
    let data = folder.appending(path: "observations.csv")
    try Data(
      """
      code,name,kind,zone,special_area,aliases
      VN,Việt Nam,nation,,no,
      TDMNPB,Trung du,region,,no,
      DBSH,Đồng bằng sông Hồng,region,,no,
      BTB,Bắc Trung Bộ,region,,no,
      TN,Tây Nguyên,region,,no,
      DNB,Đông Nam Bộ,region,,no,
      DBSCL,Đồng bằng sông Cửu Long,region,,no,

      """.utf8
    ).write(to: units)
    try Data(
      ("unit,year,indicator,value\n" + observed.rows.joined(separator: "\n") + "\n").utf8
    ).write(to: data)
    var reader = ObservationReader(
      names: try UnitTableReader.read(path: units.path, levels: []),
      catalogue: IndicatorCatalogue(sets: [], declared: observed.indicators))
    let reading = try reader.read(paths: [data.path])
    let findings = QualityChecks.findings(in: QualityData(panels: reading.panels)).map { finding in
      let place = finding.indicator.flatMap { indicator -> Panels.SourceLocation? in
        guard let unit = finding.unit, let period = finding.period else { return nil }
        return reading.origins.location(
          of: indicator, unit: reading.panels.units.codes[unit],
          year: reading.panels.years[period])
      }
      return Problem(.series(finding.problem), at: place)
    }
    let problems = (reading.log.problems + findings).filter { $0.kind.code != "no-data" }
    #expect(problems.map(\.kind.code) == [observed.code])
    let problem = try #require(problems.first)
    let message = problem.text(in: .en)
    for word in observed.naming { #expect(message.contains(word), "\(message)") }
    #expect(problem.location?.file == data.path && problem.location?.line != nil)
    #expect(reading.counts.isBalanced)
  }

  @Test("stunting asked to be at least a level is a rule the wrong way round")
  func stunting() {
    let rule = IndicatorRule(
      id: "15.3", name: LocalizedText("15.3"), measure: "stunting", kind: .share,
      comparison: .atLeast, thresholds: [])
    let found = RuleCheck.invertedDirections(
      in: [CriteriaSet("1980", criteria: [Criterion("15", [rule])])])
    #expect(found.map { ProblemKind.series($0).code } == ["inverted-direction"])
  }

  @Test("Tuyên Quang: the sum is right, the list is not: Hợp Thành is due twice")
  func hopThanh() {
    let units = UnitTable(codes: ["HT", "NL"], names: ["Hợp Thành", "Nhân Lý"])
    let roadmap = [("HT", 2020), ("NL", 2020), ("HT", 2021)].map {
      RoadmapEntry(unit: $0.0, level: .met, set: "qd-1980-2016", year: $0.1, row: "")
    }
    #expect(
      RuleCheck.plannedTwice(in: roadmap, units: units).map { ProblemKind.series($0).code }
        == ["planned-twice"])
  }

  // What no data can show, listed so that nobody takes its absence for an oversight:
  //
  // - Multidimensional poverty 4.4 % (2021) to 1.3 % (2025) against 7.52 % in 2022: two definitions that
  //   their pages do not print. Typed in under one indicator they are two sources of different years,
  //   and no year has both. With a column "standard" the change of regime is reported.
  // - The 1980 set in 4 groups on some pages, in 5 on others: nothing is computed from the groups.
  // - An earlier draft of 51/2025 numbers the groups of communes the other way round: both numberings
  //   are complete by themselves; only the text says which is in force.
}
