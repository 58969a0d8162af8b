import LinearAlgebra
import Testing

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The pooled Gaussian operator")
struct GaussianOperatorTests {
  private static let operators = [
    GaussianOperator(walk: 1, velocity: 0, persistence: 0),
    GaussianOperator(walk: 0.3, velocity: 0.2, persistence: 0.8),
    GaussianOperator(walk: 0, velocity: 2, persistence: 0.5),
  ]
  private static let years = [2010, 2011, 2013, 2014, 2018]

  @Test("the covariance is that of sums of independent steps and of an AR(1)", arguments: operators)
  func covariance(member: GaussianOperator) {
    let found = member.pathCovariance(Self.years)
    for (i, s) in Self.years.enumerated() {
      for (j, t) in Self.years.enumerated() {
        var expected = member.walk * Double(min(s, t) - 2010)
        for a in 2011..<max(s + 1, 2011) {
          for b in 2011..<max(t + 1, 2011) {
            expected += member.velocity * pow(member.persistence, Double(abs(a - b)))
          }
        }
        #expect(abs(found[i, j] - expected) < 1e-10)
      }
    }
  }

  @Test(
    "the weights are the conditional mean under a level of enormous variance", arguments: operators)
  func conditionalMean(member: GaussianOperator) throws {
    let targets = [2019, 2022]
    let weights = member.weights(years: Self.years, targets: targets)
    let path = member.pathCovariance(Self.years + targets)
    let t = Self.years.count
    var observed = Matrix(rowCount: t, columnCount: t)
    for i in 0..<t {
      for j in 0..<t { observed[i, j] = path[i, j] + 1e7 + (i == j ? 1 : 0) }
    }
    let factor = try #require(try Cholesky(observed))
    for row in 0..<targets.count {
      var cross = Matrix(rowCount: t, columnCount: 1)
      for i in 0..<t { cross[i, 0] = path[t + row, i] + 1e7 }
      let dense = try factor.solve(cross)
      for i in 0..<t { #expect(abs(weights[row, i] - dense[i, 0]) < 1e-5) }
      #expect(abs((0..<t).reduce(0) { $0 + weights[row, $1] } - 1) < 1e-9)
    }
  }

  @Test("a pure walk forecasts the last value, pure noise the mean")
  func limits() throws {
    let walk = GaussianOperator(walk: 1e9, velocity: 0, persistence: 0)
      .weights(years: Self.years, targets: [2020])
    let noise = GaussianOperator(walk: 0, velocity: 0, persistence: 0)
      .weights(years: Self.years, targets: [2020])
    for column in 0..<5 {
      #expect(abs(walk[0, column] - (column == 4 ? 1 : 0)) < 1e-6)
      #expect(abs(noise[0, column] - 0.2) < 1e-12)
    }
  }

  /// The restricted likelihood is the density of the yearly differences.
  private static func contrastDeviance(
    _ member: GaussianOperator, _ series: [[Double]]
  ) throws -> Double {
    let t = years.count
    var covariance = member.pathCovariance(years)
    for i in 0..<t { covariance[i, i] += 1 }
    var differences = Matrix(rowCount: t - 1, columnCount: t - 1)
    for i in 0..<t - 1 {
      for j in 0..<t - 1 {
        differences[i, j] =
          covariance[i + 1, j + 1] - covariance[i, j + 1] - covariance[i + 1, j] + covariance[i, j]
      }
    }
    let factor = try #require(try Cholesky(differences))
    var squares = 0.0
    for values in series {
      var contrast = Matrix(rowCount: t - 1, columnCount: 1)
      for i in 0..<t - 1 { contrast[i, 0] = values[i + 1] - values[i] }
      let solved = try factor.solve(contrast)
      for i in 0..<t - 1 { squares += contrast[i, 0] * solved[i, 0] }
    }
    let freedom = Double(series.count * (t - 1))
    return freedom * log(squares / freedom) + Double(series.count) * factor.logDeterminant
  }

  @Test("the likelihood is that of the yearly differences, up to a constant")
  func likelihood() throws {
    var random = SplitMix64(seed: 5)
    let series = (0..<30).map { _ in
      Self.years.map { _ in Double.random(in: -3...3, using: &random) }
    }
    var moments = SeriesMoments(years: Self.years)
    for block in [0..<11, 11..<30] {
      let part = Array(series[block])
      moments.add(Self.years.indices.flatMap { year in part.map { $0[year] } }, count: part.count)
    }
    let found = try Self.operators.map { try #require($0.deviance(of: [moments])) }
    let expected = try Self.operators.map { try Self.contrastDeviance($0, series) }
    for index in 1..<3 {
      let (left, right) = (found[index] - found[0], expected[index] - expected[0])
      #expect(abs(left - right) < 1e-8 * max(1, abs(right)))
    }
  }

  @Test("a fit finds the parameters that made the series", arguments: [0.1, 1, 10])
  func recovery(walk: Double) throws {
    var random = SplitMix64(seed: 6)
    let years = Array(2005...2020)
    var moments = SeriesMoments(years: years)
    let count = 3_000
    var values = Array(repeating: 0.0, count: count * years.count)
    for unit in 0..<count {
      var level = Double.random(in: -50...50, using: &random)
      for year in years.indices {
        values[year * count + unit] = level + random.normal()
        level += walk.squareRoot() * random.normal()
      }
    }
    moments.add(values, count: count)
    let fitted = try #require(GaussianOperator.fitted(to: [moments]))
    let weights = fitted.weights(years: years, targets: [2021])
    let true1 = GaussianOperator(walk: walk, velocity: 0, persistence: 0)
      .weights(years: years, targets: [2021])
    for column in years.indices { #expect(abs(weights[0, column] - true1[0, column]) < 0.05) }
  }

  @Test("nothing that varies gives no operator")
  func nothing() throws {
    var moments = SeriesMoments(years: Self.years)
    #expect(GaussianOperator.fitted(to: [moments]) == nil)
    moments.add(Array(repeating: 4, count: 10), count: 2)
    #expect(GaussianOperator.fitted(to: [moments]) == nil)
  }
}

extension SplitMix64 {
  /// A standard normal number, by Box and Muller.
  mutating func normal() -> Double {
    let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &self)))
      .squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &self))
  }
}
