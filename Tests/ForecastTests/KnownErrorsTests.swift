import LinearAlgebra
import Panels
import Testing

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Known standard errors in the Gaussian operator")
struct NoisyOperatorTests {
  private static let operators = [
    NoisyOperator(path: GaussianOperator(walk: 1, velocity: 0, persistence: 0), own: 1),
    NoisyOperator(path: GaussianOperator(walk: 0.3, velocity: 0.2, persistence: 0.8), own: 2.5),
    NoisyOperator(path: GaussianOperator(walk: 40, velocity: 2, persistence: 0.5), own: 0.01),
  ]
  private static let periods = [0, 1, 3, 4, 8]
  private static let years = (0..<9).map { 2010 + $0 }
  private static let noise = [0.5, 0, 4, 1.5, 30]

  /// The covariance of a level of enormous variance, walk and velocity at some years, in the values' unit.
  private static func truth(_ member: NoisyOperator, _ years: [Int], _ level: Double) -> Matrix {
    let path = member.path.pathCovariance(years)
    var result = path
    for i in years.indices {
      for j in years.indices { result[i, j] = member.own * path[i, j] + level }
    }
    return result
  }

  @Test("weights and variances are those of dense Gaussian-process algebra", arguments: operators)
  func dense(member: NoisyOperator) throws {
    let rows = ForecastRows(periods: Self.periods, years: Self.years, horizon: 3, reach: 3)
    let known = Self.periods.map { Self.years[$0] }
    let found = member.prediction(rows, years: known, noise: Self.noise)
    #expect(rows.rows.contains { $0.actual != nil })
    for (index, row) in rows.rows.enumerated() {
      let own = Array(known.prefix(row.origin))
      let t = own.count
      let covariance = Self.truth(member, own + [own[t - 1] + row.lead], 1e7)
      var observed = Matrix(rowCount: t, columnCount: t)
      var cross = Matrix(rowCount: t, columnCount: 1)
      for i in 0..<t {
        cross[i, 0] = covariance[t, i]
        for j in 0..<t {
          observed[i, j] = covariance[i, j] + (i == j ? member.own + Self.noise[i] : 0)
        }
      }
      let dense = try #require(try Cholesky(observed)).solve(cross)
      var variance = covariance[t, t] + member.own
      for i in 0..<t {
        #expect(abs(found.weights[index, i] - dense[i, 0]) < 1e-4)
        variance -= dense[i, 0] * cross[i, 0]
      }
      for i in t..<known.count { #expect(found.weights[index, i] == 0) }
      #expect(abs(found.variances[index] - variance) < 1e-3 * variance)
    }
  }

  @Test("without known errors it is the Gaussian operator")
  func silent() throws {
    let rows = ForecastRows(periods: Self.periods, years: Self.years, horizon: 2, reach: 2)
    let known = Self.periods.map { Self.years[$0] }
    for member in Self.operators {
      let found = member.prediction(rows, years: known, noise: [0, 0, 0, 0, 0])
      let plain = rows.weights(years: known) { years, targets in
        member.path.weights(years: years, targets: targets)
      }
      for row in rows.rows.indices {
        for column in known.indices {
          #expect(abs(found.weights[row, column] - plain[row, column]) < 1e-9)
        }
      }
    }
  }

  /// Minus twice the log density of the changes between neighbouring values, series by series.
  private static func contrastDeviance(
    _ member: NoisyOperator, _ series: [(values: [Double], noise: [Double])]
  ) throws -> Double {
    let known = periods.map { years[$0] }
    var result = 0.0
    for (values, noise) in series {
      let covariance = truth(member, known, 0)
      let t = known.count
      let entry = { (i: Int, j: Int) in
        covariance[i, j] + (i == j ? member.own + noise[i] : 0)
      }
      var differences = Matrix(rowCount: t - 1, columnCount: t - 1)
      var contrast = Matrix(rowCount: t - 1, columnCount: 1)
      for i in 0..<t - 1 {
        contrast[i, 0] = values[i + 1] - values[i]
        for j in 0..<t - 1 {
          differences[i, j] = entry(i + 1, j + 1) - entry(i, j + 1) - entry(i + 1, j) + entry(i, j)
        }
      }
      let factor = try #require(try Cholesky(differences))
      let solved = try factor.solve(contrast)
      result += factor.logDeterminant
      for i in 0..<t - 1 { result += contrast[i, 0] * solved[i, 0] }
    }
    return result
  }

  @Test("the likelihood is that of the changes of every series, up to a constant")
  func likelihood() throws {
    var random = SplitMix64(seed: 15)
    // Two classes, alike within each.
    let noise = [Self.noise, Self.noise.map { 9 * $0 }]
    let series = (0..<24).map { index in
      (
        values: Self.periods.map { _ in Double.random(in: -3...3, using: &random) },
        noise: noise[index % 2]
      )
    }
    let block = { (part: (Int, Int) -> Double) in
      Self.periods.indices.flatMap { column in series.indices.map { part($0, column) } }
    }
    let moments = SeriesMoments.classes(
      years: Self.periods.map { Self.years[$0] }, values: block { series[$0].values[$1] },
      noise: block { series[$0].noise[$1] }, count: series.count)
    #expect(moments.map(\.count) == [12, 12])
    let found = try Self.operators.map { try #require(try $0.deviance(of: moments)) }
    let expected = try Self.operators.map { try Self.contrastDeviance($0, series) }
    for index in 1..<3 {
      let (left, right) = (found[index] - found[0], expected[index] - expected[0])
      #expect(abs(left - right) < 1e-8 * max(1, abs(right)))
    }
  }

  @Test("a fit finds walk and own part beside noise of two sizes", arguments: [0.2, 2])
  func recovery(walk: Double) throws {
    var random = SplitMix64(seed: 16)
    let years = Array(2009...2020)
    let errors = [0.4, 2.5]
    let count = 3_000
    var values = [Double](repeating: 0, count: count * years.count)
    var noise = values
    for unit in 0..<count {
      var level = Double.random(in: -50...50, using: &random)
      for year in years.indices {
        let error = errors[unit % 2]
        values[year * count + unit] = level + 0.5 * random.normal() + error * random.normal()
        noise[year * count + unit] = error * error
        level += walk.squareRoot() * random.normal()
      }
    }
    let fitted = try #require(
      try NoisyOperator.fitted(
        to: SeriesMoments.classes(years: years, values: values, noise: noise, count: count)))
    let truth = NoisyOperator(
      path: GaussianOperator(walk: walk / 0.25, velocity: 0, persistence: 0), own: 0.25)
    let rows = ForecastRows(
      periods: Array(years.indices), years: years, horizon: 2, reach: 2, limit: 0)
    for error in errors {
      let known = years.map { _ in error * error }
      let (found, expected) = (
        fitted.prediction(rows, years: years, noise: known),
        truth.prediction(rows, years: years, noise: known)
      )
      for row in 0..<2 {
        for column in years.indices {
          #expect(abs(found.weights[row, column] - expected.weights[row, column]) < 0.06)
        }
        #expect(abs(found.variances[row] / expected.variances[row] - 1) < 0.15)
      }
    }
  }

  @Test("a variance is rounded by a factor of the fourth root of 2 at most")
  func rounding() {
    let member = NoisyOperator(
      path: GaussianOperator(walk: 1, velocity: 0, persistence: 0), own: 0.1)
    for step in -20...60 {
      let variance = exp(Double(step) / 7)
      let rounded = member.rounded(variance)
      #expect(abs(log2(rounded / variance)) <= 0.25 + 1e-12)
    }
    #expect(member.rounded(0.0009) == 0)
    #expect(member.rounded(0) == 0)
  }

  @Test("nothing that varies gives no operator")
  func nothing() throws {
    var moments = SeriesMoments(years: [2010, 2011])
    #expect(try NoisyOperator.fitted(to: [moments]) == nil)
    moments.add([4, 4, 4, 4], count: 2, noise: [1, 1, 1, 1])
    #expect(try NoisyOperator.fitted(to: [moments]) == nil)
  }
}

/// A made panel of true values, with published ones beside it that carry errors of known size.
private struct NoisyPanel {
  static let years = 12
  static let horizon = 3
  static let placeSize = 25
  static let errors = [0.3, 1.0, 3.0]
  let truth: [[Double]]
  let published: PanelSet
  let plain: PanelSet

