import IO
import Panels
import Reporting

extension BookMaker {
  /// The sheets of charts, each with the cells it is drawn from.
  func addCharts(_ source: BookSource) throws(InputError) {
    let aim = PlanAim(
      targets: try source.kept("targets") ?? [], roadmap: try source.kept("roadmap") ?? [])
    let averages = try source.kept("averages", "level", "all")
    if let table = try source.kept("bands", "level", "all") {
      try add(
        ChartBlock.bands(
          table, averages: averages ?? [], aim: aim, words: words, vocabulary: vocabulary),
        words(.bookBands), source)
    }
    if let table = averages {
      try add(
        ChartBlock.averages(table, aim: aim, words: words, vocabulary: vocabulary),
        words(.bookAverages),
        source)
    }
    if let table = try source.kept("criteria") {
      try add(
        ChartBlock.hardest(table, aim: aim, words: words, vocabulary: vocabulary),
        words(.bookHardest),
        source)
    }
    if let table = try source.kept("criteria_outlook") {
      try add(
        ChartBlock.chances(table, aim: aim, words: words, vocabulary: vocabulary),
        words(.bookChances),
        source)
    }
    if let table = try source.kept("scenario", "table", "level_outlook") {
      try add(
        ChartBlock.scenario(table, words: words, vocabulary: vocabulary),
        words(.bookScenarios), source)
    }
    try addRoadmaps(source)
  }

  private func addRoadmaps(_ source: BookSource) throws(InputError) {
    let start = source.account.years.last.map(Double.init) ?? .nan
    if let table = try source.kept("roadmap") {
      try add(
        ChartBlock.roadmap(
          table, named: "roadmap", names: unitNames, start: start,
          chances: try chances(of: table, source), outcomes: try source.kept("slippage") ?? [],
          words: words),
        words(.bookGantt), source)
    }
    for name in ["roadmap_comparison", "roadmap_proposed"] {
      guard let table = try source.kept(name) else { continue }
      try add(
        ChartBlock.roadmap(table, named: name, names: unitNames, start: start, words: words),
        words(.bookProposedGantt), source)
      // The comparison has the years proposed and those given.
      break
    }
  }

  /// The chance of each unit of a roadmap to stand at its level in its year.
  private func chances(
    of lines: [ResultTable.Row], _ source: BookSource
  ) throws(InputError) -> [String: Double] {
    guard let rows = try source.rows(of: "criteria_outlook"), let unit = rows.index(of: "unit"),
      let set = rows.index(of: "set"), let year = rows.index(of: "year")
    else { return [:] }
    let due = Dictionary(lines.map { ($0["unit"], $0) }, uniquingKeysWith: { first, _ in first })
    var chances: [String: Double] = [:]
    while try rows.next() {
      guard let line = due[rows.text(unit)], rows.text(set) == line["set"],
        rows.text(year) == line["year"], let level = rows.index(of: "p_\(line["level"])")
      else { continue }
      chances[line["unit"]] = rows.number(level)
    }
    return chances
  }

  private static let headRow = 4

