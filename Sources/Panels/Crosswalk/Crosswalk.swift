/// How units changed: dated links from old units to new ones, many to many, in steps that chain.
///
/// A unit is a code *in a vintage*: between two steps lies one list of units, and the same code
/// before and after a step may be two different units. Vintage `0` lies before the first step,
/// vintage `i` between step `i` and the next. Names are no keys.
///
/// What a file of links holds is in docs/formats.md.
///
/// ```swift
/// let (old, new) = (CrosswalkUnit(code: "A"), CrosswalkUnit(code: "C"))
/// let crosswalk = Crosswalk(
///   links: [CrosswalkLink(old: old, new: new, date: CalendarDate(iso: "2025-07-01"))])
/// crosswalk.vintage(atEndOf: 2024)  // 0: figures of 2024 bear the codes before the step
/// ```
public struct Crosswalk: Hashable, Sendable {
  /// The bases that links may have weights for, such as `population`, `households`, `area`,
  /// `road_km`: measures, in ascending order.
  public let bases: [String]
  /// The steps, earlier first; each has its own day.
  public let steps: [CrosswalkStep]

  /// Puts links together: one step for each day. The order of the links does not matter.
  ///
  /// Weights whose sum is off by no more than ``weightTolerance`` are divided by it. Links without a
  /// day are left out; ``problems(in:bases:)`` names them and everything else that is wrong.
  ///
  /// - Parameters:
  ///   - links: The links.
  ///   - bases: What the weights of each link stand for, in their order.
  public init(links: [CrosswalkLink], bases: [String] = []) {
    let order = bases.indices.sorted { bases[$0] < bases[$1] }
    self.bases = order.map { bases[$0] }
    var byDate: [CalendarDate: [CrosswalkLink]] = [:]
    for var link in links {
      guard let date = link.date else { continue }
      precondition(link.weights.isEmpty || link.weights.count == bases.count)
      link.weights = order.map { link.weights.isEmpty ? .nan : link.weights[$0] }
      byDate[date, default: []].append(link)
    }
    steps = byDate.sorted { $0.key < $1.key }.map { date, links in
      let old = links.map(\.oldVintage).filter { !$0.isEmpty }.min()
      let new = links.map(\.newVintage).filter { !$0.isEmpty }.min()
      return CrosswalkStep(
        date: date, oldVintage: old ?? "before \(date)", newVintage: new ?? "\(date)",
        links: Self.scaled(links.sorted(by: CrosswalkLink.comesBefore)))
    }
  }

  /// How far the weights of a unit may be from adding to 1: three thirds written as 0.333 do.
  public static let weightTolerance = 0.001

  /// How many vintages the steps lie between.
  public var vintageCount: Int { steps.count + 1 }

  /// The name of a vintage.
  public func vintageName(_ vintage: Int) -> String {
    if vintage > 0 { return steps[vintage - 1].newVintage }
    return steps.first?.oldVintage ?? ""
  }

  /// The vintage whose codes a figure of the end of a year bears.
  public func vintage(atEndOf year: Int) -> Int { steps.count { $0.date.year <= year } }

  /// The position of a base, `nil` when no link has a weight for it.
  public func position(ofBase base: String) -> Int? { bases.firstIndex(of: base) }

  /// The crosswalk up to and with a year.
  public func through(_ year: Int) -> Crosswalk {
    Crosswalk(links: steps.filter { $0.date.year <= year }.flatMap(\.links), bases: bases)
  }

  /// The links with the weights of each old unit divided by their sum, where that is nearly 1.
  private static func scaled(_ links: [CrosswalkLink]) -> [CrosswalkLink] {
    var links = links
    let groups = Dictionary(grouping: links.indices) { links[$0].old?.code }
    for (code, positions) in groups where code != nil {
      for base in 0..<(links.first?.weights.count ?? 0) {
        let sum = positions.reduce(0) { $0 + links[$1].weights[base] }
        guard isNearlyOne(sum) else { continue }
        for position in positions { links[position].weights[base] /= sum }
      }
      let sum = positions.reduce(0) { $0 + links[$1].share }
      guard isNearlyOne(sum) else { continue }
      for position in positions { links[position].share /= sum }
    }
    return links
  }

  /// Whether a sum of weights is 1 but for the way its parts are written.
  static func isNearlyOne(_ sum: Double) -> Bool {
    abs(sum - 1) > 1e-9 && abs(sum - 1) <= weightTolerance + 1e-12
  }
}
