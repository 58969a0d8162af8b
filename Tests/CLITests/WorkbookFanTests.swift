import Foundation
import IO
import Panels
import Reporting
import Testing

@testable import Pipeline

@Suite("The fan charts of the workbook")
struct WorkbookFanTests {
  @Test("draws what was seen of a commune as its series has it, with gaps and no zeros")
  func communeFan() async throws {
    let result = try await PlanRuns.shared.result(.namTruc)
    let path = result.folder + "/workbook.xlsx"
    let book = try OpenedBook(path)
    let sheet = try #require(book.sheets["Biểu đồ quạt từng đơn vị"])
    let place = try #require(sheet[5]?[2].map(OpenedBook.text))
    let indicator = try #require(sheet[6]?[2].map(OpenedBook.text))
    let id = try #require(try result.manifestNames().first { $0.value == indicator }?.key)
    let series = try result.table("series").rows.filter {
      place == "\($0["name"]!) (\($0["unit"]!))" && $0["indicator"] == id
    }
    #expect(series.count > 5)
    let chart = try #require(
      ChartReferences.all(in: path).last { $0.kind == "areaChart" })
    let years = try book.cells(chart.series[6].categories).map { $0.map(OpenedBook.text) ?? "" }
    let drawn = Dictionary(
      zip(years, try book.cells(chart.series[6].values)), uniquingKeysWith: { first, _ in first })
    for row in series {
      #expect(drawn[row["year"]!] == .number(Double(row["value"]!)!, .plain), "\(row)")
    }
    // What is asked is drawn too, in every year that asks for something.
    let bars = try result.table("probability").rows([
      "unit": series[0]["unit"]!, "indicator": id, "event": "met_in_year",
    ]).filter { !$0["threshold"]!.isEmpty }
    #expect(!bars.isEmpty)
    let goals = Dictionary(
      zip(years, try book.cells(chart.series.last!.values)), uniquingKeysWith: { first, _ in first }
    )
    for bar in bars {
      #expect(goals[bar["year"]!] == .number(Double(bar["threshold"]!)!, .plain), "\(bar)")
    }
    #expect(years.contains("2015") && (goals["2015"] ?? nil) == nil)
    let others = years.filter { year in !series.contains { $0["year"] == year } }
    #expect(!others.isEmpty)
    for year in others {
      if case .number? = drawn[year] ?? nil { Issue.record("\(year) was not seen") }
    }
  }

  @Test("looks up names with the letters that stand for others as themselves, and long names cut")
  func wildcards() async throws {
    let place = try TemporaryFolder()
    let long = String(repeating: "dài ", count: 75) + "hết"
    for (names, isLiteral) in [(["Tân~1", "Bình"], true), (["Tân 1", long], false)] {
      let rows = names.enumerated().flatMap { unit, name in
        (2014...2022).map { "u\(unit),\(name),\($0),\(30 + unit + 2 * ($0 - 2014))" }
      }
      let table = try place.write(
        "unit,name,year,income\n" + rows.joined(separator: "\n") + "\n", to: "panel.csv")
      let run = try await CommandLineTool().run(
        "run", table, "--name", "name", "--value", "income:positive", "--horizon", "3",
        "--no-docx", "--out", place.path("out"))
      try #require(run.status == 0, "\(run.messages)")
      let book = try OpenedBook(place.path("out/workbook.xlsx"))
      let index = try #require(book.names.firstIndex(of: "Biểu đồ quạt từng đơn vị"))
      let sheet = try OtherProgram.run(
        "/usr/bin/env",
        [
          "python3", "-c",
          "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
          place.path("out/workbook.xlsx"), "xl/worksheets/sheet\(index + 1).xml",
        ])
      #expect(sheet.said.contains("MATCH("))
      #expect(sheet.said.contains("SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(") == isLiteral)
      let keys = try #require(book.sheets["Dự báo từng đơn vị"]).values.flatMap(\.values)
        .map(OpenedBook.text).filter { $0.contains("|") }
      #expect(keys.count >= 6 && keys.allSatisfy { $0.utf16.count <= 255 })
    }
  }

  @Test("shows no forecast where one year of data gives none")
  func oneYear() async throws {
    let place = try TemporaryFolder()
    let rows = (1...5).map { "u\($0),Xã \($0),2024,\(30 + $0)" }
    let table = try place.write(
      "unit,name,year,income\n" + rows.joined(separator: "\n") + "\n", to: "panel.csv")
    let run = try await CommandLineTool().run(
      "run", table, "--name", "name", "--value", "income:positive", "--horizon", "3", "--target",
      "income>=33@2026", "--out", place.path("out"))
    try #require(run.status == 0, "\(run.messages)")
    let book = try OpenedBook(place.path("out/workbook.xlsx"))
    #expect(!book.names.contains { $0.hasPrefix("Biểu đồ quạt") })
    let sheet = try #require(book.describedSheets.first { $0.table == "forecast" })
    let median = try #require(sheet.columns.first { $0.id == "q50" })
    #expect(sheet.rows.count == 15 && sheet.rows.allSatisfy { $0[median.place] == nil })
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

  @Test(
    "opens the fan of communes with the one whose chance is the hardest to tell, and not with a town"
  )
  func communeOfInterest() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let sheet = try #require(book.sheets["Biểu đồ quạt từng đơn vị"])
    let chances = try result.table("attainment").rows.compactMap { row in
      Double(row["p_met_by_year"]!).map { (row, abs($0 - 0.5)) }
    }
    let towns = Set(try result.table("levels").rows(["counted": "no"]).map { $0["unit"]! })
    #expect(!towns.isEmpty)
    let open = try #require(
      chances.filter { !towns.contains($0.0["unit"]!) }.min { $0.1 < $1.1 }?.0)
    #expect(sheet[5]?[2].map(OpenedBook.text) == "\(open["name"]!) (\(open["unit"]!))")
    let names = try result.manifestNames()
    #expect(sheet[6]?[2].map(OpenedBook.text) == names[open["indicator"]!])
  }

  @Test("has a mark at the target of the mean that the fan of places opens with, and nowhere else")
  func targets() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    let path = result.folder + "/workbook.xlsx"
    let book = try OpenedBook(path)
    let sheet = try #require(book.sheets["Biểu đồ quạt của vùng"])
    let names = try result.manifestNames()
    let indicator = try #require(sheet[6]?[2].map(OpenedBook.text))
    let id = try #require(names.first { $0.value == indicator }?.key)
    let asked = try result.table("targets").rows(["subject": id, "statistic": "mean"]).filter {
      $0["basis"] != "observed"
    }
    #expect(asked.count == 2)
    let chart = try #require(ChartReferences.all(in: path).first { $0.kind == "areaChart" })
    let last = try #require(chart.series.last)
    #expect(try book.cells(last.name) == [.text("Mục tiêu")])
    let drawn = zip(try book.cells(last.categories), try book.cells(last.values)).compactMap {
      if case .number? = $0.1 { "\(OpenedBook.text($0.0!)) \(OpenedBook.text($0.1!))" } else { nil }
    }
    #expect(
      drawn
        == asked.map { "\($0["year"]!) \(Double($0["requirement"]!.dropFirst(2))!.formatted())" })
  }

  @Test("draws what was observed before and after a declared break as two lines")
  func breaks() async throws {
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      "run", "Tests/CLITests/Golden/backtest-break-en/panel.csv", "--value", "poverty:share",
      "--break", "poverty:2019:poverty-standard", "--horizon", "2", "--out", place.path("result"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    let path = place.path("result") + "/workbook.xlsx"
    let book = try OpenedBook(path)
    let charts = try ChartReferences.all(in: path).filter { $0.kind == "areaChart" }
    #expect(charts.count == 2)
    for chart in charts {
      #expect(chart.series.count == 9)
      // Areas without height are covered by a line of the colour of the paper along their base.
      #expect(chart.series[5].values == chart.series[0].values)
      #expect(chart.series[5].line == "FFFFFF")
      let years = { (index: Int) in
        let series = chart.series[index]
        return zip(try book.cells(series.categories), try book.cells(series.values)).compactMap {
          if case .number? = $0.1 { Int(OpenedBook.text($0.0!)) } else { nil }
        }
      }
      #expect(try years(6) == Array(2012...2018))
      #expect(try years(7) == Array(2019...2021))
    }
  }
}
