import Distributions

/// Which communes are to be recognised in which year, under what the years can bear.
///
/// Communes are kept in the order of their codes and tasks in the order of preference, so that results do not
/// depend on the order of rows.
public struct RoadmapModel: Sendable {
  /// The years, ascending.
  public let years: [Int]
  /// The communes, by code.
  public let communes: [RoadmapCommune]
  /// What the years can bear.
  public let capacities: [RoadmapCapacity]
  /// Communes are not proposed for a year in which their chance is below this.
  public let leastChance: Double

  /// For each commune its tasks in the order of preference: dependencies kept, fewest missing indicators
  /// first, least effort first.
  let orders: [WorkOrder]
  /// For each commune the positions of the capacities that cover it.
  let covering: [[Int]]

  /// Checks and orders what is given.
  ///
  /// - Complexity: O(communes × (tasks² + capacities)).
  public init(
    years: [Int], communes: [RoadmapCommune], capacities: [RoadmapCapacity],
    leastChance: Double = 0.01
  ) throws(RoadmapError) {
    guard !years.isEmpty, zip(years, years.dropFirst()).allSatisfy(<) else { throw .badYears }
    if communes.isEmpty { throw .noCommunes }
    let sorted = communes.sorted { $0.code < $1.code }
    for (one, other) in zip(sorted, sorted.dropFirst()) where one.code == other.code {
      throw .duplicateCommune(one.code)
    }
    for commune in sorted { try Self.check(commune, years: years.count) }
    for capacity in capacities { try Self.check(capacity, years: years.count) }
    var orders: [WorkOrder] = []
    for commune in sorted { orders.append(try WorkOrder(commune)) }
    self.years = years
    self.communes = sorted
    self.capacities = capacities
    self.leastChance = leastChance
    self.orders = orders
    covering = sorted.map { commune in
      capacities.indices.filter { capacities[$0].covers(commune.code) }
    }
  }

  /// Whether a commune may be proposed for a year.
  func allows(_ commune: Int, end: Int) -> Bool {
    let own = communes[commune]
    return own.chances[end] >= leastChance && isOpen(commune, end: end)
  }

  /// Whether the work can be done by a year for which the commune is registered.
  func isOpen(_ commune: Int, end: Int) -> Bool {
    let own = communes[commune]
    return own.tasks.count <= own.pace * (end + 1)
      && (own.registered.isEmpty || own.registered.contains(years[end]))
  }

  /// Whether effort is limited for a commune in any year.
  func limitsEffort(_ commune: Int) -> Bool {
    covering[commune].contains { capacities[$0].effort.contains { $0 != nil } }
  }

  private static func check(_ commune: RoadmapCommune, years: Int) throws(RoadmapError) {
    guard commune.chances.count == years else {
      throw .wrongLength(
        what: "The chances of commune \(commune.code)", expected: years,
        found: commune.chances.count)
    }
    guard commune.conditional.isEmpty || commune.conditional.count == years else {
      throw .wrongLength(
        what: "The conditional chances of commune \(commune.code)", expected: years,
        found: commune.conditional.count)
    }
    let nodes = SharedFactor.nodes.count
    for (chance, values) in zip(commune.chances, commune.conditional)
    where !chance.isNaN && values.contains(where: \.isNaN) {
      throw .badNumber(
        what: "Commune \(commune.code): a conditional chance of a known chance is missing.")
    }
    let given = commune.conditional.filter { !$0.isEmpty }
    for chance in commune.chances + given.flatMap(\.self)
    where chance < 0 || chance > 1 || chance.isInfinite {
      throw .badNumber(
        what: "Commune \(commune.code): the chance \(chance) must lie between 0 and 1.")
    }
    if let wrong = given.first(where: { $0.count != nodes }) {
      throw .badNumber(
        what: "Commune \(commune.code): \(wrong.count) conditional chances, \(nodes) expected.")
    }
    if commune.pace < 1 {
      throw .badNumber(
        what: "Commune \(commune.code): the pace must be at least 1 criterion a year.")
    }
    for task in commune.tasks where !(task.effort >= 0 && task.effort.isFinite) {
      throw .badNumber(
        what: "Commune \(commune.code), criterion \(task.criterion): the effort must be 0 or more.")
    }
  }

  private static func check(_ capacity: RoadmapCapacity, years: Int) throws(RoadmapError) {
    for (what, count) in [
      ("communes", capacity.communes.count), ("effort", capacity.effort.count),
    ] where count != 0 && count != years {
      throw .wrongLength(what: "The capacity in \(what)", expected: years, found: count)
    }
    if capacity.communes.contains(where: { ($0 ?? 0) < 0 })
      || capacity.effort.contains(where: { !(($0 ?? 0) >= 0 && ($0 ?? 0).isFinite) })
    {
      throw .badNumber(what: "A yearly capacity must be 0 or more.")
    }
  }
}
