import Panels

/// How each indicator of some data is carried over, and by what it is weighted.
struct Weighings {
  private let data: PanelSet
  private let crosswalk: Crosswalk
  private let options: CrosswalkOptions
  private let additive: Set<String>
  private let substitute: Weighting?
  private let substituteIsEqual: Bool
  private let hasShares: Bool

  /// Measures that add up over units by their nature.
  private static let quantities: Set<String> = ["population", "households", "area"]

  init(data: PanelSet, crosswalk: Crosswalk, options: CrosswalkOptions) {
    self.data = data
    self.crosswalk = crosswalk
    self.options = options
    additive = Self.quantities.union(crosswalk.bases)
      .union(data.panels.compactMap(\.indicator.weight))
    substituteIsEqual = options.missingWeights == .equal
    hasShares = crosswalk.steps.contains { $0.links.contains { !$0.share.isNaN } }
    let slot = { (base: String) in crosswalk.position(ofBase: base) ?? crosswalk.bases.count }
    switch options.missingWeights {
    case .refuse, .equal: substitute = nil
    case .area:
      substitute = data.panel("area").map {
        Weighting(values: Self.filled($0), provenance: $0.provenance, slot: slot("area"))
      }
    case .population:
      substitute = data.panel("population").map {
        Weighting(values: $0.values, provenance: $0.provenance, slot: slot("population"))
      }
    }
  }

  /// Whether an indicator adds up over units.
  func isTotal(_ indicator: Indicator) -> Bool {
    switch indicator.kind {
    case .count: true
    case .positive, .number: additive.contains(indicator.id)
    case .share, .yesno: false
    }
  }

  /// How an indicator is carried over.
  func method(of indicator: Indicator) -> PanelCarrier.Method {
    if options.reassessed.contains(indicator.id) { return .reassess }
    if isTotal(indicator) {
      // A column `share` stands for every base without one of its own, before the declared weight.
      let declared = hasShares ? nil : indicator.weight.flatMap(crosswalk.position(ofBase:))
      return .total(
        slot: crosswalk.position(ofBase: indicator.id) ?? declared ?? crosswalk.bases.count)
    }
    let weight = indicator.kind == .yesno ? indicator.weight ?? "population" : indicator.weight
    let slot = weight.flatMap(crosswalk.position(ofBase:)) ?? crosswalk.bases.count
    let declared = weight.flatMap { data.panel($0) }.map {
      Weighting(values: $0.values, provenance: $0.provenance, slot: slot)
    }
    let spare = substituteIsEqual ? Weighting(values: nil, slot: slot) : substitute
    return indicator.kind == .yesno
      ? .yesNo(options.yesNo, declared: declared, substitute: spare)
      : .mean(declared: declared, substitute: spare)
  }

  /// The values of a panel with gaps filled from the nearest earlier, then later, year: land stays.
  private static func filled(_ panel: Panel) -> [Double] {
    var values = panel.values
    let n = panel.unitCount
    for cell in values.indices where cell >= n && values[cell].isNaN {
      values[cell] = values[cell - n]
    }
    for cell in values.indices.reversed() where cell + n < values.count && values[cell].isNaN {
      values[cell] = values[cell + n]
    }
    return values
  }
}