  /// A sheet with a chart at the right of its cells.
  private func add(
    _ block: ChartBlock?, _ name: String, _ source: BookSource
  ) throws(InputError) {
    guard let block else { return }
    let sheet = try book.addSheet(name)
    enter(sheet.name, block.title, rows: nil)
    sheet.tab(BookColors.vermillion)
    sheet.text(block.title, row: 1, column: 1, style: look.title)
    let mark = source.account.isSimulated ? words(.chartSimulated) : ""
    sheet.text(
      block.note + (mark.isEmpty ? "" : " \(mark)."), row: 2, column: 1, style: look.answer)
    sheet.link(words(.bookBack), to: contentsName, row: 3, column: 1, style: look.link)
    sheet.height(29, row: Self.headRow)
    var widths: [Double] = []
    for (index, column) in block.columns.enumerated() {
      sheet.text(
        column.title, row: Self.headRow, column: index + 1,
        style: column.form.isNumeric ? look.numberHeading : look.heading)
      let texts = block.rows.map { row -> Int in
        if case .text(let text) = row[index] { text.count } else { 6 }
      }
      let word = column.title.split(separator: " ").map(\.count).max() ?? 0
      let width = min(max(texts.max() ?? 8, word + 1, column.title.count / 2 + 2, 9), 40)
      widths.append(Double(width) + 2)
      sheet.width(widths[index], columns: (index + 1)...(index + 1))
    }
    let decimals = block.columns.indices.map { index in
      ColumnDecimals.needed(
        by: block.rows.compactMap { if case .number(let value) = $0[index] { value } else { nil } })
    }
    var grid = CellGrid()
    for (line, cells) in block.rows.enumerated() {
      for (index, cell) in cells.enumerated() {
        grid.put(
          cell, Self.headRow + 1 + line, index + 1,
          look.style(block.columns[index].form, decimals: decimals[index]))
      }
    }
    let heights = block.rows.map { row in
      GridSheet.height(Self.name(row), width: widths[0] * GridSheet.lettersAUnit - 2)
    }
    grid.fill(sheet) { row in
      if row > Self.headRow { sheet.height(heights[row - Self.headRow - 1], row: row) }
    }
    sheet.width(3, columns: (block.columns.count + 1)...(block.columns.count + 1))
    let chart = chart(block, mark, sheet: sheet.name)
    sheet.insert(chart, row: Self.headRow, column: block.columns.count + 2)
    sheet.freeze(rows: Self.headRow, columns: 0)
    let isTall = chart.height > chart.width
    sheet.page(
      isLandscape: !isTall, pagesDown: 1, titleRows: nil, footer: footer(sheet.name))
  }

  /// What stands in the first cell of a row.
  private static func name(_ row: [ChartBlock.Cell]) -> String {
    if case .text(let name) = row[0] { name } else { "" }
  }

  private func chart(_ block: ChartBlock, _ mark: String, sheet: String) -> BookChart {
    // The mark stays with the chart when it is copied elsewhere.
    var chart = BookChart(
      block.kind.native, title: block.title + (mark.isEmpty ? "" : "\n\(mark)"))
    chart.alternative = block.title
    chart.categoryTitle = ""
    chart.valueTitle = block.valueTitle
    chart.valueFormat = block.valueFormat
    // Bars begin at zero, or their lengths mislead.
    chart.least = block.range?.lowerBound ?? (block.kind == .line ? nil : 0)
    chart.greatest = block.range?.upperBound
    chart.step = block.step
    chart.isReversed = block.isReversed
    chart.width = 880
    chart.height =
      block.isReversed ? max(360, block.barHeight * Double(block.rows.count) + 130) : 460
    let rows = (Self.headRow + 1)...(Self.headRow + block.rows.count)
    let cells = { (column: Int, rows: ClosedRange<Int>) in
      BookChart.Cells(sheet: sheet, range: CellRange(rows: rows, columns: column...column))
    }
    chart.series = block.series.map { series in
      var drawn = BookChart.Series(
        name: cells(series.column + 1, Self.headRow...Self.headRow), categories: cells(1, rows),
        values: cells(series.column + 1, rows))
      drawn.fill = series.fill
      drawn.line = series.line
      drawn.isInLegend = series.isInLegend
      drawn.labelFormat = series.labelFormat
      return drawn
    }
    return chart
  }
}

extension ChartBlock {
  /// How high the bars of a category are together, in pixels.
  fileprivate var barHeight: Double { kind == .bar ? Double(max(24, 16 * series.count)) : 24 }
}

extension ChartBlock.Kind {
  /// The kind of native chart.
  fileprivate var native: BookChart.Kind {
    switch self {
    case .line: .line
    case .stackedArea: .stackedArea
    case .bar: .bar
    case .stackedBar: .stackedBar
    case .column: .column
    case .stackedColumn: .stackedColumn
    case .scatter: .scatter
    }
  }
}
