import Foundation
import Panels
import Testing

@testable import IO

@Suite("Workbooks of other programs", .serialized)
struct WorkbookConversionTests {
  private static let fixtures = PackageFiles.root + "/Tests/IOTests/Fixtures/workbooks"
  private static let hasOffice = OfficeConverter.installed() != nil

  /// What stands in every fixture, whatever its format.
  private static func expect(_ book: Workbook) throws {
    let read = try ReadWorkbook(book)
    #expect(read.sheets.map(\.outline.name) == ["Biểu 1", "Ẩn"])
    #expect(read.sheets.map(\.outline.isHidden) == [false, true])
    #expect(read.sheets[0].outline.merges == [CellRange(rows: 1...1, columns: 1...4)])
    let day = try #require(CalendarDate(year: 2021, month: 12, day: 31))
    #expect(
      read.values == [
        [.text("Biểu 01: Hộ nghèo năm 2021")],
        [.text("Xã"), .text("Tỷ lệ"), .text("Ngày"), .text("Đạt")],
        [.text("Đồng Sơn"), .number(0.935, .percent), .date(day), .boolean(true)],
        [.text("Nam Trực"), .number(0.065, .percent), .date(day), .boolean(false)],
        [.text("Cộng"), .number(1, .percent), .error("#DIV/0!")],
      ])
    #expect(read.sheets[0].rows.map(\.isHidden) == [false, false, false, true, false])
    #expect(read.sheets[0].rows[4].cells.map(\.isFormula) == [false, true, true])
    #expect(read.sheets[1].rows.map(\.cells) == [[SheetCell(column: 2, value: .plain(12.5))]])
  }

  @Test("an XLSX written by LibreOffice reads as the sheet shows it")
  func office() throws {
    let book = try Workbook(path: Self.fixtures + "/bieu-01.xlsx", converter: nil)
    try Self.expect(book)
    #expect(book.log.problems.isEmpty)
  }

  @Test(
    "XLS and ODS read like the XLSX they become, and the conversion is said",
    .enabled(if: hasOffice, "LibreOffice is not installed"), arguments: ["xls", "ods"])
  func converted(format: String) throws {
    let book = try Workbook(path: Self.fixtures + "/bieu-01.\(format)")
    try Self.expect(book)
    #expect(
      book.log.problems.map(\.kind)
        == [.workbook(.convertedWorkbook(format: format.uppercased()))])
  }

  @Test(
    "without LibreOffice the message says what to install or to save", arguments: ["xls", "ods"])
  func withoutOffice(format: String) throws {
    let converter = OfficeConverter.installed(environment: ["PATH": "/nowhere:relative"])
    #expect(converter == nil || converter?.program.hasPrefix("/Applications") == true)
    let error = #expect(throws: InputError.self) {
      _ = try Workbook(path: Self.fixtures + "/bieu-01.\(format)", converter: nil)
    }
    #expect(error?.codes == ["no-converter"])
    #expect(error?.description.contains("soffice") == true)
  }

  @Test("a program that does not convert, does not start or does not end is told apart")
  func failures() throws {
    let folder = TemporaryFolder()
    func program(_ script: String) throws -> String {
      let path = try folder.write("#!/bin/sh\n" + script, to: "office-\(script.count)")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      return path
    }
    let path = Self.fixtures + "/bieu-01.xls"
    for (program, code) in [
      (try program("echo no such filter >&2; exit 3\n"), "conversion-failed"),
      (folder.path + "/none", "conversion-failed"),
      (try program("sleep 60 & sleep 60\n"), "conversion-timed-out"),
    ] {
      let error = #expect(throws: InputError.self) {
        _ = try Workbook(path: path, converter: OfficeConverter(program: program, seconds: 1))
      }
      #expect(error?.codes == [code])
      #expect(error?.problems.first?.location?.file == path)
    }
  }

  @Test("the office program is found where a variable says, else in the folders of PATH")
  func locating() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("", to: "soffice")
    #expect(ToolLocator.office(environment: ["LOTRINH_OFFICE": path]) == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    #expect(ToolLocator.office(environment: ["LOTRINH_OFFICE": path]) == path)
    #expect(ToolLocator.office(environment: ["PATH": "/nowhere:\(folder.path)"]) == path)
    #expect(ToolLocator.office(environment: [:]) == nil)
  }
}
