import ArgumentParser
import Pipeline

/// How sheets in the shapes of offices are read: workbooks, and tables exported from them.
struct SheetReadingOptions: ParsableArguments {
  @Option(help: .say("help.option.sheet"))
  var sheet: [String] = []

  @Option(help: .say("help.option.range"))
  var range: String?

  @Option(help: .say("help.option.header-row"))
  var headerRow: Int?

  @Option(help: .say("help.option.year-of-sheet"))
  var yearOfSheet: [String] = []

  @Option(help: .say("help.option.district"))
  var district: String?

  @Option(help: .say("help.option.province"))
  var province: String?

  @Option(help: .say("help.option.heading"))
  var heading: [String] = []

  @Option(help: .say("help.option.fraction"))
  var fraction: [String] = []

  @Flag(help: .say("help.option.blank-is-no"))
  var blankIsNo = false

  @Flag(help: .say("help.option.decimal-point"))
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
