import Distributions
import Panels
import Testing

@testable import Forecast

@Suite("Scenarios and groups over forecasts")
struct GroupForecastTests {
  /// Shares that wander together and on their own.
  private static func panel(_ kind: IndicatorKind = .share, units: Int = 60) -> PanelSet {
    var generator = SplitMix64(seed: 17)
    let noise = { (size: Double) in
      (0..<6).reduce(0) { sum, _ in sum + Double.random(in: -1...1, using: &generator) } * size
    }
    let shared = (0..<9).map { _ in noise(0.06) }
    let rows = (0..<units).map { _ -> [Double?] in
      var level = noise(0.25) + 0.5
      return shared.map { step in
        level += 0.03 + step + noise(0.04)
        return kind == .share ? 100 / (1 + exp2(-level)) : 20 * exp2(level)
      }
    }
    return Sample.set(kind, rows)
  }

  private static func exp2(_ x: Double) -> Double { WorkingScale(.log).natural(x) }

  @Test("a quantile put back gives its probability", arguments: [IndicatorKind.share, .positive])
  func inverse(kind: IndicatorKind) throws {
    var block = try Sample.forecast(Self.panel(kind))
    let changes = [
      ForecastChange.none, ForecastChange(pace: 0.5, shift: 0.1),
      ForecastChange(factor: 0.9, added: -3),
    ]
    for change in changes {
      block.apply { _, _ in change }
      for unit in stride(from: 0, to: 60, by: 7) {
        for step in 0..<3 {
          for q in [0.001, 0.05, 0.2, 0.5, 0.8, 0.99] {
            let value = block.quantile(q, unit: unit, step: step)
            // A bound has a mass of its own.
            if kind == .share, value <= 0 || value >= 100 { continue }
            let back = block.probability(of: .below(value), unit: unit, step: step)
            #expect(abs(back - q) < 1e-3)
          }
        }
      }
    }
  }

