/// Numbers of units there and in a base, with their probabilities.
enum ShareOutcomes {
  /// Values of the factor around each node.
  private static let subdivisions = 4

  /// The probability of every pair of numbers that can be.
  static func all(_ both: [[Double]], _ base: [[Double]]) -> [ShareDistribution.Outcome] {
    let n = both.count
    var total = [Double](repeating: 0, count: (n + 1) * (n + 1))
    var mass = 0.0
    for index in SharedFactor.nodes.indices {
      for part in 0..<subdivisions {
        let offset = (Double(part) + 0.5) / Double(subdivisions) - 0.5
        let step = SharedFactor.nodes[1] - SharedFactor.nodes[0]
        let weight = StandardNormal.density(SharedFactor.nodes[index] + offset * step)
        let q = base.map { between($0, index, offset) }
        let p = zip(both, q).map { min(between($0, index, offset), $1) }
        add(p, q, weight: weight, to: &total)
        mass += weight
      }
    }
    var result: [ShareDistribution.Outcome] = []
    for there in 0...n {
      for other in 0...(n - there) where total[there * (n + 1) + other] > 0 {
        result.append(
          ShareDistribution.Outcome(
            there: there, base: there + other, chance: total[there * (n + 1) + other] / mass))
      }
    }
    return result
  }

  private static func between(_ chances: [Double], _ node: Int, _ offset: Double) -> Double {
    min(1, max(0, chances[node] + SharedFactor.meanShift(chances, node, offset)))
  }

  /// Adds the pairs given one value of the factor: `total[there * (n + 1) + base only]`.
  private static func add(
    _ p: [Double], _ q: [Double], weight: Double, to total: inout [Double]
  ) {
    let width = p.count + 1
    var table = [Double](repeating: 0, count: width * width)
    table[0] = weight
    for unit in p.indices {
      let (there, only, outside) = (p[unit], q[unit] - p[unit], 1 - q[unit])
      for a in stride(from: unit + 1, through: 0, by: -1) {
        for b in stride(from: unit + 1 - a, through: 0, by: -1) {
          let cell = a * width + b
          var value = outside * table[cell]
          if a > 0 { value += there * table[cell - width] }
          if b > 0 { value += only * table[cell - 1] }
          table[cell] = value
        }
      }
    }
    for cell in total.indices { total[cell] += table[cell] }
  }
}
