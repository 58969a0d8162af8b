import Distributions
import Panels
import Testing

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Scores of forecasts")
struct BacktestScoreTests {
  /// The 21 published quantiles are 1, 2, … 21, so the median is 11.
  private static let ladder = (1...21).map(Double.init)

  private static func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-12) -> Bool
  {
    abs(left - right) <= tolerance * max(1, abs(right))
  }

  @Test("interval scores are width plus two by alpha times the distance outside")
  func intervals() {
    let inside = ForecastLosses(quantiles: Self.ladder, actual: 12.5)
    #expect(inside.interval == SIMD4(10, 16, 18, 20))
    let outside = ForecastLosses(quantiles: Self.ladder, actual: 25)
    // 10 + 4 · 9, 16 + 10 · 6, 18 + 20 · 5, 20 + 40 · 4.
    for (level, expected) in [46.0, 76, 118, 180].enumerated() {
      #expect(Self.isClose(outside.interval[level], expected))
    }
  }

  @Test("pinball and CRPS are those summed by hand")
  func pinball() {
    let losses = ForecastLosses(quantiles: Self.ladder, actual: 25)
    // Σ p (25 − q) = 0.025 · 24 + 0.05 Σ k (24 − k), k = 1 … 19, + 0.975 · 4 = 0.6 + 104.5 + 3.9.
    #expect(Self.isClose(losses.pinball, 109.0 / 21))
    // 2 (0.0375 (0.6 + 1.15 + 4.75 + 3.9) + 0.05 · 98.6).
    #expect(Self.isClose(losses.crps, 10.64))
    #expect(losses.absolute == 14)
  }

  @Test("the CRPS of a forecast without spread is its absolute error", arguments: [-3.0, 4, 9.5])
  func crpsOfPoint(actual: Double) {
    let losses = ForecastLosses(quantiles: Array(repeating: 4, count: 21), actual: actual)
    #expect(Self.isClose(losses.crps, abs(actual - 4)))
    #expect(Self.isClose(QuantileLevels.crpsWeights.reduce(0, +), 1))
  }

  @Test("errors of two forecasts have the means computed by hand")
  func points() {
    var sums = ScoreSums(quantiles: Self.ladder, actual: 12.5, change: 0.5, logDensity: -1)
    sums.merge(ScoreSums(quantiles: Self.ladder, actual: 9, change: 4, logDensity: nil))
    sums.merge(ScoreSums.missed)
    #expect(sums.count == 2 && sums.missing == 1 && sums.withoutSpread == 1)
    #expect(sums.meanAbsoluteError == 1.75)
    #expect(Self.isClose(sums.rootMeanSquaredError, 3.125.squareRoot()))
    #expect(sums.bias == 0.25)
    // 1.5 / 0.5 and 2 / 4.
    #expect(sums.meanScaledError == 1.75)
    // 200 · 1.5 / 23.5 and 200 · 2 / 20.
    #expect(Self.isClose(sums.symmetricPercentageError, (300 / 23.5 + 20) / 2))
    #expect(sums.meanLogScore == -1)
    #expect(sums.coverage(.half) == 1)
    let zero = ScoreSums(
      quantiles: Array(repeating: 0, count: 21), actual: 0, change: 0, logDensity: nil)
    #expect(zero.symmetricPercentageError == 0 && zero.scaledCount == 0)
  }

  @Test("the density of quantiles of a normal is that of the normal, tails included")
  func density() {
    // scipy.stats.norm.logpdf(1.3) and .logpdf(3.1), with the log of the deviation for another scale.
    let known = [(1.3, -1.7639385332046727), (3.1, -5.723938533204672), (-2.6, -4.298938533204673)]
    let scores = QuantileLevels.published.map(StandardNormal.quantile)
    for (score, logDensity) in known {
      let plain = QuantileDensity(scale: WorkingScale(.identity), least: 1e-9)
      let value = plain.logDensity(scores.map { 5 + 2 * $0 }, at: 5 + 2 * score)
      #expect(Self.isClose(value, logDensity - log(2), 1e-9))
      let logged = QuantileDensity(scale: WorkingScale(.log), least: 1e-9)
      #expect(
        Self.isClose(
          logged.logDensity(scores.map { exp($0) }, at: exp(score)), logDensity - score, 1e-9))
    }
  }

  @Test("Brier score, log loss and that of the last value are those of three pairs by hand")
  func events() {
    var sums = EventSums()
    sums.add(0.8, isMet: true, wasMet: true)
    sums.add(0.5, isMet: false, wasMet: true)
    sums.add(0, isMet: true, wasMet: false)
    #expect(Self.isClose(sums.brier, (0.04 + 0.25 + 1) / 3))
    #expect(Self.isClose(sums.brierOfLastValue, 2.0 / 3))
    #expect(Self.isClose(sums.meanLogLoss, (-log(0.8) - log(0.5) + 12 * log(10)) / 3))
  }

  @Test("the parts of the Brier score of two bins are those by hand and add up to it")
  func reliability() {
    var bins = ReliabilityBins()
    for index in 0..<4 { bins.add(0.25, isMet: index == 0) }
    for _ in 0..<4 { bins.add(0.75, isMet: true) }
    #expect(bins.total.count == 8 && bins.total.observedShare == 0.625)
    #expect(bins.parts == .init(reliability: 0.03125, resolution: 0.140625, brier: 0.125))
    #expect(bins.uncertainty == 0.234375)
    #expect(bins.parts(of: bins.bins[7]).reliability == 0.03125)
    bins.add(1, isMet: true)
    #expect(bins.bins[9].count == 1)
  }
}

