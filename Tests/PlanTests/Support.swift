import Analytics
import Panels
import Planning

extension LocalizedText {
  /// A text that is the same in both languages.
  init(_ text: String) { self.init(vi: text, en: text) }
}

/// A programme of four criteria with a ladder, and a second set that asks for the first.
enum Programme {
  static let base = CriteriaSet(
    id: "base", key: "base", title: LocalizedText("base"), legalNumber: "1", years: 2000...2100,
    criteria: (1...4).map { number in
      Criterion(
        id: "\(number)", name: LocalizedText("\(number)"),
        indicators: [
          IndicatorRule(
            id: "\(number).1", name: LocalizedText("\(number).1"), measure: "y\(number)",
            kind: .yesno)
        ])
    },
    ladder: [LadderRung(level: .basic, minimumMet: 3), LadderRung(level: .met)],
    conditions: [
      IndicatorRule(id: "debt", name: LocalizedText("debt"), measure: "debt", kind: .yesno)
    ])

  static let upper = CriteriaSet(
    id: "upper", key: "upper", title: LocalizedText("upper"), legalNumber: "2",
    years: 2000...2100,
    criteria: [
      Criterion(
        id: "A", name: LocalizedText("A"),
        indicators: [
          IndicatorRule(id: "A.1", name: LocalizedText("A.1"), measure: "a", kind: .yesno)
        ])
    ],
    ladder: [LadderRung(level: .advanced, requires: [RequiredLevel(set: "base", level: .met)])])

  /// A state in which each unit meets a number of the criteria of `base` each year; of an unknown
  /// number the first criterion is open.
  static func state(
    _ met: [[Int?]], kinds: [UnitKind]? = nil, extra: [Panel] = [], first: Int = 2020,
    recognitions: [Recognition] = [], includesTowns: Bool = false
  ) -> ProgrammeState {
    let periods = met.first?.count ?? 0
    let units = UnitTable(codes: met.indices.map { "u\(10 + $0)" }, kinds: kinds)
    let panels = (1...4).map { number in
      var panel = Panel(
        indicator: Indicator(id: "y\(number)", kind: .yesno), unitCount: met.count,
        periodCount: periods)
      for (unit, row) in met.enumerated() {
        for (period, count) in row.enumerated() {
          if let count {
            panel[unit, period] = number <= count ? 1 : 0
          } else if number > 1 {
            panel[unit, period] = 1
          }
        }
      }
      return panel
    }
    return ProgrammeState(
      panels: PanelSet(
        units: units, years: (0..<periods).map { first + $0 }, panels: panels + extra),
      sets: [base, upper], recognitions: recognitions,
      scope: UnitScope(includesTowns: includesTowns))
  }

  static func panel(_ id: String, _ kind: IndicatorKind, _ rows: [[Double?]], weight: String? = nil)
    -> Panel
  {
    var panel = Panel(
      indicator: Indicator(id: id, kind: kind, weight: weight), unitCount: rows.count,
      periodCount: rows.first?.count ?? 0)
    for (unit, row) in rows.enumerated() {
      for (period, value) in row.enumerated() { panel[unit, period] = value ?? .nan }
    }
    return panel
  }
}
