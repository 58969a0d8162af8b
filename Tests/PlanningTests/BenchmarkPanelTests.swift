import Panels
import Testing

@testable import Planning

@Suite("The benchmark panel")
struct BenchmarkPanelTests {
  @Test("it has nineteen indicators, 3 % missing cells and 1 % late units")
  func shape() {
    let specification = SimulationSpecification.benchmark(years: 2006...2025, seed: 1)
    let units = SimulationSpecification.benchmarkUnits(0..<2_000)
    let panels = Simulator(specification).panels(of: units)
    #expect(panels.panels.count == 19)
    let missing = panels.panels.reduce(0) { $0 + $1.values.count { $0.isNaN } }
    let share = Double(missing) / Double(19 * 2_000 * 20)
    // 3 %, and 1 % of the units lack 1 to 10 of 20 years.
    #expect(abs(share - 0.0327) < 0.002)
    let late = (0..<2_000).count { unit in panels.panels.allSatisfy { $0[unit, 0].isNaN } }
    #expect((5...40).contains(late))
    for panel in panels.panels {
      #expect(panel.values.allSatisfy { $0.isNaN || panel.indicator.kind.allows($0) })
    }
  }

  @Test("blocks of units put together are the whole")
  func blocks() {
    let simulator = Simulator(.benchmark(years: 2016...2020, seed: 5))
    let whole = simulator.panels(of: SimulationSpecification.benchmarkUnits(0..<70))
    let part = simulator.panels(of: SimulationSpecification.benchmarkUnits(64..<70))
    for (left, right) in zip(whole.panels, part.panels) {
      for unit in 0..<6 {
        for period in 0..<5 {
          #expect(left[64 + unit, period].bitPattern == right[unit, period].bitPattern)
        }
      }
    }
  }

  @Test("codes ascend, and 25 communes make a district, 25 districts a province")
  func units() {
    let units = SimulationSpecification.benchmarkUnits(0..<1_300)
    #expect(units.codes == units.codes.sorted())
    #expect(units.codes.first == "C000001")
    #expect(units.names.last == "Xã mô phỏng 001300")
    #expect(units.level(named: "district")?.label(of: 25) == "H0002")
    #expect(units.level(named: "province")?.label(of: 1_299) == "T03")
    #expect(units.zones.labels.count == 3)
  }
}
