import Foundation
import Testing

@Suite("The pictures of charts")
struct ChartPicturesTests {
  /// The project's own Python, which `scripts/setup` makes.
  static let python = CommandLineTool.root.appending(path: ".venv/bin/python").path

  static let canDraw: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", "import vl_convert"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(
    "stand as SVG and PNG beside each specification", .enabled(if: canDraw, "No .venv here."),
    arguments: [ShippedPlan.thienKe, .tuanGiao, .published])
  func drawn(plan: ShippedPlan) async throws {
    let place = try TemporaryFolder()
    var tool = CommandLineTool()
    // Every start of Python leaves a line; one draws all charts.
    let python = try place.write(
      "#!/bin/sh\necho start >> '\(place.path("starts"))'\nexec '\(Self.python)' \"$@\"\n",
      to: "python")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python)
    tool.environment = ["LOTRINH_PYTHON": python]
    let outcome = try await tool.run("run", plan.path, "--out", place.path("out"))
    #expect(outcome.status == 0)
    #expect(try String(contentsOfFile: place.path("starts"), encoding: .utf8) == "start\n")
    let charts = try FileTree(place.path("out/charts"))
    let specifications = charts.names.filter { $0.hasSuffix(".vl.json") }
    #expect(specifications.count >= (plan == .tuanGiao ? 10 : 1))
    #expect(charts.names.count == 4 * specifications.count)
    let summary = try String(
      contentsOf: URL(filePath: place.path("out/report.md")), encoding: .utf8)
    for specification in specifications {
      let name = specification.dropLast(".vl.json".count)
      let picture = try #require(charts.files["\(name).png"])
      #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      let drawing = String(decoding: try #require(charts.files["\(name).svg"]), as: UTF8.self)
      #expect(drawing.contains("<svg") && drawing.hasSuffix("</svg>"))
      #expect(summary.contains("](charts/\(name).svg)"))
      // The finding and the marks of Vietnamese stand in the drawing as text.
      #expect(drawing.contains("Số liệu đến năm") || drawing.contains("Nguồn: "))
    }
  }

  @Test("are missing with a notice where no Python can draw, and the run ends well")
  func notDrawn() async throws {
    let place = try TemporaryFolder()
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PYTHON": "/nonexistent"]
    let outcome = try await tool.run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"))
    #expect(outcome.status == 0)
    let tree = try FileTree(place.path("out"))
    #expect(tree.isWhole)
    let charts = tree.names.filter { $0.hasPrefix("charts/") }
    #expect(
      !charts.isEmpty && charts.allSatisfy { $0.hasSuffix(".vl.json") || $0.hasSuffix(".csv") })
    let notice = try ResultTable(contentsOf: place.path("out/problems.csv"))
      .row(["problem": "no-renderer"])
    #expect(notice["severity"] == "notice")
    #expect(notice["fix_en"] == "Run scripts/setup for pictures.")
  }

  @Test(
    "are drawn whatever modules stand beside the data or in the variables of Python",
    .enabled(if: canDraw, "No .venv here."))
  func isolated() async throws {
    let place = try TemporaryFolder()
    _ = try place.write("raise SystemExit(0)\n", to: "re.py")
    _ = try place.write("raise SystemExit(0)\n", to: "json.py")
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PYTHON": Self.python, "PYTHONPATH": place.path(".")]
    let outcome = try await tool.run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"))
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try FileTree(place.path("out")).names.contains { $0.hasSuffix(".png") })
  }

  @Test(
    "are missing with a warning where Python fails or writes nothing, and the run ends well",
    arguments: [
      ("echo 'drawing broke' >&2\nexit 3", "drawing broke."),
      ("exit 0", "the renderer did not write"),
    ])
  func failing(body: String, words: String) async throws {
    let place = try TemporaryFolder()
    let python = try place.write("#!/bin/sh\n\(body)\n", to: "python")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python)
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PYTHON": python]
    let outcome = try await tool.run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"), "--lang", "en")
    #expect(outcome.status == 0)
    #expect(
      outcome.messages.contains("warning: The charts could not be drawn: \(words)"),
      "\(outcome.messages)")
    #expect(try FileTree(place.path("out")).isWhole)
  }

  @Test(
    "take hostile names as text, drawn and in specifications",
    .enabled(if: canDraw, "No .venv here."))
  func hostile() async throws {
    let place = try TemporaryFolder()
    let names = [
      "=cmd()", "<script>alert(1)</script>", "../../x", "a.b[c]",
      String(repeating: "dài", count: 100),
    ]
    let rows = names.flatMap { name in
      (2015...2022).map { "\(name),\($0),\(10 + ($0 - 2015) * name.count % 17)" }
    }
    let table = try place.write(
      "unit,year,income\n" + rows.joined(separator: "\n") + "\n", to: "panel.csv")
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PYTHON": Self.python]
    let outcome = try await tool.run(
      "run", table, "--unit", "unit", "--year", "year", "--value", "income:positive", "--out",
      place.path("out"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    let charts = try FileTree(place.path("out/charts"))
    let drawings = charts.names.filter { $0.hasSuffix(".svg") }
    #expect(drawings.contains("series.svg"))
    for name in drawings {
      let drawing = String(decoding: try #require(charts.files[name]), as: UTF8.self)
      #expect(!drawing.contains("<script") && !drawing.contains("href="))
      #expect(name != "series.svg" || drawing.contains("&lt;script&gt;"))
    }
  }

  @Test("show communes on a map that is given", .enabled(if: canDraw, "No .venv here."))
  func map() async throws {
    let place = try TemporaryFolder()
    let units = try ShippedPlan.tuanGiao.file("units.csv").rows.prefix(6)
    let features = units.enumerated().map { index, unit in
      let west = 103 + Double(index) * 0.1
      return
        #"{"type":"Feature","properties":{"ma":"\#(unit["code"] ?? "")","x":1},"geometry":{"type":"Polygon","coordinates":[[[\#(west),21],[\#(west + 0.1),21],[\#(west + 0.1),21.1],[\#(west),21]]]}}"#
    }
    let map = try place.write(
      #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#,
      to: "map.geojson")
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PYTHON": Self.python]
    let outcome = try await tool.run(
      "run", ShippedPlan.tuanGiao.path, "--out", place.path("out"), "--map", map)
    try #require(outcome.status == 0, "\(outcome.messages)")
    let table = try ResultTable(contentsOf: place.path("out/charts/map-criteria.csv"))
    #expect(table.column("unit") == units.map { $0["code"] ?? "" })
    let levels = try ResultTable(contentsOf: place.path("out/levels.csv"))
    for row in table.rows where row["met"] != "" {
      #expect(
        levels.rows(["unit": row["unit"] ?? "", "year": "2023"]).contains {
          $0["criteria_met"] == row["met"]
        })
    }
    let drawing = try String(
      contentsOf: URL(filePath: place.path("out/charts/map-criteria.svg")), encoding: .utf8)
    #expect(drawing.contains("bản đồ"))
  }
}
