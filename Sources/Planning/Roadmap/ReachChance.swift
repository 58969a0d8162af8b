import Distributions

/// The chance that at least so many of some communes are recognised.
///
/// Communes are independent given the shared factor; where their chances at its values are known the chance is
/// the mean over them, else they are taken to be independent.
struct ReachChance {
  let model: RoadmapModel
  /// The number asked for.
  let number: Int
  /// Whether the chances at the values of the shared factor are used.
  let usesFactor: Bool

  init(_ model: RoadmapModel, number: Int) {
    self.model = model
    self.number = number
    usesFactor = model.communes.allSatisfy { commune in
      !commune.conditional.isEmpty
        && zip(commune.chances, commune.conditional).allSatisfy { $0.isNaN || !$1.isEmpty }
    }
  }

  /// The weights of the values of the factor; one of 1 without it.
  var weights: [Double] { usesFactor ? SharedFactor.weights : [1] }

  /// The chances of a commune in a year at each value of the factor.
  func chances(_ commune: Int, _ end: Int) -> [Double] {
    let own = model.communes[commune]
    return usesFactor ? own.conditional[end] : [own.chances[end]]
  }

  /// The chance of a choice. O(nodes × chosen × number).
  func chance(_ chosen: [RoadmapOption]) -> Double {
    var tails = ReachTails(number: number, nodes: weights.count)
    for option in chosen { tails.add(chances(option.commune, option.end)) }
    return tails.chance(weights)
  }
}

/// `P(N ≥ j)` for `j` from 0 to a number, at each value of the shared factor.
struct ReachTails: Hashable {
  /// `tails[node * (number + 1) + j]`.
  private(set) var tails: [Double]
  let number: Int

  init(number: Int, nodes: Int) {
    self.number = number
    tails = Array(repeating: 0, count: nodes * (number + 1))
    for node in 0..<nodes { tails[node * (number + 1)] = 1 }
  }

  /// Adds a commune with its chance at each node.
  mutating func add(_ chances: [Double]) {
    for (node, p) in chances.enumerated() {
      let start = node * (number + 1)
      for j in stride(from: number, to: 0, by: -1) {
        tails[start + j] += p * (tails[start + j - 1] - tails[start + j])
      }
    }
  }

  /// `P(N ≥ number)`.
  func chance(_ weights: [Double]) -> Double {
    min(1, weights.indices.reduce(0) { $0 + weights[$1] * tails[($1 + 1) * (number + 1) - 1] })
  }

  /// Whether it is nowhere lower than another.
  func dominates(_ other: ReachTails) -> Bool {
    zip(tails, other.tails).allSatisfy { $0 >= $1 }
  }
}
