import Planning

/// Every roadmap of a small model, by trying all years for all criteria of all communes: written without the
/// optimiser's schedules, bounds or solver.
struct RoadmapEnumeration {
  let years: [Int]
  let communes: [RoadmapCommune]
  let capacities: [RoadmapCapacity]
  let leastChance = 0.01

  /// A way to do a commune: its year, and its effort in each year, in whole points.
  private struct Way: Hashable {
    let end: Int
    let effort: [Int]
  }

  private func ways(of commune: RoadmapCommune) -> [Way] {
    var result: Set<Way> = []
    let count = commune.tasks.count
    var steps = [Int](repeating: 0, count: count)
    while true {
      if isAllowed(commune, steps) {
        var effort = [Int](repeating: 0, count: years.count)
        for task in 0..<count { effort[steps[task]] += Int(commune.tasks[task].effort) }
        for end in (steps.max() ?? 0)..<years.count
        where commune.chances[end] >= leastChance
          && (commune.registered.isEmpty || commune.registered.contains(years[end]))
        {
          result.insert(Way(end: end, effort: effort))
        }
      }
      // The next number in base `years`.
      var place = 0
      while place < count, steps[place] == years.count - 1 {
        steps[place] = 0
        place += 1
      }
      if place == count { break }
      steps[place] += 1
    }
    return Array(result)
  }

  private func isAllowed(_ commune: RoadmapCommune, _ steps: [Int]) -> Bool {
    for year in years.indices where steps.count(where: { $0 == year }) > commune.pace {
      return false
    }
    for (task, step) in zip(commune.tasks, steps) {
      for (other, otherStep) in zip(commune.tasks, steps)
      where task.after.contains(other.criterion) && otherStep > step {
        return false
      }
    }
    return true
  }

  /// What is left of every capacity: communes by capacity and year, then effort; -1 for no limit.
  private var start: [Int] {
    capacities.flatMap { capacity in
      years.indices.map { (capacity.communes.isEmpty ? nil : capacity.communes[$0]) ?? -1 }
        + years.indices.map {
          (capacity.effort.isEmpty ? nil : capacity.effort[$0]).map { Int($0) } ?? -1
        }
    }
  }

  private func taking(_ way: Way, _ code: String, from left: [Int]) -> [Int]? {
    var left = left
    for (index, capacity) in capacities.enumerated()
    where capacity.members?.contains(code) ?? true {
      let base = index * 2 * years.count
      for year in years.indices {
        for (place, amount) in [
          (base + year, way.end == year ? 1 : 0), (base + years.count + year, way.effort[year]),
        ] where left[place] >= 0 && amount > 0 {
          if left[place] < amount { return nil }
          left[place] -= amount
        }
      }
    }
    return left
  }

  /// The greatest weighted expected number.
  func greatestExpected(weights: [Double]) -> Double {
    var best: [[Int]: Double] = [start: 0]
    for commune in communes {
      var next = best
      for way in ways(of: commune) {
        for (left, value) in best {
          guard let rest = taking(way, commune.code, from: left) else { continue }
          let more = value + weights[way.end] * commune.chances[way.end]
          if more > next[rest] ?? -1 { next[rest] = more }
        }
      }
      best = next
    }
    return best.values.max() ?? 0
  }

  /// The greatest chance that at least `number` are recognised by a step; `chance` judges a choice of
  /// communes, by position, with their steps.
  func greatestReach(by last: Int, _ chance: ([(Int, Int)]) -> Double) -> Double {
    var reached: Set<[Int]> = [start]
    let size = start.count
    for commune in communes {
      var next = Set(reached.map { $0 + [-1] })
      for way in ways(of: commune) where way.end <= last {
        for state in reached {
          guard let rest = taking(way, commune.code, from: Array(state.prefix(size))) else {
            continue
          }
          next.insert(rest + state.dropFirst(size) + [way.end])
        }
      }
      reached = next
    }
    let choices = Set(reached.map { Array($0.dropFirst(size)) })
    return choices.map { choice in
      chance(choice.enumerated().filter { $0.element >= 0 }.map { ($0.offset, $0.element) })
    }.max() ?? 0
  }

  /// `P(N ≥ number)` by adding up all outcomes of independent communes.
  static func reach(_ number: Int, _ chances: [Double]) -> Double {
    (0..<(1 << chances.count)).reduce(0) { sum, outcome in
      guard outcome.nonzeroBitCount >= number else { return sum }
      return sum
        + chances.indices.reduce(1) {
          $0 * (outcome >> $1 & 1 == 1 ? chances[$1] : 1 - chances[$1])
        }
    }
  }
}

/// Random small models.
struct RandomRoadmap {
  var generator: SplitMix64

