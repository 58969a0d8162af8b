/// In which year each task of a commune is finished.
struct WorkSchedule: Hashable, Sendable {
  /// The step of each task, by place in its ``WorkOrder``.
  let steps: [Int]
  /// The effort spent in each year.
  let effort: [Double]

  init(_ order: WorkOrder, steps: [Int], years: Int) {
    self.steps = steps
    var effort = [Double](repeating: 0, count: years)
    for (place, step) in steps.enumerated() { effort[step] += order.efforts[place] }
    self.effort = effort
  }

  /// As soon as the pace allows.
  static func earliest(_ order: WorkOrder, years: Int) -> WorkSchedule {
    WorkSchedule(order, steps: (0..<order.count).map { $0 / order.pace }, years: years)
  }

  /// As late as the pace allows for the end.
  static func latest(_ order: WorkOrder, end: Int, years: Int) -> WorkSchedule {
    WorkSchedule(
      order, steps: (0..<order.count).map { end - (order.count - 1 - $0) / order.pace },
      years: years)
  }

  /// Spread evenly from the first year to the end.
  static func even(_ order: WorkOrder, end: Int, years: Int) -> WorkSchedule {
    WorkSchedule(
      order, steps: (0..<order.count).map { $0 * (end + 1) / max(1, order.count) }, years: years)
  }
}
