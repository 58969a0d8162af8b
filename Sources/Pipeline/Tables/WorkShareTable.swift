import Panels
import Planning

/// A village's share of a work.
struct WorkShareRow {
  let share: WorkShare
  let units: UnitTable
}

extension Table where Row == WorkShareRow {
  static let workShares = Table(
    "work_shares",
    [
      .text("work") { $0.share.work.id }, .text("row") { $0.share.work.row },
      .text("commune") { $0.share.work.unit },
      .text("village") { $0.units.codes[$0.share.village] },
      .text("name") { $0.units.names[$0.share.village] },
      .number("weight") { $0.share.weight }, .number("share") { $0.share.share },
      .text("length_unit") { $0.share.work.lengthUnit },
      .number("together") { $0.share.together },
    ])
}
