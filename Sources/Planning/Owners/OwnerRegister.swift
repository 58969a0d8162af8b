import Analytics
import Panels

/// Who answers for what under a plan.
///
/// Who counts as an owner, and what falls to whom: `docs/owners.md`.
public struct OwnerRegister: Sendable {
  /// The owners: agencies, roles, sponsors in the order of the plan, places from the outermost level in, communes.
  public let owners: [Owner]
  /// The units that owners answer for: communes that count, and those that the roadmap or a sponsor names.
  public let units: [Int]
  private let plan: Plan
  private let sets: [CriteriaSet]

  /// The roles whose general duty makes them answer for every criterion of a set.
  private static let generalRoles: Set<String> = ["lead", "monitors"]
  /// The words that stand for everybody who is assigned something.
  private static let everybody: Set<String> = ["người được phân công", "those assigned"]

  /// Reads the owners of a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - state: The data, assessed.
  ///   - day: Assignments that have ended by this day are left out.
  public init(plan: Plan, state: ProgrammeState, on day: CalendarDate) {
    self.plan = plan
    sets = state.assessments.map(\.set)
    let table = state.panels.units
    let named = (plan.roadmap.map(\.unit) + plan.sponsors.flatMap(\.units))
      .compactMap { table.index(ofCode: $0) }
    units = Set(state.countedUnits + named).sorted()
    let assignments = plan.assignments.filter { assignment in
      assignment.to.map { $0.lastDay >= day } ?? true
    }
    var owners = Self.agencies(assignments, plan.conditions, units: units)
    owners += Self.roles(plan.milestones, besides: Set(owners.map(\.name)))
    owners += Self.sponsors(plan.sponsors, sets: sets, table)
    let all = { (units: [Int], role: String) in
      state.assessments.map {
        Owner.Claim(set: $0.set.id, item: "", role: role, units: units)
      }
    }
    for level in table.levels {
      for (index, label) in level.labels.enumerated() {
        let own = units.filter { Int(level.indices[$0]) == index }
        if !own.isEmpty {
          owners.append(
            Owner(kind: .place(level: level.name), name: label, claims: all(own, "")))
        }
      }
    }
    let names = table.distinctNames
    owners += units.map { Owner(kind: .commune, name: names[$0], claims: all([$0], "")) }
    self.owners = owners
  }

  private static func agencies(
    _ assignments: [Assignment], _ conditions: [PlanCondition], units: [Int]
  ) -> [Owner] {
    var owners: [Owner] = []
    func add(_ agency: String, _ claim: Owner.Claim?) {
      let place = owners.firstIndex { $0.name == agency } ?? owners.count
      if place == owners.count {
        owners.append(Owner(kind: .agency, name: agency, claims: []))
      }
      if let claim, !owners[place].claims.contains(claim) { owners[place].claims.append(claim) }
    }
    for assignment in assignments {
      let claim = Owner.Claim(
        set: assignment.set, item: assignment.item, role: assignment.role, units: units)
      let isClaim = !assignment.item.isEmpty || generalRoles.contains(assignment.role)
      add(assignment.agency, isClaim ? claim : nil)
    }
    for condition in conditions where !condition.owner.isEmpty {
      add(
        condition.owner,
        Owner.Claim(
          set: condition.set, item: condition.condition, role: "lead", units: units))
    }
    return owners
  }

  private static func roles(_ milestones: [Milestone], besides agencies: Set<String>) -> [Owner] {
    var names: [String] = []
    for milestone in milestones {
      for name in Self.names(in: milestone.who, agencies)
      where !agencies.contains(name) && !names.contains(name) && !isEverybody(name) {
        names.append(name)
      }
    }
    return names.map { Owner(kind: .role, name: $0, claims: []) }
  }

  private static func sponsors(
    _ sponsors: [Sponsor], sets: [CriteriaSet], _ table: UnitTable
  ) -> [Owner] {
    var owners: [Owner] = []
    for sponsor in sponsors {
      let name = sponsor.body[.vi]
      let place =
        owners.firstIndex { $0.name == name } ?? owners.count
      if place == owners.count { owners.append(Owner(kind: .sponsor, name: name, claims: [])) }
      let units = sponsor.units.compactMap { table.index(ofCode: $0) }
      owners[place].claims += sets.map {
        Owner.Claim(set: $0.id, item: "", role: sponsor.role, units: units)
      }
    }
    return owners
  }

  // MARK: Who is meant

  /// The names in the words that say who does something: the words as they stand where they name an agency, else
  /// their parts at commas where one of these does.
  static func names(in who: String, _ agencies: Set<String>) -> [String] {
    if who.isEmpty || agencies.contains(who) { return who.isEmpty ? [] : [who] }
    let parts = who.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
    return parts.contains(where: agencies.contains) ? parts : [who]
  }

  static func isEverybody(_ name: String) -> Bool { everybody.contains(name.lowercased()) }

  /// Whether the words that say who does something mean an owner.
  func means(_ who: String, _ owner: Owner) -> Bool {
    let agencies = Set(owners.filter { $0.kind == .agency }.map(\.name))
    let names = Self.names(in: who, agencies)
    switch owner.kind {
    case .agency:
      return names.contains(owner.name)
        || (names.contains(where: Self.isEverybody) && owner.claims.contains { !$0.item.isEmpty })
    case .role: return names.contains(owner.name)
    case .sponsor, .place, .commune: return false
    }
  }

  /// The agencies that lead an item: those assigned it or its criterion, else those with a general lead.
  public func leads(of item: String, criterion: String, set: String) -> [String] {
    let own = { (matches: (Owner.Claim) -> Bool) in
      owners.filter { owner in
        owner.kind == .agency
          && owner.claims.contains { $0.set == set && $0.role == "lead" && matches($0) }
      }.map(\.name)
    }
    let leaves = Set(sets.first { $0.id == set }?.leaves(of: item) ?? [])
    let direct = own { $0.item == item || $0.item == criterion || leaves.contains($0.item) }
    return direct.isEmpty ? own { $0.item.isEmpty } : direct
  }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmed: Substring {
    let front = drop { $0 == " " }
    return Substring(String(front.reversed().drop { $0 == " " }.reversed()))
  }
}
