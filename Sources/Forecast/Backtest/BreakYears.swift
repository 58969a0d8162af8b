import Panels

/// The declared breaks of one indicator, as years for each unit.
///
/// A break that has been spliced is none of them: the years before it are restated.
struct BreakYears: Sendable {
  /// The breaks of all units.
  private let common: [Int]
  /// Those of single units.
  private let special: [Int: [Int]]
  /// The years that begin a new segment for all units, ascending.
  let segments: [Int]

  init(_ indicator: String, _ breaks: [SeriesBreak], units: UnitTable) {
    let own = breaks.filter { $0.indicator == indicator }
    let ofAll = own.filter { $0.units.isEmpty }
    common = ofAll.map(\.year)
    segments = ofAll.filter { $0.treatment != .levelShift }.map(\.year).sorted()
    var special: [Int: [Int]] = [:]
    for seriesBreak in own {
      for unit in seriesBreak.units.compactMap(units.index(ofCode:)) {
        special[unit, default: []].append(seriesBreak.year)
      }
    }
    self.special = special
  }

  var isEmpty: Bool { common.isEmpty && special.isEmpty }

  /// Whether a break of a unit lies after one year and not after another.
  func crosses(_ unit: Int, from origin: Int, to target: Int) -> Bool {
    let inside = { (year: Int) in origin < year && year <= target }
    return common.contains(where: inside) || special[unit]?.contains(where: inside) ?? false
  }
}
