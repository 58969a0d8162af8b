import Panels

extension ReportMaker {
  /// The title and what the report speaks of: place, year, sets, run.
  func addFrame(to document: inout ReportDocument) {
    document.heading(1, text: title)
    if account.simulated.count > 0 {
      document.banner(
        text: say(
          "SỐ LIỆU MÔ PHỎNG: \(simulated(\.count)) trên \(simulated(\.total)) giá trị được tạo ra bằng mô phỏng, không phải số thật của xã nào. Không dùng để báo cáo.",
          "SIMULATED DATA: \(simulated(\.count)) of \(simulated(\.total)) values were simulated and are no facts about any commune. Not for reporting."
        ))
    }
    var facts = ReportTable(
      [text(word("Mục", "Item")), text(word("Nội dung", "Content"))], cells: frameRows)
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
    let plan = account.title.map { $0[words.language] } ?? word("Kết quả tính toán", "Results")
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
          " (chuỗi số liệu \(manifest(String(first), String(first), "years"))–\(manifest(String(last), String(last), "years")))",
          " (series \(manifest(String(first), String(first), "years"))–\(manifest(String(last), String(last), "years")))"
        )
      }
      rows.append([ReportText(word("Số liệu đến năm", "Data up to")), years])
    }
    for set in self.rows("sets") where usedSets.contains(set["set"]) {
      let title = localized(set, "title")
      rows.append([ReportText(words(.set)), "\(ReportText(name: set["legal_number"])): \(title)"])
    }
    if !account.run.isEmpty {
      rows.append([
        ReportText(word("Mã kết quả", "Result")),
        "\(ReportText(name: account.run)), Lotrinh \(ReportText(name: account.version)), \(ReportText(name: account.commands.joined(separator: ", ")))",
      ])
    }
    return rows
  }

  func setTitle(_ id: String) -> ReportText { ReportText(name: context.setTitle(id)) }
}
