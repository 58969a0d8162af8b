import Foundation
import IO
import Panels
import Testing

@testable import Analytics

@Suite("Undeclared jumps")
struct JumpTestTests {
  private static func jumps(_ set: PanelSet, breaks: [SeriesBreak] = []) -> [JumpRow] {
    JumpTest(panels: set, breaks: breaks).rows(of: "income").filter(\.isJump)
  }

  @Test(
    "random walks with drift raise a false alarm in at most one panel of twenty",
    arguments: StepLaw.allCases, [7, 12])
  func falseAlarms(law: StepLaw, years: Int) {
    let panels = 400
    var alarms = 0
    for seed in 0..<panels {
      let walks = SimulatedWalks(units: 20, years: years, law: law)
      if !Self.jumps(walks.set(seed: UInt64(seed) + 1)).isEmpty { alarms += 1 }
    }
    #expect(alarms <= panels / 20, "years \(years): \(alarms) of \(panels)")
  }

  @Test(
    "a common jump of two standard deviations of a unit's yearly step is found",
    arguments: [(8, 15), (12, 40), (20, 48)])
  func power(years: Int, least: Int) throws {
    var found = 0
    let panels = 50
    for seed in 0..<panels {
      var walks = SimulatedWalks(units: 60, years: years)
      walks.shock = 0.002
      var panel = walks.panel(seed: UInt64(seed) + 1)
      for period in (years / 2)..<years {
        for unit in 0..<walks.units { panel[unit, period] *= exp(2 * walks.step) }
      }
      let jumps = Self.jumps(walks.set([panel])).filter { $0.scope == .all }
      if jumps.map(\.year) == [2010 + years / 2] { found += 1 }
    }
    // The sample is the years: seven changes show it in two panels of five, eleven in four of five.
    #expect(found >= least, "\(found) of \(panels)")
  }

  @Test(
    "a single unit raises a false alarm in about one panel of a hundred, in small areas too",
    arguments: StepLaw.allCases, [(5, 8), (8, 10), (20, 20), (60, 10)])
  func falseUnits(law: StepLaw, size: (units: Int, years: Int)) {
    let panels = 300
    let alarms = (0..<panels).count { seed in
      let walks = SimulatedWalks(units: size.units, years: size.years, law: law)
      return Self.jumps(walks.set(seed: UInt64(seed) + 1)).contains { $0.scope == .unit }
    }
    // Of 300 panels at 1.1 % more than 10 alarm once in a thousand times.
    #expect(alarms <= 10, "\(size): \(alarms) of \(panels)")
  }

  @Test(
    "a lasting jump of one unit by twenty standard deviations of the noise is found in small areas",
    arguments: [(8, 10, 45), (15, 14, 60), (60, 10, 90)])
  func unitPower(units: Int, years: Int, least: Int) {
    let panels = 100
    let found = (0..<panels).count { seed in
      var generator = SplitMix64(seed: UInt64(seed) + 1)
      var panel = Panel(
        indicator: Indicator(id: "income", kind: .number), unitCount: units, periodCount: years)
      for period in 0..<years {
        for unit in 0..<units {
          panel[unit, period] =
            50 + Double(unit) + 0.5 * Double(period)
            + 0.3 * StepLaw.normal.draw(using: &generator)
            + (unit == 3 && period >= years / 2 ? 6 : 0)
        }
      }
      let set = SimulatedWalks(units: units, years: years).set([panel])
      return Self.jumps(set).contains {
        $0.scope == .unit && $0.unit == 3 && $0.year == 2010 + years / 2
      }
    }
    #expect(found >= least, "\(units) × \(years): \(found) of \(panels)")
  }

  @Test("a jump is told from a bad figure, and one unit's jump from that of all")
  func single() throws {
    let walks = SimulatedWalks(units: 40, years: 10)
    var panel = walks.panel(seed: 3)
    panel[7, 4] *= 3
    for period in 6..<10 { panel[12, period] *= 2.5 }
    let jumps = Self.jumps(walks.set([panel]))
    #expect(jumps.allSatisfy { $0.scope == .unit })
    let bad = try #require(jumps.first { $0.unit == 7 })
    #expect(bad.year == 2014 && bad.returns)
    #expect(jumps.count { $0.unit == 7 } == 1)
    let moved = try #require(jumps.first { $0.unit == 12 })
    #expect(moved.year == 2016 && !moved.returns && moved.naturalChange > 100)
    #expect(jumps.count == 2)
  }

  @Test("a change of method that only changes the scatter is found with its year")
  func scatter() throws {
    let walks = SimulatedWalks(units: 60, years: 16, step: 0.01)
    var panel = walks.panel(seed: 5)
    var generator = SplitMix64(seed: 6)
    for period in 8..<16 {
      for unit in 0..<60 {
        panel[unit, period] *= exp(0.04 * StepLaw.normal.draw(using: &generator))
      }
    }
    let jump = try #require(Self.jumps(walks.set([panel])).first { $0.scope == .scatter })
    #expect(jump.year == 2018)
    #expect(jump.change > 2 * jump.usual)
  }