  /// - Parameter kind: Numbers walk as they are, positive ones on the logarithm, a tenth as fast.
  init(_ kind: IndicatorKind, places: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = places * Self.placeSize
    var truth: [[Double]] = []
    var common = [Double](repeating: 0, count: Self.years + Self.horizon)
    for year in 1..<common.count { common[year] = common[year - 1] + 0.5 + 0.4 * random.normal() }
    for place in 0..<places {
      var shared = common
      var walk = 0.0
      for year in shared.indices {
        walk += 0.4 * random.normal()
        shared[year] += walk + Double(place) / 4
      }
      for _ in 0..<Self.placeSize {
        var level = Double.random(in: -5...5, using: &random)
        truth.append(
          shared.map { value in
            level += 0.7 * random.normal()
            return kind == .positive ? 20 * exp((value + level) / 10) : value + level
          })
      }
    }
    self.truth = truth
    var values = Panel(
      indicator: Indicator(id: "x", kind: kind), unitCount: count, periodCount: Self.years)
    var errors = Panel(
      indicator: Indicator(id: "se", kind: .number), unitCount: count, periodCount: Self.years)
    for unit in 0..<count {
      for year in 0..<Self.years {
        let error = Self.errors[unit % 3] * (kind == .positive ? truth[unit][year] / 10 : 1)
        errors[unit, year] = error
        values[unit, year] = max(
          kind == .positive ? 0.1 : -.infinity, truth[unit][year] + error * random.normal())
      }
    }
    let units = UnitTable(
      codes: (0..<count).map { "u\(100_000 + $0)" },
      levels: [
        CategoryColumn(
          name: "place", values: (0..<count).map { "p\(1_000 + $0 / Self.placeSize)" })
      ])
    let years = (0..<Self.years).map { 2010 + $0 }
    plain = PanelSet(units: units, years: years, panels: [values])
    values.indicator.standardError = "se"
    published = PanelSet(units: units, years: years, panels: [values, errors])
  }

