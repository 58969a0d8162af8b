import Distributions
import Testing

@testable import Forecast

@Suite("Chances of events over several years")
struct PassageModelTests {
  private struct Case: CustomStringConvertible, Sendable {
    let persistence: [Double]
    let inYear: [Double]
    var firstLead = 1

    var description: String { "\(persistence), \(inYear), from lead \(firstLead)" }
  }

  private static let cases = [
    Case(persistence: [0.7, 0.8, 0.85, 0.9], inYear: [0.1, 0.2, 0.35, 0.5, 0.6]),
    Case(persistence: [0.99, 0.99, 0.99, 0.99], inYear: [0.4, 0.45, 0.5, 0.55, 0.6]),
    Case(persistence: [0.9], inYear: [0.8, 0.6, 0.3, 0.9, 0.05]),
    Case(persistence: [0.3, 0.95], inYear: [0.3, .nan, 0.3, .nan, 0.7]),
    Case(persistence: [0.2, 0.9, 0.99, 0.5], inYear: [0.25, 0.3, 0.2, 0.4], firstLead: 2),
    Case(persistence: [0.95, 0.97], inYear: [0.02, 0.01, 0.99, 0.98], firstLead: 4),
  ]

  /// The shares of paths of the chain that pass by a year, and that pass and keep for so many years.
  private static func sampled(_ made: Case) -> [PassageModel.Chances] {
    let horizon = made.inYear.count
    let bars = made.inYear.map { $0.isNaN ? Double.infinity : StandardNormal.quantile(1 - $0) }
    let last = made.persistence.count
    let links = (0..<horizon).map { made.persistence[min(last, made.firstLead + $0) - 1] }
    let rests = links.map { (1 - $0 * $0).squareRoot() }
    var random = SplitMix64(seed: 12)
    var byYear = Array(repeating: 0, count: horizon)
    var kept = Array(repeating: byYear, count: 3)
    let count = 200_000
    for _ in 0..<count {
      var state = random.normal()
      var row = 0
      var hasPassed = false
      for step in 0..<horizon {
        if step > 0 { state = links[step - 1] * state + rests[step - 1] * random.normal() }
        row = state > bars[step] ? row + 1 : 0
        hasPassed = hasPassed || row > 0
        if hasPassed { byYear[step] += 1 }
        for years in 1..<4 where row >= years { kept[years - 1][step - years + 1] += 1 }
      }
    }
    return kept.enumerated().map { index, counts in
      PassageModel.Chances(
        byYear: byYear.map { Double($0) / Double(count) },
        kept: counts.indices.map { step in
          step + index + 1 > horizon || made.inYear[step...step + index].contains(where: \.isNaN)
            ? .nan : Double(counts[step]) / Double(count)
        })
    }
  }

  @Test(
    "they are those of two hundred thousand sampled paths: half a point; one and a half where years hardly differ",
    arguments: cases)
  private func sampling(made: Case) {
    let most = made.persistence.max() ?? 0
    let tolerance = most <= 0.97 ? 0.005 : 0.015
    for (index, expected) in Self.sampled(made).enumerated() {
      let years = index + 1
      let found = PassageModel(persistence: made.persistence)
        .chances(made.inYear, keptFor: years, firstLead: made.firstLead)
      for step in made.inYear.indices {
        #expect(abs(found.byYear[step] - expected.byYear[step]) < tolerance, "by \(step)")
        #expect(found.kept[step].isNaN == expected.kept[step].isNaN)
        if !found.kept[step].isNaN {
          #expect(
            abs(found.kept[step] - expected.kept[step]) < tolerance, "kept \(years) from \(step)")
        }
      }
    }
  }

  @Test("years that do not hang together multiply")
  func independence() {
    let inYear = [0.1, 0.35, 0.5, 0.92]
    let found = PassageModel(persistence: [0]).chances(inYear, keptFor: 2)
    var none = 1.0
    for step in inYear.indices {
      none *= 1 - inYear[step]
      #expect(abs(found.byYear[step] - (1 - none)) < 1e-4)
      if step < 3 { #expect(abs(found.kept[step] - inYear[step] * inYear[step + 1]) < 1e-4) }
    }
  }

  @Test("years that are one and the same give the greatest and the least chance")
  func sameness() {
    let inYear = [0.3, 0.5, 0.2, 0.6]
    let found = PassageModel(persistence: [1]).chances(inYear, keptFor: 2)
    let byYear = [0.3, 0.5, 0.5, 0.6]
    let kept = [0.3, 0.2, 0.2]
    for step in byYear.indices { #expect(abs(found.byYear[step] - byYear[step]) < 0.02) }
    for step in kept.indices { #expect(abs(found.kept[step] - kept[step]) < 0.02) }
  }

  @Test("a bar is kept only where there is one in every year, or where it goes on")
  func keptBars() {
    let model = PassageModel(persistence: [0])
    let inYear = [0.8, 0.6, .nan, .nan]
    let found = model.chances(inYear, keptFor: 2)
    #expect(abs(found.kept[0] - 0.48) < 1e-4 && found.kept[1...].allSatisfy(\.isNaN))
    let going = model.chances(inYear, keeping: [0.8, 0.6, 0.5, 0.4], keptFor: 3)
    #expect(abs(going.kept[0] - 0.24) < 1e-4 && abs(going.kept[1] - 0.12) < 1e-4)
    // What goes on is to be kept, not to be met.
    #expect(going.byYear == found.byYear && going.kept[2...].allSatisfy(\.isNaN))
  }

  @Test("what cannot be passed is not, and what is passed for sure is")
  func certainty() {
    let found = PassageModel(persistence: [0.8]).chances([0, .nan, 1, 0], keptFor: 1)
    #expect(found.byYear[0] < 1e-12 && found.byYear[1] < 1e-12)
    #expect(found.byYear[2] == 1 && found.byYear[3] == 1)
    #expect(found.kept[0] == 0 && found.kept[1].isNaN)
    #expect(abs(found.kept[2] - 1) < 1e-4 && found.kept[3] == 0)
  }
}
