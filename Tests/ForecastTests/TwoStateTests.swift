import Distributions
import Testing

@testable import Forecast

/// A panel of 0, 1 and NaN from rows of characters, one row a unit; a dot is missing.
func states(_ rows: [String]) -> (values: [Double], units: Int, periods: Int) {
  let periods = rows.first?.count ?? 0
  var values = [Double](repeating: .nan, count: rows.count * periods)
  for (unit, row) in rows.enumerated() {
    for (period, character) in row.enumerated() {
      switch character {
      case "0": values[period * rows.count + unit] = 0
      case "1": values[period * rows.count + unit] = 1
      default: break
      }
    }
  }
  return (values, rows.count, periods)
}

private func fit(_ rows: [String], groups: [Int]? = nil) -> TwoStateFit {
  let panel = states(rows)
  let groups = groups ?? Array(repeating: 0, count: rows.count)
  return TwoStateFit(
    TransitionCounts(
      values: panel.values, unitCount: panel.units, periodCount: panel.periods, groups: groups,
      groupCount: (groups.max() ?? 0) + 1))
}

@Test("rates are counts, half an event and a trial added")
func handCounts() {
  // Unmet years begun: 2 + 3 + 0 + 1 = 6, of which gained 1 + 1 + 0 + 1; met years begun: 1 + 0 + 3 + 2,
  // of which lost 0 + 0 + 0 + 1 (the last unit: 1 → 0 → 1 → 1).
  let result = fit(["0011", "0001", "1111", "1011"])
  #expect(result.gain.trials == 6 && result.gain.events == 3)
  #expect(result.gain.mean == 3.5 / 7)
  #expect(result.loss.trials == 6 && result.loss.events == 1)
  #expect(result.loss.mean == 1.5 / 7)
  #expect(result.gain.years == 3)
}

@Test("late starts, cuts and units never seen")
func odds() {
  let late = fit(["..01", "....", "1111"])
  #expect(late.gain.trials == 1 && late.loss.trials == 3)
  let history = StateHistory([.nan, .nan, .nan])
  #expect(history.isMet == nil)
  #expect(late.forecast(of: history, group: 0, from: 3) == nil)
  let cut = StateHistory([0, 1, 0, 0], cuts: [2])
  #expect(cut.gainTrials == 2 && cut.gains == 1 && cut.losses == 0)
  #expect(StateHistory([1, .nan, .nan], cuts: [2]).isMet == nil)
}

@Test("what never could be seen is not forecast; what never happened is rare")
func certainty() {
  let alwaysMet = fit(["1111", "1111", "1111"])
  #expect(!alwaysMet.gain.isKnown && alwaysMet.loss.events == 0)
  #expect(alwaysMet.loss.mean == 0.5 / 10)
  let kept = alwaysMet.forecast(of: StateHistory([1, 1, 1, 1]), group: 0, from: 3)
  #expect((kept?.metInYear(upTo: 1)[0] ?? 0) > 0.9)
  #expect(alwaysMet.forecast(of: StateHistory([0, .nan, .nan, 0]), group: 0, from: 3) == nil)
  let neverMet = fit(["000", "000"])
  #expect(neverMet.gain.mean == 0.5 / 5 && !neverMet.loss.isKnown)
}

@Test("items tell of each other: what never was lost among many is all but safe")
func itemsTogether() {
  let safe = states(Array(repeating: "1111", count: 20))
  let counts = TransitionCounts(
    values: safe.values, unitCount: 20, periodCount: 4, groups: Array(repeating: 0, count: 20),
    groupCount: 1)
  // Fifty items, each 60 years without a loss: half a loss in 3,001 years, not in 61.
  let prior = TwoStatePrior(pooling: Array(repeating: TwoStateFit(counts), count: 50))
  #expect(abs(prior.loss.mean - 0.5 / 3_001) < 1e-12)
  #expect(abs(TwoStateFit(counts, prior: prior).loss.mean - 0.5 / 3_001) < 2e-6)
  // An item that moves a lot keeps its own rate.
  let lively = states(Array(repeating: "1010", count: 200))
  let moving = TransitionCounts(
    values: lively.values, unitCount: 200, periodCount: 4,
    groups: Array(repeating: 0, count: 200), groupCount: 1)
  let mixed = TwoStatePrior(pooling: [TwoStateFit(counts), TwoStateFit(moving)])
  #expect(TwoStateFit(moving, prior: mixed).loss.mean > 0.95)
  #expect(TwoStateFit(counts, prior: mixed).loss.mean < 0.05)
}

