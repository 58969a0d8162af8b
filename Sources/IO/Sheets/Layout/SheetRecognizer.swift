import Panels

/// Finds out what a sheet means from its first rows.
///
/// Nothing is guessed: what can be read in two ways is reported with the candidates and the option
/// that decides.
struct SheetRecognizer {
  /// How many rows are looked at.
  static let rowLimit = 400

  let matcher: HeadingMatcher
  let options: SheetOptions
  let path: String
  let outline: SheetOutline
  private let grid: HeadingGrid
  private let finder: HeadingBlockFinder
  private(set) var log = ProblemLog()

  init(
    rows: [SheetRow], outline: SheetOutline, path: String, matcher: HeadingMatcher,
    options: SheetOptions
  ) {
    self.matcher = matcher
    self.options = options
    self.path = path
    self.outline = outline
    grid = HeadingGrid(rows: rows, merges: outline.merges)
    finder = HeadingBlockFinder(grid: grid, matcher: matcher)
  }

  /// The layout, `nil` when no headings are found or nothing below them can be read.
  mutating func recognise() -> SheetLayout? {
    guard let anchor = anchor() else {
      if let (row, headings) = rowWithoutUnits() {
        log.add(.sheet(.noUnitColumn(headings: headings)), at: place(row: row))
      } else {
        log.add(.sheet(.noHeading), at: place())
      }
      return nil
    }
    let block = finder.block(at: anchor)
    var columns = HeadingColumns(grid: grid, block: block, matcher: matcher, outline: outline)
    var layout = SheetLayout(
      shape: anchor.shape, titles: titles(above: block),
      headingRows: number(block.rows.lowerBound)...number(block.rows.upperBound),
      numberingRow: block.numberingRow.map(number),
      firstDataRow: block.firstData < grid.rows.count
        ? number(block.firstData) : number(block.rows.upperBound) + 1,
      columns: [], district: options.district, province: options.province, numbers: .undecided)
    let titleMeasure = titleMeasure(layout.titles)
    layout.columns =
      anchor.shape == .unitsDown
      ? columns.recognise(titleMeasure: titleMeasure)
      : columns.recogniseAcross(titleMeasure: titleMeasure)
    log.add(contentsOf: columns.problems(path: path, sheet: outline.name))
    readTitles(into: &layout)
    decideYear(of: &layout)
    layout.numbers = numberStyle(from: block.firstData)
    return isReadable(layout, titleMeasure: titleMeasure) ? layout : nil
  }

  private func number(_ index: Int) -> Int { grid.rows[index].number }

  private func place(row: Int? = nil, column: Int? = nil, _ heading: String? = nil)
    -> SourceLocation
  {
    SourceLocation(
      file: path, sheet: outline.name, line: row, column: column, columnName: heading)
  }

  // MARK: Where the headings are

  private func anchor() -> HeadingBlockFinder.Anchor? {
    if let row = options.headerRow {
      guard let index = grid.index(ofRow: row) else { return nil }
      for candidate in stride(from: index, through: max(0, index - 3), by: -1) {
        if let found = unitAnchor(candidate) ?? acrossAnchor(candidate) { return found }
      }
      return looseAnchor(index)
    }
    for index in grid.rows.indices {
      if let found = unitAnchor(index) { return found }
    }
    for index in grid.rows.indices {
      if let found = acrossAnchor(index) { return found }
    }
    return nil
  }

  /// A row with the heading of the units' column and more beside or below it.
  private func unitAnchor(_ index: Int) -> HeadingBlockFinder.Anchor? {
    var columns: [SheetColumnRole.Kind: Int] = [:]
    let cells = grid.rows[index].cells
    for cell in cells {
      guard case .text(let text) = cell.value, let role = matcher.role(of: text)?.role,
        columns[role] == nil
      else { continue }
      columns[role] = cell.column
    }
    let unit =
      columns[.unitName] ?? columns[.unitCode] ?? columns[.district] ?? columns[.province]
    guard let unit else { return nil }
    let isBeside = cells.contains { $0.column > unit && $0.value.headingText != nil }
    let isLabelled = columns[.runningNumber] != nil || columns.count > 1
    let isBelow =
      index + 1 < grid.rows.count
      && grid.rows[index + 1].cells.contains { $0.column > unit && $0.value.headingText != nil }
    guard isBeside || (isLabelled && isBelow) else { return nil }
    // A name and a value side by side is "Đơn vị | UBND huyện" of a letterhead, no row of headings.
    if !isLabelled, !hasValueHeading(index, besides: unit),
      !hasValueHeading(index + 1, besides: unit)
    {
      return nil
    }
    return HeadingBlockFinder.Anchor(row: index, column: unit, shape: .unitsDown)
  }

