import Panels

/// Holds the zones of units against those that criteria sets know: a misspelt zone must not fall
/// back to national bars.
///
/// ```swift
/// let zones = CategoryColumn(name: "zone", values: ["DBSG"])  // DBSH is meant
/// let units = UnitTable(codes: ["HN-001"], zones: zones)
/// try ZoneCheck.check(units, sets: [set]) { _ in nil }  // throws: no set knows DBSG
/// ```
public enum ZoneCheck {
  /// Refuses zones that no set with zones knows.
  ///
  /// - Parameters:
  ///   - units: The units.
  ///   - sets: The criteria sets; without any that has zones, every zone is fine.
  ///   - location: Where the zone of a unit stands.
  /// - Throws: ``InputError`` with every unknown zone, at the first unit that has it.
  public static func check(
    _ units: UnitTable, sets: [CriteriaSet], at location: (_ unit: Int) -> SourceLocation?
  ) throws(InputError) {
    var known: [String] = []
    for zone in sets.flatMap(\.zones) where !known.contains(zone.code) { known.append(zone.code) }
    guard !known.isEmpty else { return }
    var log = ProblemLog()
    for (position, zone) in units.zones.labels.enumerated() where !known.contains(zone) {
      let first = units.zones.indices.firstIndex(of: Int32(position))
      log.add(
        .notAllowed(zone, allowed: known, suggestion: Spelling.nearest(to: zone, among: known)),
        at: first.flatMap(location))
    }
    try log.throwIfAny()
  }
}
