import Panels

/// The parts of one new unit in one period, and the ways to join their values.
struct PartsView {
  /// Parts with a value, as positions of the links.
  private(set) var valued: [Int] = []
  /// Parts without a value, or that the data lack.
  private(set) var silent: [Int] = []
  /// Whether the indicator applies to none of the parts that the data have.
  private(set) var isNotApplicable = false
  private let values: [Double]
  private let provenance: ProvenanceMap
  private let links: FlatLinks
  private let first: Int

  init(_ panel: Panel, _ links: FlatLinks, _ parts: Range<Int>, period: Int) {
    values = panel.values
    provenance = panel.provenance
    self.links = links
    first = period * panel.unitCount
    var exempt = 0
    for part in parts {
      let source = links.sources[part]
      if source < 0 {
        silent.append(part)
      } else if !panel.values[first + source].isNaN {
        valued.append(part)
      } else if panel.notApplicable.contains(first + source) {
        exempt += 1
      } else {
        silent.append(part)
      }
    }
    isNotApplicable = exempt > 0 && valued.isEmpty && silent.isEmpty
  }

  private func value(_ part: Int) -> Double { values[first + links.sources[part]] }

  /// A value of the parts, with the least trustworthy of their provenances.
  private func made(
    _ value: Double, by weighting: Weighting? = nil, isByRule: Bool = false
  ) -> PanelCarrier.Cell {
    var worst = Provenance.reconstructed
    for part in valued {
      let position = first + links.sources[part]
      worst = max(worst, provenance[position])
      if let weighting, weighting.values != nil {
        worst = max(worst, weighting.provenance[position])
      }
    }
    return PanelCarrier.Cell(
      value: value, provenance: worst, outcome: isByRule ? .byRule : .reconstructed)
  }

  private func refused(_ outcome: CrosswalkOutcome) -> PanelCarrier.Cell {
    PanelCarrier.Cell(outcome: outcome)
  }

  private func isByRule(_ slot: Int) -> Bool {
    valued.contains { links.isByRule[$0 * links.slotCount + slot] }
  }

  /// The value of the only part: a rate and a verdict hold for every piece of a split unit.
  func only() -> PanelCarrier.Cell { made(value(valued[0])) }

  /// The sum of the values times the parts of each unit; every part has to be known.
  func total(slot: Int) -> PanelCarrier.Cell {
    var sum = 0.0
    for part in valued { sum += value(part) * links.weights[part * links.slotCount + slot] }
    guard sum.isFinite else { return refused(.weightMissing) }
    guard silent.allSatisfy({ links.weights[$0 * links.slotCount + slot] == 0 }) else {
      return refused(.partMissing)
    }
    return made(sum, isByRule: isByRule(slot))
  }

  /// The mean of the parts by the declared weights, or by the substitute where these are missing.
  func mean(
    _ declared: Weighting?, orBy substitute: Weighting?, minimumCover: Double
  ) -> PanelCarrier.Cell {
    for (weighting, isSubstitute) in [(declared, false), (substitute, true)] {
      guard let weighting else { continue }
      var sum = 0.0
      var total = 0.0
      var low = Double.infinity
      var high = -Double.infinity
      for part in valued {
        let weight = weighting.weight(of: part, in: links, first: first)
        total += weight
        sum += weight * value(part)
        if weight > 0 {
          low = min(low, value(part))
          high = max(high, value(part))
        }
      }
      guard total > 0, sum.isFinite, total.isFinite else { continue }
      if minimumCover > 0, !silent.isEmpty {
        let unknown = silent.reduce(0) {
          $0 + weighting.weight(of: $1, in: links, first: first)
        }
        guard total / (total + unknown) >= minimumCover - 1e-12 else {
          return refused(.partMissing)
        }
      }
      // Rounding must not carry a mean beyond what it is a mean of.
      return made(
        min(max(sum / total, low), high), by: weighting,
        isByRule: isSubstitute || isByRule(weighting.slot))
    }
    return refused(.weightMissing)
  }

  /// The verdict of the parts by a rule.
  func verdict(
    _ rule: YesNoRule, _ declared: Weighting?, orBy substitute: Weighting?
  ) -> PanelCarrier.Cell {
    switch rule {
    case .refuse: return refused(.ruleRefused)
    case .all:
      if valued.contains(where: { value($0) == 0 }) { return made(0) }
      return silent.isEmpty ? made(1) : refused(.partMissing)
    case .any:
      if valued.contains(where: { value($0) == 1 }) { return made(1) }
      return silent.isEmpty ? made(0) : refused(.partMissing)
    case .majority: return majority(declared, orBy: substitute)
    }
  }

  private func majority(
    _ declared: Weighting?, orBy substitute: Weighting?
  ) -> PanelCarrier.Cell {
    // Where all agree, no weight can change the outcome.
    if silent.isEmpty, valued.allSatisfy({ value($0) == value(valued[0]) }) {
      return made(value(valued[0]))
    }
    for (weighting, isSubstitute) in [(declared, false), (substitute, true)] {
      guard let weighting else { continue }
      var yes = 0.0
      var no = 0.0
      for part in valued {
        let weight = weighting.weight(of: part, in: links, first: first)
        if value(part) == 1 { yes += weight } else { no += weight }
      }
      let open = silent.reduce(0) { $0 + weighting.weight(of: $1, in: links, first: first) }
      guard yes + no > 0 else { continue }
      let byRule = isSubstitute || isByRule(weighting.slot)
      if open.isNaN { return refused(.partMissing) }
      if yes > no + open { return made(1, by: weighting, isByRule: byRule) }
      if no >= yes + open { return made(0, by: weighting, isByRule: byRule) }
      return refused(.partMissing)
    }
    return refused(.weightMissing)
  }
}