  /// The root mean squared error and the coverage at 80 % of the true values, by size of error.
  func scores(_ block: BlockForecast) -> (errors: [Double], coverage: [Double]) {
    var squares = [0.0, 0, 0]
    var covered = [0.0, 0, 0]
    let scale = block.model.series.scale
    let low = QuantileLevels.published.firstIndex(of: 0.1) ?? 0
    let high = QuantileLevels.published.firstIndex(of: 0.9) ?? 0
    for unit in truth.indices {
      for step in 0..<Self.horizon {
        let value = truth[unit][Self.years + step]
        let quantiles = block.quantiles(unit: unit, step: step)
        let error =
          scale.working(value) - scale.working(block.centre(unit: unit, step: step))
        squares[unit % 3] += error * error
        covered[unit % 3] += value >= quantiles[low] && value <= quantiles[high] ? 1 : 0
      }
    }
    let number = Double(truth.count / 3 * Self.horizon)
    return (squares.map { ($0 / number).squareRoot() }, covered.map { $0 / number })
  }
}

@Suite("Known standard errors in a forecast")
struct KnownErrorsTests {
  private static func mean(_ all: [[Double]]) -> [Double] {
    (0..<3).map { size in all.reduce(0) { $0 + $1[size] } / Double(all.count) }
  }

  @Test(
    "true values are forecast better with them, and intervals hold them as often as they say",
    arguments: [IndicatorKind.number, .positive])
  func truth(kind: IndicatorKind) throws {
    let scores = try (1...8).map { (seed: UInt64) in
      let panel = NoisyPanel(kind, places: 8, seed: seed)
      return (
        with: panel.scores(
          try Sample.forecast(panel.published, .auto, horizon: NoisyPanel.horizon)),
        without: panel.scores(
          try Sample.forecast(panel.plain, .auto, horizon: NoisyPanel.horizon))
      )
    }
    let errors = Self.mean(scores.map(\.with.errors))
    let plain = Self.mean(scores.map(\.without.errors))
    // The noisier a series, the more there is to gain.
    #expect(errors[0] < plain[0] && errors[1] < 1.02 * plain[1] && errors[2] < 0.93 * plain[2])
    // The year part is that of eight panels, the own parts are those of 1,600 series.
    for covered in Self.mean(scores.map(\.with.coverage)) { #expect(abs(covered - 0.8) < 0.06) }
    // Without them the noise of a value to come counts as movement.
    #expect(Self.mean(scores.map(\.without.coverage))[2] > 0.9)
  }

  @Test(
    "errors of zero everywhere change no bit of a forecast",
    arguments: [ForecastMethod.auto, .pooled])
  func zero(method: ForecastMethod) throws {
    let panel = NoisyPanel(.positive, places: 3, seed: 9)
    var silent = try #require(panel.published.panel("se"))
    silent.values = silent.values.map { _ in 0 }
    let found = try Sample.forecast(panel.published.with(silent), method)
    let plain = try Sample.forecast(panel.plain, method)
    for unit in panel.truth.indices {
      for step in 0..<3 {
        #expect(
          found.quantiles(unit: unit, step: step) == plain.quantiles(unit: unit, step: step))
      }
    }
  }

