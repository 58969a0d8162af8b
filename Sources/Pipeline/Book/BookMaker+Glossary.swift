import IO
import Panels
import Reporting

extension BookMaker {
  /// Every column of every sheet, with its meaning and its place in the CSV tables.
  func addGlossary() throws(InputError) {
    let columns = [
      ("sheet", words(.bookSheet), ColumnForm.text), ("column", words(.bookColumn), .text),
      ("meaning", words(.bookMeaning), .long), ("table", words(.bookCSVTable), .code),
      ("id", words(.bookCSVColumn), .code),
    ].map { BookColumn($0.0, LocalizedText(vi: $0.1, en: $0.1), $0.2) }
    let grid = try GridSheet(
      self, name: words(.bookGlossary), title: words(.bookGlossary),
      answer: words(.bookGlossaryAnswer), columns: columns, color: TableSheet.Group.data.color,
      printedRows: TableSheet.Group.data.printedRows)
    let terms =
      [Phrase.bookTermVerdict, .bookTermChance, .bookTermForecast].map { words($0) }
      + [words.say("report.annex.rounding"), words.say("book.decimal-marks")]
    for text in terms {
      try grid.add([.text(words(.bookTerms)), .empty, .text(text), .empty, .empty])
    }
    try grid.add([.text(words(.method)), .empty, .text(words(.methodText)), .empty, .empty])
    for entry in explained {
      let meaning = vocabulary(entry.column.meaning)
      let title = vocabulary(entry.column.title)
      try grid.add([
        .text(entry.sheet), .text(title), .text(meaning.isEmpty ? title + "." : meaning),
        .text(entry.table + ".csv"), .text(entry.column.id),
      ])
    }
    enter(grid.sheet.name, words(.bookGlossaryAnswer), rows: grid.rowCount)
    grid.finish()
  }

  /// The account of a run, entry by entry.
  func addManifest(_ account: ResultAccount) throws(InputError) {
    let columns = [
      BookColumn("entry", text(.bookEntry), .text), BookColumn("value", text(.bookValue), .long),
    ]
    let grid = try GridSheet(
      self, name: words(.bookManifest), title: words(.bookManifest),
      answer: words(.bookManifestAnswer), columns: columns, color: TableSheet.Group.data.color,
      printedRows: TableSheet.Group.data.printedRows)
    for entry in account.entries { try grid.add([.text(entry.path), .text(entry.value)]) }
    enter(grid.sheet.name, words(.bookManifestAnswer), rows: grid.rowCount)
    grid.finish()
  }

  private func text(_ phrase: Phrase) -> LocalizedText {
    LocalizedText(vi: words(phrase), en: words(phrase))
  }
}
