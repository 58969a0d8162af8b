import Panels
import Planning
import Testing

@Suite("Forecasts held against what came")
struct FollowUpScoresTests {
  @Test("intervals, errors and the last value are scored by hand")
  func forecasts() {
    var score = ForecastScore(indicator: "income", year: 2024, horizon: 1)
    // Inside both; inside 95 % only; outside both; with a median only and no last value.
    for (actual, last) in [(10.0, 9.0), (13, 9), (20, 15)] {
      score.add(
        ForecastScore.Pair(
          actual: actual, median: 11, inner: (9, 12), outer: (8, 14), last: last))
    }
    score.add(
      ForecastScore.Pair(
        actual: 12, median: 11, inner: (.nan, .nan), outer: (.nan, .nan), last: .nan))
    score.addMissing()
    #expect(score.count == 4 && score.missing == 1)
    #expect(score.coverage80 == 1.0 / 3 && score.coverage95 == 2.0 / 3)
    #expect(score.meanAbsoluteError == (1 + 2 + 9 + 1) / 4.0)
    #expect(score.bias == (1 - 2 - 9 - 1) / 4.0)
    #expect(score.meanAbsoluteErrorOfLastValue == (1 + 4 + 5) / 3.0)
    #expect(abs(score.skill - (1 - 12.0 / 10)) < 1e-12)
  }

  @Test("probabilities are read against twice the error of independent events")
  func readings() {
    let score = { (chances: [Double], met: Int) in
      var score = ChanceScore(subject: .bar, name: "income", event: "option", year: 2024)
      for (index, chance) in chances.enumerated() {
        score.add(chance, isMet: index < met, wasMet: false)
      }
      return score
    }
    let half = Array(repeating: 0.5, count: 16)
    // Sixteen fair coins: 8 expected, standard deviation 2.
    #expect(score(half, 8).allowance == 4)
    #expect(score(half, 12).reading == .asSaid && score(half, 13).reading == .moreOften)
    #expect(score(half, 4).reading == .asSaid && score(half, 3).reading == .lessOften)
    #expect(score(Array(half.prefix(9)), 9).reading == .tooFew)
    #expect(score(half, 8).sums.brier == 0.25)
    #expect(score(half, 8).sums.brierOfLastValue == 0.5)
  }

  @Test("numbers of criteria are scored by hand")
  func criteria() {
    var score = CriteriaScore(set: "base", year: 2024)
    score.add(expected: 15.5, low: 14, high: 17, actual: 15)
    score.add(expected: 12, low: 11, high: 13, actual: 14)
    #expect(score.expected == 13.75 && score.actual == 14.5)
    #expect(score.meanAbsoluteError == 1.25 && score.coverage90 == 0.5)
  }

  @Test("a value counts as revised where it differs beyond the digits kept")
  func revisions() {
    let change = { (before: Double, after: Double) in
      DataRevision(unit: "A", indicator: "income", year: 2020, before: before, after: after)?.change
    }
    #expect(change(1.0 / 3, 0.3333333333) == nil && change(.nan, .nan) == nil)
    #expect(change(10, 11) == .revised && change(0, 1e-12) == .revised)
    #expect(change(.nan, 0) == .added && change(0, .nan) == .withdrawn)
  }

  @Test(
    "a requirement is read as it is written",
    arguments: [
      Requirement.atLeast(85), .above(15.8), .atMost(-2.5), .below(2), .within(8, 10),
      .within(-1.5, 3),
    ])
  func requirements(requirement: Requirement) {
    #expect(Requirement(requirement.description) == requirement)
    #expect(Requirement("≥85") == nil && Requirement("") == nil && Requirement("[8]") == nil)
  }
}
