import IO
import Panels
import Reporting

extension BookMaker {
  /// Begins the sheets of fan charts, whose formulas can be written when the tables have their places.
  func startFans(_ source: BookSource) throws(InputError) -> [FanSheet] {
    var fans: [FanSheet] = []
    for kind in FanSheet.Kind.allCases {
      if [kind.forecasts, kind.history].contains(where: { isTooLong($0, of: source) }) { continue }
      guard let choices = try FanChoices(source, kind, vocabulary) else { continue }
      let name = words(kind == .places ? .bookFan : .bookCommuneFan)
      let sheet = try book.addSheet(name)
      enter(sheet.name, words(.bookFanAnswer))
      fans.append(FanSheet(kind: kind, sheet: sheet, choices: choices))
    }
    return fans
  }
}

/// A fan chart of a series that the reader chooses: what was observed and the median as lines over stacked areas
/// on an invisible base, fed by lookups in the tables of the same workbook.
///
/// A year without a value is a gap in the line and never a zero.
struct FanSheet {
  /// What series there are to choose from.
  enum Kind: CaseIterable {
    /// Means and totals of all communes and of groups.
    case places
    /// Series of communes.
    case communes

    /// The table of forecasts.
    var forecasts: String { self == .places ? "group_forecast" : "forecast" }
    /// The table of what was observed.
    var history: String { self == .places ? "means" : "series" }
    /// The column of what was observed.
    var observed: String { "value" }
  }

  let kind: Kind
  let sheet: BookSheet
  let choices: FanChoices
  /// Whether a name has a letter that stands for others in lookups.
  private let hasWildcards: Bool

  init(kind: Kind, sheet: BookSheet, choices: FanChoices) {
    self.kind = kind
    self.sheet = sheet
    self.choices = choices
    hasWildcards = (choices.places + choices.indicators).contains { $0.contains(/[~*?]/) }
  }

  /// The table of what is asked of communes.
  static let bars = "probability"

  private static let headRow = 8
  private static let listColumn = 27
  private static let chartColumn = 10
  private static let targetColumn = 8
  private static let segmentColumn = 34
  private static let breakColumn = 41

  /// Writes the cells and the chart.
  func write(_ maker: BookMaker, _ placed: [String: PlacedTable]) throws(InputError) {
    let words = maker.words
    let look = maker.look
    sheet.tab(BookColors.vermillion)
    guard let forecasts = placed[kind.forecasts], forecasts.key != nil else {
      sheet.link(words(.bookBack), to: maker.contentsName, row: 1, column: 1, style: look.link)
      return
    }
    var grid = CellGrid()
    let mark = self.mark(words)
    grid.set(1, 1, .formula("=$B$5&\": \"&$B$6&\"\(mark)\"", .text(title(words))), look.title)
    grid.set(2, 1, .text(words(.bookFanNote)), look.answer)
    grid.set(4, 1, .text(words(.bookChoose)), look.answer)
    grid.set(5, 1, .text(words(.bookPlace)), look.bold)
    grid.set(5, 2, .wide(choices.place, to: 5), look.choice)
    grid.set(6, 1, .text(words(.bookIndicator)), look.bold)
    grid.set(6, 2, .wide(choices.indicator, to: 5), look.choice)
    writeDoubt(&grid, maker)
    writeHead(&grid, words, look)
    let drawn = choices.drawn
    for (index, year) in choices.years.enumerated() {
      let row = Self.headRow + 1 + index
      writeYear(&grid, row, year, look, forecasts, history: placed[kind.history])
      writeTarget(&grid, row, year, look, placed[Self.bars])
      writeDrawn(&grid, row, drawn[index], look)
    }
    for (index, place) in choices.places.enumerated() {
      grid.set(Self.headRow + 1 + index, Self.listColumn, .text(place), look.helper)
    }
    for (index, indicator) in choices.indicators.enumerated() {
      grid.set(Self.headRow + 1 + index, Self.listColumn + 1, .text(indicator), look.helper)
    }
    writeLists(&grid, look)
    let back = words(.bookBack)
    // The link stands between rows of the grid, which has to stay in order.
    grid.fill(sheet) { row in
      if row == 3 {
        sheet.link(back, to: maker.contentsName, row: 3, column: 1, style: look.link)
      }
    }
    finish(maker)
  }

