import Foundation
import LinearAlgebra
import Testing

/// Where the reference sets are.
enum ReferenceFolder {
  /// The three sets that are part of the project.
  static var project: URL? {
    Bundle.module.url(
      forResource: "nist_strd", withExtension: nil, subdirectory: "Fixtures")
  }

  /// All eleven: `nist_strd` in the folder that `LOTRINH_VALIDATION` names, else in
  /// `../shared/validation` beside the package.
  static var complete: URL? {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["LOTRINH_VALIDATION"].map { URL(filePath: $0) }
    let folder = (named ?? package.appending(path: "../shared/validation").standardizedFileURL)
      .appending(path: "nist_strd")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}

/// The digits demanded of a set; the difficulty is NIST's.
struct Demand: Sendable, CustomTestStringConvertible {
  var name: String
  var digits: Double

  var testDescription: String { name }

  static let lowerAndAverage = ["Norris", "Pontius", "NoInt1", "NoInt2"]
  static let higher = ["Longley", "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5"]

  static let all =
    (lowerAndAverage + higher).map { Demand(name: $0, digits: 9) }
    + [Demand(name: "Filip", digits: 7)]
}

@Suite("NIST's reference sets for linear regression")
struct ReferenceSetTests {
  @Test(
    "estimates and standard errors of the project's sets have nine certified digits or more",
    arguments: ["Norris", "Longley", "Wampler1"])
  func projectSets(name: String) throws {
    let reference = try ReferenceSet(name, in: #require(ReferenceFolder.project))
    try check(reference, digits: 9)
  }

  @Test(
    "estimates and standard errors of all sets have nine certified digits, of Filip seven",
    .enabled(
      if: ReferenceFolder.complete != nil,
      "set LOTRINH_VALIDATION to a folder that holds nist_strd with all eleven sets"),
    arguments: Demand.all)
  func allSets(demand: Demand) throws {
    let reference = try ReferenceSet(demand.name, in: #require(ReferenceFolder.complete))
    try check(reference, digits: demand.digits)
  }

  @Test(
    "with powers held to 32 digits, polynomials have twelve certified digits, Filip too",
    .enabled(
      if: ReferenceFolder.complete != nil,
      "set LOTRINH_VALIDATION to a folder that holds nist_strd with all eleven sets"),
    arguments: [
      "Norris", "Pontius", "Filip", "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5",
    ])
  func polynomials(name: String) throws {
    let reference = try ReferenceSet(name, in: #require(ReferenceFolder.complete))
    let fit = try leastSquares(reference.polynomial, reference.responses)
    let agreement = Agreement("\(name), 32 digits", fit, reference)
    print(agreement)
    #expect(agreement.estimates >= 12)
    #expect(agreement.standardErrors >= 12)
  }

  private func check(_ reference: ReferenceSet, digits: Double) throws {
    let fit = try leastSquares(reference.design, reference.responses)
    let agreement = Agreement(reference.name, fit, reference)
    print(agreement, "  1/condition \(fit.reciprocalCondition)")
    #expect(fit.rank == reference.certified.count)
    #expect(agreement.estimates >= digits)
    #expect(agreement.standardErrors >= digits)
    #expect(agreement.sigma >= digits)
    #expect(agreement.rSquared >= digits)
  }
}