  @Test("a declared change of method ends the finding: the segments are tested apart")
  func declaredScatter() {
    let walks = SimulatedWalks(units: 60, years: 24, step: 0.01)
    for seed in 1...8 {
      var panel = walks.panel(seed: UInt64(seed))
      var generator = SplitMix64(seed: UInt64(seed) + 100)
      for period in 12..<24 {
        for unit in 0..<60 {
          panel[unit, period] *= exp(0.04 * StepLaw.normal.draw(using: &generator))
        }
      }
      let set = walks.set([panel])
      #expect(Self.jumps(set).filter { $0.scope == .scatter }.map(\.year) == [2022])
      let declared = SeriesBreak(indicator: "income", year: 2022, kind: .method)
      #expect(!Self.jumps(set, breaks: [declared]).contains { $0.scope == .scatter })
    }
  }

  @Test("a unit that fell for good with all others does not come back")
  func lastingFall() throws {
    let walks = SimulatedWalks(units: 30, years: 12, step: 0.005)
    var panel = walks.panel(seed: 4)
    // Unit 3 falls by a quarter in 2015, all others a year later; unit 5 comes back by itself.
    for unit in 0..<30 {
      for period in (unit == 3 ? 5 : 6)..<12 { panel[unit, period] *= 0.75 }
    }
    panel[5, 9] *= 0.5
    let jumps = Self.jumps(walks.set([panel])).filter { $0.scope == .unit }
    let early = try #require(jumps.first { $0.unit == 3 })
    #expect(early.year == 2015 && !early.returns && jumps.count { $0.unit == 3 } == 1)
    #expect(jumps.first { $0.unit == 5 }?.returns == true)
  }

  @Test("nothing is claimed with fewer than six yearly changes, and that is said")
  func tooFew() {
    for years in 2...6 {
      let set = SimulatedWalks(units: 20, years: years).set(seed: 1)
      let test = JumpTest(panels: set)
      #expect(!test.rows(of: "income").contains { $0.scope != .unit })
      #expect(test.hasTooFewYears("income"))
    }
    let test = JumpTest(panels: SimulatedWalks(units: 20, years: 7).set(seed: 1))
    #expect(!test.hasTooFewYears("income"))
    #expect(test.rows(of: "income").count { $0.scope == .all } == 6)
  }

  @Test(
    "a declared break is no finding, whatever is done about it",
    arguments: SeriesBreak.Treatment.allCases)
  func declared(treatment: SeriesBreak.Treatment) {
    let walks = SimulatedWalks(units: 40, years: 12, shock: 0.002)
    var panel = walks.panel(seed: 9)
    for period in 5..<12 {
      for unit in 0..<40 { panel[unit, period] *= 1.5 }
    }
    #expect(Self.jumps(walks.set([panel])).map(\.year) == [2015])
    let declared = SeriesBreak(
      indicator: "income", year: 2015, kind: .method, treatment: treatment)
    #expect(Self.jumps(walks.set([panel]), breaks: [declared]).isEmpty)
  }

  @Test("yes/no, empty and constant panels are left alone")
  func degenerate() {
    var panel = Panel(
      indicator: Indicator(id: "income", kind: .positive), unitCount: 8, periodCount: 10)
    let walks = SimulatedWalks(units: 8, years: 10)
    #expect(JumpTest(panels: walks.set([panel])).rows(of: "income").isEmpty)
    for cell in panel.values.indices { panel.values[cell] = 36 }
    #expect(Self.jumps(walks.set([panel])).isEmpty)
    #expect(JumpTest(panels: walks.set([panel])).rows(of: "other").isEmpty)
    panel.indicator.kind = .yesno
    #expect(JumpTest(panels: walks.set([panel])).rows(of: "income").isEmpty)
  }

  /// The open samples of real data, where there are any.
  private static let validation: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["LOTRINH_VALIDATION"].map { URL(filePath: $0) }
    let folder = named ?? package.appending(path: "../shared/validation").standardizedFileURL
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  @Test(
    "the change of method of 2005 shows in the scatter of American counties, and in few false jumps",
    .enabled(
      if: JumpTestTests.validation != nil,
      "set LOTRINH_VALIDATION to a folder that holds us_county and es_municipality"))
  func realPanels() throws {
    let folder = try #require(Self.validation)
    let counties = try PanelTableReader.read(
      path: folder.appending(path: "us_county/county_year.csv").path,
      layout: PanelTableLayout(
        unit: "fips", year: "year",
        values: .wide([
          Indicator(id: "income", kind: .positive), Indicator(id: "poverty", kind: .share),
          Indicator(id: "insured", kind: .share),
        ]))
    ).panels
    let test = JumpTest(panels: counties)
    for indicator in ["income", "poverty"] {
      let jumps = test.rows(of: indicator).filter(\.isJump)
      #expect(jumps.filter { $0.scope == .scatter }.map(\.year) == [2005], "\(indicator)")
      #expect(!jumps.contains { $0.scope == .all })
      #expect(jumps.count { $0.scope == .unit } <= 3)
    }
    // Eight yearly changes: the largest is that of 2014, and it is not enough to claim a break.
    let insured = test.rows(of: "insured").filter { $0.scope == .all }
    #expect(insured.max { abs($0.score) < abs($1.score) }?.year == 2014)
    #expect(insured.allSatisfy { !$0.isJump })
    let towns = try PanelTableReader.read(
      path: folder.appending(path: "es_municipality/municipality_year.csv").path,
      layout: PanelTableLayout(
        unit: "mun_code", year: "year",
        values: .wide([
          Indicator(id: "income", kind: .positive), Indicator(id: "poverty", kind: .share),
        ]))
    ).panels
    let found = ["income", "poverty"].flatMap {
      JumpTest(panels: towns).rows(of: $0).filter(\.isJump)
    }
    #expect(found.count <= 2 && found.allSatisfy { $0.scope == .unit })
  }
}
