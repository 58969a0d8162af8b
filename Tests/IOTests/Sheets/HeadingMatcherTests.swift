import Panels
import Testing

@testable import IO

/// What a one-column sheet below a stack of headings is read as.
@Suite("Headings of offices")
struct HeadingMatcherTests {
  /// The column of values below the headings, as "indicator kind year/month status ×factor".
  private static func meaning(
    _ heading: [String], values: [SheetValue] = [12, 34], title: String? = nil
  ) -> String {
    var rows: [[SheetValue?]] = []
    if let title { rows.append([.text(title)]) }
    let top = rows.count + 1
    for (index, text) in heading.enumerated() {
      rows.append([
        index == 0 ? "TT" : nil, index == 0 ? "Tên xã" : nil, .text(text),
        index == 0 ? "Ghi chú" : nil,
      ])
    }
    for (index, value) in values.enumerated() {
      rows.append([.number(Double(index + 1), .plain), .text("Xã \(index + 1) Nam"), value])
    }
    let merges = [1, 2, 4].map {
      CellRange(rows: top...top + heading.count - 1, columns: $0...$0)
    }
    let outline = SheetOutline(name: "Biểu", merges: heading.count > 1 ? merges : [])
    var sheet = GridSource.Sheet(nil, values: rows)
    sheet.outline = outline
    var options = SheetOptions()
    options.year = 2024
    var recognizer = SheetRecognizer(
      rows: sheet.rows, outline: outline, path: "t", matcher: HeadingMatcher(), options: options)
    let layout = recognizer.recognise()
    guard let column = layout?.columns.first(where: { $0.column == 3 }) else {
      return recognizer.log.codes.joined(separator: " ")
    }
    guard case .values(let values) = column.role else { return "\(column.role)" }
    var text = ""
    switch values.measure {
    case .indicator(let indicator): text = "\(indicator.id) \(indicator.kind.rawValue)"
    case .criterion(let number, _): text = "TC\(number)"
    case nil: text = "row"
    }
    if let year = values.year { text += " \(year)" }
    if let month = values.month { text += "/\(month)" }
    if values.status != .actual { text += " \(values.status.rawValue)" }
    if values.factor != 1 { text += " ×\(values.factor)" }
    return text
  }

