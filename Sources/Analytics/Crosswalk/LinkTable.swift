import Panels

/// The links from the units of one vintage to those of the last, with all steps between composed.
///
/// Sparse: for each new unit its parts. Weights multiply along a chain, one product for each base,
/// and add where several ways lead from one unit to another.
struct LinkTable {
  /// A part of a new unit.
  struct Part {
    /// The old unit, as a position in `sources`.
    var source: Int
    /// Whether all of the old unit went there and nowhere else, at every step.
    var isWhole: Bool
    /// The codes in the vintages between.
    var via: [String]
    /// The part of the old unit for each base, then for any other base; `NaN` when not known.
    var weights: [Double]
    /// Whether the rule for missing weights was used, one for each weight.
    var isByRule: [Bool]
  }

  /// The vintage the links start from.
  let vintage: Int
  /// The old codes, ascending.
  let sources: [String]
  /// The new codes with their parts, by code.
  private(set) var parts: [String: [Part]]
  /// What of old units has no successor, now or after later steps, by the position in `sources`.
  private(set) var lost: [Int: Part] = [:]
  /// Units that no link names, whose code another unit was given: the position of the step.
  private(set) var taken: [String: Int] = [:]
  /// Old units that no link names, with the first step that fails to.
  private(set) var unlisted: [String: Int] = [:]

  /// Composes the steps of a crosswalk after a vintage.
  ///
  /// - Parameters:
  ///   - codes: The codes of the data in that vintage; the crosswalk's own are added.
  ///   - rule: What stands in for missing weights.
  /// - Complexity: O(links × bases) for each step.
  init(_ crosswalk: Crosswalk, from vintage: Int, codes: Set<String>, rule: MissingWeightRule) {
    self.vintage = vintage
    var known = codes
    var made: Set<String> = []
    for step in crosswalk.steps[vintage...] {
      for code in step.linksOfOld.keys where !made.contains(code) { known.insert(code) }
      made.formUnion(step.newUnits.keys)
    }
    sources = known.sorted()
    let slots = crosswalk.bases.count + 1
    var current: [String: [Part]] = [:]
    for (source, code) in sources.enumerated() {
      current[code] = [
        Part(
          source: source, isWhole: true, via: [], weights: Array(repeating: 1, count: slots),
          isByRule: Array(repeating: false, count: slots))
      ]
    }
    parts = current
    for (offset, step) in crosswalk.steps[vintage...].enumerated() {
      let weigher = LinkWeigher(bases: crosswalk.bases, step: step, rule: rule)
      parts = carry(
        parts, over: step, number: vintage + offset, weigher,
        isLast: vintage + offset == crosswalk.steps.count - 1, dataCodes: codes)
    }
    for (code, list) in parts { parts[code] = list.sorted { $0.source < $1.source } }
  }

  private mutating func carry(
    _ current: [String: [Part]], over step: CrosswalkStep, number: Int, _ weigher: LinkWeigher,
    isLast: Bool, dataCodes: Set<String>
  ) -> [String: [Part]] {
    var next: [String: PartList] = [:]
    // In the order of codes: sums along several ways are the same bits each time.
    for code in current.keys.sorted() {
      let list = current[code] ?? []
      guard let range = step.linksOfOld[code] else {
        for part in list where dataCodes.contains(sources[part.source]) {
          unlisted[sources[part.source]] = unlisted[sources[part.source]] ?? number
          if step.newUnits[code] != nil { taken[code] = number }
        }
        if step.newUnits[code] == nil {
          list.forEach { next[code, default: PartList()].add($0) }
        } else {
          list.forEach { lose($0) }
        }
        continue
      }
      let isSplit = step.successorCount(code) > 1
      for position in range {
        guard let new = step.links[position].new?.code else {
          list.forEach { lose($0) }
          continue
        }
        let factor = weigher.weights(of: position, in: range, isSplit: isSplit)
        for part in list {
          var part = part
          part.isWhole = part.isWhole && !isSplit
          for slot in part.weights.indices {
            part.weights[slot] *= factor.weights[slot]
            part.isByRule[slot] = part.isByRule[slot] || factor.isByRule[slot]
          }
          if !isLast { part.via.append(new) }
          next[new, default: PartList()].add(part)
        }
      }
    }
    return settled(next.mapValues(\.parts))
  }

  /// Keeps what ends here.
  private mutating func lose(_ part: Part) {
    lost[part.source] = lost[part.source]?.joined(with: part) ?? part
  }

  /// All of a unit is in the only one that has parts of it, however it came there: after a split
  /// without weights too.
  private func settled(_ units: [String: [Part]]) -> [String: [Part]] {
    var counts = Array(repeating: 0, count: sources.count)
    for part in units.values.joined() { counts[part.source] += 1 }
    return units.mapValues { list in
      list.map { part in
        guard !part.isWhole, counts[part.source] == 1, lost[part.source] == nil else { return part }
        var part = part
        part.weights = part.weights.map { _ in 1 }
        part.isByRule = part.isByRule.map { _ in false }
        return part
      }
    }
  }
}

/// The parts of a new unit while they are gathered: two ways from one old unit are one part.
private struct PartList {
  private(set) var parts: [LinkTable.Part] = []
  private var positions: [Int: Int] = [:]

  mutating func add(_ part: LinkTable.Part) {
    guard let known = positions[part.source] else {
      positions[part.source] = parts.count
      parts.append(part)
      return
    }
    parts[known] = parts[known].joined(with: part)
  }
}

extension LinkTable.Part {
  /// How many codes between are kept of a part that came by many ways.
  private static let viaLimit = 8

  /// Two ways from one old unit as one part.
  fileprivate func joined(with other: Self) -> Self {
    var part = self
    for slot in part.weights.indices {
      part.weights[slot] += other.weights[slot]
      part.isByRule[slot] = part.isByRule[slot] || other.isByRule[slot]
    }
    for code in other.via where part.via.count < Self.viaLimit && !part.via.contains(code) {
      part.via.append(code)
    }
    return part
  }
}

/// The weights of the links of one step, with the rule for those that are missing.
struct LinkWeigher {
  let bases: [String]
  let step: CrosswalkStep
  let rule: MissingWeightRule

  /// The weights of a link for each base and for any other base.
  func weights(
    of position: Int, in siblings: Range<Int>, isSplit: Bool
  ) -> (weights: [Double], isByRule: [Bool]) {
    var weights = Array(repeating: 1.0, count: bases.count + 1)
    var isByRule = Array(repeating: false, count: bases.count + 1)
    guard isSplit else { return (weights, isByRule) }
    let link = step.links[position]
    let substitute = substitute(link, parts: siblings.count)
    for slot in weights.indices {
      let own = slot < bases.count ? link.weights[slot] : .nan
      weights[slot] = own.isNaN ? link.share : own
      if weights[slot].isNaN {
        weights[slot] = substitute
        isByRule[slot] = !substitute.isNaN
      }
    }
    return (weights, isByRule)
  }

  private func substitute(_ link: CrosswalkLink, parts: Int) -> Double {
    switch rule {
    case .refuse: .nan
    case .equal: 1 / Double(parts)
    case .area: weight(link, "area")
    case .population: weight(link, "population")
    }
  }

  private func weight(_ link: CrosswalkLink, _ base: String) -> Double {
    bases.firstIndex(of: base).map { link.weights[$0] } ?? .nan
  }
}