  @Test("a block of units has the same forecasts as all at once")
  func blocks() throws {
    let panel = NoisyPanel(.positive, places: 4, seed: 10)
    let model = try #require(Forecaster(panels: panel.published, horizon: 2).model(of: "x"))
    let whole = model.forecast(units: 0..<100)
    for part in [0..<64, 64..<100] {
      let block = model.forecast(units: part)
      for unit in part {
        #expect(block.quantiles(unit: unit, step: 1) == whole.quantiles(unit: unit, step: 1))
      }
    }
  }

  @Test("a missing error is the root mean square of its unit's others; a unit without any is exact")
  func missing() throws {
    let values = Panel(
      indicator: Indicator(id: "x", kind: .number), unitCount: 2, periodCount: 3,
      values: [1, 2, 3, 4, 5, 6])
    let errors = Panel(
      indicator: Indicator(id: "se", kind: .number), unitCount: 2, periodCount: 3,
      values: [3, .nan, .nan, .nan, 4, .nan])
    let known = try #require(KnownErrors(errors, of: values))
    #expect(known.errors(of: [0, 1], [0, 1, 2]) == [3, 0, 12.5.squareRoot(), 0, 4, 0])
    #expect(KnownErrors(nil, of: values) == nil)
  }

  @Test("of two units in a place each deviates by half the difference, with half the variance")
  func parts() throws {
    var set = Sample.set(
      .number, [[1, 2, 4], [3, 7, 1], [2, 2, 9], [5, 1, 3]], groups: [["a", "a", "b", "b"]])
    var values = try #require(set.panel("x"))
    values.indicator.standardError = "se"
    let errors = Panel(
      indicator: Indicator(id: "se", kind: .number), unitCount: 4, periodCount: 3,
      values: Array(repeating: 2, count: 12))
    set = set.with(values).with(errors)
    let series = try #require(ForecastSeries("x", of: set, breaks: []))
    let hierarchy = Hierarchy(set.units)
    let paths = PooledPaths(
      series.moments(hierarchy, units: 0..<4), hierarchy, periodCount: 3, lanes: [.working])
    let noise = PartNoise(
      try #require(paths.noise), paths.lanes.working, hierarchy, scale: series.scale)
    let block = series.blocks(of: 0..<4)[0]
    #expect(noise.values(block) == Array(repeating: 4, count: 12))
    #expect(noise.parts(block, values: noise.values(block)) == Array(repeating: 2, count: 12))
    #expect(noise.places([0, 1], level: 0, [0, 2]) == [2, 2, 2, 2])
  }

  @Test("an error is carried to the logarithm by what the series is, not by its chance")
  func delta() throws {
    let rows: [[Double?]] = [[10, 20, 40], [10, 20, 40], [20, 40, 80], [20, 40, 80]]
    var set = Sample.set(.positive, rows)
    var values = try #require(set.panel("x"))
    values.indicator.standardError = "se"
    let errors = Panel(
      indicator: Indicator(id: "se", kind: .number), unitCount: 4, periodCount: 3,
      values: Array(repeating: 1, count: 12))
    set = set.with(values).with(errors)
    let series = try #require(ForecastSeries("x", of: set, breaks: []))
    let hierarchy = Hierarchy(set.units)
    let paths = PooledPaths(
      series.moments(hierarchy, units: 0..<4), hierarchy, periodCount: 3, lanes: [.working])
    let noise = PartNoise(
      try #require(paths.noise), paths.lanes.working, hierarchy, scale: series.scale)
    let found = noise.values(series.blocks(of: 0..<4)[0])
    for (cell, value) in rows.flatMap({ $0 }).enumerated() {
      let expected = 1 / pow(value ?? 1, 2)
      #expect(abs(found[cell % 3 * 4 + cell / 3] / expected - 1) < 1e-9)
    }
  }

  @Test("noise is taken out of errors by hand")
  func filter() {
    // Mean square 10, known variance 6: 4 is left, twice the operator's mean of 2.
    let known = [(value: 2.0, forecast: 1.0), (value: 10.0, forecast: 3.0)].map {
      TargetNoise.Variances(value: $0.value, forecast: $0.forecast)
    }
    let filter = NoiseFilter([1: [(error: 2, noise: known[0]), (error: 4, noise: known[1])]])
    #expect(abs(filter.share(known[0], lead: 1) - (2.0 / 4).squareRoot()) < 1e-12)
    #expect(abs(filter.share(known[1], lead: 1) - (6.0 / 16).squareRoot()) < 1e-12)
    #expect(abs(filter.width(known[0], lead: 3) - 0.5.squareRoot()) < 1e-12)
    #expect(filter.share(TargetNoise.Variances(value: 0, forecast: 1), lead: 1) == 1)
  }
}
