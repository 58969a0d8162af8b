import Panels

/// Holds the zones of units against those that criteria sets know: a misspelt zone must not fall
/// back to national bars.
public enum ZoneCheck {
  /// Refuses zones that no set with zones knows.
  ///
  /// - Parameters:
  ///   - units: The units.
  ///   - sets: The criteria sets; without any that has zones, every zone is fine.
  ///   - location: Where the zones stand.
  /// - Throws: ``InputError`` with every unknown zone.
  public static func check(
    _ units: UnitTable, sets: [CriteriaSet], at location: SourceLocation?
  ) throws(InputError) {
    var known: [String] = []
    for zone in sets.flatMap(\.zones) where !known.contains(zone.code) { known.append(zone.code) }
    guard !known.isEmpty else { return }
    var log = ProblemLog()
    for zone in units.zones.labels where !known.contains(zone) {
      log.add(
        .notAllowed(zone, allowed: known, suggestion: Spelling.nearest(to: zone, among: known)),
        at: location)
    }
    try log.throwIfAny()
  }
}
