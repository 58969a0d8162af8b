import Distributions

/// The criteria of one commune in one year, with a factor that all communes share and one of its own.
///
/// Item `i` is met when a standard normal variable stays below `Φ⁻¹(pᵢ)`. Of its variance the part `ρᵢ` is the
/// shared factor's; of the rest, `λᵢ²` is the commune's own factor's. Given `S = s` and `C = c` its chance
/// is `Φ((Φ⁻¹(pᵢ) + √ρᵢ s + √(1 − ρᵢ) λᵢ c) / √((1 − ρᵢ)(1 − λᵢ²)))`, independently of the others: high
/// factors are good years and good communes. The mean over both factors is `pᵢ`. (Vasicek's one-factor
/// model, *Risk*, December 2002, with a second factor.)
///
/// `S` lies on the grid of `SharedFactor`; `C` is integrated by Gauss–Hermite quadrature. No
/// random numbers.
public struct JointCriteria: Sendable {
  private let sets: [CompiledSet]
  private static let own = GaussQuadrature.hermite(15)

  /// The criteria of a set.
  private struct CompiledSet {
    var criteria: [CompiledCriterion]
  }

  /// A criterion with the positions of its items among all lines.
  private struct CompiledCriterion {
    var items: Range<Int>
    var required: Int
    var unknown = 0
    /// The line of the verdict on the whole.
    var reported: Int?

    /// Whether it asks for each of its items.
    var needsAll: Bool { required >= items.count + unknown }

    /// Its chance, given those of the lines.
    func chance(_ chances: [Double]) -> Double {
      guard let reported else { return atLeast(required, chances) }
      return min(
        max(chances[reported], atLeast(required, chances)), atLeast(required - unknown, chances))
    }

    private func atLeast(_ count: Int, _ chances: [Double]) -> Double {
      if count <= 0 { return 1 }
      if count > items.count { return 0 }
      if count == items.count { return items.reduce(1) { $0 * chances[$1] } }
      return min(1, PoissonBinomial.distribution(chances[items]).atLeast(count))
    }
  }

  /// An item as the line `(base + shared · s + own · c)` on the normal scale.
  private struct Line {
    var base: Double
    var shared: Double
    var own: Double

    init(_ item: JointItem) {
      let rest = 1 - item.sharedPart
      let residual = (rest * (1 - item.ownLoading * item.ownLoading)).squareRoot()
      base = StandardNormal.quantile(item.chance) / residual
      shared = item.sharedPart.squareRoot() / residual
      own = rest.squareRoot() * item.ownLoading / residual
    }
  }

  private let lines: [Line]
  private let variables: [Int?]

  /// Prepares some sets of criteria of one commune.
  public init(_ sets: [[JointCriterion]]) {
    var lines: [Line] = []
    var variables: [Int?] = []
    self.sets = sets.map { criteria in
      CompiledSet(
        criteria: criteria.map { criterion in
          let start = lines.count
          lines += criterion.items.map(Line.init)
          variables += criterion.items.map(\.variable)
          var compiled = CompiledCriterion(
            items: start..<lines.count, required: criterion.required)
          if let reported = criterion.reported {
            compiled.unknown = reported.unknown
            compiled.reported = lines.count
            lines.append(Line(reported.verdict))
            variables.append(reported.verdict.variable)
          }
          return compiled
        })
    }
    self.lines = lines
    self.variables = variables
  }

  /// What holds at each value of the shared factor.
  ///
  /// - Parameter demands: Events, each asking for at least so many criteria of some sets.
  /// - Complexity: O(nodes × (items + criteria²)), 315 pairs of nodes.
  public func conditional(_ demands: [JointDemand] = []) -> JointOutcome {
    var outcome = JointOutcome(sets: sets.count, demands: demands.count)
    let hasOwn = lines.contains { $0.own != 0 }
    let own = hasOwn ? zip(Self.own.nodes, Self.own.weights).map { ($0, $1) } : [(0, 1)]
    let conjunctions = demands.map(conjunction)
    var chances = [Double](repeating: 0, count: lines.count)
    var counts = sets.map { [Double](repeating: 0, count: $0.criteria.count + 1) }
    for s in SharedFactor.nodes {
      var sums = sets.map { [Double](repeating: 0, count: $0.criteria.count + 1) }
      var events = [Double](repeating: 0, count: demands.count)
      for (c, weight) in own {
        for (index, line) in lines.enumerated() {
          chances[index] = line.base + line.shared * s + line.own * c
        }
        NormalTable.cumulative(&chances)
        for set in sets.indices {
          count(sets[set], chances, into: &counts[set])
          for k in counts[set].indices { sums[set][k] += weight * counts[set][k] }
        }
        for (index, demand) in demands.enumerated() {
          events[index] +=
            weight * (conjunctions[index]?.chance(chances) ?? demand.chance(counts))
        }
      }
      for set in sums.indices {
        outcome.counts[set].append(CountDistribution(probabilities: sums[set]))
      }
      for index in events.indices { outcome.demands[index].append(min(1, events[index])) }
    }
    return outcome
  }

