import Panels

extension ReportMaker {
  /// The title and what the report speaks of: place, year, sets, run.
  func addFrame(to document: inout ReportDocument) {
    document.heading(1, text: title)
    if account.simulated.count > 0 {
      document.banner(
        text: area.isWhole
          ? say(
            "report.frame.simulated",
            ["simulated": simulated(\.count), "total": simulated(\.total)])
          : say(
            "report.frame.simulated-of-result",
            ["simulated": simulated(\.count), "total": simulated(\.total)]))
    }
    var facts = ReportTable(
      [text(words.say("owners.item")), text(words.say("report.heading.content"))], cells: frameRows)
    facts.isList = true
    document.table(facts)
  }

  private func simulated(_ part: KeyPath<(count: Int, total: Int), Int>) -> ReportText {
    let value = account.simulated[keyPath: part]
    let entry = part == \.count ? "simulated" : "values"
    return manifest(words.numbers.text(value), String(value), entry)
  }

  /// A number of the manifest.
  func manifest(_ text: String, _ value: String, _ entry: String) -> ReportText {
    ReportText(ReportFigure(text, value: value, origin: .manifest(entry)))
  }

  /// The title of the plan, with the place where it is a part.
  private var title: ReportText {
    let plan = account.title.map { $0[words.language] } ?? words.say("report.frame.untitled")
    let number = rows("plan_texts", ["kind": ["document"]]).first?["number"] ?? ""
    let whole = ReportText(name: number.isEmpty ? plan : "\(plan) (\(number))")
    return area.isWhole ? whole : "\(ReportText(name: area.name)): \(whole)"
  }

  private var frameRows: [[ReportText]] {
    var rows: [[ReportText]] = []
    let place = self.rows("plan_texts", ["kind": ["area"]]).first
    let inside = area.isWhole ? place.map { ReportText(name: $0["text_vi"]) } : nil
    let name = inside ?? ReportText(name: area.name)
    if !name.isEmpty { rows.append([ReportText(words(.place)), name]) }
    if year > 0 {
      var years: ReportText = "\(manifest(String(year), String(year), "status_year"))"
      if let first = account.years.first, let last = account.years.last, first < last {
        years += say(
          "report.frame.series",
          [
            "first": manifest(String(first), String(first), "years"),
            "last": manifest(String(last), String(last), "years"),
          ]
        )
      }
      rows.append([ReportText(words.say("report.frame.data-up-to")), years])
    }
    for set in self.rows("sets") where usedSets.contains(set["set"]) {
      let title = localized(set, "title")
      rows.append([ReportText(words(.set)), "\(ReportText(name: set["legal_number"])): \(title)"])
    }
    if !account.run.isEmpty {
      rows.append([
        ReportText(words.say("report.frame.result")),
        "\(ReportText(name: account.run)), Lotrinh \(ReportText(name: account.version)), \(ReportText(name: account.commands.joined(separator: ", ")))",
      ])
    }
    return rows
  }

  /// A set by its legal number.
  func setTitle(_ id: String) -> ReportText {
    let title = context.setTitle(id)
    return ReportText(name: title == id ? account.sets[id] ?? id : title)
  }
}