@Test("counts of shards merge to the counts of the whole")
func merging() {
  let rows = ["00.1", "0101", "1..0", "1110", ".011"]
  let groups = [0, 1, 0, 1, 1]
  func counts(_ part: Range<Int>) -> TransitionCounts {
    let panel = states(Array(rows[part]))
    return TransitionCounts(
      values: panel.values, unitCount: panel.units, periodCount: panel.periods,
      groups: Array(groups[part]), groupCount: 2)
  }
  var merged = counts(2..<5)
  merged.merge(counts(0..<2))
  #expect(merged == counts(0..<5))
}

@Test("well-known rates forecast as powers of the transition matrix")
func powers() {
  let sure = { (p: Double) in BetaBelief(alpha: p * 1e12, beta: (1 - p) * 1e12) }
  for (gain, loss) in [(0.2, 0.05), (0.9, 0.6), (0.01, 0.001)] {
    for isMet in [false, true] {
      for lag in [0, 2] {
        let forecast = TwoStateForecast(isMet: isMet, lag: lag, gain: sure(gain), loss: sure(loss))
        var met = isMet ? 1.0 : 0
        var never = 1.0
        for _ in 0..<lag { met = met * (1 - loss) + (1 - met) * gain }
        never = 1
        var unmet = 1 - met
        var current = met
        for (step, chance) in forecast.metInYear(upTo: 6).enumerated() {
          let lost = step == 0 ? met * loss : 0
          unmet = unmet * (1 - gain) + lost
          never = unmet
          current = current * (1 - loss) + (1 - current) * gain
          #expect(abs(chance - current) < 1e-9)
          #expect(abs(forecast.metByYear(step + 1) - (1 - never)) < 1e-9)
          let kept = current * (1 - loss) * (1 - loss)
          #expect(abs(forecast.metAndKept(from: step + 1, years: 2) - kept) < 1e-9)
          let matrix = TwoStateMatrix(gain: gain, loss: loss)
          #expect(
            abs(matrix.chance(isMet ? 1 : 0, 1, steps: lag + step + 1) - current) < 1e-12)
        }
      }
    }
  }
}

@Test("rates not known are averaged over, not put at their mean")
func uniformRates() {
  // Gain and loss uniform on [0, 1]: in year 2 met by gain then kept, or by failing then gaining:
  // E g E(1 − l) + E g(1 − g) = 1/4 + 1/6.
  let uniform = BetaBelief(alpha: 1, beta: 1)
  let unmet = TwoStateForecast(isMet: false, gain: uniform, loss: uniform)
  #expect(abs(unmet.metInYear(upTo: 2)[1] - 5.0 / 12) < 1e-15)
  // Never gained in three years: E (1 − g)³ = 1/4.
  #expect(abs(unmet.metByYear(3) - 0.75) < 1e-15)
  // From met: kept twice 1/3; lost, then gained 1/4.
  let met = TwoStateForecast(isMet: true, gain: uniform, loss: uniform)
  #expect(abs(met.metInYear(upTo: 2)[1] - 7.0 / 12) < 1e-15)
  #expect(abs(met.metAndKept(from: 1, years: 2) - 0.25) < 1e-15)
}

/// A panel drawn from the chain, with a share of values missing.
private func simulated(
  units: Int, periods: Int, gain: (Int, Int) -> Double, loss: Double, missing: Double, seed: UInt64
) -> [Double] {
  var generator = SplitMix64(seed: seed)
  var values = [Double](repeating: .nan, count: units * periods)
  for unit in 0..<units {
    var isMet = Double.random(in: 0..<1, using: &generator) < 0.4
    for period in 0..<periods {
      let draw = Double.random(in: 0..<1, using: &generator)
      if period > 0 { isMet = isMet ? draw >= loss : draw < gain(unit, period) }
      if Double.random(in: 0..<1, using: &generator) >= missing {
        values[period * units + unit] = isMet ? 1 : 0
      }
    }
  }
  return values
}