  private func mark(_ words: Words) -> String {
    choices.isSimulated ? " – " + words(.chartSimulated) : ""
  }

  /// What the sheet opens with.
  private func title(_ words: Words) -> String {
    "\(choices.place): \(choices.indicator)\(mark(words))"
  }

  /// What the mark of doubtful forecasts means, where the indicator chosen has it.
  private func writeDoubt(_ grid: inout CellGrid, _ maker: BookMaker) {
    let names = maker.vocabulary.doubtful.map(maker.vocabulary.indicator)
      .filter(choices.indicators.contains).sorted()
    guard !names.isEmpty else { return }
    let note = maker.words.doubtNote
    let chosen = names.map { "$B$6=\(Self.quoted($0))" }.joined(separator: ",")
    // Beside the link, where no chart lies over it.
    grid.set(
      3, 3,
      .formula(
        "=IF(OR(\(chosen)),\(Self.quoted(note)),\"\")",
        .text(names.contains(choices.indicator) ? note : "")), maker.look.answer)
  }

  private func writeHead(_ grid: inout CellGrid, _ words: Words, _ look: BookLook) {
    let titles =
      [words(.year), words(.bookObserved)] + ["5%", "25%", "50%", "75%", "95%"]
      + [words(kind == .places ? .target : .demand)]
    let shown = choices.hasTargets ? titles : titles.dropLast()
    for (index, title) in shown.enumerated() {
      grid.set(Self.headRow, index + 1, .text(title), look.numberHeading)
    }
    let helpers: [Phrase] = [
      .bookBase, .bookLowBand, .bookLowCore, .bookHighCore, .bookHighBand,
    ]
    let lines =
      [words.say("book.fan.segment"), words(.bookObserved), words(.bookObserved)]
      + [words(.bookMedian), titles[Self.targetColumn - 1]]
    for (index, helper) in (helpers.map { words($0) } + lines).enumerated() {
      grid.set(Self.headRow, helperColumn(index), .text(helper), look.numberHeading)
    }
    let lists = [words(.bookPlace), words(.bookIndicator), words.say("book.fan.break-year")]
    for (index, list) in lists.enumerated() where !choices.breaks.isEmpty {
      grid.set(Self.headRow, Self.breakColumn + index, .text(list), look.heading)
    }
    grid.set(Self.headRow, Self.listColumn, .text(words(.bookPlace)), look.heading)
    grid.set(Self.headRow, Self.listColumn + 1, .text(words(.bookIndicator)), look.heading)
  }

  /// The areas and lines stand behind the chart, where they are out of the way.
  private func helperColumn(_ index: Int) -> Int { Self.segmentColumn - 5 + index }

  private func writeYear(
    _ grid: inout CellGrid, _ row: Int, _ year: Int, _ look: BookLook, _ forecasts: PlacedTable,
    history: PlacedTable?
  ) {
    let known = choices.values[year]
    let number = look.style(.number)
    grid.set(row, 1, .number(Double(year)), look.style(.year))
    let key = "$B$5&\"|\"&$B$6&\"|\"&$A\(row)"
    if let history, let column = history.columns[kind.observed] {
      grid.set(
        row, 2,
        .formula(lookup(key, history, column), Self.result(known?.observed)), number)
    }
    for (index, quantile) in FanChoices.quantiles.enumerated() {
      guard let column = forecasts.columns[quantile] else { continue }
      grid.set(
        row, index + 3,
        .formula(lookup(key, forecasts, column), Self.result(known?.quantiles[index])), number)
    }
  }

