import IO
import Panels
import Reporting

extension BookMaker {
  /// Communes against criteria, one sheet a set: a symbol for every verdict.
  func addMatrix(_ source: BookSource) throws(InputError) {
    guard let standing = try lastStanding(source),
      let table = try source.rows(of: "assessment"),
      let places = MatrixPlaces(table)
    else { return }
    let year = standing[0]["year"]
    let verdicts = try verdicts(of: table, places, year: year)
    for set in standing.distinct("set") {
      guard let verdicts = verdicts[set] else { continue }
      try addMatrix(verdicts, standing.only("set", set), year: year, set: set, source)
    }
  }

  /// The verdicts of a set in a year, by unit in the order of the items, one item at least.
  private struct Verdicts {
    var items: [String] = []
    var positions: [String: Int] = [:]
    var symbols: [String: [Character]] = [:]

    mutating func add(_ symbol: Character, of item: String, unit: String) {
      let position = positions[item] ?? items.count
      if position == items.count {
        positions[item] = position
        items.append(item)
      }
      var own = symbols.removeValue(forKey: unit) ?? []
      while own.count <= position { own.append(" ") }
      own[position] = symbol
      symbols[unit] = own
    }
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

  /// The verdicts of a year, by set.
  private func verdicts(
    of rows: TableRows, _ places: MatrixPlaces, year: String
  ) throws(InputError) -> [String: Verdicts] {
    var all: [String: Verdicts] = [:]
    let verdict = ColumnCatalogue.column("verdict", of: "assessment")
    while try rows.next() {
      guard rows.text(places.kind) == "criterion", rows.text(places.year) == year else { continue }
      all[rows.text(places.set), default: Verdicts()].add(
        vocabulary.word(rows.text(places.verdict), in: verdict).first ?? " ",
        of: rows.text(places.item), unit: rows.text(places.unit))
    }
    return all
  }

  private func addMatrix(
    _ verdicts: Verdicts, _ standing: [ResultTable.Row], year: String, set: String,
    _ source: BookSource
  ) throws(InputError) {
    let criteria = try source.kept("criteria", "set", set) ?? []
    let names = criterionNames(criteria)
    let ofSet = criteria.distinct("criterion")
    let items = ofSet + verdicts.items.filter { !ofSet.contains($0) }
    // Where both do not fit, the number of the set and its level say more than what the sheet is.
    let wanted = words.say("book.matrix", ["set": vocabulary.set(set)])
    let sheet = try book.addSheet(
      wanted.utf16.count > BookWriter.longestSheetName ? vocabulary.set(set) : wanted)
    let answer = words.say("book.matrix-answer", ["year": year, "set": vocabulary.set(set)])
    enter(sheet.name, answer, rows: standing.count)
    sheet.tab(TableSheet.Group.state.color)
    sheet.text(words(.bookMatrix), row: 1, column: 1, style: look.title)
    sheet.text(answer + simulatedNote(source), row: 2, column: 1, style: look.answer)
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
    let unknown = Character(BookLook.unknown)
    let head = 5
    sheet.height(155, row: head)
    sheet.text(words(.commune), row: head, column: 1, style: look.heading)
    for (index, item) in items.enumerated() {
      let name = names[item].map { "\(item). \($0)" } ?? item
      sheet.text(name, row: head, column: index + 2, style: upright)
    }
    let met = items.count + 2
    sheet.text(words(.criteriaMet), row: head, column: met, style: look.numberHeading)
    let communes = Dictionary(grouping: standing) { $0["name"] }
    for (index, row) in standing.enumerated() {
      let line = head + 1 + index
      let isAlone = communes[row["name"]]?.count == 1
      let label = isAlone ? row["name"] : "\(row["name"]) (\(row["unit"]))"
      sheet.text(marked(label, row), row: line, column: 1, style: look.body)
      let known = verdicts.symbols[row["unit"]] ?? []
      for (column, item) in items.enumerated() {
        // Of what there is no value, there is no row either.
        let place = verdicts.positions[item] ?? known.count
        let verdict = place < known.count && known[place] != " " ? known[place] : unknown
        sheet.text(String(verdict), row: line, column: column + 2, style: symbol)
      }
      let count = row.number("criteria_met")
      if count.isFinite {
        sheet.number(count, row: line, column: met, style: look.style(.whole))
      }
    }
    let cells = CellRange(
      rows: (head + 1)...(head + standing.count), columns: 2...(items.count + 1))
    for mark in BookLook.marks { sheet.mark(cells, beginningWith: mark.symbol, as: mark.style) }
    sheet.filter(CellRange(rows: head...(head + standing.count), columns: 1...met))
    sheet.width(26, columns: 1...1)
    sheet.width(5.5, columns: 2...(items.count + 1))
    sheet.width(10, columns: met...met)
    sheet.freeze(rows: head, columns: 1)
    let width = 36 + 5.5 * Double(items.count)
    var remark = ""
    if standing.count > mostCommunes {
      let start = min(GridSheet.printedStart, standing.count)
      remark = words.say(
        "book.prints-first", ["printed": start, "all": words.numbers.text(standing.count)])
      notePrinting(words.say("book.printed-rows", ["printed": start]), of: sheet.name)
      sheet.printArea(CellRange(rows: 1...(head + start), columns: 1...met))
    }
    sheet.page(
      isLandscape: width > GridSheet.standingWidth, titleRows: head...head,
      footer: footer(sheet.name, remark: remark))
  }

  private func criterionNames(_ rows: [ResultTable.Row]) -> [String: String] {
    let name = words.language == .vi ? "name_vi" : "name_en"
    return Dictionary(
      rows.map { ($0["criterion"], $0[name]) },
      uniquingKeysWith: { first, _ in first })
  }
}