  private func hasValueHeading(_ index: Int, besides unit: Int) -> Bool {
    guard index < grid.rows.count else { return false }
    return grid.rows[index].cells.contains { cell in
      guard cell.column != unit, let text = cell.value.headingText else { return false }
      if matcher.alias(of: text) != nil || matcher.declared(text) != nil { return true }
      let parts = HeadingParts(text, matcher.vocabulary)
      if parts.year != nil || matcher.role(of: text) != nil { return true }
      if case .none = matcher.find([parts.rest], unit: parts.measureUnit) { return false }
      return true
    }
  }

  /// A row with the name of an indicator and other texts, and those of them that are not understood:
  /// one of them may head the names of units.
  private func rowWithoutUnits() -> (row: Int, headings: [String])? {
    for row in grid.rows {
      let texts = row.cells.compactMap { cell -> String? in
        if case .text(let text) = cell.value { SheetUnits.tidy(text) } else { nil }
      }
      let unknown = texts.filter { text in
        if matcher.role(of: text) != nil { return false }
        let parts = HeadingParts(text, matcher.vocabulary)
        if parts.rest.isEmpty { return false }
        if case .none = matcher.find([parts.rest], unit: parts.measureUnit) { return true }
        return false
      }
      let roles = texts.count { matcher.role(of: $0) != nil }
      if !unknown.isEmpty, unknown.count + roles < texts.count { return (row.number, unknown) }
    }
    return nil
  }

  /// A row that begins with "Chỉ tiêu" or "Năm" and goes on with names.
  private func acrossAnchor(_ index: Int) -> HeadingBlockFinder.Anchor? {
    for cell in grid.rows[index].cells.prefix(4) {
      guard case .text(let text) = cell.value, let role = matcher.role(of: text)?.role,
        role == .indicator || role == .year || role == .period
      else { continue }
      let others = grid.rows[index].cells.filter { other in
        guard other.column > cell.column, case .text(let text) = other.value else { return false }
        return matcher.role(of: text) == nil
      }
      if others.count > 1 {
        return HeadingBlockFinder.Anchor(row: index, column: cell.column, shape: .unitsAcross)
      }
    }
    return nil
  }

  /// The row a user names: the first column with texts below it holds the units.
  private func looseAnchor(_ index: Int) -> HeadingBlockFinder.Anchor? {
    guard index + 1 < grid.rows.count else { return nil }
    for cell in grid.rows[index + 1].cells {
      if case .text(let text) = cell.value, SheetNumberStyle.Marks(text) == nil {
        return HeadingBlockFinder.Anchor(row: index, column: cell.column, shape: .unitsDown)
      }
    }
    return nil
  }

  // MARK: What stands above

  private func titles(above block: HeadingBlock) -> [SheetLayout.Title] {
    grid.rows[..<block.rows.lowerBound].flatMap { row in
      row.cells.compactMap { cell in
        cell.value.headingText.map { SheetLayout.Title(row: row.number, text: $0.trimmingSpaces) }
      }
    }
  }

  private func titleMeasure(_ titles: [SheetLayout.Title]) -> SheetMeasure? {
    var found: [Indicator] = []
    for title in titles {
      if let indicator = matcher.measure(inTitle: title.text), !found.contains(indicator) {
        found.append(indicator)
      }
    }
    return found.count == 1 ? .indicator(found[0]) : nil
  }

