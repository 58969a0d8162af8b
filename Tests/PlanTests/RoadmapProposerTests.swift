import Distributions
import Panels
import Testing

@testable import Planning

@Suite("Proposed roadmaps")
struct RoadmapProposerTests {
  private static func model(_ given: RoadmapEnumeration) throws -> RoadmapModel {
    try RoadmapModel(
      years: given.years, communes: given.communes, capacities: given.capacities)
  }

  private static func check(
    _ given: RoadmapEnumeration, weights: [Double]
  ) throws {
    let roadmap = try RoadmapProposer(model(given), objective: .expected(weights: weights))
      .propose()
    let best = given.greatestExpected(weights: weights)
    #expect(roadmap.faults(given) == [])
    // Ties go to earlier years, for which a millionth of the value may be given up.
    #expect(abs(roadmap.value - best) < 1e-5)
    #expect(roadmap.bound >= best - 1e-6 && roadmap.bound <= best + 1e-4)
  }

  @Test("the expected number is that of enumeration, over 300 small models", arguments: 0..<10)
  func expectedOfSmall(seed: Int) throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: UInt64(seed)))
    for _ in 0..<30 {
      let years = Int.random(in: 1...3, using: &random.generator)
      let given = random.model(
        communes: Int.random(in: 1...6, using: &random.generator), years: years, mostTasks: 5,
        mostPerYear: 3)
      try Self.check(given, weights: Array([1, 1, 1].prefix(years)))
      try Self.check(given, weights: Array([1, 0.9, 0.5].prefix(years)))
    }
  }

  @Test("the expected number is that of enumeration for 10 communes and 3 years", arguments: 0..<20)
  func expectedOfTen(seed: Int) throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: UInt64(100 + seed)))
    for _ in 0..<3 {
      try Self.check(
        random.model(communes: 10, years: 3, mostTasks: 4, mostPerYear: 4), weights: [1, 1, 1])
    }
  }

  @Test("the chance of a number is that of enumeration, over 150 small models", arguments: 0..<10)
  func reachOfSmall(seed: Int) throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: UInt64(200 + seed)))
    for _ in 0..<15 {
      let years = Int.random(in: 1...3, using: &random.generator)
      let given = random.model(
        communes: Int.random(in: 1...6, using: &random.generator), years: years, mostTasks: 4,
        mostPerYear: 3)
      let last = Int.random(in: 0..<years, using: &random.generator)
      try Self.checkReach(
        given, number: Int.random(in: 1...4, using: &random.generator), last: last)
    }
  }

  @Test(
    "the chance of a number is that of enumeration for 10 communes and 3 years", arguments: 0..<20)
  func reachOfTen(seed: Int) throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: UInt64(300 + seed)))
    for number in 1...5 {
      let given = random.model(communes: 10, years: 3, mostTasks: 3, mostPerYear: 2)
      try Self.checkReach(given, number: number, last: 2)
    }
  }

  private static func checkReach(
    _ given: RoadmapEnumeration, number: Int, last: Int
  ) throws {
    let roadmap = try RoadmapProposer(
      model(given), objective: .reach(number, by: given.years[last])
    ).propose()
    let best = given.greatestReach(by: last) { chosen in
      RoadmapEnumeration.reach(number, chosen.map { given.communes[$0].chances[$1] })
    }
    #expect(roadmap.faults(given) == [])
    #expect(abs(roadmap.value - best) < 1e-12)
    #expect(roadmap.gap < 1e-9)
    #expect(abs(roadmap.number.atLeast(number) - best) < 1e-12)
  }

  @Test("with chances that hang together the mixture over the shared factor is maximised")
  func sharedFactor() throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: 9))
    for _ in 0..<10 {
      let drawn = random.model(communes: 5, years: 2, mostTasks: 2, mostPerYear: 2)
      let communes = drawn.communes.enumerated().map { index, commune in
        var commune = commune
        // Weak and strong ties to the year, so that the order of chances differs from node to node.
        let slope = 0.1 + 0.3 * Double(index)
        commune.conditional = commune.chances.map { chance in
          SharedFactor.nodes.map { node in
            chance.isNaN
              ? .nan : min(1, max(0, chance + slope * node * chance * (1 - chance) / 3))
          }
        }
        commune.chances = commune.conditional.map { values in
          values[0].isNaN ? .nan : min(1, SharedFactor.mean(values))
        }
        return commune
      }
      let given = RoadmapEnumeration(
        years: drawn.years, communes: communes, capacities: drawn.capacities)
      let roadmap = try RoadmapProposer(
        Self.model(given), objective: .reach(2, by: given.years[1])
      ).propose()
      let best = given.greatestReach(by: 1) { chosen in
        SharedFactor.mean(
          SharedFactor.nodes.indices.map { node in
            RoadmapEnumeration.reach(
              2, chosen.map { given.communes[$0].conditional[$1][node] })
          })
      }
      #expect(abs(roadmap.value - best) < 1e-12)
    }
  }

  @Test("schedules asked for by marginal values lead to the bound over all of them")
  func columnGeneration() throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: 77))
    for _ in 0..<60 {
      let given = random.model(communes: 6, years: 3, mostTasks: 5, mostPerYear: 3)
      let model = try Self.model(given)
      let values = model.values { chance, _ in chance }
      let all = try RoadmapSearch(model, values: values).solve(.init())
      let some = try RoadmapSearch(model, values: values, listing: 0).solve(.init())
      let best = given.greatestExpected(weights: [1, 1, 1])
      #expect(abs(all.value - best) < 1e-7)
      #expect(some.value <= best + 1e-7)
      #expect(some.bound >= best - 1e-7)
      // The relaxations over all and over generated schedules are one and the same.
      #expect(abs(some.relaxed - all.relaxed) < 1e-6 && some.bound <= all.relaxed + 1e-6)
    }
  }

  @Test("among many communes the core keeps every limit and comes close to the bound")
  func core() throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: 4))
    let drawn = random.model(communes: 700, years: 3, mostTasks: 5, mostPerYear: 40)
    let model = try RoadmapModel(
      years: drawn.years, communes: drawn.communes,
      capacities: [RoadmapCapacity(communes: [60, 50, 70], effort: [160, 200, nil])])
    var search = RoadmapSearch(model, values: model.values { chance, _ in chance }, listing: 0)
    search.coreThreshold = 100
    let outcome = try search.solve(.init(gap: 1e-3, nodes: 500))
    let rows = CapacityRows(model)
    #expect(zip(rows.used(outcome.chosen, model), rows.limits).allSatisfy { $0 <= $1.most + 1e-9 })
    #expect(Set(outcome.chosen.map(\.commune)).count == outcome.chosen.count)
    // 180 places, of which 340 points of effort and chances near 1 leave nearly all filled.
    #expect(outcome.chosen.count > 150)
    #expect(outcome.bound - outcome.value < 0.005 * outcome.value)
  }

  @Test("marginal values: one more unit solved again, and the relaxation's beside it")
  func gains() throws {
    // Three communes without work, one place a year: the best two are taken; a third is worth 0.5.
    let communes = [("a", 0.9), ("b", 0.8), ("c", 0.5)].map {
      RoadmapCommune(code: $0.0, tasks: [], chances: [$0.1, $0.1])
    }
    let model = try RoadmapModel(
      years: [2025, 2026], communes: communes,
      capacities: [RoadmapCapacity(communes: [1, 1])])
    let roadmap = try RoadmapProposer(model, objective: .expected(years: 2))
      .propose(withGains: true)
    #expect(roadmap.entries.map(\.commune) == ["a", "b"])
    #expect(roadmap.entries.map(\.year) == [2025, 2026])
    #expect(abs(roadmap.expectedTotal - 1.7) < 1e-12)
    for use in roadmap.capacities {
      #expect(abs(use.gain - 0.5) < 1e-12)
      #expect(abs(use.marginal - 0.5) < 1e-5)
    }
    #expect(roadmap.leftOut.map(\.reason) == [.noCapacity])
  }

  @Test("who stays out has its reason")
  func reasons() throws {
    let tasks = (0..<5).map { RoadmapTask(criterion: "k\($0)", effort: 1) }
    let model = try RoadmapModel(
      years: [2025, 2026],
      communes: [
        RoadmapCommune(code: "slow", tasks: tasks, chances: [1, 1]),
        RoadmapCommune(code: "unknown", tasks: [], chances: [.nan, .nan]),
        RoadmapCommune(code: "weak", tasks: [], chances: [0, 0.001]),
        RoadmapCommune(code: "last", tasks: [], chances: [0.5, 0.5]),
        RoadmapCommune(code: "best", tasks: [], chances: [0.6, 0.6]),
        RoadmapCommune(
          code: "elsewhere", tasks: Array(tasks.prefix(3)), chances: [1, 1], registered: [2025]),
      ], capacities: [RoadmapCapacity(communes: [1, 0])])
    let roadmap = try RoadmapProposer(model, objective: .expected(years: 2)).propose()
    #expect(roadmap.entries.map(\.commune) == ["best"])
    #expect(
      Dictionary(uniqueKeysWithValues: roadmap.leftOut.map { ($0.commune, $0.reason) })
        == [
          "slow": .cannotByThen, "unknown": .unknownChance, "weak": .lowChance,
          "last": .noCapacity, "elsewhere": .cannotByThen,
        ])
  }

  @Test("fewest missing indicators come first, then least effort, dependencies kept")
  func preference() throws {
    let commune = RoadmapCommune(
      code: "a",
      tasks: [
        RoadmapTask(criterion: "far", effort: 1, missingIndicators: 3, position: 0),
        RoadmapTask(criterion: "dear", effort: 4, missingIndicators: 1, position: 1),
        RoadmapTask(
          criterion: "waits", effort: 1, missingIndicators: 1, position: 2, after: ["far"]),
        RoadmapTask(criterion: "cheap", effort: 2, missingIndicators: 1, position: 3),
      ], chances: [0.5, 0.5, 0.5, 0.5], pace: 1)
    let model = try RoadmapModel(
      years: [2025, 2026, 2027, 2028], communes: [commune], capacities: [])
    let roadmap = try RoadmapProposer(model, objective: .expected(years: 4)).propose()
    #expect(roadmap.entries[0].work.map(\.criterion) == ["cheap", "dear", "far", "waits"])
    #expect(roadmap.entries[0].work.map(\.year) == [2025, 2026, 2027, 2028])
    #expect(roadmap.entries[0].year == 2028)
  }

  @Test("shuffled communes and criteria give the same roadmap")
  func order() throws {
    var random = RandomRoadmap(generator: SplitMix64(seed: 5))
    let given = random.model(communes: 30, years: 4, mostTasks: 6, mostPerYear: 5)
    let first = try RoadmapProposer(Self.model(given), objective: .expected(years: 4)).propose()
    for _ in 0..<3 {
      let communes = given.communes.shuffled(using: &random.generator).map { commune in
        var commune = commune
        commune.tasks.shuffle(using: &random.generator)
        return commune
      }
      let again = try RoadmapProposer(
        RoadmapModel(years: given.years, communes: communes, capacities: given.capacities),
        objective: .expected(years: 4)
      ).propose()
      #expect(again.entries == first.entries)
      #expect(again.leftOut.map(\.commune) == first.leftOut.map(\.commune))
    }
    #expect(first.faults(given) == [])
  }

  @Test("what cannot be planned is refused with the commune")
  func refused() {
    let task = { (id: String, after: String) in
      RoadmapTask(criterion: id, effort: 1, after: [after])
    }
    #expect(throws: RoadmapError.noCommunes) {
      try RoadmapModel(years: [2025], communes: [], capacities: [])
    }
    #expect(throws: RoadmapError.badYears) {
      try RoadmapModel(
        years: [], communes: [RoadmapCommune(code: "a", tasks: [], chances: [])], capacities: [])
    }
    #expect(throws: RoadmapError.cycle(commune: "a", criteria: ["x", "y"])) {
      try RoadmapModel(
        years: [2025],
        communes: [
          RoadmapCommune(code: "a", tasks: [task("x", "y"), task("y", "x")], chances: [1])
        ], capacities: [])
    }
    #expect(throws: RoadmapError.duplicateCommune("a")) {
      let commune = RoadmapCommune(code: "a", tasks: [], chances: [1])
      return try RoadmapModel(years: [2025], communes: [commune, commune], capacities: [])
    }
    #expect(throws: RoadmapError.self) {
      try RoadmapModel(
        years: [2025], communes: [RoadmapCommune(code: "a", tasks: [], chances: [1.5])],
        capacities: [])
    }
  }

  @Test("no capacity at all gives an empty roadmap, not an error")
  func nothing() throws {
    let model = try RoadmapModel(
      years: [2025], communes: [RoadmapCommune(code: "a", tasks: [], chances: [1])],
      capacities: [RoadmapCapacity(communes: [0])])
    for objective in [RoadmapObjective.expected(years: 1), .reach(1, by: 2025)] {
      let roadmap = try RoadmapProposer(model, objective: objective).propose()
      #expect(roadmap.entries.isEmpty && roadmap.value == 0 && roadmap.bound == 0)
    }
  }

  @Test("Hoeffding's bound holds for every sum of some mean, and is met by equal chances")
  func hoeffding() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let count = Int.random(in: 1...7, using: &generator)
      let greatest = Double.random(in: 0.2...1, using: &generator)
      let chances = (0..<count).map { _ in Double.random(in: 0...greatest, using: &generator) }
      let mean = chances.reduce(0, +)
      for number in 1...count {
        let bound = HoeffdingBound.atLeast(
          number, mean: mean, trials: count, greatest: chances.max() ?? 0)
        #expect(bound >= RoadmapEnumeration.reach(number, chances) - 1e-12)
        if Double(number) >= mean + 1 {
          let equal = Array(repeating: mean / Double(count), count: count)
          #expect(abs(bound - RoadmapEnumeration.reach(number, equal)) < 1e-12)
        }
      }
    }
  }
}
