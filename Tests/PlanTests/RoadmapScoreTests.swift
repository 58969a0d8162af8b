import Panels
import Testing

@testable import Planning

@Suite("Given roadmaps scored and compared")
struct RoadmapScoreTests {
  private static let model: RoadmapModel? = {
    let task = { (id: String, missing: Int, effort: Double) in
      RoadmapTask(criterion: id, effort: effort, missingIndicators: missing)
    }
    var ready = RoadmapCommune(code: "ready", tasks: [], chances: [0.9, 0.8, 0.7])
    ready.unaided = [0.9, 0.8, 0.7]
    var slow = RoadmapCommune(
      code: "slow", tasks: [task("x", 2, 4), task("y", 1, 2), task("z", 1, 1)],
      chances: [0.6, 0.6, 0.6], pace: 2)
    slow.unaided = [0.1, 0.2, 0.3]
    var idle = RoadmapCommune(code: "idle", tasks: [], chances: [0.5, 0.5, 0.5])
    idle.unaided = [0.5, 0.5, 0.5]
    return try? RoadmapModel(
      years: [2025, 2026, 2027], communes: [ready, slow, idle],
      capacities: [RoadmapCapacity(communes: [1, 1, 0])])
  }()

  @Test("each line has its chance, its slack and what is lacking, nearest first")
  func lines() throws {
    let score = RoadmapScore(
      [
        RoadmapYearChoice(commune: "slow", year: 2025),
        RoadmapYearChoice(commune: "ready", year: 2027),
        RoadmapYearChoice(commune: "elsewhere", year: 2025),
      ], on: try #require(Self.model))
    #expect(score.lines.map(\.commune) == ["elsewhere", "slow", "ready"])
    #expect(score.lines.map(\.slack) == [nil, -1, 2])
    #expect(score.lines[1].lacks.map(\.criterion) == ["z", "y", "x"])
    #expect(score.lines[1].effort == 7)
    #expect(score.lines[1].chance == 0.6)
    // Three criteria take two years at two a year: by 2025 only the chance without work is left.
    #expect(score.lines[1].chanceAtPace == 0.1)
    #expect(score.lines[0].chance.isNaN && score.lines[0].lacks.isEmpty)
    #expect(score.years.map(\.expected) == [0.1, 0.7])
    #expect(score.years.map(\.known) == [1, 1])
    #expect(score.unknown.map(\.commune) == ["elsewhere"])
    #expect(score.years.map(\.tooFast) == [1, 0])
  }

  @Test("the comparison says who comes earlier, later, in and out")
  func comparison() throws {
    let model = try #require(Self.model)
    let given = RoadmapScore(
      [
        RoadmapYearChoice(commune: "slow", year: 2025),
        RoadmapYearChoice(commune: "idle", year: 2026),
      ], on: model)
    let proposed = try RoadmapProposer(model, objective: .expected(years: 3)).propose()
    // 0.9 + 0.6 beats every other pair of years 2025 and 2026.
    #expect(proposed.entries.map(\.commune) == ["ready", "slow"])
    let comparison = RoadmapComparison(given: given, proposed: proposed)
    #expect(
      Dictionary(uniqueKeysWithValues: comparison.lines.map { ($0.commune, $0.change) })
        == ["idle": .dropped, "ready": .added, "slow": .later])
    #expect(comparison.lines.first?.reason == .noCapacity)
    #expect(comparison.count(.later) == 1)
    #expect(comparison.count(.same) == 0)
  }

  // Quantiles of Beta(3.5, 8.5) by Simpson's rule on the density, in Python.
  @Test("3 of 11 under Jeffreys' prior is Beta(3.5, 8.5)")
  func share() {
    let share = PastShare.namTruc
    #expect(share == PastShare(planned: 11, inTime: 3))
    #expect(PastShare([], after: 2020) == nil)
    #expect(abs(share.mean - 3.5 / 12) < 1e-15)
    #expect(abs(share.quantile(0.05) - 0.105807464) < 1e-6)
    #expect(abs(share.quantile(0.5) - 0.279782107) < 1e-6)
    #expect(abs(share.quantile(0.95) - 0.518414871) < 1e-6)
  }

  @Test("a line recognised ahead of a year still to come does not count, nor do those that wait")
  func dueLines() {
    let line = { (year: Int, met: Int?, status: RoadmapSlippage.Status) in
      RoadmapSlippage(
        entry: RoadmapEntry(unit: "a", level: .met, set: "s", year: year, row: ""), name: "a",
        recognition: met.map {
          Recognition(
            unit: "a", level: .met, set: "s", metYear: $0, decision: "", decisionDate: nil,
            source: "")
        }, metYear: nil, status: status, provenance: .observed)
    }
    let early = line(2021, 2020, .inTime)
    #expect(PastShare([early, line(2021, nil, .notDue)], after: 2019) == nil)
    #expect(
      PastShare([early, line(2020, nil, .notInTime)], after: 2019)
        == PastShare(planned: 1, inTime: 0))
    #expect(PastShare([early], after: 2021) == PastShare(planned: 1, inTime: 1))
  }

  @Test("a bound from cumulative effort is never below the best roadmap")
  func surrogate() throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: 55))
    var sharper = 0
    for _ in 0..<100 {
      let given = random.model(communes: 6, years: 3, mostTasks: 5, mostPerYear: 3)
      let model = try RoadmapModel(
        years: given.years, communes: given.communes, capacities: given.capacities)
      let values = model.values { chance, _ in chance }
      let bound = try RoadmapSurrogate(model, values: values).solve(.init()).bound
      let best = given.greatestExpected(weights: [1, 1, 1])
      #expect(bound >= best - 1e-7)
      let relaxed = try RoadmapSearch(model, values: values).solve(.init()).relaxed
      if bound < relaxed - 1e-6 { sharper += 1 }
    }
    #expect(sharper > 10)
  }
}
