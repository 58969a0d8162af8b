import IO
import Panels
import Reporting

extension BookMaker {
  /// Communes against criteria, one sheet a set: a symbol for every verdict.
  func addMatrix(_ source: BookSource) throws(InputError) {
    guard let standing = try lastStanding(source),
      let table = try source.rows(of: "assessment") as TableRows?,
      let places = MatrixPlaces(table)
    else { return }
    let year = standing.text(standing.rows[0], "year")
    for set in standing.distinct("set") {
      let verdicts = try verdicts(source, places, year: year, set: set)
      guard !verdicts.items.isEmpty else { continue }
      try addMatrix(verdicts, standing.only("set", set), year: year, set: set, source)
    }
  }

  /// The verdicts of a set in a year, by unit in the order of the items.
  private struct Verdicts {
    var items: [String] = []
    var positions: [String: Int] = [:]
    var symbols: [String: [Character]] = [:]
  }

  private struct MatrixPlaces {
    let unit, year, set, kind, item, verdict: Int

    init?(_ rows: TableRows) {
      guard let unit = rows.index(of: "unit"), let year = rows.index(of: "year"),
        let set = rows.index(of: "set"), let kind = rows.index(of: "kind"),
        let item = rows.index(of: "item"), let verdict = rows.index(of: "verdict")
      else { return nil }
      (self.unit, self.year, self.set) = (unit, year, set)
      (self.kind, self.item, self.verdict) = (kind, item, verdict)
    }
  }

  private func verdicts(
    _ source: BookSource, _ places: MatrixPlaces, year: String, set: String
  ) throws(InputError) -> Verdicts {
    var found = Verdicts()
    guard let rows = try source.rows(of: "assessment") as TableRows? else { return found }
    let verdict = ColumnCatalogue.column("verdict", of: "assessment")
    while try rows.next() {
      guard rows.text(places.kind) == "criterion", rows.text(places.year) == year,
        rows.text(places.set) == set
      else { continue }
      let item = rows.text(places.item)
      if found.positions[item] == nil {
        found.positions[item] = found.items.count
        found.items.append(item)
      }
      guard let position = found.positions[item] else { continue }
      var symbols = found.symbols[rows.text(places.unit)] ?? []
      while symbols.count <= position { symbols.append(" ") }
      symbols[position] =
        vocabulary.word(rows.text(places.verdict), in: verdict).first ?? " "
      found.symbols[rows.text(places.unit)] = symbols
    }
    return found
  }

  private func addMatrix(
    _ verdicts: Verdicts, _ standing: ResultRows, year: String, set: String,
    _ source: BookSource
  ) throws(InputError) {
    let names = try criterionNames(source, set: set)
    let sheet = try book.addSheet("\(words(.bookMatrix)) \(vocabulary.set(set))")
    let answer = words(.bookMatrixAnswer(year: year, set: vocabulary.set(set)))
    enter(sheet.name, answer, rows: standing.rows.count)
    sheet.tab(TableSheet.Group.state.color)
    sheet.text(words(.bookMatrix), row: 1, column: 1, style: look.title)
    sheet.text(answer, row: 2, column: 1, style: look.answer)
    sheet.link(words(.bookBack), to: contentsName, row: 3, column: 1, style: look.link)
    sheet.text(words(.bookTermVerdict), row: 4, column: 1, style: look.answer)
    let upright = book.style(
      CellStyle().with {
        $0.isBold = true
        $0.wraps = true
        $0.rotation = 90
        $0.alignment = .center
        $0.fill = 0xDCE6F1
        $0.lineBelow = BookColors.ink
      })
    let symbol = book.style(
      CellStyle().with {
        $0.alignment = .center
        $0.fontSize = 11
      })
    let head = 5
    sheet.height(155, row: head)
    sheet.text(words(.commune), row: head, column: 1, style: look.heading)
    for (index, item) in verdicts.items.enumerated() {
      let name = names[item].map { "\(item). \($0)" } ?? item
      sheet.text(name, row: head, column: index + 2, style: upright)
    }
    let met = verdicts.items.count + 2
    sheet.text(words(.criteriaMet), row: head, column: met, style: look.numberHeading)
    for (index, row) in standing.rows.enumerated() {
      let line = head + 1 + index
      sheet.text(standing.text(row, "name"), row: line, column: 1, style: look.body)
      for (column, verdict) in (verdicts.symbols[standing.text(row, "unit")] ?? []).enumerated() {
        sheet.text(String(verdict), row: line, column: column + 2, style: symbol)
      }
      let count = standing.number(row, "criteria_met")
      if count.isFinite {
        sheet.number(count, row: line, column: met, style: look.style(.whole))
      }
    }
    let cells = CellRange(
      rows: (head + 1)...(head + standing.rows.count), columns: 2...(verdicts.items.count + 1))
    for mark in BookLook.marks { sheet.mark(cells, beginningWith: mark.symbol, as: mark.style) }
    sheet.width(26, columns: 1...1)
    sheet.width(5.5, columns: 2...(verdicts.items.count + 1))
    sheet.width(10, columns: met...met)
    sheet.freeze(rows: head, columns: 1)
    sheet.page(isLandscape: true, titleRows: head...head, footer: footer(sheet.name))
  }

  private func criterionNames(
    _ source: BookSource, set: String
  ) throws(InputError) -> [String: String] {
    guard let rows = try source.rows(of: "criteria", "set", set) else { return [:] }
    let name = words.language == .vi ? "name_vi" : "name_en"
    return Dictionary(
      rows.rows.map { (rows.text($0, "criterion"), rows.text($0, name)) },
      uniquingKeysWith: { first, _ in first })
  }
}
