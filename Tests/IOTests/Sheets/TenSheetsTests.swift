import Panels
import Testing

@testable import IO

/// Ten sheets as offices make them, with invented numbers; what they hold is written here by hand.
///
/// Each is drawn in `Fixtures/sheets` and stands beside its drawing as a workbook that LibreOffice
/// made of it. Both have to give the same.
@Suite("Ten sheets of offices")
struct TenSheetsTests {
  /// A sheet, what is said about it, and what has to come of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var testDescription: String { file }
    /// Errors and warnings without options.
    var complaints: [String] = []
    var options: SheetOptions?
    /// Errors and warnings with the options that the first reading proposes.
    var complaintsWithOptions: [String] = []
    var aside: [String] = []
    var values: [String]
  }

  static func cases() -> [Case] {
    [
      oneRow, merged, yearSheets, districts, marks, words, percents, texts, hidden, capitals,
    ]
  }

  @Test(
    "a sheet as offices make it is read right, or with the option its message proposes",
    arguments: cases())
  func drawing(expected: Case) throws {
    try Self.check(expected, try SheetDrawing.file(expected.file))
  }

  @Test(
    "a workbook of LibreOffice is read as its drawing is",
    arguments: cases())
  func workbook(expected: Case) throws {
    let path = PackageFiles.root + "/Tests/IOTests/Fixtures/sheets/\(expected.file).xlsx"
    try Self.check(expected, try SheetSources.open(path: path))
  }

  private static func check(_ expected: Case, _ source: some SheetSource) throws {
    var tables = try SheetTables.read(source)
    #expect(tables.complaints == expected.complaints)
    if let options = expected.options {
      tables = try SheetTables.read(source, options: options)
      #expect(tables.complaints == expected.complaintsWithOptions)
    }
    #expect(tables.counts.isBalanced)
    let aside = tables.sheets.flatMap { $0.aside.map { "\($0.reason.rawValue) \($0.rows)" } }
    #expect(aside == expected.aside)
    let reading = try tables.panelReading()
    #expect(reading.counts.isBalanced)
    #expect(reading.panels.lines == expected.values.sorted())
  }

  static let oneRow = Case(
    file: "01-one-row-heading",
    values: [
      "Nam Hồng population 2021 = 10250", "Nam Hồng income 2021 = 56.2",
      "Nam Hồng poverty 2021 = 1.9", "Nam Hồng insurance 2021 = 92.5",
      "Nam Thắng population 2021 = 7480", "Nam Thắng income 2021 = 54.8",
      "Nam Thắng poverty 2021 = 2.3", "Nam Thắng insurance 2021 = 90.1",
      "Nam Giang population 2021 = 18940", "Nam Giang income 2021 = 61",
      "Nam Giang poverty 2021 = 1.2", "Nam Giang insurance 2021 = 94",
      "Đồng Sơn population 2021 = 15360", "Đồng Sơn income 2021 = 53.5",
      "Đồng Sơn poverty 2021 = 2.8", "Đồng Sơn insurance 2021 = 88.75",
    ])

  static let merged = Case(
    file: "02-merged-two-rows",
    values: [
      "Nam Hồng income 2019 = 47.5", "Nam Hồng income 2020 = 50.1", "Nam Hồng income 2021 = 56.2",
      "Nam Hồng poverty 2019 = 2.9", "Nam Hồng poverty 2020 = 2.4", "Nam Hồng poverty 2021 = 1.9",
      "Nam Thắng income 2019 = 46", "Nam Thắng income 2020 = 49.3", "Nam Thắng income 2021 = 54.8",
      "Nam Thắng poverty 2019 = 3.4", "Nam Thắng poverty 2020 = 2.9",
      "Nam Thắng poverty 2021 = 2.3",
      "Đồng Sơn income 2019 = 44.2", "Đồng Sơn income 2021 = 53.5",
      "Đồng Sơn poverty 2019 = 4.1", "Đồng Sơn poverty 2020 = 3.5", "Đồng Sơn poverty 2021 = 2.8",
    ])

  static let yearSheets = Case(
    file: "03-one-sheet-a-year", complaints: ["sheet-not-read", "tolerant-unit"],
    values: [
      "Quài Cang income 2020 = 31.5", "Quài Cang criteria_met 2020 = 14",
      "Mùn Chung income 2020 = 28.4", "Mùn Chung criteria_met 2020 = 11",
      "Toả Tình income 2020 = 25", "Toả Tình criteria_met 2020 = 9",
      "Quài Cang income 2021 = 34", "Quài Cang criteria_met 2021 = 15",
      "Mùn Chung income 2021 = 30.2", "Mùn Chung criteria_met 2021 = 12",
      "Toả Tình income 2021 = 27.1", "Toả Tình criteria_met 2021 = 10",
      "Quài Cang income 2022 = 36.8", "Quài Cang criteria_met 2022 = 16",
      "Mùn Chung income 2022 = 32", "Mùn Chung criteria_met 2022 = 13",
      "Toả Tình income 2022 = 28.5", "Toả Tình criteria_met 2022 = 11",
    ])

  static let districts = Case(
    file: "04-districts-and-totals", complaints: ["total-mismatch"],
    aside: [
      "totals 6, 16-17", "subtotals 7, 11", "notes 18-21", "repeated-headings 14",
    ],
    values: [
      "Ba Tầng households 2019 = 1000", "Ba Tầng poor_households 2019 = 200",
      "Ba Tầng poverty 2019 = 20", "Ba Tầng income 2019 = 24",
      "Tân Long households 2019 = 1200", "Tân Long poor_households 2019 = 120",
      "Tân Long poverty 2019 = 10", "Tân Long income 2019 = 29.5",
      "Thanh households 2019 = 800", "Thanh poor_households 2019 = 130",
      "Thanh poverty 2019 = 16.25", "Thanh income 2019 = 26.8",
      "Triệu Phước households 2019 = 1500", "Triệu Phước poor_households 2019 = 90",
      "Triệu Phước poverty 2019 = 6", "Triệu Phước income 2019 = 33.1",
      "Triệu Vân households 2019 = 800", "Triệu Vân poor_households 2019 = 48",
      "Triệu Vân poverty 2019 = 6", "Triệu Vân income 2019 = 30.5",
      "Triệu Sơn households 2019 = 2000", "Triệu Sơn poor_households 2019 = 142",
      "Triệu Sơn poverty 2019 = 7.1", "Triệu Sơn income 2019 = 31.8",
    ])

  static let marks = Case(
    file: "05-criteria-marks",
    complaints: Array(repeating: "blank-or-no", count: 10),
    options: blankIsNo,
    values: criteria("Quài Cang", "1101111111010111101", met: 15)
      + criteria("Mùn Chung", "1001101111001101001", met: 11)
      + criteria("Phình Sáng", "1001001100001001001", met: 7))

  static let words = Case(
    file: "06-criteria-words",
    values: [
      "13993 criterion_1 2020 = 1", "13993 criterion_2 2020 = 0", "13993 criterion_3 2020 = 1",
      "13993 criterion_10 2020 = 1", "13993 criterion_15 2020 = 0",
      "13993 criterion_17 2020 = 1", "13993 criteria_met 2020 = 17",
      "13978 criterion_1 2020 = 1", "13978 criterion_2 2020 = 1", "13978 criterion_3 2020 = 1",
      "13978 criterion_10 2020 = 0", "13978 criterion_15 2020 = 1",
      "13978 criterion_17 2020 = 1", "13978 criteria_met 2020 = 18",
      "14014 criterion_1 2020 = 1", "14014 criterion_2 2020 = 0", "14014 criterion_3 2020 = 1",
      "14014 criterion_15 2020 = 1", "14014 criterion_17 2020 = 0",
      "14014 criteria_met 2020 = 15",
    ])

  static let percents = Case(
    file: "07-percents-formulas", complaints: ["date-for-number", "formula-error"],
    aside: ["totals 7"],
    values: [
      "Nam Hồng population 2023 = 10000", "Nam Hồng insured_people 2023 = 9350",
      "Nam Hồng insurance 2023 = 93.5", "Nam Hồng income 2023 = 58.2",
      "Nam Thắng population 2023 = 8000", "Nam Thắng insured_people 2023 = 7200",
      "Nam Thắng insurance 2023 = 90",
      "Đồng Sơn population 2023 = 0", "Đồng Sơn insured_people 2023 = 0",
      "Đồng Sơn income 2023 = 55.4",
      "Nam Giang population 2023 = 12000", "Nam Giang insured_people 2023 = 11472",
      "Nam Giang insurance 2023 = 95.6", "Nam Giang income 2023 = 63",
    ])

  static let texts = Case(
    file: "08-numbers-as-text",
    values: [
      "Ba Tầng population 2022 = 3418", "Ba Tầng income 2022 = 24.5",
      "Ba Tầng poverty 2022 = 18.25", "Ba Tầng poor_households 2022 = 152",
      "Tân Long population 2022 = 4960", "Tân Long income 2022 = 31",
      "Tân Long poverty 2022 = 9.4", "Tân Long poor_households 2022 = 1115",
      "Thanh population 2022 = 3005",
      "Triệu Phước population 2022 = 6120", "Triệu Phước income 2022 = 33.75",
      "Triệu Phước poverty 2022 = 5.1",
    ])

  static let hidden = Case(
    file: "09-hidden-and-planned",
    values: [
      "Nam Hồng income 2021 = 56.2", "Nam Hồng income 2022 = 59.4",
      "Nam Hồng population 2021 = 10250", "Nam Hồng poverty 2021 = 1.9",
      "Nam Thắng income 2021 = 54.8", "Nam Thắng income 2022 = 57.1",
      "Nam Thắng population 2021 = 7480", "Nam Thắng poverty 2021 = 2.3",
      "Đồng Sơn income 2021 = 53.5", "Đồng Sơn income 2022 = 56",
      "Đồng Sơn population 2021 = 15360", "Đồng Sơn poverty 2021 = 2.8",
    ])

  static let capitals = Case(
    file: "10-long-capitals",
    complaints: Array(repeating: "tolerant-heading", count: 6),
    values: [
      "NAM HONG income 2020 = 50.1", "NAM HONG poverty 2020 = 2.4",
      "NAM HONG income 2021 = 56.2", "NAM HONG poverty 2021 = 1.9",
      "NAM THANG income 2020 = 49.3", "NAM THANG income 2021 = 54.8",
      "DONG SON income 2020 = 48", "DONG SON income 2021 = 53.5",
      "DONG SON poverty 2021 = 2.8",
    ])

  private static var blankIsNo: SheetOptions {
    var options = SheetOptions()
    options.blankIsNo = true
    return options
  }

  /// The verdicts of a commune on the nineteen criteria, and their number as printed.
  private static func criteria(_ name: String, _ verdicts: String, met: Int) -> [String] {
    verdicts.enumerated().map { index, verdict in
      "\(name) criterion_\(index + 1) 2022 = \(verdict)"
    } + ["\(name) criteria_met 2022 = \(met)"]
  }
}
