/// The schedule of least cost when a point of effort has a price in each year.
///
/// Without dependencies the most effort goes into the cheapest places, which is optimal by the rearrangement
/// inequality (Hardy, Littlewood and Pólya, *Inequalities*, 1934, theorem 368). With them the tasks done so far are the
/// states of a shortest path over the places of the years in turn.
struct SchedulePricing {
  /// A schedule with its cost.
  struct Priced {
    let schedule: WorkSchedule
    let cost: Double
  }

  let order: WorkOrder
  /// The price of a point in each year, 0 or more.
  let prices: [Double]

  /// The most tasks with dependencies for which the optimum is sought.
  static let mostDependentTasks = 14

  /// For each end the schedule of least cost; `nil` where the pace is too slow.
  func cheapest() -> [Priced?] {
    order.hasDependencies && order.count <= Self.mostDependentTasks
      ? shortestPaths() : prices.indices.map { sorted(end: $0) }
  }

  /// For each end what no schedule can cost less than: the least cost without dependencies.
  func leastCosts() -> [Double] {
    prices.indices.map { end in
      order.count > order.pace * (end + 1) ? .infinity : cost(of: assignment(end: end))
    }
  }

  private func cost(of steps: [Int]) -> Double {
    zip(order.efforts, steps).reduce(0) { $0 + $1.0 * prices[$1.1] }
  }

  /// The steps of the tasks, the most effort in the cheapest places.
  private func assignment(end: Int) -> [Int] {
    let byPrice = (0...end).sorted { (prices[$0], $0) < (prices[$1], $1) }
    let byEffort = order.efforts.indices.sorted {
      (-order.efforts[$0], $0) < (-order.efforts[$1], $1)
    }
    var steps = [Int](repeating: 0, count: order.count)
    for (rank, place) in byEffort.enumerated() { steps[place] = byPrice[rank / order.pace] }
    return steps
  }

  /// With dependencies between many tasks the cheapest years are filled in the order of preference, which keeps
  /// them and need not be optimal.
  private func sorted(end: Int) -> Priced? {
    guard order.count <= order.pace * (end + 1) else { return nil }
    var steps = assignment(end: end)
    if order.hasDependencies { steps.sort() }
    return Priced(
      schedule: WorkSchedule(order, steps: steps, years: prices.count), cost: cost(of: steps))
  }

  private func shortestPaths() -> [Priced?] {
    let count = order.count
    let waits = order.after.map { $0.reduce(0) { $0 | 1 << $1 } }
    let full = (1 << count) - 1
    var costs = [Double](repeating: .infinity, count: full + 1)
    costs[0] = 0
    // The task put into each place, by state; -1 where the place stays empty.
    var moves: [[Int8]] = []
    var result: [Priced?] = []
    for step in prices.indices {
      for _ in 0..<order.pace {
        var move = [Int8](repeating: -1, count: full + 1)
        // Larger sets first: each place takes one task.
        for state in stride(from: full, to: 0, by: -1) {
          for task in 0..<count where state >> task & 1 == 1 {
            let before = state & ~(1 << task)
            guard waits[task] & ~before == 0 else { continue }
            let cost = costs[before] + prices[step] * order.efforts[task]
            if cost < costs[state] {
              costs[state] = cost
              move[state] = Int8(task)
            }
          }
        }
        moves.append(move)
      }
      result.append(
        costs[full].isFinite ? Priced(schedule: path(moves, full), cost: costs[full]) : nil)
    }
    return result
  }

  private func path(_ moves: [[Int8]], _ full: Int) -> WorkSchedule {
    var state = full
    var steps = [Int](repeating: 0, count: order.count)
    for place in moves.indices.reversed() {
      let task = Int(moves[place][state])
      if task < 0 { continue }
      steps[task] = place / order.pace
      state &= ~(1 << task)
    }
    return WorkSchedule(order, steps: steps, years: prices.count)
  }
}
