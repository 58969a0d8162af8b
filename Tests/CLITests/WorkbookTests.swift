import Foundation
import IO
import Panels
import Reporting
import Testing

@testable import Pipeline

@Suite("The workbook of results")
struct WorkbookTests {
  static let plans: [ShippedPlan] = ShippedPlan.allCases

  @Test("shows every number of the tables, and no other", arguments: plans)
  func sameFigures(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    var compared = 0
    for sheet in book.describedSheets where sheet.table != "levels" || sheet.isWhole {
      let table = try ResultTable(contentsOf: "\(result.folder)/\(sheet.table).csv")
      #expect(sheet.rows.count == table.rows.count, "\(sheet.name)")
      for column in sheet.columns {
        for (row, cells) in zip(table.rows, sheet.rows) {
          let text = try #require(row[column.id], "\(sheet.table).csv has no \(column.id)")
          switch cells[column.place] {
          case .number(let value, _)?:
            compared += 1
            #expect(
              value == Double(text), "\(sheet.name), \(column.id): \(value) is not \(text)")
          case .text(let shown)?: #expect(!shown.isEmpty && !text.isEmpty)
          case nil: #expect(text.isEmpty, "\(sheet.name), \(column.id): \(text) is missing")
          case let other?: Issue.record("\(sheet.name), \(column.id): \(other)")
          }
          if column.isCode { #expect(cells[column.place].map(OpenedBook.text) ?? "" == text) }
        }
      }
    }
    #expect(compared > 100)
  }

  @Test("gives every column and every code its words", arguments: plans)
  func everyWord(plan: ShippedPlan) async throws {
    try checkWords(in: try await PlanRuns.shared.result(plan).folder)
  }

