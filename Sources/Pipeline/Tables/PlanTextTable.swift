import Panels

/// Something that a plan says and that nothing is computed from: its number, its area, the acts it cites,
/// notes, names.
struct PlanText {
  /// What is said.
  enum Kind: String {
    /// The plan's own number, date and title.
    case document
    /// The area it covers.
    case area
    /// An act it cites.
    case legal
    /// A criterion it wants looked at first, in its own words.
    case watch
    /// A work.
    case work
    /// A break of a series.
    case seriesBreak = "break"
    /// A note.
    case note
  }

  let kind: Kind
  var row = ""
  var number = ""
  var date: CalendarDate?
  var set = ""
  var item = ""
  var year: Int?
  var units: [String] = []
  var text = LocalizedText(vi: "", en: "")

  /// What a plan says; nothing without one.
  static func all(of plan: Plan?) -> [Self] {
    guard let plan else { return [] }
    let heading = [
      Self(kind: .document, number: plan.number, date: plan.date, text: plan.title),
      Self(kind: .area, item: plan.area.kind.rawValue, text: LocalizedText(name: plan.area.name)),
    ]
    return heading
      + plan.legal.map {
        Self(kind: .legal, row: $0.row, number: $0.number, date: $0.date, text: $0.title)
      }
      + plan.watchList.map {
        Self(
          kind: .watch, set: $0.set, item: $0.criterion,
          text: LocalizedText(name: $0.words + ($0.isApproximate ? " (≈)" : "")))
      }
      + plan.works.map { Self(kind: .work, row: $0.row, item: $0.id, text: $0.name) }
      + plan.breaks.map {
        Self(kind: .seriesBreak, item: $0.indicator, year: $0.year, units: $0.units, text: $0.note)
      }
      // Ambiguities stand among the problems.
      + plan.notes.filter { !$0.isAmbiguity }.map {
        Self(kind: .note, row: $0.row, text: $0.text)
      }
  }
}

extension Table where Row == PlanText {
  static let planTexts = Table(
    "plan_texts",
    [
      .text("kind") { $0.kind.rawValue }, .text("row") { $0.row }, .text("number") { $0.number },
      .text("date") { $0.date?.description ?? "" }, .text("set") { $0.set },
      .text("item") { $0.item }, .integer("year") { $0.year },
      .text("units") { $0.units.joined(separator: " ") }, .text("text_vi") { $0.text.vi },
      .text("text_en") { $0.text.en },
    ])
}
