import ArgumentParser
import Pipeline

/// How sheets in the shapes of offices are read: workbooks, and tables exported from them.
struct SheetReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sheet to read; every sheet that is not hidden is read without it. Repeatable.",
      valueName: "NAME"))
  var sheet: [String] = []

  @Option(help: ArgumentHelp("Cells to read, such as B5:H40.", valueName: "CELLS"))
  var range: String?

  @Option(help: "Row of the headings, the lowest where they take several.")
  var headerRow: Int?

  @Option(
    help: ArgumentHelp(
      "Year of a sheet that names none: 2021, or NAME=2021. Repeatable.",
      valueName: "[NAME=]YEAR"))
  var yearOfSheet: [String] = []

  @Option(help: "District of every unit, where the sheets do not name it.")
  var district: String?

  @Option(help: "Province of every unit, where the sheets do not name it.")
  var province: String?

  @Option(
    help: ArgumentHelp(
      "What a heading means: an indicator with its kind, a part of a row (unit-name, note, …), or ignore. Repeatable.",
      valueName: "HEADING=NAME[:KIND]"))
  var heading: [String] = []

  @Option(
    help: ArgumentHelp(
      "An indicator written as a fraction, 0.935 for 93.5 per cent. Repeatable.",
      valueName: "NAME"))
  var fraction: [String] = []

  @Flag(help: "In columns of marks (x), an empty cell says no.")
  var blankIsNo = false

  @Flag(help: "Numbers written as text have a decimal point.")
  var decimalPoint = false

  /// The options given that say how a table is read.
  var ofTables: [String] {
    let given: [(String, Bool)] = [
      ("--sheet", !sheet.isEmpty), ("--range", range != nil), ("--header-row", headerRow != nil),
      ("--year-of-sheet", !yearOfSheet.isEmpty), ("--district", district != nil),
      ("--province", province != nil), ("--heading", !heading.isEmpty),
      ("--fraction", !fraction.isEmpty), ("--blank-is-no", blankIsNo),
    ]
    return given.filter(\.1).map(\.0)
  }

  var words: SheetWords {
    var words = SheetWords()
    words.sheets = sheet
    words.range = range
    words.headerRow = headerRow
    words.yearOfSheet = yearOfSheet
    words.province = province
    words.district = district
    words.blankIsNo = blankIsNo
    words.fractions = fraction
    words.headings = heading
    words.decimalPoint = decimalPoint
    return words
  }
}
