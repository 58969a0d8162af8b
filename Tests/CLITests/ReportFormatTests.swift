import Foundation
import Testing

@Suite("Reports as readers open them")
struct ReportFormatTests {
  static let chromium = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let pandoc = ["/usr/bin/pandoc", "/usr/local/bin/pandoc"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let canLook: Bool = {
    guard chromium != nil else { return false }
    let call = ["-c", "import axe_playwright_python, playwright, vl_convert"]
    return (try? OtherProgram.run(ChartPicturesTests.python, call).status) == 0
  }()

  @Test(
    "log nothing, ask for nothing, draw every chart, sort and filter, have no serious barrier and no text on another",
    .enabled(if: canLook, "Chromium or .venv is missing: run scripts/setup --tests."))
  func browser() async throws {
    var folders: [String] = []
    for plan in ShippedPlan.allCases { folders.append(try await PlanRuns.shared.report(plan)) }
    folders.append(try await PlanRuns.shared.report(.tuanGiao, language: "en"))
    let place = try TemporaryFolder()
    folders += try await parts(in: place) + [try await PlanRuns.shared.bareTable()]
    var files: [String] = []
    for folder in folders {
      let tree = try FileTree(folder)
      let pages = tree.names.filter { $0.hasSuffix(".html") }
      #expect(!pages.isEmpty, "\(folder)")
      for page in pages {
        let html = String(decoding: try #require(tree.files[page]), as: UTF8.self)
        // The library that draws stands in it once.
        #expect(html.components(separatedBy: "window.vegaEmbed=").count == 2, "\(page)")
        // Wider than a telephone, every chart says there that it scrolls.
        let charts = html.components(separatedBy: "<figure class=\"chart\"").dropFirst()
        #expect(!charts.isEmpty && charts.allSatisfy { $0.contains("<p class=\"hint\">↔ ") })
        let document = page.replacing(".html", with: ".docx")
        #expect(tree.names.contains(document) == (Self.pandoc != nil), "\(document)")
      }
      let pictures = tree.names.filter { $0.hasSuffix(".svg") }
      #expect(!pictures.isEmpty, "\(folder)")
      files += (pages + pictures).map { "\(folder)/\($0)" }
    }
    let script = CommandLineTool.root.appending(path: "scripts/check-reports").path
    let (status, said) = try OtherProgram.run(
      ChartPicturesTests.python, [script, Self.chromium ?? ""] + files)
    #expect(status == 0, "\(said)")
    #expect(said.contains("\(files.count) files"), "\(said)")
  }

  /// The folders of reports of a district, of a commune and of each commune.
  private func parts(in place: TemporaryFolder) async throws -> [String] {
    let calls: [(ShippedPlan, [String])] = [
      (.haNam, ["--area", "Huyện mô phỏng A"]), (.tuanGiao, ["--area", "Quài Nưa"]),
      (.thienKe, ["--each", "commune"]),
    ]
    var folders: [String] = []
    for (plan, words) in calls {
      let folder = place.path(plan.rawValue)
      let outcome = try await CommandLineTool.drawing.run(
        ["report", try await PlanRuns.shared.result(plan).folder, "--out", folder] + words)
      try #require(outcome.status == 0, "\(words): \(outcome.messages)")
      folders.append(folder)
    }
    return folders
  }

  @Test("have charts as texts and data where nothing draws them")
  func notDrawn() async throws {
    let result = try await PlanRuns.shared.result(.thienKe)
    let html = try result.text("report.html")
    #expect(html.contains("<figure><p>") && !html.contains("<img"))
    #expect(html.contains("<summary>Số liệu của biểu đồ</summary>"))
    #expect(!html.contains("id=\"charts\""))
    #expect(!(try result.text("report.md")).contains("!["))
    let notice = try result.table("problems").row(["problem": "no-pandoc"])
    #expect(notice["severity"] == "notice")
    #expect(notice["fix_en"] == "Install pandoc, or add --no-docx.")
  }

  @Test("are there without DOCX, with a warning, where pandoc fails; with --no-docx without a word")
  func pandocFails() async throws {
    let place = try TemporaryFolder()
    let pandoc = try place.write("#!/bin/sh\necho 'no luck' >&2\nexit 3\n", to: "pandoc")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: pandoc)
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PANDOC": pandoc]
    let outcome = try await tool.run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"), "--lang", "en")
    #expect(outcome.status == 0)
    #expect(
      outcome.messages.contains(
        "warning: The report could not be made as DOCX: pandoc said \"no luck\"."),
      "\(outcome.messages)")
    let tree = try FileTree(place.path("out"))
    #expect(tree.isWhole && tree.names.contains("report.html"))
    #expect(!tree.names.contains("report.docx"))

    tool.environment = [:]
    let quiet = try await tool.run(
      "report", place.path("out"), "--no-docx", "--out", place.path("again"), "--lang", "en")
    #expect(quiet.status == 0 && !quiet.messages.contains("DOCX"), "\(quiet.messages)")
  }

  @Test(
    "as DOCX keep rows of tables whole, repeat their heads and have lists in the letters of the text",
    .enabled(if: pandoc != nil, "pandoc is not installed."))
  func office() async throws {
    let place = try TemporaryFolder()
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PANDOC": try #require(Self.pandoc)]
    let outcome = try await tool.run("run", ShippedPlan.tuanGiao.path, "--out", place.path("out"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    let (status, text) = try OtherProgram.run(
      "/usr/bin/env",
      [
        "python3", "-c",
        "import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))",
        place.path("out/report.docx"),
      ])
    try #require(status == 0)
    let parts = { (text: String, end: String) in
      text.components(separatedBy: end).dropLast()
    }
    let tables = parts(text, "</w:tbl>")
    #expect(tables.count > 10)
    for table in tables {
      let rows = parts(table.components(separatedBy: "<w:tbl>").last ?? "", "</w:tr>")
      #expect(rows.count > 1 && rows.allSatisfy { $0.contains("<w:cantSplit />") })
      #expect(rows.first?.contains("<w:tblHeader ") == true)
    }
    let (_, foot) = try OtherProgram.run(
      "/usr/bin/env",
      [
        "python3", "-c",
        "import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('word/footer1.xml'))",
        place.path("out/report.docx"),
      ])
    #expect(foot.contains("SỐ LIỆU MÔ PHỎNG, không phải số thật – "))
    let items = parts(text, "</w:p>").filter { $0.contains("<w:numPr>") }
    #expect(items.count > 10)
    // Cells of tables have smaller letters.
    for item in items {
      let own = item.components(separatedBy: "<w:p>").last ?? ""
      #expect(!own.contains("Compact") && !own.contains("Dense"))
    }
  }

  @Test("keep the letters of Vietnamese in every format")
  func letters() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    for name in ["report.md", "report.html"] {
      let text = try result.text(name)
      #expect(text.contains("Tênh Phông") && text.contains("Quài Nưa") && text.contains("Tỏa Tình"))
    }
  }
}

extension CommandLineTool {
  /// The program with the renderer of charts and pandoc, where this machine has them.
  static let drawing: CommandLineTool = {
    var tool = CommandLineTool()
    if ChartPicturesTests.canDraw { tool.environment["LOTRINH_PYTHON"] = ChartPicturesTests.python }
    if let pandoc = ReportFormatTests.pandoc { tool.environment["LOTRINH_PANDOC"] = pandoc }
    return tool
  }()
}