@Test("rates are found again, whether or not years are missing", arguments: [0.0, 0.3, 0.6])
func recovery(missing: Double) {
  let values = simulated(
    units: 4_000, periods: 8, gain: { _, _ in 0.15 }, loss: 0.06, missing: missing, seed: 11)
  let result = TwoStateFit(
    TransitionCounts(
      values: values, unitCount: 4_000, periodCount: 8, groups: Array(repeating: 0, count: 4_000),
      groupCount: 1))
  // Some 6,000 to 16,000 steps: four standard errors are less than 0.02.
  #expect(abs(result.gain.mean - 0.15) < 0.02)
  #expect(abs(result.loss.mean - 0.06) < 0.015)
  #expect(result.gain.standardError > 0 && result.gain.standardError < 0.02)
}

@Test("a panel of every second year still tells the yearly rates")
func biennial() {
  var values = simulated(
    units: 5_000, periods: 9, gain: { _, _ in 0.15 }, loss: 0.06, missing: 0, seed: 5)
  for period in [1, 3, 5, 7] {
    for unit in 0..<5_000 { values[period * 5_000 + unit] = .nan }
  }
  let result = TwoStateFit(
    TransitionCounts(
      values: values, unitCount: 5_000, periodCount: 9, groups: Array(repeating: 0, count: 5_000),
      groupCount: 1))
  #expect(abs(result.gain.mean - 0.15) < 0.02)
  #expect(abs(result.loss.mean - 0.06) < 0.015)
}

