import Optimization

/// The limits of all capacities and years as rows of a programme, behind one row a commune.
struct CapacityRows {
  /// A limit.
  struct Limit: Hashable {
    let capacity: Int
    let step: Int
    /// Whether it is one of effort, not of communes.
    let isEffort: Bool
    let most: Double
  }

  let limits: [Limit]
  private let communeCount: Int
  /// For each capacity and step the rows of its limits.
  private var communeRows: [[Int?]]
  private var effortRows: [[Int?]]

  init(_ model: RoadmapModel) {
    var limits: [Limit] = []
    let steps = model.years.indices
    communeRows = model.capacities.map { _ in steps.map { _ in nil } }
    effortRows = communeRows
    communeCount = model.communes.count
    for (index, capacity) in model.capacities.enumerated() {
      for step in steps {
        if let most = capacity.communes(step) {
          communeRows[index][step] = limits.count
          limits.append(
            Limit(capacity: index, step: step, isEffort: false, most: Double(most)))
        }
        if let most = capacity.effort(step) {
          effortRows[index][step] = limits.count
          limits.append(Limit(capacity: index, step: step, isEffort: true, most: most))
        }
      }
    }
    self.limits = limits
  }

  /// The bounds of all rows: a commune is chosen once at most.
  var bounds: [IntegerProgram.Bounds] {
    Array(repeating: .atMost(1), count: communeCount) + limits.map { .atMost($0.most) }
  }

  /// The limits that an option uses, with how much of each.
  func uses(_ option: RoadmapOption, _ covering: [Int]) -> [(limit: Int, amount: Double)] {
    covering.flatMap { capacity -> [(limit: Int, amount: Double)] in
      var uses: [(limit: Int, amount: Double)] = []
      if let row = communeRows[capacity][option.end] { uses.append((row, 1)) }
      for (step, points) in option.schedule.effort.enumerated() where points > 0 {
        if let row = effortRows[capacity][step] { uses.append((row, points)) }
      }
      return uses
    }
  }

  func column(_ option: RoadmapOption, _ covering: [Int], value: Double) -> IntegerProgram.Column {
    IntegerProgram.Column(
      objective: value, bounds: .binary, isInteger: true,
      entries: [.init(row: option.commune, coefficient: 1)]
        + uses(option, covering).map {
          .init(row: communeCount + $0.limit, coefficient: $0.amount)
        })
  }

  /// The prices of recognition and of a point of effort in each year, for communes under some capacities.
  func prices(
    _ duals: [Double], _ covering: [Int], years: Int
  ) -> (recognition: [Double], effort: [Double]) {
    var recognition = [Double](repeating: 0, count: years)
    var effort = recognition
    for capacity in covering {
      for step in 0..<years {
        if let row = communeRows[capacity][step] { recognition[step] += duals[row] }
        if let row = effortRows[capacity][step] { effort[step] += duals[row] }
      }
    }
    return (recognition, effort)
  }

  /// How much of each limit some options use.
  func used(_ options: [RoadmapOption], _ model: RoadmapModel) -> [Double] {
    var used = [Double](repeating: 0, count: limits.count)
    for option in options {
      for (limit, amount) in uses(option, model.covering[option.commune]) { used[limit] += amount }
    }
    return used
  }
}

/// A commune recognised in a year by a schedule of work.
struct RoadmapOption: Hashable {
  let commune: Int
  let end: Int
  var schedule: WorkSchedule
}