  /// What is asked in a year: of all communes together the number itself, as no table has it by place and year; of a
  /// commune what is found in the table of probabilities.
  private func writeTarget(
    _ grid: inout CellGrid, _ row: Int, _ year: Int, _ look: BookLook, _ bars: PlacedTable?
  ) {
    let known = Self.result(choices.values[year]?.target)
    let style = look.style(.number)
    guard choices.hasTargets else { return }
    if let bars, kind == .communes, let column = bars.columns["threshold"] {
      let key = "$B$5&\"|\"&$B$6&\"|\"&$A\(row)"
      grid.set(row, Self.targetColumn, .formula(lookup(key, bars, column), known), style)
    }
    let targets = choices.targets.filter { $0.year == year }
    guard !targets.isEmpty else { return }
    let formula = targets.reversed().reduce("\"\"") { rest, target in
      "IF($B$6=\(Self.quoted(target.indicator)),\(target.height),\(rest))"
    }
    grid.set(
      row, Self.targetColumn,
      .formula("=IF($B$5=\(Self.quoted(choices.whole)),\(formula),\"\")", known), style)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// The breaks that a year may lie behind.
  private func writeLists(_ grid: inout CellGrid, _ look: BookLook) {
    for (index, cut) in choices.breaks.enumerated() {
      let row = Self.headRow + 1 + index
      grid.set(row, Self.breakColumn, .text(cut.place ?? Self.everywhere), look.helper)
      grid.set(row, Self.breakColumn + 1, .text(cut.indicator), look.helper)
      grid.set(row, Self.breakColumn + 2, .number(Double(cut.year)), look.helper)
    }
  }

  /// What stands for all places in the list of breaks.
  private static let everywhere = "–"

  /// How many breaks of the series chosen lie before the year of a row.
  private func segment(_ row: Int) -> String {
    guard !choices.breaks.isEmpty else { return "0" }
    let last = Self.headRow + choices.breaks.count
    let cells = (0..<3).map { index in
      let column = SourceLocation.columnLetters(Self.breakColumn + index)
      return "$\(column)$\(Self.headRow + 1):$\(column)$\(last)"
    }
    let count = { (place: String) in
      "SUMPRODUCT((\(cells[0])=\(place))*(\(cells[1])=$B$6)*(\(cells[2])<=$A\(row)))"
    }
    return "\(count("$B$5"))+\(count(Self.quoted(Self.everywhere)))"
  }

  /// The heights of the areas and the values of the lines, which follow the cells of the year.
  ///
  /// A year of which nothing is known keeps the base of the year before, where it is invisible.
  private func writeDrawn(
    _ grid: inout CellGrid, _ row: Int, _ drawn: FanChoices.Drawn, _ look: BookLook
  ) {
    let first = helperColumn(0)
    let before =
      row == Self.headRow + 1 ? "0" : "$\(SourceLocation.columnLetters(first))\(row - 1)"
    let isSeen = "ISNUMBER($B\(row))"
    // A median without a spread is a line without bands.
    let hasBand = "COUNT($C\(row):$G\(row))=5"
    let band = { (high: String, low: String) in
      "IF(AND(NOT(\(isSeen)),\(hasBand)),$\(high)\(row)-$\(low)\(row),0)"
    }
    let cuts = "$\(SourceLocation.columnLetters(Self.segmentColumn))\(row)"
    let target = "$\(SourceLocation.columnLetters(Self.targetColumn))\(row)"
    let beginsFan = "AND(NOT(ISNUMBER($B\(row + 1))),ISNUMBER($E\(row + 1)))"
    let formulas = [
      "IF(\(isSeen),$B\(row),IF(\(hasBand),$C\(row),IF(ISNUMBER($E\(row)),$E\(row),\(before))))",
      band("D", "C"), band("E", "D"), band("F", "E"), band("G", "F"),
      segment(row),
      "IF(AND(\(isSeen),MOD(\(cuts),2)=0),$B\(row),NA())",
      "IF(AND(\(isSeen),MOD(\(cuts),2)=1),$B\(row),NA())",
      "IF(\(isSeen),IF(\(beginsFan),$B\(row),NA()),IF(ISNUMBER($E\(row)),$E\(row),NA()))",
      "IF(ISNUMBER(\(target)),\(target),NA())",
    ]
    let results = drawn.areas + [Double(drawn.segment)] + drawn.lines
    for (index, (formula, value)) in zip(formulas, results).enumerated() {
      grid.set(
        row, helperColumn(index), .formula("=\(formula)", Self.result(value)), look.helper)
    }
  }

  /// What stands in a column of a table at a key, or nothing.
  private func lookup(_ key: String, _ table: PlacedTable, _ column: Int) -> String {
    guard let keys = table.key else { return "=\"\"" }
    let place = "MATCH(\(literal(key)),\(table.cells(keys).reference),0)"
    let value = "INDEX(\(table.cells(column).reference),\(place))"
    return "=IFERROR(IF(\(value)=\"\",\"\",\(value)),\"\")"
  }

  /// A key in which `~`, `*` and `?` stand for themselves, where a name has one of these.
  private func literal(_ key: String) -> String {
    guard hasWildcards else { return key }
    return ["~", "*", "?"].reduce(key) { "SUBSTITUTE(\($0),\"\($1)\",\"~\($1)\")" }
  }

  private static func result(_ value: Double?) -> BookSheet.FormulaResult {
    guard let value, value.isFinite else { return .text("") }
    return .number(value)
  }

  private func finish(_ maker: BookMaker) {
    let list = { (column: Int, count: Int) in
      BookChart.Cells(
        sheet: sheet.name,
        range: CellRange(
          rows: (Self.headRow + 1)...(Self.headRow + count), columns: column...column))
    }
    sheet.choice(row: 5, column: 2, from: list(Self.listColumn, choices.places.count))
    sheet.choice(row: 6, column: 2, from: list(Self.listColumn + 1, choices.indicators.count))
    sheet.width(12, columns: 1...1)
    sheet.width(15, columns: 2...2)
    sheet.width(9, columns: 3...Self.targetColumn)
    sheet.width(3, columns: (Self.targetColumn + 1)...(Self.targetColumn + 1))
    sheet.width(28, columns: Self.listColumn...(Self.listColumn + 1))
    sheet.width(14, columns: helperColumn(0)...(Self.breakColumn + 2))
    sheet.insert(chart(maker.words), row: 4, column: Self.chartColumn)
    sheet.printArea(
      CellRange(rows: 1...max(34, Self.headRow + choices.years.count), columns: 1...24))
    sheet.page(isLandscape: true, titleRows: nil, footer: maker.footer(sheet.name))
  }

  private func chart(_ words: Words) -> BookChart {
    let rows = (Self.headRow + 1)...(Self.headRow + choices.years.count)
    let cells = { (rows: ClosedRange<Int>, column: Int) in
      BookChart.Cells(sheet: sheet.name, range: CellRange(rows: rows, columns: column...column))
    }
    var chart = BookChart(.stackedArea, title: title(words))
    chart.titleCell = cells(1...1, 1)
    chart.alternative = "\(choices.place): \(choices.indicator)"
    // Without conditions a whole number would end with a point.
    chart.valueFormat = "[=0]0;[>=10]#,##0;0.0"
    chart.width = 880
    chart.height = 470
    let series = { (index: Int) in
      BookChart.Series(
        name: cells(Self.headRow...Self.headRow, helperColumn(index)),
        categories: cells(rows, 1), values: cells(rows, helperColumn(index)))
    }
    let fills: [UInt32?] = [nil, 0xC6DBEF, 0x6BAED6, 0x6BAED6, 0xC6DBEF]
    chart.series = fills.indices.map { index in
      var area = series(index)
      area.fill = fills[index]
      area.isInLegend = index > 0
      return area
    }
    let line = { (index: Int, color: UInt32) in
      var line = series(Self.segmentColumn - helperColumn(0) + 1 + index)
      line.line = color
      return line
    }
    var (seen, goal) = (line(0, BookColors.ink), line(3, BookColors.vermillion))
    (seen.marker, goal.marker, goal.isDashed) = (.circle, .diamond, true)
    // Areas without height are drawn as a hairline, which would join what is known across breaks and gaps.
    var cover = series(0)
    (cover.line, cover.isInLegend) = (BookColors.white, false)
    chart.lines = [cover, seen]
    if !choices.breaks.isEmpty {
      // What was observed in every second segment is a line of its own: none is drawn across a break.
      var other = line(1, BookColors.ink)
      (other.marker, other.isInLegend) = (.circle, false)
      chart.lines.append(other)
    }
    chart.lines.append(line(2, 0x08306B))
    if choices.hasTargets { chart.lines.append(goal) }
    return chart
  }
}
