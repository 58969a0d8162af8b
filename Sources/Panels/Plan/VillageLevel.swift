/// The villages (thôn, bản) of a plan: a second level of units, with data and sets of their own.
///
/// What a plan says of its villages is in docs/formats.md. A commune's data count them by level:
///
/// ```swift
/// VillageLevel.measure(of: .met)  // "villages_met"
/// ```
public struct VillageLevel: Sendable {
  /// The villages.
  public var units: UnitTable
  /// For each village the code of its commune.
  public var communes: [String]
  /// Their data.
  public var panels: PanelSet
  /// The sets they are assessed by.
  public var sets: [CriteriaSet]
  /// Where each value was read.
  public var origins: ValueOrigins

  /// Makes a level; `communes` has one entry a village.
  public init(
    units: UnitTable, communes: [String], panels: PanelSet, sets: [CriteriaSet],
    origins: ValueOrigins = .none
  ) {
    precondition(communes.count == units.count)
    self.units = units
    self.communes = communes
    self.panels = panels
    self.sets = sets
    self.origins = origins
  }

  /// The column of a commune's data that counts its villages at a level or above: `villages_met`.
  public static func measure(of level: Level) -> String { "villages_\(level.rawValue)" }

  /// The column of a commune's data that counts its villages.
  public static let total = "villages"
}