  @Test(
    "a heading is read as the indicator, year, part of the year and firmness it names",
    arguments: [
      (["Thu nhập"], "income positive"),
      (["TNBQ"], "income positive"),
      (["THU NHẬP BÌNH QUÂN ĐẦU NGƯỜI"], "income positive"),
      (["Thu  nhập\nbình quân\n(triệu đồng/người/năm)"], "income positive"),
      (["Thu nhập 2021"], "income positive 2021"),
      (["Thu nhập bình quân đầu người năm 2021 (trđ)"], "income positive 2021"),
      (["Thu nhập BQĐN (nghìn đồng)"], "income positive ×0.001"),
      (["Thu nhap binh quan dau nguoi"], "income positive"),
      (["Thu nhập bình quân đầu người, triệu đồng"], "income positive"),
      (["Ước TH năm 2022 thu nhập"], "income positive 2022 estimate"),
      (["Thu nhập", "KH 2022"], "income positive 2022 plan"),
      (["Thu nhập", "Kế hoạch năm 2022"], "income positive 2022 plan"),
      (["Thu nhập", "TH 2021"], "income positive 2021"),
      (["Năm 2021", "Thu nhập"], "income positive 2021"),
      (["Năm 2021", "Thực hiện", "Thu nhập"], "income positive 2021"),
      (["Kế hoạch 2023", "Thu nhập BQ"], "income positive 2023 plan"),
      (["Thu nhập", "6 tháng đầu năm 2022"], "income positive 2022/6"),
      (["Thu nhập", "6T/2022"], "income positive 2022/6"),
      (["Thu nhập", "Quý III năm 2022"], "income positive 2022/9"),
      (["Thu nhập", "31/12/2021"], "income positive 2021"),
      (["Thu nhập", "Đến 30/6/2022"], "income positive 2022/6"),
      (["Tỷ lệ hộ nghèo"], "poverty share"),
      (["Tỉ lệ hộ nghèo (%)"], "poverty share"),
      (["Tỷ lệ hộ nghèo năm 2021 (%)"], "poverty share 2021"),
      (["Hộ nghèo (%)"], "poverty share"),
      (["% hộ nghèo"], "poverty share"),
      (["Hộ nghèo (hộ)"], "poor_households count"),
      (["Số hộ nghèo"], "poor_households count"),
      (["Hộ nghèo", "Số hộ"], "poor_households count"),
      (["Hộ nghèo", "Tỷ lệ (%)"], "poverty share"),
      (["Hộ nghèo", "Tỷ lệ"], "poverty share"),
      (["Hộ nghèo", "Năm 2021", "Số hộ"], "poor_households count 2021"),
      (["Hộ cận nghèo", "Tỷ lệ %"], "near_poverty share"),
      (["Số hộ"], "households count"),
      (["Tổng số hộ"], "households count"),
      (["BHYT"], "insurance share"),
      (["Tỷ lệ dân số tham gia BHYT (%)"], "insurance share"),
      (["Tỷ lệ bao phủ BHYT 2023"], "insurance share 2023"),
      (["Số người tham gia BHYT"], "insured_people count"),
      (["Dân số"], "population count"),
      (["Dân số (người)"], "population count"),
      (["Số tiêu chí đạt"], "criteria_met count"),
      (["Tổng số TC đạt"], "criteria_met count"),
      (["Số tiêu chí đạt chuẩn NTM năm 2021"], "criteria_met count 2021"),
      (["TC1"], "TC1"), (["TC 15"], "TC15"), (["Tiêu chí số 7"], "TC7"),
      (["Tiêu chí 10: Thu nhập"], "TC10"),
      (["Tiêu chí", "Quy hoạch"], "TC1"),
      (["Kết quả thực hiện các tiêu chí", "Thu nhập"], "TC10"),
      (["Các tiêu chí", "11"], "TC11"),
      (["Quy hoạch"], "TC1"), (["Thuỷ lợi"], "TC3"), (["Điện"], "TC4"),
      (["QP&AN"], "TC19"),
      (["income"], "income positive"), (["Poverty rate 2021"], "poverty share 2021"),
    ])
  func meanings(heading: [String], meaning: String) {
    #expect(Self.meaning(heading) == meaning)
  }

  @Test(
    "what cannot be told is not read",
    arguments: [
      (["Hộ nghèo"], "ignored(IO.SheetColumnRole.Reason.ambiguous)"),
      (["Số hộ nghèo (%)"], "ignored(IO.SheetColumnRole.Reason.ambiguous)"),
      (["Thu nhập tăng so với 2020 (%)"], "ignored(IO.SheetColumnRole.Reason.comparison)"),
      (["TH/KH (%)"], "ignored(IO.SheetColumnRole.Reason.comparison)"),
      (["Thu nhập giai đoạn 2021-2025"], "ignored(IO.SheetColumnRole.Reason.severalYears)"),
      (["Số trâu bò"], "ignored(IO.SheetColumnRole.Reason.unknown)"),
      (["Thu nhập (nghìn đồng/người/tháng)"], "ignored(IO.SheetColumnRole.Reason.unitOfMeasure)"),
    ])
  func refusals(heading: [String], role: String) {
    // A second column that is read, so that the layout stands.
    var sheet = GridSource.Sheet(
      nil,
      values: [
        ["TT", "Tên xã", "Dân số", .text(heading[0])], [1, "Xã Nam Hồng", 9000, 12],
      ])
    sheet.outline.name = "2021"
    var recognizer = SheetRecognizer(
      rows: sheet.rows, outline: sheet.outline, path: "t", matcher: HeadingMatcher(),
      options: SheetOptions())
    let column = recognizer.recognise()?.columns.last
    #expect(column.map { "\($0.role)" } == role)
  }

  @Test("answers below a heading that is both a measure and a criterion make it the criterion")
  func answers() {
    #expect(Self.meaning(["Thu nhập"], values: ["đạt", "chưa đạt"]) == "TC10")
    #expect(Self.meaning(["Hộ nghèo"], values: ["x", "đạt"]) == "TC11")
  }

  @Test("the unit of measure of the line above the table holds for columns that name none")
  func unitLine() {
    #expect(
      Self.meaning(["Thu nhập"], title: "ĐVT: nghìn đồng/người/năm") == "income positive ×0.001")
    #expect(Self.meaning(["Thu nhập"], title: "Đơn vị tính: triệu đồng") == "income positive")
  }
}