@Suite("Recalibration")
struct RecalibrationTests {
  private static let grid = stride(from: 0.02, through: 0.98, by: 0.04).map { $0 }

  /// Pairs whose event comes as often as a map of the probability says.
  private static func cells(_ often: (Double) -> Double) -> CalibrationCells {
    var cells = CalibrationCells()
    for p in grid {
      let met = Int((1000 * often(p)).rounded())
      for index in 0..<1000 { cells.add(p, isMet: index < met) }
    }
    return cells
  }

  private static func beta(_ a: Double, _ b: Double, _ c: Double) -> (Double) -> Double {
    { 1 / (1 + exp(-(a * log($0) - b * log(1 - $0) + c))) }
  }

  @Test(
    "the map that made the outcomes is found",
    arguments: [(1.0, 1.0, 0.0), (0.5, 0.8, -0.3), (1.6, 0.4, 0.5)])
  func recovers(a: Double, b: Double, c: Double) throws {
    let found = try #require(BetaCalibration(Self.cells(Self.beta(a, b, c))))
    #expect(abs(found.a - a) < 0.01 && abs(found.b - b) < 0.01 && abs(found.c - c) < 0.01)
    #expect(abs(found(0.3) - Self.beta(a, b, c)(0.3)) < 0.002)
  }

  @Test("a map that would fall is cut to one that does not")
  func monotone() throws {
    let found = try #require(BetaCalibration(Self.cells { 1 - $0 }))
    #expect(found.a == 0 && found.b == 0)
    #expect(abs(found(0.2) - 0.5) < 1e-6)
  }

  @Test("probabilities that are too sure gain, fair ones do not")
  func trial() {
    let sure = Recalibration((0..<4).map { _ in Self.cells(Self.beta(0.5, 0.5, 0)) })
    #expect(sure.status == .ok && sure.improves && sure.originsImproved == 4)
    #expect(sure.recalibratedLogLoss < sure.logLoss && sure.recalibratedBrier < sure.brier)
    // One origin went the other way: a map learned on the rest makes it worse.
    let shifts = [1.0, -1, 1, -1].map { Self.cells(Self.beta(1, 1, $0)) }
    let fair = Recalibration(shifts)
    #expect(fair.status == .ok && !fair.improves)
  }

  @Test("too few pairs, too few origins and events that never came are told apart")
  func refusals() {
    #expect(Recalibration([]).status == .tooFew)
    let own = Self.cells { $0 }
    #expect(Recalibration([own, own]).status == .tooFew)
    let never = Self.cells { _ in 0 }
    #expect(Recalibration([never, never, never]).status == .notFitted)
  }
}
