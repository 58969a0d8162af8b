import Panels

extension Plan {
  /// The checks that sponsors owe by their own cadence, from the day of the plan on.
  ///
  /// A check that stands among the milestones already is left out: one of the same cadence by the
  /// sponsor, or one whose words name all of its units. What a sponsor checks when asked for has no day.
  public func sponsorChecks(of units: UnitTable) -> [Milestone] {
    sponsors.compactMap { sponsor in
      let names = sponsor.units.compactMap { units.index(ofCode: $0) }.map { units.names[$0] }
      let isWritten = milestones.contains { milestone in
        milestone.cadence == sponsor.cadence
          && (milestone.who == sponsor.body[.vi]
            || (!names.isEmpty && names.allSatisfy { milestone.what[.vi].contains($0) }))
      }
      if isWritten || sponsor.cadence.pattern == nil { return nil }
      return Milestone(
        start: date, end: nil, cadence: sponsor.cadence, what: Sponsor.check(of: names),
        who: sponsor.body[.vi], row: sponsor.row)
    }
  }
}

extension Sponsor {
  /// What a sponsor does for its communes at each time.
  static func check(of names: [String]) -> LocalizedText {
    let list = names.joined(separator: ", ")
    return LocalizedText("owners.check-of-communes", ["communes": list])
  }
}
