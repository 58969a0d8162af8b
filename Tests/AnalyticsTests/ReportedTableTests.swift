import Foundation
import IO
import Panels
import Testing

@testable import Analytics

@Suite("Published figures")
struct ReportedTableTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The published figures of the project.
  private static func published() throws -> [ReportedFigure] {
    try PlanReader.read(
      path: root + "/datasets/published/plan.yaml", options: PlanReadingOptions(),
      environment: ["LOTRINH_DATASETS": root + "/datasets"], executable: "/nowhere/lotrinh"
    ).reported
  }

  private static func checks(place: String, year: Int) throws -> [String: ReportedCheck] {
    let all = ReportedTable.checks(of: ReportedTable.tables(of: try published()))
    let own = all.filter { $0.figure.place == place && $0.figure.year == year }
    return Dictionary(own.map { ($0.figure.item, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A table of one place from items and printed values.
  private static func table(_ items: [(String, String)], year: Int = 2020) -> ReportedTable? {
    ReportedTable.tables(
      of: items.map { item, printed in
        ReportedFigure(
          place: "P", year: year, month: nil, item: item, value: Double(printed) ?? .nan,
          printed: printed, source: "S", note: "", location: SourceLocation(file: "x.csv"))
      }
    ).first
  }

  private static func outcomes(_ items: [(String, String)]) -> [String: ReportedCheck.Outcome] {
    guard let table = table(items) else { return [:] }
    return Dictionary(
      ReportedTable.checks(of: [table]).map { ($0.figure.item, $0.outcome) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("Bắc Giang's band table agrees with its own shares, and its average fits the bands")
  func bacGiang() throws {
    let checks = try Self.checks(place: "Bắc Giang", year: 2014)
    for band in ["15-18", "10-14", "5-9", "0-4"] {
      let check = try #require(checks["share:band:\(band)"])
      #expect(check.outcome == .agrees && check.rounded == check.figure.printed)
    }
    let communes = try #require(checks["communes"])
    #expect(communes.outcome == .agrees && communes.recomputed == 202)
    let average = try #require(checks["criteria_average"])
    #expect(average.outcome == .consistent && average.rounded == "8.41–12.27")
    #expect(checks["band:19"]?.outcome == .given)
  }

  @Test(
    "Thừa Thiên Huế's band tables agree to the printed decimals; a change of 0.57 was cut to 0.5")
  func thuaThienHue() throws {
    for (year, bands) in [
      (2018, ["19", "15-18", "10-14", "8-9"]), (2019, ["19", "15-18", "10-14", "8-9"]),
    ] {
      let checks = try Self.checks(place: "Thừa Thiên Huế", year: year)
      for band in bands {
        let check = try #require(checks["share:band:\(band)"])
        #expect(check.outcome == .agrees && check.rounded == check.figure.printed)
      }
      #expect(checks["criteria_average"]?.outcome == .consistent)
      #expect(checks["communes"]?.recomputed == 104)
    }
    let change = try #require(
      try Self.checks(place: "Thừa Thiên Huế", year: 2019)["criteria_average_change"])
    #expect(change.outcome == .truncated && change.rounded == "0.6")
    let earlier = try Self.checks(place: "Thừa Thiên Huế", year: 2015)
    #expect(
      earlier["criteria_average"]?.outcome == .agrees
        && earlier["criteria_average"]?.rounded == "14")
  }

  @Test("Quảng Bình's average is its total over the communes of its bands")
  func quangBinh() throws {
    let checks = try Self.checks(place: "Quảng Bình", year: 2018)
    let average = try #require(checks["criteria_average"])
    #expect(average.outcome == .agrees && isClose(average.recomputed, 1922.0 / 136))
    #expect(average.rounded == "14.1" && average.formula == "criteria_total / communes")
  }

  @Test("a share cut off instead of rounded is told apart from a wrong one")
  func truncated() throws {
    let check = try #require(try Self.checks(place: "Việt Nam", year: 2021)["share:recognised"])
    #expect(
      check.figure.printed == "63.4" && check.outcome == .truncated && check.rounded == "63.5")
    #expect(
      Self.outcomes([("communes", "8267"), ("recognised", "5248"), ("share:recognised", "63.9")])[
        "share:recognised"] == .differs)
  }

  @Test("the share of advanced and model communes is of the recognised, not of all")
  func denominators() {
    let items = [
      ("communes", "100"), ("recognised", "50"), ("advanced", "10"), ("model", "5"),
      ("share:recognised", "50"), ("share:advanced", "20"), ("share:model", "10"),
    ]
    let outcomes = Self.outcomes(items)
    for item in ["share:recognised", "share:advanced", "share:model"] {
      #expect(outcomes[item] == .agrees)
    }
    #expect(Self.outcomes(items.dropLast() + [("share:model", "5")])["share:model"] == .differs)
  }

  @Test("an average outside what the bands allow cannot come from them, one at their ends can")
  func averageBounds() {
    let bands = [("band:19", "1"), ("band:15-18", "1"), ("band:0-14", "2")]
    for (printed, expected) in [
      ("8.5", ReportedCheck.Outcome.consistent), ("16.25", .consistent), ("12", .consistent),
      ("8.4", .differs), ("16.3", .differs),
    ] {
      #expect(
        Self.outcomes(bands + [("criteria_average", printed)])["criteria_average"] == expected)
    }
  }

  @Test("bands with a gap or without their lowest end are no whole table")
  func incomplete() throws {
    for bands in [
      [("band:19", "1"), ("band:15-18", "1")],
      [("band:19", "1"), ("band:10-14", "1"), ("band:0-9", "1")],
      [("band:0-19", "4")],
    ] {
      let table = try #require(Self.table(bands))
      #expect(!table.bandsAreComplete && table.bandCounts().isEmpty)
    }
    let whole = try #require(Self.table([("band:0-4", "3"), ("band:19", "1"), ("band:5-18", "2")]))
    #expect(whole.bandsAreComplete && whole.bands.map(\.communes) == [1, 2, 3])
    #expect(whole.bandCounts().map(\.roundedTenths) == [167, 333, 500])
  }

  @Test("what a table has no parts for is not recomputable")
  func notRecomputable() {
    let outcomes = Self.outcomes([
      ("share:recognised", "50"), ("criteria_average", "14"), ("communes", "100"),
    ])
    #expect(outcomes["share:recognised"] == .notRecomputable)
    #expect(outcomes["criteria_average"] == .notRecomputable)
    #expect(outcomes["communes"] == .given)
  }

  @Test("figures of other places, dates and sources do not mix")
  func tables() throws {
    let figures = try Self.published()
    let tables = ReportedTable.tables(of: figures)
    #expect(tables.flatMap(\.figures).count == figures.count)
    for table in tables {
      #expect(Set(table.figures.map(\.source)).count == 1)
      #expect(
        table.figures.allSatisfy {
          $0.place == table.place && $0.year == table.year && $0.month == table.month
        })
    }
  }

  @Test("a share and its count that move apart are found")
  func oppositeMoves() throws {
    let first = try #require(
      Self.table([("recognised", "100"), ("share:recognised", "50")], year: 2020))
    let second = try #require(
      Self.table([("recognised", "90"), ("share:recognised", "60")], year: 2021))
    let third = try #require(
      Self.table([("recognised", "95"), ("share:recognised", "65")], year: 2022))
    let moves = ReportedTable.oppositeMoves(in: [third, first, second])
    #expect(moves.map(\.item) == ["recognised"])
    #expect(moves.first?.earlier.year == 2020 && moves.first?.later.year == 2021)
  }

  @Test(
    "figures are rounded half away from zero, as offices do",
    arguments: [
      (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (2.5, 0, "3"), (12.376, 1, "12.4"),
      (0.04, 1, "0.0"),
      (100, 1, "100.0"), (9.996, 2, "10.00"), (Double.nan, 1, ""),
    ])
  func rounding(value: Double, decimals: Int, expected: String) {
    #expect(ReportedTable.rounded(value, decimals: decimals) == expected)
  }

  @Test("an absurd figure is compared like any other, and does not end the program")
  func absurd() {
    for printed in ["1e300", "99999999999999999999", "-1e18", "2.5"] {
      let outcomes = Self.outcomes([
        ("band:19", printed), ("band:0-18", "5"), ("communes", "5"), ("recognised", printed),
        ("share:recognised", "10"), ("criteria_total", printed), ("criteria_average", "14"),
      ])
      #expect(outcomes["share:recognised"] == .differs)
    }
  }
}
