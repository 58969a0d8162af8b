import Foundation
import LinearAlgebra
import Testing

/// One of NIST's Statistical Reference Datasets for linear regression, with certified values.
struct ReferenceSet: Sendable {
  var name: String
  var response: [Double]
  var regressors: [[Double]]
  var certified: [CertifiedParameter]
  var certifiedSigma: Double
  var certifiedRSquared: Double

  struct CertifiedParameter: Sendable {
    var name: String
    var estimate: Double
    var standardError: Double
  }

  init(_ name: String, in folder: URL) throws {
    self.name = name
    let rows = try Self.rows(folder.appending(path: "\(name).csv"))
    let numbers = try rows.map { row in try row.map { try #require(Double($0)) } }
    response = numbers.map { $0[0] }
    regressors = try #require(numbers.first).indices.dropFirst().map { j in numbers.map { $0[j] } }
    let parameters = try Self.rows(folder.appending(path: "certified_parameters.csv"))
    certified = try parameters.filter { $0[0] == name }.map { row in
      CertifiedParameter(
        name: row[1], estimate: try #require(Double(row[2])),
        standardError: try #require(Double(row[3])))
    }
    let summaries = try Self.rows(folder.appending(path: "certified_summary.csv"))
    let summary = try #require(summaries.first { $0[0] == name })
    // The model's description may hold commas; the figures stand at the end.
    certifiedSigma = try #require(Double(summary[summary.count - 2]))
    certifiedRSquared = try #require(Double(summary[summary.count - 1]))
  }

  var hasIntercept: Bool { certified.first?.name == "B0" }

  /// The degree of the polynomial in the single regressor; 1 for straight lines and Longley.
  private var degree: Int {
    regressors.count == 1 ? (Int(certified.last?.name.dropFirst() ?? "") ?? 1) : 1
  }

  /// The design matrix, its powers rounded to doubles (products from the left).
  var design: Matrix {
    var columns = hasIntercept ? [response.map { _ in 1.0 }] : []
    if regressors.count > 1 {
      columns += regressors
    } else {
      var power = regressors[0]
      for _ in 1...degree {
        columns.append(power)
        power = zip(power, regressors[0]).map { $0 * $1 }
      }
    }
    return Matrix(
      rowCount: response.count, columnCount: columns.count, elements: columns.flatMap { $0 })
  }

  /// The same polynomial with its powers held to 32 digits.
  var polynomial: PolynomialDesign {
    get throws { try PolynomialDesign(points: regressors[0], degree: degree) }
  }

  var responses: Matrix {
    Matrix(rowCount: response.count, columnCount: 1, elements: response)
  }

  /// The lines of a file as fields, without comments and heading.
  private static func rows(_ file: URL) throws -> [[String]] {
    try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
  }
}

/// How many leading digits two numbers share: `−log10` of the relative error, at most 15.
///
/// Certified zeros (standard errors of perfect fits) are compared absolutely, in units of `scale`.
func sharedDigits(_ value: Double, _ certified: Double, scale: Double = 1) -> Double {
  let size = certified == 0 ? scale : abs(certified)
  let error = abs(value - certified) / size
  guard !error.isNaN else { return -.infinity }
  return error == 0 ? 15 : min(15, -log10(error))
}

/// The digits that a fit shares with the certified values.
struct Agreement: CustomStringConvertible {
  var name: String
  var estimates: Double
  var standardErrors: Double
  var sigma: Double
  var rSquared: Double

  init(_ name: String, _ fit: LeastSquaresFit, _ reference: ReferenceSet) {
    self.name = name
    let certified = reference.certified
    estimates =
      certified.indices.map {
        sharedDigits(fit.coefficients[$0, 0], certified[$0].estimate)
      }.min() ?? 0
    standardErrors =
      certified.indices.map {
        sharedDigits(
          fit.standardErrors[$0, 0], certified[$0].standardError,
          scale: abs(certified[$0].estimate))
      }.min() ?? 0
    let largest = reference.response.map(abs).max() ?? 1
    sigma = sharedDigits(fit.sigma[0], reference.certifiedSigma, scale: largest)
    let explained = reference.hasIntercept ? fit.rSquared[0] : fit.rSquaredAboutZero[0]
    rSquared = sharedDigits(explained, reference.certifiedRSquared)
  }

  var description: String {
    let figures = [estimates, standardErrors, sigma, rSquared].map {
      String(format: "%6.1f", $0)
    }
    return name.padding(toLength: 20, withPad: " ", startingAt: 0) + figures.joined()
  }
}
