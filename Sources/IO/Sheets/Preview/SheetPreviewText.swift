import Panels

/// Writes how a file of sheets was read, for a person to look at before its values are used.
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

  private func say(_ vi: String, _ en: String) -> String { words.say(vi, en) }

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
      sheet.outline.name.map { say("Trang \"\($0)\"", "Sheet \"\($0)\"") }
      ?? say("Bảng", "Table")
    if sheet.outline.isHidden { title += say(" (bị ẩn)", " (hidden)") }
    guard let layout = sheet.layout else {
      lines.append(title + say(": không đọc", ": not read"))
      return
    }
    lines.append(title)
    for name in layout.titles.prefix(6) {
      lines.append(
        "  " + say("dòng \(name.row): ", "row \(name.row): ") + PreviewWords.cut(name.text, 80))
    }
    lines.append(
      "  " + say("Dòng tiêu đề: ", "Heading rows: ") + rows(layout.headingRows)
        + say("; số liệu từ dòng \(layout.firstDataRow)", "; data from row \(layout.firstDataRow)"))
    if layout.shape == .unitsAcross {
      lines.append(
        "  "
          + say(
            "Xã theo cột, chỉ tiêu hoặc năm theo dòng", "Units across, indicators or years down"))
    }
    if let year = layout.year { lines.append("  " + self.year(year, layout)) }
    if let style = style(layout.numbers) { lines.append("  " + style) }
    writeColumns(layout)
    writeAside(sheet)
    if !sheet.hiddenRows.isEmpty {
      lines.append(
        "  "
          + say(
            "Dòng bị ẩn nhưng vẫn được đọc: \(sheet.hiddenRows)",
            "Hidden rows, read all the same: \(sheet.hiddenRows)"))
    }
    writeRows(sheet, layout)
  }

  private func rows(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }

  private func year(_ year: Int, _ layout: SheetLayout) -> String {
    let origin =
      switch layout.yearOrigin {
      case .option, nil: say("theo tùy chọn", "by the option")
      case .sheetName: say("theo tên trang", "by the sheet's name")
      case .title: say("theo tên biểu", "by the title")
      }
    let month = layout.month.map { say(", đến tháng \($0)", ", to month \($0)") } ?? ""
    return say("Năm: ", "Year: ") + "\(year)\(month) (\(origin))"
  }

  private func style(_ style: SheetNumberStyle) -> String? {
    switch style {
    case .decimalComma: say("Số dạng chữ: dấu phẩy thập phân", "Numbers as text: decimal comma")
    case .decimalPoint: say("Số dạng chữ: dấu chấm thập phân", "Numbers as text: decimal point")
    case .undecided: nil
    }
  }

  private mutating func writeColumns(_ layout: SheetLayout) {
    lines.append("  " + say("Cột:", "Columns:"))
    let cells = layout.columns.map { column in
      [
        column.letters + (column.isHidden ? say(" (ẩn)", " (hidden)") : ""),
        PreviewWords.cut(column.title, 44), meaning(column.role),
      ]
    }
    lines += PreviewWords.aligned(cells).map { "    " + $0 }
  }

  private func meaning(_ role: SheetColumnRole) -> String {
    switch role {
    case .label(let kind): return label(kind)
    case .ignored(let reason): return say("không đọc", "not read") + ": " + ignored(reason)
    case .values(let values):
      var parts: [String] = []
      if let unit = values.unit { parts.append(say("xã ", "unit ") + unit) }
      switch values.measure {
      case .indicator(let indicator):
        parts.append("\(indicator.id) (\(words.kind(indicator.kind)))")
      case .criterion(let number, let name):
        parts.append(say("tiêu chí ", "criterion ") + "\(number) \(name[language])")
      case nil:
        if values.unit == nil {
          parts.append(say("giá trị của chỉ tiêu ở dòng", "value of the row's indicator"))
        }
      }
      if let year = values.year { parts.append("\(year)") }
      if let month = values.month { parts.append(say("đến tháng \(month)", "to month \(month)")) }
      if let status = status(values.status) { parts.append(status) }
      if values.factor != 1 { parts.append("× \(DecimalText.text(values.factor))") }
      return parts.joined(separator: ", ")
    }
  }

  private func status(_ status: SheetSeries.Status) -> String? {
    switch status {
    case .actual: nil
    case .estimate: say("ước thực hiện", "estimate")
    case .plan: say("kế hoạch, để riêng", "planned, kept apart")
    }
  }

  private func label(_ kind: SheetColumnRole.Kind) -> String {
    switch kind {
    case .runningNumber: say("số thứ tự", "running number")
    case .unitName: say("tên đơn vị", "name of the unit")
    case .unitCode: say("mã đơn vị", "code of the unit")
    case .district: say("huyện", "district")
    case .province: say("tỉnh", "province")
    case .year: say("năm", "year")
    case .period: say("kỳ", "period")
    case .month: say("tháng", "month")
    case .status: say("loại số liệu", "status")
    case .indicator: say("tên chỉ tiêu", "name of the indicator")
    case .value: say("giá trị", "value")
    case .measureUnit: say("đơn vị tính", "unit of measure")
    case .note: say("ghi chú", "note")
    case .source: say("nguồn", "source")
    case .total: say("cột cộng", "total")
    }
  }

  private func ignored(_ reason: SheetColumnRole.Reason) -> String {
    if let text = reason.text { return text[language] }
    switch reason {
    case .ambiguous: return say("có thể là nhiều chỉ tiêu", "it fits several indicators")
    case .unitOfMeasure: return say("đơn vị tính không phù hợp", "its unit of measure does not fit")
    default: return say("không hiểu tiêu đề", "the heading is not understood")
    }
  }

  private mutating func writeAside(_ sheet: SheetPreview) {
    guard !sheet.aside.isEmpty else { return }
    lines.append("  " + say("Dòng để riêng:", "Rows set aside:"))
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
    lines.append("  " + say("Các dòng đầu, như sẽ đọc:", "The first rows, as they will be read:"))
    let columns = layout.valueColumns.map(\.column.column)
    let hasYear = layout.column(.year) != nil || layout.column(.period) != nil
    let hasIndicator = layout.column(.indicator) != nil
    var cells = [
      [say("dòng", "row"), say("đơn vị", "unit")] + (hasYear ? [say("năm", "year")] : [])
        + (hasIndicator ? [say("chỉ tiêu", "indicator")] : [])
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
    let month = item.month.map { say("đến tháng \($0)", "to month \($0)") }
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
    lines.append(say("Đơn vị: \(tables.units.count)", "Units: \(tables.units.count)"))
    for place in order.prefix(12) {
      let names = groups[place] ?? []
      let shown = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? ", …" : "")
      lines.append(place.isEmpty ? "  \(shown)" : "  \(place) (\(names.count)): \(shown)")
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
    lines.append(say("Chỉ tiêu:", "Indicators:"))
    let cells = tables.series.indices.compactMap { index -> [String]? in
      let number = Int16(index)
      guard let found = years[number]?.sorted() else { return nil }
      let item = tables.series[index]
      var extra: [String] = []
      if let month = item.month {
        extra.append(say("đến tháng \(month), để riêng", "to month \(month), kept apart"))
      }
      if let status = status(item.status) { extra.append(status) }
      let span = found.first == found.last ? "\(found[0])" : "\(found[0])-\(found[found.count - 1])"
      return [
        item.indicator.id, PreviewWords.cut(item.indicator.name[language], 44),
        words.kind(item.indicator.kind),
        span,
        say("\(counts[number] ?? 0) giá trị", "\(counts[number] ?? 0) values"),
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
    if planned > 0 { apart += say(" + \(planned) kế hoạch", " + \(planned) planned") }
    if partYear > 0 {
      apart += say(" + \(partYear) của một phần năm", " + \(partYear) for part of a year")
    }
    let values = counts.values - planned - partYear
    lines.append(
      say(
        "Ô số liệu: \(counts.read) = \(values) giá trị\(apart) + \(counts.missing) trống + \(counts.notApplicable) không áp dụng + \(counts.refused) bị loại + \(counts.setAside) để riêng",
        "Value cells: \(counts.read) = \(values) values\(apart) + \(counts.missing) empty + \(counts.notApplicable) not applicable + \(counts.refused) refused + \(counts.setAside) set aside"
      ))
  }
}
