import Distributions

/// Criteria and levels added up over the communes of a group, at each value of the shared factor.
///
/// Given the factor communes are independent, so that parts of a group add up.
struct GroupTotals: Sendable {
  /// Communes whose criteria can all be assessed, and the others.
  private(set) var communes = 0
  private(set) var open = 0
  /// Criteria met by the former.
  private(set) var criteria: [ConditionalSum]
  /// For each event of a level the communes for which it can be said, and how many stand there.
  private(set) var levelCommunes: [Int]
  private(set) var levels: [[[CountDistribution]]]

  init(levels count: Int) {
    criteria = SharedFactor.nodes.map { _ in ConditionalSum() }
    levelCommunes = Array(repeating: 0, count: count)
    levels = Array(repeating: SharedFactor.nodes.map { _ in [] }, count: count)
  }

  mutating func addOpen() { open += 1 }

  /// Adds a commune's number of criteria, one distribution a node.
  mutating func add(_ counts: [CountDistribution]) {
    communes += 1
    for node in counts.indices { criteria[node].add(counts[node]) }
  }

  /// Adds communes of a level: for each node the number among them that stand there.
  mutating func add(level: Int, communes: Int, _ counts: [CountDistribution]) {
    levelCommunes[level] += communes
    for node in counts.indices { levels[level][node].append(counts[node]) }
  }

  /// Adds another part of the group.
  mutating func merge(_ other: GroupTotals) {
    communes += other.communes
    open += other.open
    for node in criteria.indices { criteria[node].merge(other.criteria[node]) }
    for level in levels.indices {
      levelCommunes[level] += other.levelCommunes[level]
      for node in levels[level].indices { levels[level][node] += other.levels[level][node] }
    }
  }

  /// The number of criteria met in the whole group.
  func criteriaMet() -> CountDistribution {
    SharedFactor.mixed(criteria.map { $0.distribution })
  }

  /// The number of communes at a level.
  func communes(level: Int) -> CountDistribution {
    SharedFactor.mixed(levels[level].map { CountDistribution.sum(of: $0) })
  }

  /// The expected number of communes at a level.
  func mean(level: Int) -> Double {
    SharedFactor.mean(levels[level].map { $0.reduce(0) { $0 + $1.mean } })
  }

  /// The expected number of criteria met in the whole group.
  var meanCriteria: Double { SharedFactor.mean(criteria.map(\.mean)) }
}

/// A sum of independent counts: exact for up to 40 of them, by mean and variance beyond.
///
/// A sum of 40 counts of criteria has a standard deviation of ten or so, where the normal distribution with the
/// continuity correction is within 0.01 of the distribution function.
struct ConditionalSum: Sendable {
  private static let exactLimit = 40
  private(set) var mean = 0.0
  private var variance = 0.0
  private var bounds = 0...0
  private var count = 0
  private var exact = CountDistribution.certain(0)

  mutating func add(_ summand: CountDistribution) {
    count += 1
    if count <= Self.exactLimit { exact = exact.convolved(with: summand) }
    mean += summand.mean
    variance += summand.variance
    bounds = bounds.lowerBound + summand.lowerBound...bounds.upperBound + summand.upperBound
  }

  mutating func merge(_ other: ConditionalSum) {
    count += other.count
    if count <= Self.exactLimit { exact = exact.convolved(with: other.exact) }
    mean += other.mean
    variance += other.variance
    bounds =
      bounds.lowerBound + other.bounds.lowerBound...bounds.upperBound + other.bounds.upperBound
  }

  var distribution: CountDistribution {
    count <= Self.exactLimit
      ? exact : CountDistribution.normal(mean: mean, variance: variance, within: bounds)
  }
}
