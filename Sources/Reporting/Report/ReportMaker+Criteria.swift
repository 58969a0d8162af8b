import Panels

extension ReportMaker {
  /// The criteria of a set with communes that fail them, most first; of everything.
  func hardest(_ set: String) -> [ResultTable.Row] {
    guard area.isWhole else { return [] }
    return rows("criteria", ["set": [set], "year": [String(year)]])
      .filter { $0.number("not_met") > 0 }
      .sorted { $0.number("not_met") > $1.number("not_met") }
  }

  /// The criteria that most communes fail, and those the plan wants looked at first.
  func addCriteria(to document: inout ReportDocument) {
    if area.isWhole {
      let rows = usedSets.flatMap { hardest($0).prefix(10) }
      let table = ReportTable(
        [
          text(.set), text(.criterion), numeric(.communesFailed), numeric(.share),
          numeric(.communesMet), numeric(.openCriteria),
        ],
        cells: rows.map { row -> [ReportText] in
          [
            usedSets.count > 1 ? setTitle(row["set"]) : "", criterionName(row),
            number(row, "not_met"), failingShare(row), number(row, "met"),
            number(row, "not_assessable"),
          ]
        })
      add(
        words(.hardest), table,
        note: say(
          "report.shares.how-to-read"
        ),
        to: &document)
      addWatchList(to: &document)
    } else if !area.isUnit {
      addAreaCriteria(to: &document)
    }
  }

  private func criterionName(_ row: ResultTable.Row) -> ReportText {
    ReportText(name: "\(row["criterion"]). \(localized(row).plain)")
  }

  /// In a part of the whole the communes are counted from what each of them lacks.
  private func addAreaCriteria(to document: inout ReportDocument) {
    var cells: [[ReportText]] = []
    for set in usedSets {
      let own = standings.filter { $0["set"] == set }
      let criteria = rows("criteria", ["set": [set], "year": [String(year)]])
      let failing = criteria.map { criterion in
        (criterion, own.filter { $0.list("missing").contains(criterion["criterion"]) })
      }.filter { !$0.1.isEmpty }.sorted { $0.1.count > $1.1.count }
      cells += failing.prefix(10).map { criterion, lacking in
        [
          usedSets.count > 1 ? setTitle(set) : "", criterionName(criterion),
          count(lacking, of: "levels"), names(lacking),
        ]
      }
    }
    let table = ReportTable(
      [text(.set), text(.criterion), numeric(.communesFailed), text(.commune)], cells: cells)
    add(words(.hardest), table, to: &document)
  }

  /// The share of communes that fail; a dash where so many cannot be assessed that the others are no whole.
  private func failingShare(_ row: ResultTable.Row) -> ReportText {
    CommuneStandings.isMuchOpen(row) ? "–" : share(row, "not_met", of: ["met", "not_met"])
  }

  private func addWatchList(to document: inout ReportDocument) {
    let table = ReportTable(
      [
        text(.words), text(.criterion), numeric(.communesFailed), numeric(.share),
        numeric(.communesMet),
      ],
      cells: rows("plan_texts", ["kind": ["watch"]]).compactMap { item -> [ReportText]? in
        let criterion = rows(
          "criteria",
          ["set": [item["set"]], "criterion": [item["item"]], "year": [String(year)]]
        ).first
        guard let criterion else { return nil }
        return [
          ReportText(name: item["text_vi"]), criterionName(criterion),
          number(criterion, "not_met"), failingShare(criterion), number(criterion, "met"),
        ]
      })
    add(words(.watchList), table, to: &document)
  }
}
