import Panels

/// Lists where the units of one vintage went.
struct UnitChangeLister {
  let account: CrosswalkAccount
  let table: LinkTable

  func changes() -> [UnitChange] {
    let present = account.present[table.vintage] ?? []
    var successorCounts = Array(repeating: 0, count: table.sources.count)
    var isMergedSomewhere = Array(repeating: false, count: table.sources.count)
    for parts in table.parts.values {
      for part in parts {
        successorCounts[part.source] += 1
        if parts.count > 1 { isMergedSomewhere[part.source] = true }
      }
    }
    var result: [UnitChange] = []
    for target in account.targets {
      let parts = table.parts[target] ?? []
      guard parts.contains(where: { present.contains(table.sources[$0.source]) }) else { continue }
      let new = account.described(target)
      for part in parts {
        let count = successorCounts[part.source]
        result.append(
          change(
            part, to: new, partCount: parts.count, successorCount: count,
            isMergedSomewhere: isMergedSomewhere[part.source], present))
      }
    }
    for (source, code) in table.sources.enumerated() where present.contains(code) {
      let count = successorCounts[source]
      let whole = LinkTable.Part(
        source: source, isWhole: false, via: [], weights: [], isByRule: [])
      guard let part = count == 0 ? whole : table.lost[source] else { continue }
      var row = change(
        part, to: nil, partCount: 0, successorCount: count, isMergedSomewhere: false, present)
      row.kind = .lost
      result.append(row)
    }
    return result.sorted {
      ($0.old?.code ?? "", $0.new?.code ?? "") < ($1.old?.code ?? "", $1.new?.code ?? "")
    }
  }

  private func change(
    _ part: LinkTable.Part, to new: CrosswalkUnit?, partCount: Int, successorCount: Int,
    isMergedSomewhere: Bool, _ present: Set<String>
  ) -> UnitChange {
    let code = table.sources[part.source]
    let old = account.oldUnit(code, table.vintage)
    let crosswalk = account.crosswalk
    let isSame = old.code == new?.code && old.name == new?.name && old.kind == new?.kind
    let isUnlisted = !crosswalk.steps[table.vintage...].contains { $0.linksOfOld[code] != nil }
    let isDivided = successorCount > 1 || (successorCount > 0 && table.lost[part.source] != nil)
    let kind: UnitChange.Kind =
      isDivided
      ? (isMergedSomewhere ? .splitAndMerged : .split)
      : partCount > 1 ? .merged : isUnlisted ? .unlisted : isSame ? .unchanged : .renamed
    return UnitChange(
      kind: kind, old: old, oldVintage: crosswalk.vintageName(table.vintage), new: new,
      newVintage: crosswalk.vintageName(crosswalk.steps.count),
      via: part.via,
      partCount: partCount, successorCount: successorCount, ruralMove: move(old, new),
      isInData: present.contains(code), weights: part.weights,
      isByRule: part.isByRule.contains(true))
  }

  private func move(_ old: CrosswalkUnit, _ new: CrosswalkUnit?) -> UnitChange.RuralMove {
    guard let from = old.kind, let to = new?.kind, (from == .ward) != (to == .ward) else {
      return .none
    }
    return to == .ward ? .left : .entered
  }
}
