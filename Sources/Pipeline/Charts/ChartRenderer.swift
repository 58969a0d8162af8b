import Foundation
import IO
import Panels
import Reporting

/// Draws Vega-Lite specifications as SVG and PNG through vl-convert, all in one start of Python.
struct ChartRenderer {
  /// The program that is given to Python; the names of files come as its one argument. A pipe would
  /// end the run with the signal of a broken pipe where Python ends without reading it.
  private static let program = """
    import json, sys
    import vl_convert as vl
    work = json.loads(sys.argv[1])
    if work["script"]:
        with open(work["script"], "w", encoding="utf-8") as file:
            file.write(vl.javascript_bundle(vl_version="5.21"))
    for job in work["charts"]:
        with open(job["specification"], encoding="utf-8") as file:
            specification = file.read()
        with open(job["svg"], "w", encoding="utf-8") as file:
            file.write(vl.vegalite_to_svg(specification, vl_version="5.21"))
        if job["png"]:
            with open(job["png"], "wb") as file:
                file.write(vl.vegalite_to_png(specification, vl_version="5.21", scale=2))
        for source, target in job["compiled"].items():
            with open(source, encoding="utf-8") as file:
                quiet = json.load(file)
            quiet["config"]["aria"] = False
            chart = vl.vegalite_to_vega(quiet, vl_version="5.21")
            chart.pop("$schema", None)
            with open(target, "w", encoding="utf-8") as file:
                json.dump(chart, file, ensure_ascii=False, separators=(",", ":"))
        print(flush=True)
    """

  let environment: [String: String]
  let executable: String

  /// A chart's files, as staged.
  struct Job {
    var specification: String
    var svg: String
    /// Empty for nowhere.
    var png: String
    /// Where specifications go as Vega JSON, for browsers.
    var compiled: [String: String] = [:]
  }

  /// Draws charts; what keeps it from doing so is returned, not thrown: specifications remain.
  ///
  /// - Parameters:
  ///   - jobs: The charts.
  ///   - script: Where the program that draws specifications in a browser is written; `nil` for nowhere.
  ///   - progress: Takes how many are drawn.
  func render(
    _ jobs: [Job], script: String? = nil, progress: (Int) -> Void = { _ in }
  ) -> ProblemKind? {
    guard
      let python = ToolLocator.python(environment: environment, executable: executable)
    else {
      return .noRenderer(
        reason: LocalizedText(
          "renderer.no-environment"))
    }
    let list = JSONValue.array(
      jobs.map {
        [
          "specification": .text($0.specification), "svg": .text($0.svg), "png": .text($0.png),
          "compiled": .object($0.compiled.mapValues { .text($0) }),
        ]
      })
    let work: JSONValue = ["charts": list, "script": .text(script ?? "")]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    // Isolated: a file of the folder where the user stands is no module of the program.
    process.arguments = ["-I", "-c", Self.program, work.text]
    let scratch = try? ScratchFolder()
    let lines = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = lines
    process.standardError = scratch?.log("log") ?? FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return .noRenderer(
        reason: LocalizedText(
          "renderer.does-not-start", ["python": python]))
    }
    var drawn = 0
    while case let bytes = lines.fileHandleForReading.availableData, !bytes.isEmpty {
      drawn += bytes.count { $0 == UInt8(ascii: "\n") }
      progress(drawn)
    }
    process.waitUntilExit()
    if process.terminationStatus == 0 {
      let pictures = jobs.flatMap { [$0.svg, $0.png] }.filter { !$0.isEmpty }
      guard let lacking = pictures.first(where: { access($0, F_OK) != 0 }) else { return nil }
      return .renderFailed(
        reason: LocalizedText(
          "renderer.left-out",
          ["picture": lacking.split(separator: "/").last.map(String.init) ?? ""]))
    }
    let last = scratch?.text("log")?.split(separator: "\n").last.map(String.init)
    if last?.contains("ModuleNotFoundError") ?? false {
      return .noRenderer(
        reason: LocalizedText(
          "renderer.lacks-package", ["python": python]))
    }
    return .renderFailed(
      reason: last.map { LocalizedText("renderer.said", ["message": $0]) }
        ?? LocalizedText(
          "renderer.exit-status", ["status": Int(process.terminationStatus)]))
  }
}
