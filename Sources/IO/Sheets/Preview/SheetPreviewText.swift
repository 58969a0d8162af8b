import Panels

/// Writes how a file of sheets was read, for a person to look at before its values are used.
///
/// ```swift
/// let tables = try SheetTables.read(SheetSources.open(path: "bieu.xlsx"))
/// print(SheetPreviewText.render(tables, language: .vi))
/// ```
public struct SheetPreviewText {
  private let tables: SheetTables
  private let language: Language
  private var lines: [String] = []

  /// The text in a language; lines may be long, columns are aligned.
  public static func render(_ tables: SheetTables, language: Language) -> String {
    var writer = SheetPreviewText(tables, language)
    writer.write()
    return writer.lines.map { $0.withVisibleControls + "\n" }.joined()
  }

  private init(_ tables: SheetTables, _ language: Language) {
    self.tables = tables
    self.language = language
  }

  private var words: PreviewWords { PreviewWords(language: language) }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  private mutating func write() {
    lines.append(tables.path)
    for index in tables.sheets.indices { writeSheet(index) }
    writeUnits()
    writeIndicators()
    writeAccount()
    lines += words.problems(tables.log)
  }

  // MARK: One sheet

  private mutating func writeSheet(_ index: Int) {
    let sheet = tables.sheets[index]
    lines.append("")
    var title =
      sheet.outline.name.map { say("preview.sheet.title", ["name": $0]) }
      ?? say("preview.sheet.table")
    if sheet.outline.isHidden { title += say("preview.sheet.hidden-sheet") }
    guard let layout = sheet.layout else {
      lines.append(title + say("preview.sheet.not-read-follows"))
      return
    }
    lines.append(title)
    for name in layout.titles.prefix(6) {
      lines.append(
        "  " + say("preview.sheet.row-follows", ["row": name.row]) + PreviewWords.cut(name.text, 80)
      )
    }
    lines.append(
      "  " + say("preview.sheet.heading-rows-follow") + rows(layout.headingRows)
        + say("preview.sheet.data-from-row", ["row": layout.firstDataRow]))
    if layout.shape == .unitsAcross {
      lines.append(
        "  "
          + say(
            "preview.sheet.units-across"))
    }
    if let year = layout.year { lines.append("  " + self.year(year, layout)) }
    if let style = style(layout.numbers) { lines.append("  " + style) }
    writeColumns(layout)
    writeAside(sheet)
    if !sheet.hiddenRows.isEmpty {
      lines.append(
        "  "
          + say(
            "preview.sheet.hidden-rows", ["rows": sheet.hiddenRows]))
    }
    writeRows(sheet, layout)
  }

  private func rows(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }

  private func year(_ year: Int, _ layout: SheetLayout) -> String {
    let origin =
      switch layout.yearOrigin {
      case .option, nil: say("preview.sheet.by-option")
      case .sheetName: say("preview.sheet.by-sheet-name")
      case .title: say("preview.sheet.by-title")
      }
    let month = layout.month.map { say("preview.sheet.and-to-month", ["month": $0]) } ?? ""
    return say("preview.sheet.year-follows") + "\(year)\(month) (\(origin))"
  }

  private func style(_ style: SheetNumberStyle) -> String? {
    switch style {
    case .decimalComma: say("preview.sheet.decimal-comma")
    case .decimalPoint: say("preview.sheet.decimal-point")
    case .undecided: nil
    }
  }

  private mutating func writeColumns(_ layout: SheetLayout) {
    lines.append("  " + say("common.columns-title"))
    let cells = layout.columns.map { column in
      [
        column.letters + (column.isHidden ? say("preview.sheet.hidden-column") : ""),
        PreviewWords.cut(column.title, 44), meaning(column.role),
      ]
    }
    lines += PreviewWords.aligned(cells).map { "    " + $0 }
  }

  private func meaning(_ role: SheetColumnRole) -> String {
    switch role {
    case .label(let kind): return label(kind)
    case .ignored(let reason): return say("common.not-read") + ": " + ignored(reason)
    case .values(let values):
      var parts: [String] = []
      if let unit = values.unit { parts.append(say("preview.sheet.unit-follows") + unit) }
      switch values.measure {
      case .indicator(let indicator):
        parts.append("\(indicator.id) (\(words.kind(indicator.kind)))")
      case .criterion(let number, let name):
        parts.append(say("preview.sheet.criterion-follows") + "\(number) \(name[language])")
      case nil:
        if values.unit == nil {
          parts.append(say("preview.sheet.value-of-row-indicator"))
        }
      }
      if let year = values.year { parts.append("\(year)") }
      if let month = values.month { parts.append(say("preview.sheet.to-month", ["month": month])) }
      if let status = status(values.status) { parts.append(status) }
      if values.factor != 1 { parts.append("× \(DecimalText.text(values.factor))") }
      return parts.joined(separator: ", ")
    }
  }

  private func status(_ status: SheetSeries.Status) -> String? {
    switch status {
    case .actual: nil
    case .estimate: say("preview.sheet.estimate")
    case .plan: say("preview.sheet.planned-kept-apart")
    }
  }

  private func label(_ kind: SheetColumnRole.Kind) -> String {
    switch kind {
    case .runningNumber: say("preview.sheet.running-number")
    case .unitName: say("common.name-of-unit")
    case .unitCode: say("common.code-of-unit")
    case .district: say("common.district")
    case .province: say("common.province")
    case .year: say("common.year")
    case .period: say("preview.sheet.period")
    case .month: say("preview.sheet.month")
    case .status: say("preview.sheet.status")
    case .indicator: say("common.name-of-indicator")
    case .value: say("common.value")
    case .measureUnit: say("preview.sheet.unit-of-measure")
    case .note: say("preview.sheet.note")
    case .source: say("preview.sheet.source")
    case .total: say("preview.sheet.total")
    }
  }

