import Analytics
import Panels

extension ReportWriter {
  /// Each new unit with the old ones it is made of, and what happened; unchanged units are left out.
  public func unitChangeTable() -> ReportTable {
    var table = ReportTable([
      .init(words(.oldUnits)), .init(words(.newUnit)), .init(words(.whatHappened)),
    ])
    guard let report = report.crosswalk else { return table }
    let unweighted = Set(report.unweightedSplits.map(\.unit.code))
    var order: [String] = []
    var rows: [String: [UnitChange]] = [:]
    for change in report.changes where change.kind != .unchanged {
      let key = change.new.map { "+" + $0.code } ?? "-" + (change.old?.code ?? "")
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(change)
    }
    for key in order {
      guard let changes = rows[key], let first = changes.first else { continue }
      var remarks = distinct(changes.map { words(phrase($0.kind)) })
      if changes.contains(where: { $0.ruralMove == .left }) { remarks.append(words(.leftRural)) }
      if changes.contains(where: { $0.ruralMove == .entered }) {
        remarks.append(words(.enteredRural))
      }
      if changes.contains(where: { $0.old.map { unweighted.contains($0.code) } ?? false }) {
        remarks.append(words(.splitWithoutWeights))
      }
      table.append([
        changes.compactMap { $0.old.map { name(of: $0) } }.joined(separator: " + "),
        first.new.map { name(of: $0) } ?? "–", remarks.joined(separator: "; "),
      ])
    }
    return table
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// The name of a unit with its kind where it is no commune and the name does not say so.
  private func name(of unit: CrosswalkUnit) -> String {
    let kind: Phrase? =
      switch unit.kind {
      case .town: .town
      case .ward: .ward
      case .specialZone: .specialZone
      default: nil
      }
    guard let kind, !unit.name.lowercased().hasPrefix(words(kind).lowercased() + " ") else {
      return unit.name
    }
    return "\(unit.name) (\(words(kind)))"
  }

  private func phrase(_ kind: UnitChange.Kind) -> Phrase {
    switch kind {
    case .unchanged, .renamed: .unitsRenamed
    case .merged: .unitsMerged
    case .split: .unitsSplit
    case .splitAndMerged: .unitsSplitAndMerged
    case .lost: .unitsLost
    case .gained: .unitsGained
    case .unlisted: .unitsUnlisted
    }
  }
}
