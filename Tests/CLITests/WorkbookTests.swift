import Foundation
import IO
import Panels
import Reporting
import Testing

@testable import Pipeline

@Suite("The workbook of results")
struct WorkbookTests {
  static let plans: [ShippedPlan] = ShippedPlan.allCases

  /// Why a sheet is not held against one table of the result, by what its name begins with.
  static let otherSheets = [
    "Mục lục": "names the sheets",
    "Tóm tắt": "is the report in short: its kinds of cells are held by summary()",
    "Biểu đồ": "is drawn from cells of its own: held by WorkbookChartTests",
    "Từng xã": "joins tables, a row a commune: its chances are held by chancesOfLevels()",
    "Ma trận": "turns a table: held by WorkbookMatrixTests",
    "Chưa đạt theo phụ trách": "has a row for several of the table: held by ownerItems()",
    "Giải thích": "explains the columns, by which the others are held",
    "Lý lịch kết quả": "holds manifest.json",
  ]

  @Test("shows every number of the tables, and no other", arguments: plans)
  func sameFigures(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let sheets = book.describedSheets.filter(\.isWhole)
    let untold = Set(book.names).subtracting(sheets.map(\.name)).filter { name in
      // A long name has no word of its kind; the title has.
      let title = book.sheets[name]?[1]?[1].map(OpenedBook.text) ?? ""
      return !Self.otherSheets.keys.contains { name.hasPrefix($0) || title.hasPrefix($0) }
    }
    #expect(untold.isEmpty, "held against nothing: \(untold.sorted())")
    var compared = 0
    var numbers = 0
    let names = try unitNames(result)
    for sheet in sheets {
      let table = try ResultTable(contentsOf: "\(result.folder)/\(sheet.table).csv")
      #expect(sheet.rows.count == table.rows.count, "\(sheet.name)")
      #expect(sheet.unknownHeadings.isEmpty, "\(sheet.name): \(sheet.unknownHeadings)")
      numbers += sheet.rows.reduce(0) { sum, cells in
        sum + cells.values.count { if case .number = $0 { true } else { false } }
      }
      for column in sheet.columns {
        let form = ColumnCatalogue.column(column.id, of: sheet.table).form
        for (row, cells) in zip(Self.ordered(table.rows, of: sheet.table), sheet.rows) {
          if column.isOfUnits {
            #expect(cells[column.place].map(OpenedBook.text) == names[row["unit"] ?? ""])
            continue
          }
          var text = try #require(row[column.id], "\(sheet.table).csv has no \(column.id)")
          // A last value carried on is no forecast.
          if column.id == "q50", row["status"] == "no_spread" { text = "" }
          switch cells[column.place] {
          case .number(let value, _)?:
            compared += 1
            #expect(
              value == Double(text), "\(sheet.name), \(column.id): \(value) is not \(text)")
          case .text(let shown)?:
            #expect(!shown.isEmpty && !text.isEmpty)
            // A figure is a number in its cell, or it cannot be added up; a statistic beyond measure has a sign for that.
            let isBeyond = shown.hasSuffix("∞") && abs(Double(text) ?? 0) > 1e9
            #expect(
              !form.isNumeric || Double(text) == nil || isBeyond,
              "\(sheet.name), \(column.id): \(shown) is written as text")
          case .date(let date)?: #expect(date.description == text)
          case nil: #expect(text.isEmpty, "\(sheet.name), \(column.id): \(text) is missing")
          case let other?: Issue.record("\(sheet.name), \(column.id): \(other)")
          }
          if column.isCode { #expect(cells[column.place].map(OpenedBook.text) ?? "" == text) }
        }
      }
    }
    #expect(compared == numbers && compared > 100, "\(compared) of \(numbers) numbers")
  }

  /// The rows of a table as its sheet has them: those that say something first.
  private static func ordered(
    _ rows: [[String: String]], of table: String
  ) -> [[String: String]] {
    let tells = { (row: [String: String]) in
      switch table {
      case "probability": row["probability"] != ""
      case "criteria": row["met"] != "0" || row["not_met"] != "0"
      default: true
      }
    }
    return rows.filter(tells) + rows.filter { !tells($0) }
  }

  @Test("leaves out a sheet of which nothing is known, and says so")
  func nothingKnown() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    #expect(try result.table("probability").rows.allSatisfy { $0["probability"] == "" })
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    #expect(book.sheets["Xác suất"] == nil)
    let contents = try #require(book.sheets["Mục lục"]).values.flatMap(\.values)
    #expect(contents.map(OpenedBook.text).contains { $0.contains("probability.csv") })
  }

  @Test("says of the plan what the report says, with names")
  func planChecks() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let texts = { (name: String) in
      Set(try #require(book.sheets[name]).values.flatMap(\.values).map(OpenedBook.text))
    }
    let checks = try texts("Kiểm tra kế hoạch")
    #expect(checks.isSuperset(of: ["✓ Có thể cùng đạt", "3 xã đạt chuẩn"]))
    #expect(checks.contains("Quài Nưa, Quài Cang, Chiềng Sinh") && !checks.contains("● Đạt"))
    #expect(try texts("Khi nào đạt").contains("không bao giờ"))
    #expect(try texts("Nguy cơ theo phụ trách").contains("Cơ bản đạt chuẩn"))
    #expect(try texts("Chỉ số tiến độ").contains("ESCAP hiện trạng"))
    #expect(try texts("Mục tiêu").contains("> 15,8"))
    let reasons = try texts("Dự báo từng đơn vị")
    #expect(reasons.contains("không có số liệu sau điểm gãy cuối"))
    let means = try #require(book.sheets["Bình quân chỉ tiêu"]).values.flatMap(\.values)
    #expect(means.contains { if case .number(_, .percent) = $0 { true } else { false } })
    let dates = try #require(book.sheets["Đến hạn theo phụ trách"]).values.flatMap(\.values)
    #expect(dates.contains { if case .date = $0 { true } else { false } })
  }

  private func unitNames(_ result: PlanResult) throws -> [String: String] {
    Dictionary(
      try result.table("units").rows.map { ($0["code"] ?? "", $0["name"] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("has the names of communes beside their codes", arguments: ["Lộ trình", "Mục tiêu"])
  func names(sheet name: String) async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let sheet = try #require(book.describedSheets.first { $0.name == name })
    let code = try #require(sheet.columns.first { $0.id == "unit" })
    let beside = try #require(sheet.columns.first { $0.place == code.place + 1 })
    #expect(beside.isOfUnits)
    let shown = Set(sheet.rows.compactMap { $0[beside.place].map(OpenedBook.text) })
    #expect(shown.isSuperset(of: ["Quài Nưa", "Quài Cang", "Chiềng Sinh"]))
  }

  @Test("has numbers of the summary as numbers, and the rest as text")
  func summary() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let sheet = try #require(
      try OpenedBook(result.folder + "/workbook.xlsx").sheets["Tóm tắt"])
    let rows = sheet.values.filter { $0[1].map(OpenedBook.text) == "Tỷ lệ hộ nghèo (%)" }
    // Of the two tables that name it, the one with the plan.
    let row = try #require(
      rows.first { $0[5].map(OpenedBook.text)?.contains("(2024)") == true })
    let id = try #require(
      try result.manifestNames().first { $0.value == "Tỷ lệ hộ nghèo" }?.key)
    let means = try result.table("means").rows(["level": "all", "indicator": id])
    let value = { (year: String) in
      try #require(means.first { $0["year"] == year }?["value"].flatMap { Double($0) })
    }
    guard case .number(let before, _)? = row[2], case .number(let now, _)? = row[3],
      case .number(let change, _)? = row[4], case .text(let aim)? = row[5]
    else {
      Issue.record("\(row)")
      return
    }
    let (first, last) = (try value("2022"), try value("2023"))
    #expect(abs(before - first) < 0.005 && abs(now - last) < 0.005)
    #expect(change < 0 && abs(change - (now - before)) < 0.011)
    #expect(aim == "< 28 (2024)")
    // What stays text is no single number.
    for cells in sheet.values {
      for case .text(let text) in cells.values {
        #expect(PrintedNumber(text, .vi) == nil || !text.contains(","), "\(text)")
      }
    }
  }

  @Test(
    "tells what is unmet for each owner in one row an item, with the communes",
    arguments: plans.filter { $0 != .published })
  func ownerItems(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let sheet = try #require(book.describedSheets.first { $0.name == "Chưa đạt theo phụ trách" })
    let place = Dictionary(
      sheet.columns.map { ($0.id, $0.place) }, uniquingKeysWith: { first, _ in first })
    let text = { (cells: [Int: SheetValue], id: String) in
      place[id].flatMap { cells[$0] }.map(OpenedBook.text) ?? ""
    }
    // By owner and item, of all sets.
    var shown: [String: Set<String>] = [:]
    var cut: Set<String> = []
    for cells in sheet.rows {
      let names = text(cells, "name").components(separatedBy: ", ")
      let key = text(cells, "owner") + "|" + text(cells, "item")
      if text(cells, "unit") != String(names.count) { cut.insert(key) }
      shown[key, default: []].formUnion(names)
    }
    let unmet = try result.table("owner_unmet").rows
    var expected: [String: Set<String>] = [:]
    var items: Set<[String]> = []
    for row in unmet {
      expected["\(row["owner"] ?? "")|\(row["item"] ?? "")", default: []].insert(row["name"] ?? "")
      items.insert(
        ["kind", "owner", "role", "set", "item_kind", "item", "item_vi"].map { row[$0] ?? "" })
    }
    #expect(!items.isEmpty && items.count == sheet.rows.count)
    #expect(Set(shown.keys) == Set(expected.keys))
    for (key, names) in expected where !cut.contains(key) { #expect(shown[key] == names, "\(key)") }
    // Only lists of more than thirty are cut, and say how many they leave out.
    for cells in sheet.rows where cut.contains(text(cells, "owner") + "|" + text(cells, "item")) {
      let all = Int(text(cells, "unit")) ?? 0
      #expect(all <= 30 || text(cells, "name").hasSuffix(" và \(all - 30) nơi khác"))
    }
    #expect(plan == .haNam || cut.isEmpty)
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
          // Of items only levels have words.
          let isOfItems = column.id == "item"
          let untold = Set(table.column(column.id)).filter {
            !$0.isEmpty && words.word($0, in: column) == $0 && language == .vi
              && (!isOfItems || Level(rawValue: $0) != nil)
          }
          #expect(untold.isEmpty, "\(sheet.table).\(column.id): \(untold.sorted())")
        }
      }
    }
  }

  @Test(
    "names criteria sets by their numbers, those of villages and of old recognitions too",
    arguments: plans)
  func setNames(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    for (name, sheet) in book.sheets where name != "Lý lịch kết quả" {
      let ids = sheet.values.flatMap(\.values).map(OpenedBook.text).filter { text in
        ["qd-", "dien-bien-"].contains { text.hasPrefix($0) }
      }
      #expect(ids.isEmpty, "\(name): \(Set(ids).sorted())")
    }
  }

  @Test("draws charts from cells that hold what the series say", arguments: plans)
  func charts(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let charts = try ChartReferences.all(in: result.folder + "/workbook.xlsx")
    // Every sheet of a chart has one.
    #expect(charts.count == book.names.count { $0.hasPrefix("Biểu đồ") } && charts.count >= 2)
    for chart in charts {
      #expect(!chart.series.isEmpty)
      // A fan may open with a series that lies on one side of a break, or of which nothing is asked.
      let isFan = chart.kind == "areaChart"
      for (index, series) in chart.series.enumerated() {
        let name = try book.cells(series.name)
        #expect(name.count == 1)
        let shown = (name.first ?? nil).map(OpenedBook.text) ?? ""
        #expect(!shown.isEmpty, "\(series.name)")
        let values = try book.cells(series.values)
        #expect(values.count == (try book.cells(series.categories)).count)
        #expect(
          (isFan && index >= 5)
            || values.contains { if case .number? = $0 { true } else { false } },
          "\(series.values)")
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
      (
        "\(row["year"]!) mức \(row["band"]!.replacing("-", with: "–")) tiêu chí",
        Double(row["communes"]!)!
      )
    }
    #expect(drawn == Dictionary(uniqueKeysWithValues: expected))
    // Spans have a dash in the table of bands and in titles too.
    let bands = try #require(book.sheets["Nhóm xã theo tiêu chí"])
    let texts = bands.values.flatMap { $0.values.map(OpenedBook.text) }
    #expect(texts.contains("15–18") && !texts.contains("15-18"))
    let title = try #require(book.sheets["Biểu đồ nhóm xã"])
    #expect(title.values.flatMap(\.values).map(OpenedBook.text).contains { $0.contains("15–18") })
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
    let names = book.names.filter { $0.hasPrefix("Dự báo từng đơn vị") }
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

  @Test("leaves out tables that are too long, with the fans that they feed, and says so")
  func longTables() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let place = try TemporaryFolder()
    let forecast = try ResultTable(contentsOf: result.folder + "/forecast.csv").rows.count
    let maker = { (path: String, longest: Int) throws in
      try BookMaker(
        path: place.path(path), named: path, sources: [BookSource(folder: result.folder)],
        longestTable: longest
      ).make()
      return try OpenedBook(place.path(path))
    }
    let whole = try maker("whole.xlsx", .max)
    let short = try maker("short.xlsx", forecast - 1)
    let left = Set(whole.names).subtracting(short.names)
    #expect(left.isSuperset(of: ["Dự báo từng đơn vị", "Biểu đồ quạt từng đơn vị"]))
    let contents = try #require(short.sheets[short.names[0]])
    let said = contents.values.flatMap(\.values).map(OpenedBook.text)
    #expect(said.contains { $0.contains("forecast.csv") && $0.contains("lotrinh workbook") })
    #expect(!said.contains("Biểu đồ quạt từng đơn vị"))
  }

  static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    "opens in LibreOffice with every sheet, chart and figure, of every plan",
    .enabled(if: office != nil, "LibreOffice is not installed."), .timeLimit(.minutes(60)))
  func opens() async throws {
    let place = try TemporaryFolder()
    var names: [String: OpenedBook] = [:]
    var charts: [String: [[String]]] = [:]
    for plan in ShippedPlan.allCases {
      let path = try await PlanRuns.shared.result(plan).folder + "/workbook.xlsx"
      try FileManager.default.copyItem(atPath: path, toPath: place.path("\(plan.rawValue).xlsx"))
      names[plan.rawValue] = try OpenedBook(path)
      charts[plan.rawValue] = try ChartReferences.all(in: path).map { $0.series.map(\.values) }
    }
    // One start opens them all and writes them anew.
    let (status, said) = try OtherProgram.run(
      try #require(Self.office),
      [
        "--headless", "-env:UserInstallation=file://\(place.path("profile"))", "--convert-to",
        "xlsx:Calc MS Excel 2007 XML", "--outdir", place.path("again"),
      ] + names.keys.sorted().map { place.path("\($0).xlsx") })
    #expect(status == 0, "\(said)")
    for (name, book) in names {
      let path = place.path("again/\(name).xlsx")
      let again = try OpenedBook(path)
      #expect(again.names == book.names, "\(name)")
      let drawn = try ChartReferences.all(in: path).map { $0.series.map(\.values) }
      #expect(drawn.count == charts[name]?.count, "\(name)")
      // References are written without quotes where they need none.
      let bare = { (series: [[String]]) in
        series.map { $0.map { $0.replacing("'", with: "") }.sorted().joined(separator: " ") }
          .sorted()
      }
      #expect(bare(drawn) == bare(charts[name] ?? []), "\(name)")
      for sheet in book.names {
        let count = { (book: OpenedBook) in
          (book.sheets[sheet] ?? [:]).values.reduce(0) { sum, cells in
            sum + cells.values.count { if case .number = $0 { true } else { false } }
          }
        }
        #expect(count(again) == count(book), "\(name), \(sheet)")
      }
    }
  }

  @Test("names the sets of villages by their numbers")
  func villageSets() async throws {
    let book = try OpenedBook(try await PlanRuns.shared.result(.tuanGiao).folder + "/workbook.xlsx")
    let sheet = try #require(book.describedSheets.first { $0.table == "villages" })
    let set = try #require(sheet.columns.first { $0.id == "set" })
    let named = Set(sheet.rows.compactMap { $0[set.place].map(OpenedBook.text) })
    #expect(named == ["1926/QĐ-UBND"])
  }

  @Test("has of each commune the chance of every level, and the report says where all communes are")
  func chancesOfLevels() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let rows = try #require(book.sheets["Từng xã"])
    let headings = try #require(rows[4]).mapValues(OpenedBook.text)
    let outlook = try result.table("criteria_outlook").rows
    let last = try #require(outlook.map { $0["year"]! }.max())
    for (level, title) in [("advanced", "nâng cao"), ("model", "kiểu mẫu")] {
      let known = outlook.filter { $0["year"] == last }.compactMap { Double($0["p_\(level)"]!) }
      let place = headings.first { $0.value == "Xác suất \(title) năm cuối dự báo" }?.key
      #expect((place != nil) == !known.isEmpty, "\(level)")
      guard let place else { continue }
      let shown = rows.filter { $0.key > 4 }.values.compactMap { row in
        if case .number(let value, _)? = row[place] { value } else { nil }
      }
      #expect(shown.sorted() == known.sorted())
    }
    #expect(
      try result.text("report.md").contains(
        "Còn 45 xã nữa; đủ 65 xã ở trang \"Từng xã\" của workbook.xlsx và ở levels.csv"))
  }
}