  mutating func model(
    communes count: Int, years: Int, mostTasks: Int, mostPerYear: Int
  ) -> RoadmapEnumeration {
    let communes = (0..<count).map { _ in 0 }.indices.map { index in
      commune("c\(10 + index)", years: years, mostTasks: mostTasks)
    }
    var capacities: [RoadmapCapacity] = []
    let kind = Int.random(in: 0..<4, using: &generator)
    let counts = (0..<years).map { _ -> Int? in
      Int.random(in: 0...mostPerYear, using: &generator)
    }
    let efforts = (0..<years).map { _ -> Double? in
      kind == 3 && Bool.random(using: &generator)
        ? nil : Double(Int.random(in: 0...(2 * count), using: &generator))
    }
    // Communes, effort, both, or both with a district of its own.
    capacities.append(RoadmapCapacity(communes: counts, effort: kind == 0 ? [] : efforts))
    if kind == 3 {
      capacities.append(
        RoadmapCapacity(
          name: "d", members: Set(communes.prefix(count / 2).map(\.code)),
          communes: (0..<years).map { $0 == 0 ? nil : 1 }, effort: []))
    }
    return RoadmapEnumeration(
      years: (0..<years).map { 2025 + $0 }, communes: communes, capacities: capacities)
  }

  private mutating func commune(_ code: String, years: Int, mostTasks: Int) -> RoadmapCommune {
    let count = Int.random(in: 0...mostTasks, using: &generator)
    let tasks = (0..<count).map { index -> RoadmapTask in
      let waits = (0..<index).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      return RoadmapTask(
        criterion: "k\(index)", effort: [1, 2, 4][Int.random(in: 0..<3, using: &generator)],
        missingIndicators: Int.random(in: 1...3, using: &generator), position: index,
        after: waits.map { "k\($0)" } + (index == 0 ? ["met already"] : []))
    }
    var chance = Double.random(in: 0...1, using: &generator)
    let chances = (0..<years).map { _ -> Double in
      chance = min(1, max(0, chance + Double.random(in: -0.2...0.3, using: &generator)))
      return Int.random(in: 0..<20, using: &generator) == 0 ? .nan : chance
    }
    let registered: Set<Int> =
      Int.random(in: 0..<8, using: &generator) == 0
      ? [2025 + Int.random(in: 0..<years, using: &generator)] : []
    return RoadmapCommune(
      code: code, tasks: tasks.shuffled(using: &generator), chances: chances,
      pace: Int.random(in: 1...2, using: &generator), registered: registered)
  }
}

extension ProposedRoadmap {
  /// What is wrong with it: a rule of the model that it breaks.
  func faults(_ model: RoadmapEnumeration) -> [String] {
    var faults: [String] = []
    var counts: [String: Double] = [:]
    for entry in entries {
      guard let commune = model.communes.first(where: { $0.code == entry.commune }) else {
        faults.append("unknown \(entry.commune)")
        continue
      }
      if Set(entry.work.map(\.criterion)) != Set(commune.tasks.map(\.criterion)) {
        faults.append("\(entry.commune) does not finish its work")
      }
      if !commune.registered.isEmpty, !commune.registered.contains(entry.year) {
        faults.append("\(entry.commune) is not registered")
      }
      for work in entry.work {
        if work.year > entry.year { faults.append("\(entry.commune) finishes late") }
        let after = commune.tasks.first { $0.criterion == work.criterion }?.after ?? []
        if entry.work.contains(where: { after.contains($0.criterion) && $0.year > work.year }) {
          faults.append("\(entry.commune) breaks a dependency")
        }
      }
      for year in model.years
      where entry.work.count(where: { $0.year == year }) > commune.pace {
        faults.append("\(entry.commune) is too fast")
      }
      for capacity in model.capacities where capacity.members?.contains(entry.commune) ?? true {
        counts["\(capacity.name) \(entry.year)", default: 0] += 1
        for work in entry.work {
          counts["\(capacity.name) \(work.year) e", default: 0] += work.effort
        }
      }
    }
    for capacity in model.capacities {
      for (step, year) in model.years.enumerated() {
        if !capacity.communes.isEmpty, let most = capacity.communes[step],
          counts["\(capacity.name) \(year)", default: 0] > Double(most)
        {
          faults.append("too many communes in \(year)")
        }
        if !capacity.effort.isEmpty, let most = capacity.effort[step],
          counts["\(capacity.name) \(year) e", default: 0] > most + 1e-9
        {
          faults.append("too much effort in \(year)")
        }
      }
    }
    if Set(entries.map(\.commune)).count != entries.count { faults.append("a commune twice") }
    if entries.count + leftOut.count != model.communes.count { faults.append("a commune lost") }
    return faults
  }
}
