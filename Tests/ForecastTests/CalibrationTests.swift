import Panels
import Testing

@testable import Forecast

@Suite("Calibration on panels of a known process")
struct CalibrationTests {
  private static let horizon = 5

  /// Random walks of 60 communes with a common random walk and noise on each value: twelve years that are
  /// seen and five that come.
  private static func made(seed: Int, common: Double, own: Double) -> [[Double]] {
    var random = SplitMix64(seed: UInt64(seed))
    var shared = [0.0]
    for _ in 1..<12 + horizon { shared.append(shared[shared.count - 1] + common * random.normal()) }
    return (0..<60).map { _ in
      var level = 100 + 20 * random.normal()
      let size = own * Double.random(in: 0.5...1.5, using: &random)
      return shared.map { shift in
        level += size * random.normal()
        return level + shift + 0.5 * random.normal()
      }
    }
  }

  @Test(
    "as many values as said fall between the quantiles five years ahead",
    arguments: [(1.0, 1.0), (0.2, 1.0)])
  func coverage(common: Double, own: Double) throws {
    var inside = (eighty: 0, ninetyFive: 0)
    var below = 0
    let panels = 16
    for seed in 0..<panels {
      let rows = Self.made(seed: 1000 + seed, common: common, own: own)
      let block = try Sample.forecast(
        Sample.set(.number, rows.map { $0.prefix(12).map(Optional.some) }), horizon: Self.horizon)
      for (unit, row) in rows.enumerated() {
        let quantiles = block.quantiles(unit: unit, step: Self.horizon - 1)
        let value = row[11 + Self.horizon]
        if value >= quantiles[2] && value <= quantiles[18] { inside.eighty += 1 }
        if value >= quantiles[0] && value <= quantiles[20] { inside.ninetyFive += 1 }
        if value < quantiles[QuantileLevels.median] { below += 1 }
      }
    }
    let share = { (count: Int) in Double(count) / Double(60 * panels) }
    #expect((0.7...0.9).contains(share(inside.eighty)), "80 %: \(share(inside.eighty))")
    #expect((0.88...0.99).contains(share(inside.ninetyFive)), "95 %: \(share(inside.ninetyFive))")
    #expect((0.35...0.65).contains(share(below)), "below the median: \(share(below))")
  }
}
