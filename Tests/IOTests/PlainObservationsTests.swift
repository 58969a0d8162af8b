import Panels
import Testing

@testable import IO

@Suite("Plain observations of a plan")
struct PlainObservationsTests {
  private static let names = UnitNames(
    units: UnitTable(
      codes: (0..<6).map { "0\($0)" },
      names: ["Ba Tầng", "Hướng Linh", "Hướng Phùng", "Húc", "Thanh", "Xy"]))

  private static let catalogue = IndicatorCatalogue(
    sets: [],
    declared: [
      Indicator(id: "income", kind: .positive), Indicator(id: "poverty", kind: .share),
      Indicator(id: "met", kind: .yesno),
    ])

  private static func plain(_ files: [String]) throws -> PanelReading? {
    let folder = TemporaryFolder()
    let paths = try files.enumerated().map { try folder.write($1, to: "file\($0).csv") }
    var reader = PlainObservations(
      names: names, catalogue: catalogue, decimalComma: false, encoding: nil)
    return reader.read(paths)
  }

  private static func whole(_ files: [String]) throws -> PanelReading {
    let folder = TemporaryFolder()
    let paths = try files.enumerated().map { try folder.write($1, to: "file\($0).csv") }
    var reader = ObservationReader(names: names, catalogue: catalogue)
    return try reader.read(paths: paths)
  }

  /// Rows of several tables; those of one table are of one shape.
  private static func tables(_ random: inout SplitMix64) -> [String] {
    (0..<Int.random(in: 1...3, using: &random)).map { file in
      let isLong = Bool.random(using: &random)
      let hasProvenance = Bool.random(using: &random)
      var text = isLong ? "unit,year,indicator,value" : "unit,year,income,poverty,met"
      if hasProvenance { text += ",provenance" }
      text += ",source\n"
      for unit in 0..<6 {
        for year in 2015..<2019 where Int.random(in: 0..<4, using: &random) > 0 {
          // Tables speak of different years, most of the time.
          let shown = year + (Int.random(in: 0..<40, using: &random) == 0 ? 0 : 5 * file)
          let code = Bool.random(using: &random) ? names.units.codes[unit] : names.units.names[unit]
          let number = { (random: inout SplitMix64) in
            let draw = Int.random(in: 1..<9_000, using: &random)
            return draw % 7 == 0 ? "" : draw % 11 == 0 ? "n/a" : "\(draw / 100).\(draw % 100)"
          }
          let met = ["", "đạt", "không đạt", "n/a"].randomElement(using: &random) ?? ""
          let tail =
            (hasProvenance
              ? "," + (["", "derived", "simulated"].randomElement(using: &random) ?? "") : "")
            + ",S\(file)\n"
          if isLong {
            let id = ["income", "poverty", "met"].randomElement(using: &random) ?? ""
            text += "\(code),\(shown),\(id),\(id == "met" ? met : number(&random))" + tail
          } else {
            text += "\(code),\(shown),\(number(&random)),\(number(&random)),\(met)" + tail
          }
        }
      }
      return text
    }
  }

  @Test("tables read in columns are those read value by value", arguments: 0..<60)
  func same(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let files = Self.tables(&random)
    // A column of months, though empty, sends a table the other way.
    let monthly = files.map { text in
      text.split(separator: "\n").enumerated()
        .map { $0 == 0 ? "\($1),month\n" : "\($1),\n" }.joined()
    }
    let whole = try Self.whole(monthly)
    guard let plain = try Self.plain(files) else {
      #expect(!whole.log.problems.isEmpty || whole.counts.superseded > 0)
      return
    }
    #expect(whole.log.problems == [])
    #expect(plain.counts == whole.counts)
    #expect(plain.accounts.map(\.counts) == whole.accounts.map(\.counts))
    #expect(plain.panels.years == whole.panels.years)
    #expect(plain.panels.panels.map(\.indicator) == whole.panels.panels.map(\.indicator))
    for (left, right) in zip(plain.panels.panels, whole.panels.panels) {
      #expect(left.values.map(\.bitPattern) == right.values.map(\.bitPattern))
      #expect(left.notApplicable == right.notApplicable)
      for cell in left.values.indices {
        #expect(left.provenance[cell] == right.provenance[cell])
        let place = { (reading: PanelReading) in
          reading.origins.location(
            of: left.indicator.id, unit: Self.names.units.codes[cell % 6],
            year: reading.panels.years[cell / 6])
        }
        #expect(place(plain)?.line == place(whole)?.line)
        #expect(place(plain)?.column == place(whole)?.column)
        #expect(place(plain)?.columnName == place(whole)?.columnName)
      }
    }
  }

  @Test("many such tables are plain, and some are not")
  func bothKinds() throws {
    let plain = try (0..<60).count { seed in
      var random = SplitMix64(seed: UInt64(seed))
      return try Self.plain(Self.tables(&random)) != nil
    }
    #expect(plain > 15 && plain < 55)
  }

  @Test(
    "a table that needs thought is not read here",
    arguments: [
      "unit,year,income\n01,2020,30\n01,2020,31\n",
      "unit,year,income\n01,2020,30\nHướng Linh,2020,31\n",
      "unit,year,income\nHuong Linh,2020,30\n",
      "unit,year,income\n01,2020-06,30\n",
      "unit,year,income\n01,2020,-3\n",
      "unit,year,incomes\n01,2020,30\n",
      "unit,year,income,status\n01,2020,30,plan\n",
      "unit,year,income,regime\n01,2020,30,old\n",
      "Thu nhập\nunit,year,income\n01,2020,30\n",
      "unit,year,income\n01,2020,\n",
      "unit,year,income\n",
      "unit,income\n01,30\n",
    ])
  func needsThought(text: String) throws {
    #expect(try Self.plain([text]) == nil)
  }

  @Test("two tables that fill one cell are not read here")
  func twice() throws {
    let text = "unit,year,income\n01,2020,30\n"
    #expect(try Self.plain([text]) != nil)
    #expect(try Self.plain([text, text]) == nil)
    #expect(try Self.plain([text, "unit,year,income\n01,2021,30\n"]) != nil)
  }
}