  /// Takes the area from the titles: "Huyện Nam Trực", "UBND HUYỆN NAM TRỰC", "tỉnh Nam Định".
  private func readTitles(into layout: inout SheetLayout) {
    let areas = layout.titles.map { TitleArea($0.text) }
    if layout.district == nil {
      let names = Set(areas.compactMap(\.district).map { PlainWords.fold($0) })
      if names.count == 1 { layout.district = areas.compactMap(\.district).last }
    }
    if layout.province == nil {
      let names = Set(areas.compactMap(\.province).map { PlainWords.fold($0) })
      if names.count == 1 { layout.province = areas.compactMap(\.province).last }
    }
  }

  // MARK: Which year

  private mutating func decideYear(of layout: inout SheetLayout) {
    let needsYear =
      layout.valueColumns.contains { $0.values.year == nil } && layout.column(.year) == nil
      && layout.column(.period) == nil
    if let name = outline.name, let year = options.yearOfSheet[name] {
      (layout.year, layout.yearOrigin) = (year, .option)
      return
    }
    if let year = options.year {
      (layout.year, layout.yearOrigin) = (year, .option)
      return
    }
    let named = outline.name.map { HeadingParts($0.replacingUnderscores, matcher.vocabulary) }
    let titled = titleYears(layout.titles)
    if let year = named?.year {
      if needsYear, titled.count == 1, titled[0].year != year {
        log.add(
          .sheet(.yearConflict(sheetName: outline.name ?? "", title: titled[0].text)),
          at: place(row: titled[0].row))
        return
      }
      (layout.year, layout.yearOrigin) = (year, .sheetName)
      layout.month = named?.month == 12 ? nil : named?.month
      if layout.month == nil, titled.count == 1 { layout.month = titled[0].month }
      return
    }
    if titled.count == 1 {
      (layout.year, layout.yearOrigin) = (titled[0].year, .title)
      layout.month = titled[0].month
    } else if needsYear, !layout.valueColumns.isEmpty {
      log.add(
        .sheet(.noYear(sheet: outline.name, candidates: titled.map(\.year).sorted())),
        at: place(row: layout.headingRows.lowerBound))
    }
  }

  private struct TitledYear {
    var year: Int
    var month: Int?
    var row: Int
    var text: String
  }

  /// The years of the titles, each once; dates of documents and periods of years do not count.
  private func titleYears(_ titles: [SheetLayout.Title]) -> [TitledYear] {
    var found: [TitledYear] = []
    for title in titles {
      let parts = HeadingParts(title.text, matcher.vocabulary)
      guard !TitleYear.isDated(title.text), let year = parts.year else { continue }
      if found.contains(where: { $0.year == year }) { continue }
      found.append(
        TitledYear(
          year: year, month: parts.month == 12 ? nil : parts.month, row: title.row,
          text: title.text))
    }
    return found
  }

  // MARK: Numbers, and whether it will do

  private mutating func numberStyle(from firstData: Int) -> SheetNumberStyle {
    if let decimalComma = options.decimalComma {
      return decimalComma ? .decimalComma : .decimalPoint
    }
    var evidence = SheetNumberStyle.Evidence()
    for row in grid.rows.dropFirst(firstData) {
      for cell in row.cells {
        if case .text(let text) = cell.value { evidence.note(text) }
      }
    }
    if evidence.isContradictory {
      log.add(.sheet(.mixedNumberStyles), at: place())
    }
    return evidence.style
  }

  private mutating func isReadable(_ layout: SheetLayout, titleMeasure: SheetMeasure?) -> Bool {
    let row = layout.headingRows.upperBound
    if layout.valueColumns.isEmpty {
      log.add(
        .sheet(
          .noValues(
            headings: layout.columns.filter { $0.role == .ignored(.unknown) }.map(\.title))),
        at: place(row: row))
      return false
    }
    let hasRowIndicator = layout.column(.indicator) != nil
    if !hasRowIndicator, layout.valueColumns.contains(where: { $0.values.measure == nil }) {
      log.add(.sheet(.noIndicator), at: place(row: row))
      return false
    }
    let hasRowYear = layout.column(.year) != nil || layout.column(.period) != nil
    let lacksYear = layout.valueColumns.contains { $0.values.year == nil }
    return !lacksYear || hasRowYear || layout.year != nil
  }
}

extension String {
  /// The text with spaces for underscores: names of sheets have them.
  fileprivate var replacingUnderscores: String {
    String(map { $0 == "_" ? " " : $0 })
  }
}
