import Planning

/// Invented communes that lack none to ten criteria, some of which wait for others.
struct InventedProgramme {
  let model: RoadmapModel

  init(communes count: Int, years: Int) throws {
    var generator = Congruential(state: 2025)
    let communes = (0..<count).map { index -> RoadmapCommune in
      let tasks = (0..<generator.next(11)).map { task in
        RoadmapTask(
          criterion: "\(task)",
          effort: [1, 2, 4][generator.next(3)] * Double(1 + generator.next(2)),
          missingIndicators: 1 + generator.next(3), position: task,
          after: task > 0 && generator.next(5) == 0 ? ["\(generator.next(task))"] : [])
      }
      let kept = 0.8 + 0.19 * generator.unit
      let first = 0.3 + 0.6 * generator.unit
      return RoadmapCommune(
        code: "\(100_000 + index)", tasks: tasks,
        chances: (0..<years).map { (0..<$0).reduce(first) { value, _ in value * kept + 0.02 } })
    }
    let codes = communes.map(\.code)
    let yearly = max(1, count * 8 / 100)
    let districts = (0..<10).map { district in
      RoadmapCapacity(
        name: "\(district)",
        members: Set(codes.indices.filter { $0 % 10 == district }.map { codes[$0] }),
        communes: Array(repeating: max(1, yearly / 8), count: years))
    }
    model = try RoadmapModel(
      years: (0..<years).map { 2026 + $0 }, communes: communes,
      capacities: [
        RoadmapCapacity(
          communes: Array(repeating: yearly, count: years),
          effort: Array(repeating: Double(count) / 2, count: years))
      ] + districts)
  }
}

/// Knuth's linear congruential generator, so that runs repeat.
private struct Congruential {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  var unit: Double { mutating get { Double(next(1 << 20)) / Double(1 << 20) } }
}
