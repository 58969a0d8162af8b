import Panels

/// Something that an owner has to do by a day.
public struct DueItem: Sendable {
  /// Where it comes from.
  public enum Source: String, Sendable {
    /// What is due under the plan.
    case milestone
    /// How often a sponsor looks.
    case sponsor
    /// A line of the roadmap.
    case roadmap
  }

  /// Where it comes from.
  public var source: Source
  /// What is due.
  public var what: LocalizedText
  /// The unit concerned, as its position; `nil` for all.
  public var unit: Int?
  /// How often.
  public var cadence: Cadence
  /// The first day.
  public var start: CalendarDate?
  /// The last day.
  public var end: CalendarDate?
  /// The days.
  public var dates: DueDates
  /// The row of the acceptance table.
  public var row: String
  /// The level of a line of the roadmap.
  public var level: Level?
}

extension OwnerRegister {
  /// What is due for an owner, the next first; what is over and what has no day stand at the end.
  public func due(
    for owner: Owner, plan: Plan, units table: UnitTable, on day: CalendarDate
  ) -> [DueItem] {
    var items = plan.milestones.filter { means($0.who, owner) }.map { milestone in
      DueItem(
        source: .milestone, what: milestone.what, unit: nil, cadence: milestone.cadence,
        start: milestone.start, end: milestone.end,
        dates: DueDates(milestone, on: day),
        row: milestone.row)
    }
    items += checks(of: owner, plan: plan, units: table, on: day)
    items += roadmap(for: owner, plan: plan, units: table, on: day)
    return items.enumerated().sorted {
      (Self.rank($0.element), $0.offset) < (Self.rank($1.element), $1.offset)
    }.map(\.element)
  }

  /// How often sponsors look: for the sponsor itself and for each commune that it looks at.
  private func checks(
    of owner: Owner, plan: Plan, units table: UnitTable, on day: CalendarDate
  ) -> [DueItem] {
    let own = Set(owner.units)
    return plan.sponsors.compactMap { sponsor in
      let units = sponsor.units.compactMap { table.index(ofCode: $0) }
      let what: LocalizedText
      switch owner.kind {
      case .sponsor where sponsor.body[.vi] == owner.name:
        what = Sponsor.check(of: units.map { table.names[$0] })
      case .commune where units.contains(where: own.contains):
        what = LocalizedText("owners.check-by", ["sponsor": sponsor.body])
      default: return nil
      }
      return DueItem(
        source: .sponsor, what: what, unit: owner.kind == .commune ? owner.units.first : nil,
        cadence: sponsor.cadence, start: plan.date, end: nil,
        dates: DueDates(sponsor.cadence, from: plan.date, to: nil, on: day), row: sponsor.row)
    }
  }

  private func roadmap(
    for owner: Owner, plan: Plan, units table: UnitTable, on day: CalendarDate
  ) -> [DueItem] {
    switch owner.kind {
    case .agency, .role: return []
    case .sponsor, .place, .commune: break
    }
    let own = Set(owner.units)
    return plan.roadmap.compactMap { entry in
      guard let unit = table.index(ofCode: entry.unit), own.contains(unit) else { return nil }
      let end = CalendarDate(year: entry.year)
      return DueItem(
        source: .roadmap, what: LocalizedText(vi: "", en: ""), unit: unit, cadence: .once,
        start: nil, end: end, dates: DueDates(.once, from: nil, to: end, on: day), row: entry.row,
        level: entry.level)
    }
  }

  private static func rank(_ item: DueItem) -> String {
    switch item.dates.status {
    case .due: "1 \(item.dates.next?.description ?? "")"
    case .onDemand: "2"
    case .passed: "3 \(item.dates.next?.description ?? "")"
    }
  }
}