@Test("small groups are drawn to the whole, large ones keep their own rate")
func groups() {
  let rates = [0.05, 0.15, 0.25, 0.35]
  let sizes = [2_000, 2_000, 2_000, 3]
  let groups = sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
  let values = simulated(
    units: groups.count, periods: 6, gain: { unit, _ in rates[groups[unit]] }, loss: 0.02,
    missing: 0, seed: 3)
  let result = TwoStateFit(
    TransitionCounts(
      values: values, unitCount: groups.count, periodCount: 6, groups: groups, groupCount: 4))
  for group in 0..<3 { #expect(abs(result.gain.groupMeans[group] - rates[group]) < 0.02) }
  let small = result.gain.groupMeans[3]
  #expect(small > 0.05 && small < 0.35)
  // Units do not differ within a group: the record of one says little beside its group.
  #expect(result.gain.unitStrength > 20)
}

@Test("one loss in a unit's only trial does not make its next loss likely")
func oneLoss() {
  // Thirty units that keep an item for three years, and one that gains it and loses it at once.
  let rows = Array(repeating: "1111", count: 30) + ["0010"]
  let panel = states(rows)
  let counts = TransitionCounts(
    values: panel.values, unitCount: 31, periodCount: 4, groups: Array(repeating: 0, count: 31),
    groupCount: 1)
  let alone = TwoStateFit(counts)
  // Other items, in which all units are lost alike.
  let others = (0..<5).map { item in
    TwoStateFit(
      TransitionCounts(
        values: simulated(
          units: 300, periods: 7, gain: { _, _ in 0.2 }, loss: 0.05, missing: 0,
          seed: UInt64(60 + item)), unitCount: 300, periodCount: 7,
        groups: Array(repeating: 0, count: 300), groupCount: 1))
  }
  let pooled = TwoStateFit(counts, prior: TwoStatePrior(pooling: others + [alone]))
  let again = { (fit: TwoStateFit) in fit.loss.belief(group: 0, trials: 1, events: 1).mean }
  #expect(again(alone) > alone.loss.mean && again(alone) < 0.4)
  #expect(again(pooled) > pooled.loss.mean && again(pooled) < 0.1, "\(again(pooled))")
}

@Test("units that differ are told apart by their own record")
func frailty() {
  // Gain chances 0.02 and 0.4, half and half: beta with mean 0.21 and a strength near 3.6.
  let values = simulated(
    units: 4_000, periods: 9, gain: { unit, _ in unit % 2 == 0 ? 0.02 : 0.4 }, loss: 0.02,
    missing: 0, seed: 21)
  let result = TwoStateFit(
    TransitionCounts(
      values: values, unitCount: 4_000, periodCount: 9, groups: Array(repeating: 0, count: 4_000),
      groupCount: 1))
  #expect(result.gain.unitStrength < 10)
  let idle = result.gain.belief(group: 0, trials: 8, events: 0)
  #expect(idle.mean < 0.6 * result.gain.mean)
}

@Test("forecasts are calibrated in simulation")
func calibration() {
  // Seven years to learn from, three ahead to check, rates that differ between units.
  let periods = 10
  let values = simulated(
    units: 6_000, periods: periods, gain: { unit, _ in 0.05 + 0.3 * Double(unit % 7) / 6 },
    loss: 0.04, missing: 0.1, seed: 8)
  let known = Array(values[..<(7 * 6_000)])
  let result = TwoStateFit(
    TransitionCounts(
      values: known, unitCount: 6_000, periodCount: 7, groups: Array(repeating: 0, count: 6_000),
      groupCount: 1))
  var bins = [(expected: Double, met: Double, n: Double)](repeating: (0, 0, 0), count: 5)
  for unit in 0..<6_000 {
    let outcome = values[9 * 6_000 + unit]
    let history = StateHistory((0..<7).map { known[$0 * 6_000 + unit] })
    guard !outcome.isNaN,
      let chance = result.forecast(of: history, group: 0, from: 6)?.metInYear(upTo: 3)[2]
    else { continue }
    let bin = min(4, Int(chance * 5))
    bins[bin].expected += chance
    bins[bin].met += outcome
    bins[bin].n += 1
  }
  for bin in bins where bin.n > 200 {
    // Four standard errors, and what a beta law misses of a mixture of seven rates.
    #expect(abs(bin.met - bin.expected) / bin.n < 2 / bin.n.squareRoot() + 0.03)
  }
}

@Test("the variance of the years is found where years differ, and is small where they do not")
func years() {
  func variance(_ shocks: [Double]) -> YearVariance {
    let fits = (0..<10).map { item in
      TwoStateFit(
        TransitionCounts(
          values: simulated(
            units: 1_500, periods: 9,
            gain: { _, period in normalChance(-1 + shocks[(period + item) % 8]) },
            loss: normalChance(-1.8), missing: 0, seed: UInt64(40 + item)),
          unitCount: 1_500, periodCount: 9, groups: Array(repeating: 0, count: 1_500),
          groupCount: 1))
    }
    return YearVariance(fits)
  }
  let calm = variance(Array(repeating: 0, count: 8))
  // Eight years, two of them presumed at 0.1.
  #expect(calm.common < 0.03)
  // The variance of the shocks is 0.16; losses have none, so that gains and losses share 0.08 or so.
  let rough = variance([0.4, -0.4, 0.4, -0.4, 0.4, -0.4, 0.4, -0.4])
  #expect(rough.common > 0.05 && rough.common < 0.25)
  #expect(rough.years == 8)
}

@Test("the shared part follows from how one year's shock moves the chance", arguments: 1...5)
func sharedPart(horizon: Int) {
  let panel = states(["001101", "010011", "000111", "110100"])
  let result = TwoStateFit(
    TransitionCounts(
      values: panel.values, unitCount: 4, periodCount: 6, groups: [0, 0, 0, 0], groupCount: 1))
  let years = YearVariance([result])
  let variance = years.variance(of: result.gain)
  #expect(variance > 0 && result.gain.years == 5)
  for chance in [0.02, 0.2, 0.7] {
    // The normal score of having moved, when the first year's chance is shaken by η.
    let score = { (shock: Double) -> Double in
      let shaken = normalChance(StandardNormal.quantile(chance) + shock)
      let stayed = (1..<horizon).reduce(1 - shaken) { product, _ in product * (1 - chance) }
      return StandardNormal.quantile(1 - stayed)
    }
    let slope = (score(1e-4) - score(-1e-4)) / 2e-4
    let h = Double(horizon)
    let shared = slope * slope * variance * (h + h * h / 5)
    let part = years.sharedPart(of: result.gain, chance: chance, horizon: horizon)
    #expect(abs(part - shared / (1 + shared)) < 1e-6)
  }
  #expect(years.sharedPart(of: result.gain, chance: 0, horizon: horizon) == 0)
}
