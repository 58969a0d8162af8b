import Optimization

/// The choice of communes and years when effort only has to suffice up to each year, whatever the schedules.
///
/// A commune recognised in year `e` has all its effort behind it by then, and by an earlier year `t` at least that of its
/// lightest tasks that the pace does not let it do after `t`. Their sum over communes cannot exceed the effort
/// of the years up to `t`. Every roadmap meets these rows, so the optimum bounds all of them; where efforts are
/// large against a year it is far below the relaxation over schedules.
struct RoadmapSurrogate {
  private let model: RoadmapModel
  private let values: [[Double]]
  /// The communes and years that have a value.
  private let choices: [(commune: Int, end: Int)]

  init(_ model: RoadmapModel, values: [[Double]]) {
    self.model = model
    self.values = values
    choices = values.indices.flatMap { commune in
      values[commune].indices.filter { !values[commune][$0].isNaN }.map { (commune, $0) }
    }
  }

  /// The best choice, and what no choice can exceed.
  func solve(
    _ limits: SearchLimits
  ) throws(OptimizationError) -> (chosen: [(commune: Int, end: Int)], bound: Double) {
    var rows = model.communes.map { _ in IntegerProgram.Bounds.atMost(1) }
    var columns = choices.map { commune, end in
      IntegerProgram.Column(
        objective: values[commune][end], bounds: .binary, isInteger: true,
        entries: [.init(row: commune, coefficient: 1)])
    }
    for (index, capacity) in model.capacities.enumerated() {
      let covered = choices.indices.filter { model.covering[choices[$0].commune].contains(index) }
      var effort = 0.0
      var isLimited = true
      for step in model.years.indices {
        if let most = capacity.communes(step) {
          for place in covered where choices[place].end == step {
            columns[place].entries.append(.init(row: rows.count, coefficient: 1))
          }
          rows.append(.atMost(Double(most)))
        }
        // Up to a year without a limit nothing is asked.
        isLimited = isLimited && capacity.effort(step) != nil
        guard isLimited, let most = capacity.effort(step) else { continue }
        effort += most
        for place in covered {
          let least = leastEffort(choices[place].commune, end: choices[place].end, by: step)
          if least > 0 {
            columns[place].entries.append(.init(row: rows.count, coefficient: least))
          }
        }
        rows.append(.atMost(effort))
      }
    }
    guard let integer = try IntegerProgram(rows: rows, columns: columns).solve(limits).integer
    else { return ([], .infinity) }
    return (
      integer.values.indices.filter { integer.values[$0] == 1 }.map { choices[$0] },
      integer.bestBound
    )
  }

  /// The least effort that is behind a commune by a year.
  private func leastEffort(_ commune: Int, end: Int, by step: Int) -> Double {
    let order = model.orders[commune]
    let early = order.count - order.pace * max(0, end - step)
    return order.efforts.sorted().prefix(max(0, early)).reduce(0, +)
  }
}
