import Foundation
import Panels

@testable import Analytics

/// Random crosswalks and data for the tests of units that change.
struct CrosswalkMaker {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &generator)
  }

  /// Weights of some parts that add to 1.
  mutating func weights(_ count: Int) -> [Double] {
    let parts = (0..<count).map { _ in number(0.05...1) }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  /// Links from the units of one list to those of another, every old unit to one to three new ones.
  mutating func links(
    from old: [String], to new: [String], date: CalendarDate, baseCount: Int, isWeighted: Bool
  ) -> [CrosswalkLink] {
    var links: [CrosswalkLink] = []
    for code in old {
      let count = Int.random(in: 1...min(3, new.count), using: &generator)
      let successors = Array(new.shuffled(using: &generator).prefix(count))
      let parts = (0..<baseCount).map { _ in isWeighted ? weights(count) : [] }
      for (position, successor) in successors.enumerated() {
        links.append(
          CrosswalkLink(
            old: CrosswalkUnit(code: code, kind: .commune),
            new: CrosswalkUnit(code: successor, kind: .commune), date: date,
            weights: isWeighted ? parts.map { $0[position] } : []))
      }
    }
    return links
  }

  /// People and households, income weighted by people, poverty by households, roads, a yes/no item.
  mutating func data(_ codes: [String], years: [Int], missing: Double = 0) -> PanelSet {
    let indicators = [
      Indicator(id: "population", kind: .count), Indicator(id: "households", kind: .count),
      Indicator(id: "schools", kind: .count, weight: "population"),
      Indicator(id: "income", kind: .positive, weight: "population"),
      Indicator(id: "poverty", kind: .share, weight: "households"),
      Indicator(id: "clean", kind: .yesno),
    ]
    let panels = indicators.map { indicator in
      var panel = Panel(
        indicator: indicator, unitCount: codes.count, periodCount: years.count)
      for cell in panel.values.indices {
        if missing > 0, number(0...1) < missing { continue }
        switch indicator.id {
        case "population": panel.values[cell] = number(1_000...20_000).rounded()
        case "households": panel.values[cell] = number(300...6_000).rounded()
        case "schools": panel.values[cell] = number(0...9).rounded()
        case "income": panel.values[cell] = number(10...90)
        case "poverty": panel.values[cell] = number(0...60)
        default: panel.values[cell] = number(0...1) < 0.7 ? 1 : 0
        }
      }
      return panel
    }
    return PanelSet(units: UnitTable(codes: codes.sorted()), years: years, panels: panels)
  }
}

/// The bases of the random crosswalks.
let crosswalkBases = ["households", "population"]

extension CalendarDate {
  /// The day of the reform.
  static let reform = day(2025, 7, 1)
  /// A day of the wave before.
  static let wave = day(2024, 9, 1)

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("no such day")
    }
    return date
  }
}

/// Codes `prefix0`, `prefix1`, …
func codes(_ prefix: String, _ count: Int) -> [String] { (0..<count).map { "\(prefix)\($0)" } }

/// A link without weights of its own.
func link(
  _ old: String?, _ new: String?, _ date: CalendarDate? = .reform, share: Double = .nan,
  _ weights: [Double] = []
) -> CrosswalkLink {
  CrosswalkLink(
    old: old.map { CrosswalkUnit(code: $0, kind: .commune) },
    new: new.map { CrosswalkUnit(code: $0, kind: .commune) }, date: date, weights: weights,
    share: share)
}

extension PanelSet {
  /// A value by code and year; missing where there is no such unit.
  func value(_ indicator: String, _ code: String, _ year: Int) -> Double {
    guard let panel = panel(indicator), let unit = units.index(ofCode: code),
      let period = period(of: year)
    else { return .nan }
    return panel[unit, period]
  }

  /// The sum of an indicator in a year over the units that have it.
  func total(_ indicator: String, _ year: Int) -> Double {
    units.codes.map { value(indicator, $0, year) }.filter { !$0.isNaN }.reduce(0, +)
  }

  /// Values, provenance and cells without application, for comparing.
  var content: [String] {
    panels.map { panel in
      let cells = panel.values.indices.map { "\(panel.values[$0]) \(panel.provenance[$0])" }
      return "\(panel.indicator.id) \(cells) \(panel.notApplicable.sorted())"
    }
  }
}
