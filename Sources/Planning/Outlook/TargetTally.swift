import Distributions

/// What a target counts, added up over communes at each value of the shared factor.
struct TargetTally: Sendable {
  /// One commune of a target that speaks of each.
  struct Unit: Sendable {
    let unit: Int
    let outlook: CommuneOutlook
    /// The criteria met in the status year, for a gain.
    let before: Int
  }

  private(set) var known = 0
  private(set) var open = 0
  private var chances: [[Double]] = []
  private var otherChances: [[Double]] = []
  private var baseChances: [[Double]] = []
  private var sums: [ConditionalSum] = []
  var units: [Unit] = []

  mutating func addOpen() { open += 1 }

  /// Adds a commune that stands there with a chance at each node, and another one under the other
  /// reading of the level.
  mutating func add(_ chance: [Double]?, other: [Double]? = nil) {
    guard let chance else { return addOpen() }
    known += 1
    chances.append(chance)
    if let other { otherChances.append(other) }
  }

  /// Adds a commune's chances of standing in a share and in its base; empty when unknown.
  mutating func add(_ chance: [Double], base: [Double]) {
    if chance.isEmpty || base.isEmpty { return addOpen() }
    known += 1
    chances.append(chance)
    baseChances.append(base)
  }

  /// Adds a commune's number of criteria.
  mutating func add(sum: [CountDistribution]) {
    known += 1
    if sums.isEmpty { sums = sum.map { _ in ConditionalSum() } }
    for node in sum.indices { sums[node].add(sum[node]) }
  }

  mutating func merge(_ other: TargetTally) {
    known += other.known
    open += other.open
    chances += other.chances
    otherChances += other.otherChances
    baseChances += other.baseChances
    units += other.units
    if sums.isEmpty {
      sums = other.sums
    } else {
      for node in other.sums.indices { sums[node].merge(other.sums[node]) }
    }
  }

  /// The distribution of the number of communes, or of criteria.
  var distribution: CountDistribution {
    sums.isEmpty ? Self.number(chances) : SharedFactor.mixed(sums.map(\.distribution))
  }

  /// The number of communes under the other reading; `nil` where there is but one.
  var other: CountDistribution? {
    otherChances.isEmpty ? nil : Self.number(otherChances)
  }

  /// The share of some communes among those of a base; `nil` where none is asked for.
  var share: ShareDistribution? {
    baseChances.isEmpty ? nil : ShareDistribution(both: chances, base: baseChances)
  }

  private static func number(_ chances: [[Double]]) -> CountDistribution {
    SharedFactor.mixed(
      SharedFactor.nodes.indices.map { node in
        PoissonBinomial.distribution(chances.map { $0[node] })
      })
  }
}
