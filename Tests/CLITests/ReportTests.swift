import Foundation
import Testing

@Suite("Reports")
struct ReportTests {
  private func result(
    _ plan: ShippedPlan, _ language: String = "vi"
  ) async throws -> PlanResult {
    try await PlanRuns.shared.result(plan, language: language)
  }

  private func check(_ html: String, tables: String, comma: Bool, least: Int) throws {
    var figures = try ReportFigures(html, tables: tables)
    #expect(figures.figures.count >= least, "only \(figures.figures.count) figures")
    for figure in figures.figures {
      let expected = try figures.expected(figure)
      if let number = Double(expected) {
        let value = try #require(Double(figure.value), "\(figure)")
        #expect(abs(value - number) <= 1e-9 * max(1, abs(number)), "\(figure) is \(expected)")
        #expect(
          ReportFigures.says(figure.text, number, comma: comma), "\(figure) prints \(expected)")
      } else {
        // What a bar asks, such as ≥ 15.8.
        #expect(figure.value == expected)
        let words = expected.split { " [],".contains($0) }.compactMap { Double($0) }
        let printed = figure.text.split { " –≥≤<>".contains($0) }.map(String.init)
        #expect(words.count == printed.count, "\(figure)")
        for (text, number) in zip(printed, words) {
          #expect(ReportFigures.says(text, number, comma: comma), "\(figure)")
        }
      }
    }
  }

  @Test("have no number that the tables do not have", arguments: ShippedPlan.allCases)
  func figures(plan: ShippedPlan) async throws {
    for language in ["vi", "en"] {
      let result = try await result(plan, language)
      try check(
        result.text("report.html"), tables: result.folder, comma: language == "vi",
        least: [.namTruc, .haNam, .tuanGiao].contains(plan) ? 300 : 8)
    }
  }

  @Test(
    "have in cells of numbers nothing but numbers of the tables", arguments: ShippedPlan.allCases)
  func cells(plan: ShippedPlan) async throws {
    let html = try await result(plan).text("report.html")
    let cells = html.components(separatedBy: " class=\"n\">")
      .dropFirst()
      .map { $0.components(separatedBy: "</t")[0] }
    #expect(!cells.isEmpty)
    for cell in cells where !cell.isEmpty {
      let left = cell.replacing(#/<data .*?</data>/#, with: "").replacing(
        #/<bdi>.*?</bdi>/#, with: "")
      let isHeading = !cell.contains("<")
      #expect(isHeading || !left.contains(where: \.isNumber), "\(cell)")
    }
  }

  @Test("say the same in Markdown and for browsers", arguments: ShippedPlan.allCases)
  func formats(plan: ShippedPlan) async throws {
    let result = try await result(plan)
    let rows = try result.text("report.html").components(separatedBy: "<tr>").dropFirst().map {
      row in
      row.components(separatedBy: "</tr>")[0].replacing("</td>", with: "</th>")
        .components(separatedBy: "</th>").dropLast().map { cell in
          cell.components(separatedBy: "<").map { part in
            part.firstIndex(of: ">").map { String(part[part.index(after: $0)...]) } ?? part
          }.joined().replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
        }
    }
    let known = Set(rows)
    let tables = try result.text("report.md").split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| --")
    }
    #expect(!tables.isEmpty)
    for line in tables {
      let cells = line.replacing("\\|", with: "\u{1}").split(separator: "|").map { cell in
        cell.trimmingCharacters(in: .whitespaces).replacing("\u{1}", with: "|")
          .replacing("\\", with: "").replacing("&lt;", with: "<")
      }
      #expect(known.contains(cells), "\(cells)")
    }
  }

  @Test("speak of one place or commune, or of every place, from a finished result")
  func areas() async throws {
    let folder = try await result(.haNam).folder
    let place = try TemporaryFolder()
    let tool = CommandLineTool()
    let each = try await tool.run(
      "report", folder, "--each", "district", "--out", place.path("each"))
    #expect(each.status == 0, "\(each.messages)")
    let names = try FileTree(place.path("each")).names.filter { !$0.contains("/") }
    let districts = Set(try result(ofFile: "\(folder)/units.csv").column("district"))
    #expect(names.filter { $0.hasSuffix(".html") }.count == districts.count)
    #expect(names.contains("district-huyen-mo-phong-a.md"))
    let html = try String(
      contentsOf: URL(filePath: place.path("each/district-huyen-mo-phong-a.html")), encoding: .utf8)
    try check(html, tables: folder, comma: true, least: 60)
    let levels = try result(ofFile: "\(folder)/levels.csv")
    let units = try result(ofFile: "\(folder)/units.csv")
    let own = units.rows(["district": "Huyện mô phỏng A"]).compactMap { $0["name"] }
    let others = units.column("name").filter { !own.contains($0) }
    let text = try String(
      contentsOf: URL(filePath: place.path("each/district-huyen-mo-phong-a.md")), encoding: .utf8)
    #expect(own.allSatisfy { text.contains("| \($0) ") })
    #expect(!others.contains { text.contains("| \($0) ") })

    let code = try #require(units.column("code").first)
    let one = try await tool.run(
      "report", folder, "--area", code, "--lang", "en", "--out", place.path("one"))
    #expect(one.status == 0, "\(one.messages)")
    let row = try #require(
      levels.rows(["unit": code, "year": "2022", "set": "qd-318-2022"]).first)
    let report = try FileTree(place.path("one")).names.first { $0.hasSuffix(".md") }
    let said = try String(
      contentsOf: URL(filePath: place.path("one/\(report ?? "")")), encoding: .utf8)
    #expect(said.contains("met \(row["criteria_met"] ?? "")/\(row["criteria"] ?? "") criteria"))
  }

  private func result(ofFile path: String) throws -> ResultTable {
    try ResultTable(contentsOf: path)
  }

  @Test(
    "are refused where there is no result or no such place, and over the result itself",
    arguments: [
      (["nowhere"], 66), (["{result}", "--area", "Không Có"], 64),
      (["{result}", "--each", "galaxy"], 64), (["{result}", "--out", "{result}"], 73),
    ] as [([String], Int32)])
  func refused(words: [String], status: Int32) async throws {
    // A copy: a call may keep its staging beside the result while other tests look at that.
    let place = try TemporaryFolder()
    let folder = place.path("result")
    try FileManager.default.copyItem(atPath: try await result(.thienKe).folder, toPath: folder)
    var call = ["report"] + words.map { $0.replacing("{result}", with: folder) }
    if !call.contains("--out") { call += ["--out", place.path("out")] }
    let before = try FileTree(folder)
    let outcome = try await CommandLineTool().run(call)
    #expect(outcome.status == status, "\(outcome.messages)")
    #expect(FileTree.differences(before, try FileTree(folder)) == [])
  }

  @Test(
    "and workbooks of what is no finished result say so",
    arguments: ["report", "workbook"], ["", "/_SUCCESS", "/manifest.json"])
  func unfinished(command: String, without: String) async throws {
    let place = try TemporaryFolder()
    let folder = place.path("result")
    try FileManager.default.copyItem(atPath: try await result(.thienKe).folder, toPath: folder)
    if !without.isEmpty { try FileManager.default.removeItem(atPath: folder + without) }
    // The manifest itself is a file, not a folder of a result.
    let named = without.isEmpty ? folder + "/manifest.json" : folder
    for (language, words) in [
      ("vi", "không phải thư mục kết quả đã xong"), ("en", "no folder of a"),
    ] {
      let outcome = try await CommandLineTool().run(
        command, named, "--out", place.path("out"), "--lang", language)
      #expect(outcome.status == 66 && outcome.messages.contains(words), "\(outcome.messages)")
      #expect(outcome.messages.contains(named + ":"))
    }
  }

  @Test("are the same bytes when they are made again")
  func repeated() async throws {
    let folder = try await result(.tuanGiao).folder
    let place = try TemporaryFolder()
    for name in ["a", "b"] {
      let outcome = try await CommandLineTool().run("report", folder, "--out", place.path(name))
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
    let first = try FileTree(place.path("a"))
    #expect(first.names.contains("report.html"))
    #expect(first.files == (try FileTree(place.path("b"))).files)
    // And they are those of the run.
    let own = try FileTree(folder)
    #expect(first.files["report.md"] == own.files["report.md"])
    #expect(first.files["report.html"] == own.files["report.html"])
  }

  @Test(
    "judge a table by a set that lapsed before the data end in its last year in force, and say so")
  func lapsedSet() async throws {
    let place = try TemporaryFolder()
    let criteria = (1...19).map { "1980/\($0)" }
    // All 19 are met to 2021; after it only some.
    let rows = (0..<6).flatMap { unit in
      (2017...2024).map { year in
        "u\(unit),\(year),"
          + criteria.indices.map { $0 < (year > 2021 ? 7 : 19) ? "1" : "0" }
          .joined(separator: ",")
      }
    }
    let table = try place.write(
      (["unit,year," + criteria.joined(separator: ",")] + rows).joined(separator: "\n") + "\n",
      to: "panel.csv")
    let run = try await CommandLineTool().run(
      ["run", table, "--criteria", "qd-1980-2016", "--lang", "en", "--out", place.path("out")]
        + criteria.flatMap { ["--value", "\($0):yesno"] })
    try #require(run.status == 0, "\(run.messages)")
    #expect(
      run.messages.contains(
        "was in force in 2016–2021, and the data go to 2024: communes are judged in 2021"))
    let report = try String(contentsOfFile: place.path("out/report.md"), encoding: .utf8)
    #expect(report.contains("In 2021, 6 communes met 19.00 criteria each on average"))
  }

  @Test("take hostile names as text, in every format and in names of files")
  func hostile() async throws {
    let place = try TemporaryFolder()
    let names = [
      "=cmd()", "<script>alert(1)</script>", "../../x", "a|b\u{202E}c", "</script><b>",
      "&nbsp;", "\u{202E}\u{200F}", String(repeating: "dài ", count: 75) + "hết",
    ]
    let rows = names.enumerated().flatMap { index, name in
      (2018...2022).map {
        "u\(index),\"\(name)\",../../huyện \(index % 2),\($0),\(10 + $0 % 7 + index)"
      }
    }
    let table = try place.write(
      "unit,name,district,year,income\n" + rows.joined(separator: "\n") + "\n",
      to: "panel.csv")
    let tool = CommandLineTool()
    let run = try await tool.run(
      "run", table, "--name", "name", "--group", "district", "--value", "income:positive",
      "--criteria", "qd-1980-2016", "--region", "TDMNPB", "--out", place.path("out"))
    try #require(run.status == 0, "\(run.messages)")
    let outcome = try await tool.run(
      "report", place.path("out"), "--each", "commune", "--out", place.path("each"))
    #expect(outcome.status == 0, "\(outcome.messages)")
    let tree = try FileTree(place.path("each"))
    #expect(tree.names.filter { $0.hasSuffix(".md") && !$0.contains("/") }.count == names.count)
    #expect(tree.names.allSatisfy { !$0.contains("..") })
    for name in tree.names where name.hasSuffix(".html") {
      let html = String(decoding: try #require(tree.files[name]), as: UTF8.self)
      #expect(!html.contains("<script>alert") && !html.contains("</script><b>"))
      #expect(!html.contains("\u{202E}"))
    }
    let book = try OpenedBook(place.path("out/workbook.xlsx"))
    let cells = book.sheets.values.flatMap(\.values).flatMap(\.values).map(OpenedBook.text)
    // A name of nothing but marks that nobody sees is no name: the unit goes by its code.
    #expect(cells.contains("&nbsp;") && cells.contains("u6"))
    #expect(cells.contains("a|bc") && !cells.contains { $0.contains("\u{202E}") })
    let all = try String(contentsOf: URL(filePath: place.path("out/report.html")), encoding: .utf8)
    #expect(!all.contains("<script>alert") && !all.contains("\u{202E}"))
    #expect(all.contains("&amp;nbsp;") && all.contains("u6"))
    let markdown = try String(
      contentsOf: URL(filePath: place.path("out/report.md")), encoding: .utf8)
    #expect(markdown.contains("\\&nbsp;") && markdown.contains("| u6 "))
  }

  @Test(
    "says of codes and indicators that begin like formulas or hold quotes what it says of others")
  func lookups() async throws {
    let plain = try await areaReport(codes: (1...6).map { "u\($0)" }, indicator: "m Đường trục")
    let odd = try await areaReport(
      codes: ["\"\"u\"\"1", "+2", "-3", "=4", "@5", "u6"], indicator: "- Đường trục")
    try #require(
      plain.joined().contains("6 xã có số liệu") && plain.count { $0.hasPrefix("| Xã ") } >= 6)
    try #require(
      plain.contains("probability by commune.vl.json") && plain.joined().contains("\"Xã 5\""))
    #expect(odd == plain)
  }

  /// The lines of a district's report, but for what tells the files, with the plain name of the indicator.
  private func areaReport(codes: [String], indicator: String) async throws -> [String] {
    let place = try TemporaryFolder()
    let rows = codes.enumerated().flatMap { index, code in
      (2014...2022).map { year in
        "\"\(code)\",Xã \(index),Huyện D,\(year),\(10 + 2 * (year - 2014) + year % (index + 2))"
      }
    }
    let table = try place.write(
      "code,name,district,year,\(indicator)\n" + rows.joined(separator: "\n") + "\n",
      to: "panel.csv")
    let run = try await CommandLineTool().run(
      "run", table, "--unit", "code", "--name", "name", "--group", "district", "--no-docx",
      "--no-workbook", "--value=\(indicator):positive", "--target=\(indicator)>=15@2024", "--out",
      place.path("out"))
    try #require(run.status == 0, "\(run.messages)")
    let report = try await CommandLineTool().run(
      "report", place.path("out"), "--area", "Huyện D", "--no-docx", "--out", place.path("area"))
    try #require(report.status == 0, "\(report.messages)")
    let names = try FileTree(place.path("area")).names.filter { $0.hasSuffix(".md") }
    let markdown = try String(
      contentsOf: URL(filePath: place.path("area/" + (try #require(names.first)))), encoding: .utf8)
    let charts = try FileTree(place.path("area/charts"))
    let specifications = charts.names.filter { $0.hasSuffix(".vl.json") }.sorted().map { name in
      name.replacing("m-duong-truc", with: "duong-truc") + "\n"
        + String(decoding: charts.files[name] ?? Data(), as: UTF8.self)
    }
    return ([markdown] + specifications).joined(separator: "\n")
      .replacing("\\- Đường trục", with: "m Đường trục")
      .replacing("- Đường trục", with: "m Đường trục")
      .replacing("m-duong-truc", with: "duong-truc")
      .replacing(/[ -]+/, with: " ").replacing(/[0-9a-f]{12}"/, with: "\"")
      .components(separatedBy: "\n")
      .filter {
        !$0.contains("SHA-256") && !$0.contains("Mã kết quả") && !$0.contains("\"unit\" :")
      }
  }
}
