import LinearAlgebra
import Panels
import Testing

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Level shifts")
struct StepModelTests {
  private static let periods = [0, 1, 2, 4, 5, 7]
  private static let years = (0..<8).map { 2012 + $0 }

  private static func form(_ member: GaussianOperator, shifts: [Int]) throws -> StepForm {
    var covariance = member.pathCovariance(periods.map { years[$0] })
    for i in periods.indices { covariance[i, i] += 1 }
    return try #require(try StepForm(covariance, periods: periods, shifts: shifts))
  }

  @Test("between noise alone a step is the difference of means")
  func noise() throws {
    let form = try Self.form(
      GaussianOperator(walk: 0, velocity: 0, persistence: 0), shifts: [4])
    for (column, period) in Self.periods.enumerated() {
      #expect(abs(form.weights[0, column] - (period < 4 ? -1.0 / 3 : 1.0 / 3)) < 1e-12)
    }
    #expect(abs(form.variances[0] - 2.0 / 3) < 1e-12)
  }

  @Test("on a walk without noise it is the change across it")
  func walk() throws {
    let form = try Self.form(
      GaussianOperator(walk: 1e8, velocity: 0, persistence: 0), shifts: [4])
    let expected = [0.0, 0, -1, 1, 0, 0]
    for column in expected.indices {
      #expect(abs(form.weights[0, column] - expected[column]) < 1e-6)
    }
    #expect(abs(form.variances[0] / 2e8 - 1) < 1e-6)
  }

  @Test(
    "values restated by it are forecast as by a Gaussian process with a column for each step",
    arguments: [
      GaussianOperator(walk: 1, velocity: 0, persistence: 0),
      GaussianOperator(walk: 0.2, velocity: 0.3, persistence: 0.7),
    ])
  func dense(member: GaussianOperator) throws {
    let shifts = [2, 5]
    let form = try Self.form(member, shifts: shifts)
    let known = Self.periods.map { Self.years[$0] }
    let target = 2022
    let plain = member.weights(years: known, targets: [target])
    let path = member.pathCovariance(known + [target])
    let t = known.count
    let isAfter = { (index: Int, shift: Int) in index == t || Self.periods[index] >= shift }
    let entry = { (i: Int, j: Int) in
      shifts.reduce(path[i, j] + 1e6) {
        $0 + (isAfter(i, $1) && isAfter(j, $1) ? 1e6 : 0)
      }
    }
    var observed = Matrix(rowCount: t, columnCount: t)
    var cross = Matrix(rowCount: t, columnCount: 1)
    for i in 0..<t {
      cross[i, 0] = entry(t, i)
      for j in 0..<t { observed[i, j] = entry(i, j) + (i == j ? 1 : 0) }
    }
    let expected = try #require(try Cholesky(observed)).solve(cross)
    for column in 0..<t {
      var weight = plain[0, column]
      for (step, shift) in shifts.enumerated() {
        for other in 0..<t where Self.periods[other] < shift {
          weight += plain[0, other] * form.weights[step, column]
        }
      }
      #expect(abs(weight - expected[column, 0]) < 1e-4)
    }
  }

  @Test("one series has the step of its line; without chance each has its own")
  func exact() throws {
    let line = Self.years.indices.map { 2 * Double($0) + ($0 >= 4 ? 7 : 0) }
    let one = try #require(
      StepModel([(Array(0..<8), line, 1)], shifts: [4], years: Self.years))
    #expect(abs(one.steps((Array(0..<8), line, 1), years: Self.years)[0] - 7) < 1e-9)
    // Three series with steps of 5, 7 and 9.
    let values = Self.years.indices.flatMap { period in
      [5.0, 7, 9].map { 2 * Double(period) + (period >= 4 ? $0 : 0) }
    }
    let model = try #require(
      StepModel([(Array(0..<8), values, 3)], shifts: [4], years: Self.years))
    let found = model.steps((Array(0..<8), values, 3), years: Self.years)
    for (step, expected) in zip(found, [5.0, 7, 9]) { #expect(abs(step - expected) < 1e-6) }
  }

  @Test("a common path too short for a line and the step leaves values as they are")
  func short() {
    #expect(StepModel([([0, 1], [1, 2], 1)], shifts: [1], years: Self.years) == nil)
  }

  private struct Process: CustomTestStringConvertible {
    let walk: Double
    let noise: Double
    /// The standard deviation of the series' own steps, around 3.
    let spread: Double
    let first: Int
    var testDescription: String {
      "walk \(walk), noise \(noise), own steps \(spread), from year \(first)"
    }
  }

  private static let processes = [
    Process(walk: 1, noise: 0.3, spread: 0.5, first: 5),
    Process(walk: 0.3, noise: 1, spread: 0.5, first: 5),
    Process(walk: 0.3, noise: 1, spread: 0, first: 8),
    Process(walk: 0.7, noise: 0.7, spread: 2, first: 8),
  ]

  /// The root mean squared errors of forecasts of series with a step: by steps drawn together, by the step of
  /// each series' own least-squares line, and of the same series without a step.
  private static func errors(_ process: Process, seed: UInt64) throws -> [Double] {
    var random = SplitMix64(seed: seed)
    let (count, known, horizon) = (200, 10, 3)
    var common = [0.0]
    for _ in 1..<known + horizon {
      common.append(common[common.count - 1] + 0.5 + 0.3 * random.normal())
    }
    var truth: [[Double]] = []
    var smooth: [[Double?]] = []
    var stepped: [[Double?]] = []
    var lined: [[Double?]] = []
    for _ in 0..<count {
      var level = 50 + 3 * random.normal()
      let size = 3 + process.spread * random.normal()
      let course = common.map { value in
        level += process.walk * random.normal()
        return value + level
      }
      let published = course.prefix(known).map { $0 + process.noise * random.normal() }
      let before = published.enumerated().map { $1 - ($0 < process.first ? size : 0) }
      truth.append(Array(course.dropFirst(known)))
      smooth.append(published)
      stepped.append(before)
      let design = Matrix(
        rows: (0..<known).map { [1, Double($0), $0 >= process.first ? 1 : 0] })
      let step = combine(before, unitCount: 1, weights: try BatchedDesign(design).weights)[2]
      lined.append(before.enumerated().map { $1 + ($0 < process.first ? step : 0) })
    }
    let shift = SeriesBreak(
      indicator: "x", year: 2015 + process.first, kind: .method, treatment: .levelShift)
    return try [(stepped, [shift]), (lined, []), (smooth, [])].map { rows, breaks in
      let block = try Sample.forecast(
        Sample.set(.number, rows), .pooled, horizon: horizon, breaks: breaks)
      var squares = 0.0
      for unit in 0..<count {
        for step in 0..<horizon {
          let error = truth[unit][step] - block.centre(unit: unit, step: step)
          squares += error * error
        }
      }
      return squares / Double(count * horizon)
    }
  }

  @Test(
    "steps drawn together forecast better than those of each series' line", arguments: processes)
  private func comparison(process: Process) throws {
    var sums = [0.0, 0, 0]
    for seed in 1...10 {
      for (index, square) in try Self.errors(process, seed: UInt64(seed)).enumerated() {
        sums[index] += square / 10
      }
    }
    let (found, line, smooth) = (sums[0].squareRoot(), sums[1].squareRoot(), sums[2].squareRoot())
    #expect(found < line)
    #expect(found < 1.08 * smooth)
  }
}
