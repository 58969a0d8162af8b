import Forecast
import Panels
import Planning
import Testing

@Suite("Projections")
struct ProjectionTests {
  private static func set(_ panels: [Panel]) -> PanelSet {
    PanelSet(
      units: UnitTable(codes: (0..<(panels.first?.unitCount ?? 0)).map { "u\(10 + $0)" }),
      years: (0..<(panels.first?.periodCount ?? 0)).map { 2018 + $0 }, panels: panels)
  }

  @Test("the past stays as it is, to the bit", arguments: [0, 1, 3])
  func past(horizon: Int) throws {
    var generator = SplitMix64(seed: 5)
    var panel = Programme.panel(
      "x", .share, Array(repeating: Array(repeating: nil, count: 5), count: 30))
    for cell in panel.values.indices where Bool.random(using: &generator) {
      panel.values[cell] = Double.random(in: 0...100, using: &generator)
    }
    panel.notApplicable = [3, 40]
    let extended = Projection(panels: Self.set([panel])).extended(by: horizon)
    #expect(extended.years == (0..<(5 + horizon)).map { 2018 + $0 })
    let found = try #require(extended.panel("x"))
    #expect(
      found.values.prefix(150).map(\.bitPattern) == panel.values.map(\.bitPattern))
    #expect(found.notApplicable.isSuperset(of: [3, 40]))
    #expect((0..<150).allSatisfy { found.provenance[$0] == .observed })
  }

  @Test("numbers take the median of their forecast, yes/no and counts their last value")
  func values() throws {
    let share = Programme.panel(
      "share", .share, [[10, 20, 30, 45], [nil, nil, 5, nil], [nil, nil, nil, nil]])
    let yesno = Programme.panel(
      "yesno", .yesno, [[0, 1, 1, nil], [1, 0, nil, nil], [nil, nil, nil, nil]])
    let count = Programme.panel(
      "count", .count, [[1, 2, 3, 4], [7, nil, nil, nil], [nil, nil, nil, nil]])
    let data = Self.set([share, yesno, count])
    let extended = Projection(panels: data).extended(by: 2)
    let block = try #require(Forecaster(panels: data, horizon: 2).model(of: "share"))
      .forecast(units: 0..<3)
    let found = try #require(extended.panel("share"))
    for step in 0..<2 {
      for unit in 0..<2 {
        #expect(found[unit, 4 + step] == block.median(unit: unit, step: step))
      }
      #expect(found[2, 4 + step].isNaN)
    }
    let last = { (id: String) in (0..<3).map { extended.panel(id)?[$0, 5] ?? .nan } }
    #expect(last("yesno").prefix(2) == [1, 0] && last("yesno")[2].isNaN)
    #expect(last("count").prefix(2) == [4, 7] && last("count")[2].isNaN)
  }

  @Test("a projected value is an estimate, or simulated where it stands on simulated data")
  func provenance() throws {
    var panel = Programme.panel("x", .share, [[10, 20, 30], [10, 20, 30], [10, 20, 30]])
    panel.provenance = .perCell(
      Array(repeating: .observed, count: 6) + [.observed, .simulated, .reconstructed])
    let found = try #require(Projection(panels: Self.set([panel])).extended(by: 1).panel("x"))
    #expect((9..<12).map { found.provenance[$0] } == [.estimated, .simulated, .reconstructed])
  }

  @Test("a forecast that rests on simulated years is simulated, whatever the last year is")
  func simulatedHistory() throws {
    var panel = Programme.panel("x", .share, [[10, 20, 30]])
    panel.provenance = .perCell([.simulated, .simulated, .observed])
    let found = try #require(Projection(panels: Self.set([panel])).extended(by: 1).panel("x"))
    #expect(found.provenance[3] == .simulated)
  }

  @Test("what does not apply in the last year does not apply later")
  func notApplicable() throws {
    var panel = Programme.panel("x", .yesno, [[1, nil], [nil, 1]])
    panel.notApplicable = [2, 1]
    let found = try #require(Projection(panels: Self.set([panel])).extended(by: 2).panel("x"))
    #expect(found.notApplicable == [1, 2, 4, 6])
    #expect(found[1, 3] == 1)
  }

  @Test("a projection never crosses a declared break")
  func breaks() throws {
    let panel = Programme.panel("x", .number, [[90, 80, 10, 12, 14]])
    let breaks = [SeriesBreak(indicator: "x", year: 2020, kind: .povertyStandard)]
    let found = try #require(
      Projection(panels: Self.set([panel]), breaks: breaks).extended(by: 1).panel("x"))
    #expect(abs(found[0, 5] - 16) < 1e-3)
  }
}
