import Distributions
import Foundation
import Testing

/// A function value computed elsewhere; see the head of `Fixtures/scipy.csv`.
struct ReferenceValue: Sendable, CustomTestStringConvertible {
  var function: String
  var argument: Double
  var first: Double
  var second: Double
  var value: Double

  var testDescription: String { "\(function)(\(argument); \(first), \(second))" }

  static func read() throws -> [ReferenceValue] {
    let url = try #require(
      Bundle.module.url(forResource: "scipy", withExtension: "csv", subdirectory: "Fixtures"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    return try lines.filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: ",")
      let numbers = try fields[1...4].map { try #require(Double($0)) }
      return ReferenceValue(
        function: String(fields[0]), argument: numbers[0], first: numbers[1], second: numbers[2],
        value: numbers[3])
    }
  }

  func computed() throws -> Double {
    switch function {
    case "t_cdf": StudentT(degreesOfFreedom: first).cumulative(argument)
    case "t_sf": StudentT(degreesOfFreedom: first).survival(argument)
    case "t_quantile": StudentT(degreesOfFreedom: first).quantile(argument)
    case "normal_cdf": StandardNormal.cumulative(argument)
    case "normal_quantile": StandardNormal.quantile(argument)
    case "f_sf": FisherF(numerator: first, denominator: second).survival(argument)
    case "beta": regularizedIncompleteBeta(argument, first, second)
    case "log_gamma": logGamma(argument)
    default: try #require(nil as Double?, "no function \(function)")
    }
  }

  /// Relative error; absolute for a reference of 0 and for `ln Γ` near its zeros.
  func error() throws -> Double {
    let difference = abs(try computed() - value)
    let size = function == "log_gamma" ? max(1, abs(value)) : abs(value)
    return size == 0 ? difference : difference / size
  }
}

@Test(
  "every function agrees with SciPy to twelve digits, tails included",
  arguments: [
    "t_cdf", "t_sf", "t_quantile", "normal_cdf", "normal_quantile", "f_sf", "beta", "log_gamma",
  ])
func agreesWithReference(function: String) throws {
  let values = try ReferenceValue.read().filter { $0.function == function }
  try #require(!values.isEmpty)
  var worst = 0.0
  for reference in values {
    let error = try reference.error()
    worst = max(worst, error)
    #expect(error < 1e-12, "\(reference.testDescription)")
  }
  print("\(function): \(values.count) values, largest error \(worst)")
}
