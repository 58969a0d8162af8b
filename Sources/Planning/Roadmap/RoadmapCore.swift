import Optimization

/// The communes of a large problem of which the relaxation leaves open whether and when they are chosen; the
/// others stay as it has them.
///
/// The core holds the communes that the relaxation splits and those for which the second-best year, or staying out,
/// is worth almost as much at its marginal values (Balas and Zemel, "An algorithm for large zero-one knapsack
/// problems", *Operations Research* 28, 1980). What this may lose shows in the gap to the relaxation's bound.
struct RoadmapCore {
  private let model: RoadmapModel
  private let values: [[Double]]
  private let rows: CapacityRows
  private var open: [RoadmapOption] = []
  private var fixed: [RoadmapOption] = []

  /// The communes of the core beside those that are split.
  private static let size = 300

  /// Prepares the core.
  ///
  /// - Parameters:
  ///   - options: The options of the relaxation.
  ///   - shares: How much of each it takes.
  ///   - duals: Its marginal value of each limit.
  init(
    _ model: RoadmapModel, _ values: [[Double]], _ rows: CapacityRows, _ options: [RoadmapOption],
    _ shares: [Double], _ duals: [Double]
  ) {
    self.model = model
    self.values = values
    self.rows = rows
    var split = Set<Int>()
    // For each commune its greatest worth in each year at the marginal values.
    var worth = model.communes.map { _ in
      [Double](repeating: -.infinity, count: model.years.count)
    }
    for (option, share) in zip(options, shares) {
      if share > 1e-6, share < 1 - 1e-6 { split.insert(option.commune) }
      let price = rows.uses(option, model.covering[option.commune])
        .reduce(0) { $0 + duals[$1.limit] * $1.amount }
      let net = values[option.commune][option.end] - price
      worth[option.commune][option.end] = max(worth[option.commune][option.end], net)
    }
    let near = worth.indices.filter { !split.contains($0) }.map { commune in
      (commune: commune, margin: Self.margin(worth[commune]))
    }.sorted { ($0.margin, $0.commune) < ($1.margin, $1.commune) }.prefix(Self.size)
    let core = split.union(near.map(\.commune))
    for (option, share) in zip(options, shares) {
      if core.contains(option.commune) {
        open.append(option)
      } else if share > 0.5 {
        fixed.append(option)
      }
    }
  }

  /// How much less than the best the second-best is worth, staying out among them.
  private static func margin(_ worth: [Double]) -> Double {
    let sorted = (worth + [0]).sorted(by: >)
    return sorted[0] - sorted[1]
  }

  /// The best choice within the core, with the communes that are fixed; the core proves no bound on the whole.
  func solve(_ limits: SearchLimits) throws(OptimizationError) -> [RoadmapOption] {
    let used = rows.used(fixed, model)
    var places: [Int: Int] = [:]
    for option in open where places[option.commune] == nil { places[option.commune] = places.count }
    let bounds =
      Array(repeating: IntegerProgram.Bounds.atMost(1), count: places.count)
      + zip(rows.limits, used).map { .atMost(max(0, $0.most - $1)) }
    let first = model.communes.count - places.count
    let columns = open.map { option in
      var column = rows.column(
        option, model.covering[option.commune], value: values[option.commune][option.end])
      column.entries[0].row = places[option.commune] ?? 0
      for index in column.entries.indices.dropFirst() { column.entries[index].row -= first }
      return column
    }
    let integer = try IntegerProgram(rows: bounds, columns: columns).solve(limits).integer
    let chosen = integer.map { integer in
      integer.values.indices.filter { integer.values[$0] == 1 }.map { open[$0] }
    }
    return fixed + (chosen ?? [])
  }
}
