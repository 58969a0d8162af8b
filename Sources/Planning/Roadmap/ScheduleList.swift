/// All schedules of a commune that differ in the effort of some year.
struct ScheduleList {
  /// For each end its schedules; ends that the pace does not allow have none.
  private(set) var byEnd: [[WorkSchedule]]

  /// Lists them; `nil` when there are more than `limit`.
  init?(_ order: WorkOrder, years: Int, limit: Int) {
    guard order.count <= 12 else { return nil }
    let waits = order.after.map { $0.reduce(0) { $0 | 1 << $1 } }
    let full = (1 << order.count) - 1
    var states: Set<Partial> = [
      Partial(done: 0, effort: Array(repeating: 0, count: years), steps: [:])
    ]
    byEnd = []
    for step in 0..<years {
      for _ in 0..<order.pace {
        var next = states
        for state in states.sorted(by: Partial.comesFirst) {
          for task in 0..<order.count
          where state.done >> task & 1 == 0 && waits[task] & ~state.done == 0 {
            next.insert(state.adding(task, order.efforts[task], step))
          }
        }
        states = next
        if states.count > limit { return nil }
      }
      byEnd.append(
        states.filter { $0.done == full }.sorted(by: Partial.comesFirst).map { state in
          WorkSchedule(
            order, steps: (0..<order.count).map { state.steps[$0] ?? 0 }, years: years)
        })
    }
  }

  /// Tasks done and effort spent so far; how they were done is carried along and does not count.
  private struct Partial: Hashable {
    var done: Int
    var effort: [Double]
    var steps: [Int: Int]

    static func == (one: Partial, other: Partial) -> Bool {
      one.done == other.done && one.effort == other.effort
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(done)
      hasher.combine(effort)
    }

    static func comesFirst(_ one: Partial, _ other: Partial) -> Bool {
      if one.done != other.done { return one.done < other.done }
      return other.effort.lexicographicallyPrecedes(one.effort)
    }

    func adding(_ task: Int, _ points: Double, _ step: Int) -> Partial {
      var result = self
      result.done |= 1 << task
      result.effort[step] += points
      result.steps[task] = step
      return result
    }
  }
}
