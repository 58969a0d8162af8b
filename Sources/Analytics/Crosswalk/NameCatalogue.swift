import Panels

/// The names and codes that were in use before a crosswalk, for finding them on new units.
struct NameCatalogue {
  private let account: CrosswalkAccount
  private let table: LinkTable
  private let sources: Set<String>
  private var between: [String: CrosswalkUnit] = [:]
  private var codesOfName: [String: [String]] = [:]
  private var places: [String: (level: String, label: String)] = [:]

  init(account: CrosswalkAccount, table: LinkTable) {
    self.account = account
    self.table = table
    sources = Set(table.sources)
    // The lists between name units too: a code of 2024 may be another unit's code of 2025.
    for (number, step) in account.crosswalk.steps.enumerated().dropLast()
    where number >= table.vintage {
      for (code, unit) in step.newUnits where between[code] == nil {
        if !account.succession.keepsCode(code, from: number + 1) { between[code] = unit }
      }
    }
    for code in table.sources {
      let name = Self.bare(account.oldUnit(code, table.vintage).name)
      codesOfName[name, default: []].append(code)
    }
    for level in account.data.units.levels {
      for label in level.labels where places[Self.bare(label)] == nil {
        places[Self.bare(label)] = (level.name, label)
      }
    }
  }

  /// What bore the name of a new unit: one of its parts, another unit, or a place.
  func bearer(ofName unit: CrosswalkUnit, parts: [String]) -> NameReuse? {
    let name = Self.bare(unit.name)
    let bearers = codesOfName[name] ?? []
    // One unit that goes on whole under its own name reuses nothing.
    if parts.count == 1, bearers == parts { return nil }
    if let part = parts.first(where: bearers.contains) {
      return reuse(unit, .part(part), account.oldUnit(part, table.vintage).name)
    }
    if let other = bearers.first {
      return reuse(unit, .otherUnit(other), account.oldUnit(other, table.vintage).name)
    }
    guard let place = places[name] else { return nil }
    return reuse(unit, .place(level: place.level, label: place.label), place.label)
  }

  /// What bore the code of a new unit.
  func bearer(ofCode unit: CrosswalkUnit, parts: [String]) -> NameReuse? {
    let isOld =
      sources.contains(unit.code)
      && !account.succession.keepsCode(unit.code, from: table.vintage)
    guard isOld || between[unit.code] != nil else { return nil }
    let old = account.oldUnit(unit.code, table.vintage).name
    let name = isOld ? old : between[unit.code]?.name ?? old
    return reuse(
      unit, parts.contains(unit.code) ? .part(unit.code) : .otherUnit(unit.code), name)
  }

  private func reuse(
    _ unit: CrosswalkUnit, _ bearer: NameReuse.Bearer, _ name: String
  ) -> NameReuse {
    NameReuse(code: unit.code, name: unit.name, bearer: bearer, bearerName: name)
  }

  private static let kindWords = [
    "xã ", "thị trấn ", "tt ", "phường ", "đặc khu ", "huyện ", "quận ", "thị xã ",
    "thành phố ", "tp ", "tỉnh ",
  ]

  /// A name in lower case without the word for its kind.
  private static func bare(_ name: String) -> String {
    let lower = name.lowercased()
    for word in kindWords where lower.hasPrefix(word) { return String(lower.dropFirst(word.count)) }
    return lower
  }
}

extension NameReuse {
  /// The new unit and what bore its name or code, for messages.
  var text: String {
    switch bearer {
    case .part(let code): "\(name) (\(self.code)) ← \(bearerName) (\(code))"
    case .otherUnit(let code): "\(name) (\(self.code)) ≠ \(bearerName) (\(code))"
    case .place(_, let label): "\(name) (\(self.code)) ≠ \(label)"
    }
  }
}