  /// The lines that an event asks for one and all, by variable; `nil` where it leaves a choice.
  private func conjunction(_ demand: JointDemand) -> Conjunction? {
    var asked: [CompiledCriterion] = []
    for clause in demand.clauses {
      let criteria = sets[clause.set].criteria
      guard clause.minimum == criteria.count, criteria.allSatisfy(\.needsAll) else { return nil }
      asked += criteria
    }
    return Conjunction(asked, variables)
  }

  private func count(
    _ set: CompiledSet, _ chances: [Double], into counts: inout [Double]
  ) {
    for index in counts.indices { counts[index] = index == 0 ? 1 : 0 }
    for (index, criterion) in set.criteria.enumerated() {
      PoissonBinomial.add(criterion.chance(chances), trial: index + 1, to: &counts)
    }
  }

  /// Criteria that need all their items, which all have to be met: items of one variable together.
  private struct Conjunction {
    private var groups: [[Int]] = []
    private let reported: [CompiledCriterion]

    init(_ criteria: [CompiledCriterion], _ variables: [Int?]) {
      reported = criteria.filter { $0.reported != nil }
      var places: [Int: Int] = [:]
      for index in criteria.flatMap(\.items) {
        if let variable = variables[index], let place = places[variable] {
          groups[place].append(index)
        } else {
          if let variable = variables[index] { places[variable] = groups.count }
          groups.append([index])
        }
      }
    }

    /// Of one variable the strictest item decides; variables are independent given the factors. A verdict on a
    /// criterion takes its part given that the known items are met.
    func chance(_ chances: [Double]) -> Double {
      let known = groups.reduce(1) { product, group in
        product * group.reduce(1) { min($0, chances[$1]) }
      }
      return reported.reduce(known) { product, criterion in
        let items = criterion.items.reduce(1) { $0 * chances[$1] }
        return items > 0 ? product * criterion.chance(chances) / items : 0
      }
    }
  }
}

/// An event: at least so many criteria met in each of some sets.
public struct JointDemand: Hashable, Sendable {
  /// The sets, as positions, and the least numbers.
  public var clauses: [Clause]

  /// One set and its least number.
  public struct Clause: Hashable, Sendable {
    /// The position of the set.
    public var set: Int
    /// The least number of criteria met.
    public var minimum: Int

    /// Makes a clause.
    public init(set: Int, minimum: Int) {
      self.set = set
      self.minimum = minimum
    }
  }

  /// Makes an event; without clauses it is certain.
  public init(_ clauses: [Clause]) { self.clauses = clauses }

  fileprivate func chance(_ counts: [[Double]]) -> Double {
    clauses.reduce(1) { product, clause in
      let counts = counts[clause.set]
      if clause.minimum <= 0 { return product }
      return clause.minimum < counts.count
        ? product * counts[clause.minimum...].reduce(0, +) : 0
    }
  }
}

/// What holds at each value of the shared factor.
///
/// `P = Σ wⱼ P(· | factor = zⱼ)`; `docs/decisions/0012-joint-probabilities.md`.
public struct JointOutcome: Sendable {
  /// For each set and node the distribution of the number of criteria met.
  public internal(set) var counts: [[CountDistribution]]
  /// For each event and node its chance.
  public internal(set) var demands: [[Double]]

  init(sets: Int, demands: Int) {
    counts = Array(repeating: [], count: sets)
    self.demands = Array(repeating: [], count: demands)
  }

  /// The distribution of the number of criteria met, over the shared factor too.
  public func count(set: Int) -> CountDistribution {
    CountDistribution.mixture(of: counts[set], weights: SharedFactor.weights)
  }

  /// The chance of an event, over the shared factor too.
  public func chance(demand: Int) -> Double { min(1, SharedFactor.mean(demands[demand])) }
}