  private func checkWords(in folder: String) throws {
    for sheet in TableSheet.all {
      guard let table = try? ResultTable(contentsOf: "\(folder)/\(sheet.table).csv") else {
        continue
      }
      for language in Language.allCases {
        let words = BookVocabulary(language)
        for (_, column) in sheet.shown(of: table.columns, language: language) {
          #expect(
            ColumnCatalogue.holds(column.id, of: sheet.table),
            "\(sheet.table).\(column.id) has no heading")
          // Names of places stand among the words of their kind.
          guard column.form == .word, column.id != "group" else { continue }
          let untold = Set(table.column(column.id)).filter {
            !$0.isEmpty && words.word($0, in: column) == $0 && language == .vi
          }
          #expect(untold.isEmpty, "\(sheet.table).\(column.id): \(untold.sorted())")
        }
      }
    }
  }

  @Test("draws charts from cells that hold what the series say", arguments: plans)
  func charts(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let charts = try ChartReferences.all(in: result.folder + "/workbook.xlsx")
    for chart in charts {
      #expect(!chart.series.isEmpty)
      for series in chart.series {
        let name = try book.cells(series.name)
        #expect(name.count == 1)
        let shown = (name.first ?? nil).map(OpenedBook.text) ?? ""
        #expect(!shown.isEmpty, "\(series.name)")
        let values = try book.cells(series.values)
        #expect(values.count == (try book.cells(series.categories)).count)
        #expect(
          values.contains { if case .number? = $0 { true } else { false } }, "\(series.values)")
      }
    }
    if plan == .tuanGiao { #expect(charts.count >= 6) }
  }

  @Test("counts communes in the chart of bands as the table does")
  func bands() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let table = try ResultTable(contentsOf: result.folder + "/bands.csv")
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let charts = try ChartReferences.all(in: result.folder + "/workbook.xlsx")
    let chart = try #require(charts.first { $0.series.count == 5 && $0.kind == "barChart" })
    var drawn: [String: Double] = [:]
    for series in chart.series {
      let band = try #require(try book.cells(series.name).first ?? nil)
      let years = try book.cells(series.categories)
      for (year, value) in zip(years, try book.cells(series.values)) {
        guard case .number(let count, _)? = value else { continue }
        drawn[year.map(OpenedBook.text)! + " " + OpenedBook.text(band), default: 0] += count
      }
    }
    let expected = table.rows(["level": "all"]).map { row in
      ("\(row["year"]!) mức \(row["band"]!) tiêu chí", Double(row["communes"]!)!)
    }
    #expect(drawn == Dictionary(uniqueKeysWithValues: expected))
  }

  @Test("draws what was seen of a commune as its series has it, with gaps and no zeros")
  func communeFan() async throws {
    let result = try await PlanRuns.shared.result(.namTruc)
    let path = result.folder + "/workbook.xlsx"
    let book = try OpenedBook(path)
    let sheet = try #require(book.sheets["Biểu đồ quạt của xã"])
    let place = try #require(sheet[5]?[2].map(OpenedBook.text))
    let indicator = try #require(sheet[6]?[2].map(OpenedBook.text))
    let id = try #require(try result.manifestNames().first { $0.value == indicator }?.key)
    let series = try result.table("series").rows.filter {
      place == "\($0["name"]!) (\($0["unit"]!))" && $0["indicator"] == id
    }
    #expect(series.count > 5)
    let chart = try #require(
      ChartReferences.all(in: path).last { $0.kind == "areaChart" && $0.series.count == 7 })
    let years = try book.cells(chart.series[5].categories).map { $0.map(OpenedBook.text) ?? "" }
    let drawn = Dictionary(
      zip(years, try book.cells(chart.series[5].values)), uniquingKeysWith: { first, _ in first })
    for row in series {
      #expect(drawn[row["year"]!] == .number(Double(row["value"]!)!, .plain), "\(row)")
    }
    let others = years.filter { year in !series.contains { $0["year"] == year } }
    #expect(!others.isEmpty)
    for year in others {
      if case .number? = drawn[year] ?? nil { Issue.record("\(year) was not seen") }
    }
  }

  @Test(
    "draws the chances of the plan's set and level in its year",
    arguments: [
      (ShippedPlan.haNam, "qd-318-2022-advanced", "2023", "p_advanced"),
      (.namTruc, "nam-dinh-12-2018", "2020", "p_advanced"),
      (.tuanGiao, "qd-318-2022", "2024", "p_basic"),
    ])
  func chances(plan: ShippedPlan, set: String, year: String, column: String) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let sheet = try #require(book.sheets["Biểu đồ xác suất"])
    let rows = try result.table("criteria_outlook").rows(["set": set, "year": year])
    let known = rows.compactMap { Double($0[column] ?? "") }.sorted(by: >)
    let drawn = sheet.keys.filter { $0 > 4 }.sorted().compactMap { row -> Double? in
      if case .number(let value, _)? = sheet[row]?[2] { value } else { nil }
    }
    #expect(!known.isEmpty && drawn == Array(known.prefix(40)))
  }

  @Test("has a fan whose stored results are the forecasts of the choice")
  func fan() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let sheet = try #require(book.sheets["Biểu đồ quạt của vùng"])
    let place = try #require(sheet[5]?[2].map(OpenedBook.text))
    #expect(place == "Tất cả")
    let indicator = try #require(sheet[6]?[2].map(OpenedBook.text))
    let names = try result.manifestNames()
    let id = try #require(names.first { $0.value == indicator }?.key)
    let forecast = try ResultTable(contentsOf: result.folder + "/group_forecast.csv")
      .rows(["level": "all", "indicator": id])
    #expect(!forecast.isEmpty)
    var found = 0
    for cells in sheet.values {
      guard case .number(let year, _)? = cells[1],
        let row = forecast.first(where: { $0["year"] == String(Int(year)) })
      else { continue }
      found += 1
      for (column, quantile) in zip(3...7, ["q05", "q25", "q50", "q75", "q95"]) {
        #expect(cells[column] == .number(Double(row[quantile]!)!, .plain))
      }
    }
    #expect(found == forecast.count)
  }

  @Test("is made again from the folder, byte by byte")
  func again() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      "workbook", result.folder, "--out", place.path("again.xlsx"))
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(
      try Data(contentsOf: URL(filePath: place.path("again.xlsx")))
        == Data(contentsOf: URL(filePath: result.folder + "/workbook.xlsx")))
  }

  @Test("holds several results side by side")
  func several() async throws {
    let place = try TemporaryFolder()
    let plan = ShippedPlan.tuanGiao.path
    for (command, out) in [("roadmap", "roadmap"), ("targets", "targets")] {
      let outcome = try await CommandLineTool().run(command, plan, "--out", place.path(out))
      try #require(outcome.status == 0, "\(outcome.messages)")
      try checkWords(in: place.path(out))
    }
    let outcome = try await CommandLineTool().run(
      "workbook", place.path("roadmap"), place.path("targets"), "--out", place.path("both.xlsx"))
    #expect(outcome.status == 0, "\(outcome.messages)")
    let names = Set(try OpenedBook(place.path("both.xlsx")).sheets.keys)
    #expect(names.isSuperset(of: ["Lộ trình đề xuất", "Có thể hứa gì", "Lý lịch kết quả (2)"]))
  }

  @Test("is left out on request")
  func leftOut() async throws {
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      "run", ShippedPlan.thienKe.path, "--no-workbook", "--out", place.path("out"))
    #expect(outcome.status == 0)
    #expect(!FileManager.default.fileExists(atPath: place.path("out/workbook.xlsx")))
  }

  @Test("goes on in the next sheet when one is full")
  func fullSheet() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let place = try TemporaryFolder()
    let source = try BookSource(folder: result.folder)
    try BookMaker(
      path: place.path("small.xlsx"), named: "small.xlsx", sources: [source], greatestRow: 300
    ).make()
    let book = try OpenedBook(place.path("small.xlsx"))
    let forecast = try ResultTable(contentsOf: result.folder + "/forecast.csv")
    let names = book.names.filter { $0.hasPrefix("Dự báo theo xã") }
    #expect(names.count == (forecast.rows.count + 295) / 296)
    var units: [String] = []
    for name in names {
      let rows = try #require(book.sheets[name])
      units += rows.keys.filter { (5...300).contains($0) }.sorted()
        .compactMap { rows[$0]?[1].map(OpenedBook.text) }
      if name != names.last {
        let note = rows[301]?[1].map(OpenedBook.text) ?? ""
        #expect(note.contains("Còn tiếp ở trang"))
      }
    }
    #expect(units == forecast.column("unit"))
  }

  static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    "opens in LibreOffice", .enabled(if: office != nil, "LibreOffice is not installed."),
    .timeLimit(.minutes(10)))
  func opens() async throws {
    let result = try await PlanRuns.shared.result(.quangTri)
    let place = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.office))
    process.arguments = [
      "--headless", "-env:UserInstallation=file://\(place.path("profile"))", "--convert-to", "pdf",
      "--outdir", place.path("pdf"), result.folder + "/workbook.xlsx",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let pages = try Data(contentsOf: URL(filePath: place.path("pdf/workbook.pdf")))
    #expect(pages.starts(with: Data("%PDF".utf8)) && pages.count > 20_000)
  }
}
