import Analytics
import Panels
import Planning
import Reporting

/// What one owner has before it.
struct OwnerFindings {
  let owner: Owner
  let unmet: [OwnerUnmet]
  let due: [DueItem]
  let risks: [LossRisk]
  /// Criteria met now of which no chance of loss can be told.
  let untold: Int
  /// The least trustworthy value of its units.
  let provenance: Provenance
  /// The page, inside the folder of results; empty where none is written.
  var page = ""
}

/// Something a unit lacks, with what stands behind it.
struct OwnerUnmet {
  let item: UnmetItem
  /// The roles in which the owner has to do with it.
  var roles: [String]
  /// The agencies that lead it.
  let leads: [String]
  let value: Double
  let requirement: Requirement?
  let provenance: Provenance
}

/// How near a commune is to having everything of a set: communes registered for it come first.
struct PriorityRow {
  let set: String
  let rank: Int
  let unit: String
  let name: String
  /// Whether the commune is registered; `nil` where nothing says so.
  let isRegistered: Bool?
  let roadmapYear: Int?
  let criteria: Int
  let indicators: Int
  let partly: Int
  let effort: Int
  let chance: Double
  let provenance: Provenance
}

/// What rows of the tables of owners share.
struct OwnerRow<Content> {
  let owner: Owner
  let units: UnitTable
  let content: Content

  func code(_ unit: Int?) -> String { unit.map { units.codes[$0] } ?? "" }
  func name(_ unit: Int?) -> String { unit.map { units.names[$0] } ?? "" }
}