  @Test("an uncertain loss mixes the distributions with and without it")
  func mixture() throws {
    let before = try Sample.forecast(Self.panel())
    var lost = before
    lost.apply { _, _ in ForecastChange(added: -12) }
    var mixed = before
    var change = ForecastChange.none
    change.losses = [UncertainLoss(chance: 0.7, amount: 0), UncertainLoss(chance: 0.3, amount: 12)]
    mixed.apply { _, _ in change }
    for unit in stride(from: 0, to: 60, by: 9) {
      for bar in [30.0, 55, 70, 90] {
        let chances = [before, lost, mixed].map {
          $0.probability(of: .atLeast(bar), unit: unit, step: 1)
        }
        #expect(abs(chances[2] - 0.7 * chances[0] - 0.3 * chances[1]) < 1e-12)
      }
      let means = [before, lost, mixed].map { $0.mean(unit: unit, step: 1) }
      #expect(abs(means[2] - 0.7 * means[0] - 0.3 * means[1]) < 1e-9)
      let quantiles = mixed.quantiles(unit: unit, step: 1)
      #expect(quantiles == quantiles.sorted())
      #expect(mixed.median(unit: unit, step: 1) == quantiles[QuantileLevels.median])
      for (level, value) in zip(QuantileLevels.published, quantiles) where value > 0 && value < 100
      {
        let back = mixed.probability(of: .below(value), unit: unit, step: 1)
        #expect(abs(back - level) < 2e-3)
      }
      // A loss raises no quantile.
      #expect(zip(quantiles, before.quantiles(unit: unit, step: 1)).allSatisfy { $0 <= $1 })
      // A mean and a variance are those of the mixture at every value of the shared factor.
      let shared = try [before, lost, mixed].map { try #require($0.shared(unit: unit, step: 1)) }
      for node in SharedFactor.nodes.indices {
        let (m, n) = (shared[0].means[node], shared[1].means[node])
        let mean = 0.7 * m + 0.3 * n
        #expect(abs(shared[2].means[node] - mean) < 1e-9)
        let variance =
          0.7 * shared[0].variances[node] + 0.3 * shared[1].variances[node]
          + 0.21 * (m - n) * (m - n)
        #expect(abs(shared[2].variances[node] - variance) < 1e-6)
      }
    }
  }

  @Test("the published quantiles are those of any probability")
  func published() throws {
    let block = try Sample.forecast(Self.panel())
    for (index, level) in QuantileLevels.published.enumerated() {
      let published = block.quantiles(unit: 5, step: 1)[index]
      // Both are interpolated from one table of equally likely sums.
      #expect(abs(block.quantile(level, unit: 5, step: 1) - published) < 0.15)
    }
  }

  @Test("no change leaves every bit")
  func none() throws {
    let before = try Sample.forecast(Self.panel())
    var after = before
    after.apply { _, _ in .none }
    for unit in 0..<60 {
      for step in 0..<3 {
        #expect(
          before.quantiles(unit: unit, step: step).map(\.bitPattern)
            == after.quantiles(unit: unit, step: step).map(\.bitPattern))
        #expect(
          before.probability(of: .atLeast(60), unit: unit, step: step).bitPattern
            == after.probability(of: .atLeast(60), unit: unit, step: step).bitPattern)
      }
    }
  }

  @Test("half the pace is half of each year's move, from the year it begins")
  func pace() throws {
    let set = Self.panel(.positive)
    let before = try Sample.forecast(set)
    var after = before
    after.apply { _, step in ForecastChange(pace: step >= 1 ? 0.5 : 1) }
    for unit in 0..<60 {
      let old = (0..<3).map { before.centre(unit: unit, step: $0) }
      let new = (0..<3).map { after.centre(unit: unit, step: $0) }
      #expect(new[0] == old[0])
      // On the log scale halves of moves are square roots of ratios.
      #expect(abs(new[1] - old[0] * (old[1] / old[0]).squareRoot()) < 1e-9 * old[1])
      #expect(abs(new[2] - new[1] * (old[2] / old[1]).squareRoot()) < 1e-9 * old[2])
    }
  }

  @Test("what is taken away moves bars as much, inside the bounds")
  func loss() throws {
    let before = try Sample.forecast(Self.panel())
    var after = before
    after.apply { _, _ in ForecastChange(added: -20) }
    for unit in 0..<60 {
      let p = after.probability(of: .atLeast(40), unit: unit, step: 0)
      #expect(p == before.probability(of: .atLeast(60), unit: unit, step: 0))
      #expect(after.probability(of: .atLeast(81), unit: unit, step: 0) == 0)
      let low = after.quantiles(unit: unit, step: 0)[0]
      #expect(low == max(0, before.quantiles(unit: unit, step: 0)[0] - 20))
    }
  }

  @Test("a group of one has the forecast of its unit, to the last bit")
  func one() throws {
    for kind in [IndicatorKind.share, .positive] {
      let block = try Sample.forecast(Self.panel(kind))
      for unit in [0, 13, 44] {
        var alone = GroupForecast()
        alone.merge(GroupForecast())
        var part = GroupForecast()
        let isKnown = part.add(GroupForecast.Member(block, unit: unit, step: 1), weight: 3)
        #expect(isKnown)
        alone.merge(part)
        let figure = try #require(alone.mean)
        #expect(
          QuantileLevels.published.map(figure.quantile) == block.quantiles(unit: unit, step: 1))
        #expect(figure.mean == block.mean(unit: unit, step: 1))
        for bar in [30.0, 55, 70] {
          #expect(
            figure.probability(of: .atLeast(bar), isWhole: false)
              == block.probability(of: .atLeast(bar), unit: unit, step: 1))
        }
      }
    }
  }

  @Test("a group of one series that never differed from its forecast has its median alone")
  func constant() throws {
    let block = try Sample.forecast(Sample.set(.positive, [Array(repeating: 7, count: 8)]))
    try #require(block.statuses == [.constant])
    var alone = GroupForecast()
    _ = alone.add(GroupForecast.Member(block, unit: 0, step: 1), weight: 1)
    let figure = try #require(alone.mean)
    #expect(figure.status == .constant)
    #expect(figure.quantile(0.5) == block.median(unit: 0, step: 1))
    #expect(figure.quantile(0.05).isNaN && figure.mean.isNaN)
  }

  @Test("a mean of many is surer than its units, but not surer than its years")
  func groups() throws {
    let block = try Sample.forecast(Self.panel())
    var all = GroupForecast()
    for unit in 0..<60 { _ = all.add(GroupForecast.Member(block, unit: unit, step: 1), weight: 1) }
    let figure = try #require(all.mean)
    let width = figure.quantile(0.9) - figure.quantile(0.1)
    let widths = (0..<60).map {
      block.quantile(0.9, unit: $0, step: 1) - block.quantile(0.1, unit: $0, step: 1)
    }
    #expect(width < widths.reduce(0, +) / 60)
    // If all erred on their own the width would fall by √60.
    #expect(width > 1.5 * widths.reduce(0, +) / 60 / 60.squareRoot())
    let means = (0..<60).map { block.mean(unit: $0, step: 1) }
    #expect(abs(figure.mean - means.reduce(0, +) / 60) < 0.1)
  }

  @Test(
    "the mean of a group is that of its units' means, to the tails of a year part known from one year"
  )
  func means() throws {
    for (years, tolerance) in [(9, 0.002), (3, 0.01)] {
      let set = Self.panel(.positive)
      let panel = set.panels[0]
      let rows = (0..<60).map { unit in (9 - years..<9).map { panel[unit, $0] as Double? } }
      let block = try Sample.forecast(Sample.set(.positive, rows))
      for step in 0..<2 {
        var group = GroupForecast()
        for unit in 0..<60 {
          _ = group.add(GroupForecast.Member(block, unit: unit, step: step), weight: 1)
        }
        let units = (0..<60).reduce(0) { $0 + block.mean(unit: $1, step: step) } / 60
        let mean = try #require(group.mean).mean
        #expect(
          abs(mean / units - 1) < tolerance, "\(years) years, step \(step): \(mean / units - 1)")
      }
    }
  }

  @Test("parts of a group add up to it, and a unit without weight is left out")
  func parts() throws {
    let block = try Sample.forecast(Self.panel())
    var whole = GroupForecast()
    var parts = [GroupForecast(), GroupForecast()]
    for unit in 0..<60 {
      _ = whole.add(GroupForecast.Member(block, unit: unit, step: 0), weight: Double(unit + 1))
      _ = parts[unit % 2].add(
        GroupForecast.Member(block, unit: unit, step: 0), weight: Double(unit + 1))
    }
    for weight in [Double.nan, 0] {
      let isKnown = whole.add(GroupForecast.Member(block, unit: 3, step: 0), weight: weight)
      #expect(!isKnown)
    }
    parts[0].merge(parts[1])
    let (one, other) = (try #require(whole.mean), try #require(parts[0].mean))
    for q in [0.05, 0.5, 0.95] { #expect(abs(one.quantile(q) - other.quantile(q)) < 1e-9) }
    #expect(whole.units == 60 && parts[0].units == 60)
  }
}
