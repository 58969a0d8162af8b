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
    tool.environment = ["LOTRINH_PYTHON": Self.python]
    let outcome = try await tool.run("run", plan.path, "--out", place.path("out"))
    #expect(outcome.status == 0)
    let charts = try FileTree(place.path("out/charts"))
    let specifications = charts.names.filter { $0.hasSuffix(".vl.json") }
    #expect(!specifications.isEmpty)
    #expect(charts.names.count == 4 * specifications.count)
    let summary = try String(
      contentsOf: URL(filePath: place.path("out/summary.md")), encoding: .utf8)
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
    #expect(!charts.isEmpty && charts.allSatisfy { $0.hasSuffix(".vl.json") || $0.hasSuffix(".csv") })
    let notice = try ResultTable(contentsOf: place.path("out/problems.csv"))
      .row(["problem": "no-renderer"])
    #expect(notice["severity"] == "notice")
    #expect(notice["fix_en"] == "Run scripts/setup for pictures.")
  }

  @Test("are missing with a warning where Python fails, and the run ends well")
  func failing() async throws {
    let place = try TemporaryFolder()
    let python = try place.write("#!/bin/sh\necho 'drawing broke' >&2\nexit 3\n", to: "python")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python)
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_PYTHON": python]
    let outcome = try await tool.run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"), "--lang", "en")
    #expect(outcome.status == 0)
    #expect(
      outcome.messages.contains("warning: The charts could not be drawn: drawing broke."))
    #expect(try FileTree(place.path("out")).isWhole)
  }
}