  private func ignored(_ reason: SheetColumnRole.Reason) -> String {
    if let text = reason.text { return text[language] }
    switch reason {
    case .ambiguous: return say("preview.sheet.fits-several-indicators")
    case .unitOfMeasure: return say("preview.sheet.unit-of-measure-differs")
    default: return say("preview.sheet.heading-unknown")
    }
  }

  private mutating func writeAside(_ sheet: SheetPreview) {
    guard !sheet.aside.isEmpty else { return }
    lines.append("  " + say("preview.sheet.rows-aside-title"))
    for aside in sheet.aside {
      let examples = aside.examples.map { "\"\(PreviewWords.cut($0, 40))\"" }.joined(
        separator: ", ")
      lines.append(
        "    \(aside.reason.name[language]): \(aside.count) (\(aside.rows))"
          + (examples.isEmpty ? "" : " \(examples)"))
    }
  }

  private mutating func writeRows(_ sheet: SheetPreview, _ layout: SheetLayout) {
    guard !sheet.rows.isEmpty else { return }
    lines.append("  " + say("common.first-rows-title"))
    let columns = layout.valueColumns.map(\.column.column)
    let hasYear = layout.column(.year) != nil || layout.column(.period) != nil
    let hasIndicator = layout.column(.indicator) != nil
    var cells = [
      [say("preview.sheet.row"), say("common.unit")] + (hasYear ? [say("common.year")] : [])
        + (hasIndicator ? [say("preview.sheet.indicator")] : [])
        + columns.map { SourceLocation.columnLetters($0) }
    ]
    for row in sheet.rows {
      let values = columns.map { column in
        row.observations.first { Int($0.column) == column }.map { value($0.value) } ?? "·"
      }
      cells.append(
        ["\(row.row)", row.unit.map { name(tables.units[$0]) } ?? "·"]
          + (hasYear ? [row.observations.first.map { "\($0.year)" } ?? "·"] : [])
          + (hasIndicator ? [row.observations.first.map(indicator) ?? "·"] : []) + values)
    }
    lines += PreviewWords.aligned(cells).map { "    " + $0 }
  }

  /// The indicator of a row, and when and how firm where it is no year's end.
  private func indicator(_ observation: SheetObservation) -> String {
    let item = tables.series[Int(observation.series)]
    let month = item.month.map { say("preview.sheet.to-month-of-sheet", ["month": $0]) }
    return [item.indicator.id, month, status(item.status)].compactMap { $0 }
      .joined(separator: ", ")
  }

  private func value(_ value: Double) -> String {
    if value == -.infinity { return "·" }
    if value.isNaN { return "n/a" }
    return words.number(value)
  }

  private func name(_ unit: SheetUnit) -> String {
    let parents = [unit.district, unit.province].compactMap { $0 }.first
    return unit.name + (parents.map { " (\($0))" } ?? "")
  }

  // MARK: All sheets

  private mutating func writeUnits() {
    guard !tables.units.isEmpty else { return }
    lines.append("")
    var order: [String] = []
    var groups: [String: [String]] = [:]
    for unit in tables.units {
      let place = unit.district ?? unit.province ?? ""
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(unit.name)
    }
    lines.append(say("preview.sheet.units", ["units": tables.units.count]))
    for place in order.prefix(12) {
      let names = groups[place] ?? []
      let shown =
        names.prefix(4).map { PreviewWords.cut($0, 44) }.joined(separator: ", ")
        + (names.count > 4 ? ", …" : "")
      lines.append(
        place.isEmpty ? "  \(shown)" : "  \(PreviewWords.cut(place, 44)) (\(names.count)): \(shown)"
      )
    }
    if order.count > 12 { lines.append("  …") }
  }

  private mutating func writeIndicators() {
    var years: [Int16: Set<Int16>] = [:]
    var counts: [Int16: Int] = [:]
    for observation in tables.observations {
      years[observation.series, default: []].insert(observation.year)
      counts[observation.series, default: 0] += 1
    }
    guard !years.isEmpty else { return }
    lines.append(say("common.indicators-title"))
    let cells = tables.series.indices.compactMap { index -> [String]? in
      let number = Int16(index)
      guard let found = years[number]?.sorted() else { return nil }
      let item = tables.series[index]
      var extra: [String] = []
      if let month = item.month {
        extra.append(say("preview.sheet.month-kept-apart", ["month": month]))
      }
      if let status = status(item.status) { extra.append(status) }
      let span = found.first == found.last ? "\(found[0])" : "\(found[0])-\(found[found.count - 1])"
      return [
        item.indicator.id, PreviewWords.cut(item.indicator.name[language], 44),
        words.kind(item.indicator.kind),
        span,
        say("preview.sheet.values", ["count": counts[number] ?? 0]),
        extra.joined(separator: ", "),
      ]
    }
    lines += PreviewWords.aligned(cells).map { "  " + $0 }
  }

  private mutating func writeAccount() {
    let counts = tables.counts
    let series = tables.observations.map { tables.series[Int($0.series)] }
    let planned = series.count { $0.status == .plan }
    let partYear = series.count { $0.status != .plan && $0.month != nil }
    var apart = ""
    if planned > 0 { apart += say("preview.sheet.planned-too", ["count": planned]) }
    if partYear > 0 {
      apart += say("preview.sheet.for-part-of-year", ["count": partYear])
    }
    let values = counts.values - planned - partYear
    lines.append(
      say(
        "preview.sheet.account",
        [
          "read": counts.read, "values": values, "apart": apart, "missing": counts.missing,
          "not-applicable": counts.notApplicable, "refused": counts.refused,
          "set-aside": counts.setAside,
        ]
      ))
  }
}
