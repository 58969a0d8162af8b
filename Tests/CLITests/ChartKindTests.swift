import Foundation
import Panels
import Reporting
import Testing

@testable import Pipeline

/// Every kind of chart, drawn at least once: from the results of the plans, of the other commands and of simulated tables.
@Suite("The kinds of charts", .timeLimit(.minutes(30)))
struct ChartKindTests {
  /// The names in the first column of the table of `docs/charts.md`, as patterns.
  private static func described() throws -> [(name: String, pattern: Regex<Substring>)] {
    let text = try String(
      contentsOf: CommandLineTool.root.appending(path: "docs/charts.md"), encoding: .utf8)
    return try text.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
      try line.split(separator: "|")[0].split(separator: "`").filter {
        !" ,…".contains($0.first ?? " ")
      }
      .map { name in
        let pattern = String(name).replacing("LEVEL", with: "[a-z-]+").replacing(
          "INDICATOR", with: "[a-z0-9_-]+")
        return (String(name), try Regex(pattern, as: Substring.self))
      }
    }
  }

  /// The types of `Sources` that are kinds of charts.
  private static func conforming() throws -> Set<String> {
    let folder = CommandLineTool.root.appending(path: "Sources/Reporting")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Set(
      try files.filter { $0.hasSuffix(".swift") }.flatMap { file in
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
          .matches(of: /(?m)^(?:public )?(?:enum|struct|extension) (\w+): ChartKind\b/)
          .map { String($0.output.1) }
      })
  }

  @Test("are all in the set of charts, in the page on charts, and made of some result")
  func all() async throws {
    let kinds = Set(ChartSet.kinds.map { String(describing: $0) })
    #expect(kinds == (try Self.conforming()))
    let charts = try await MadeCharts.shared.charts()
    #expect(Set(charts.map(\.kind)) == kinds)
    // The map is drawn by a run that is given one.
    let names = Set(charts.map(\.chart.name) + ["map-criteria"])
    let described = try Self.described()
    #expect(described.count > 15)
    for kind in described {
      #expect(
        names.contains { $0.wholeMatch(of: kind.pattern) != nil }, "\(kind.name) is not made")
    }
    for name in names {
      let isDescribed = described.contains { name.wholeMatch(of: $0.pattern) != nil }
      #expect(
        isDescribed || name.wholeMatch(of: /criteria-heat-map-\d+/) != nil,
        "\(name) is not in docs/charts.md")
    }
  }

  @Test(
    "are drawn with every text of their own, inside the picture and on no other text",
    .enabled(
      if: ReportFormatTests.canLook, "Chromium or .venv is missing: run scripts/setup --tests."))
  func drawn() async throws {
    let place = try TemporaryFolder()
    var files: [String] = []
    var jobs: [ChartRenderer.Job] = []
    let charts = try await MadeCharts.shared.charts()
    let forms = charts.flatMap {
      [($0.stem, $0.chart, false), ("\($0.stem)-narrow", $0.chart, true)]
    }
    for (name, chart, isNarrow) in forms {
      let stem = place.path(name)
      try place.write((isNarrow ? chart.narrow : chart.specification).text, to: "\(name).vl.json")
      jobs.append(
        ChartRenderer.Job(specification: stem + ".vl.json", svg: stem + ".svg", png: ""))
      files.append(stem + ".svg")
    }
    #expect(Set(files).count == files.count)
    let renderer = ChartRenderer(
      environment: ["LOTRINH_PYTHON": ChartPicturesTests.python], executable: "")
    #expect(renderer.render(jobs) == nil)
    let (judged, faults) = try OtherProgram.run(
      ChartPicturesTests.python,
      [CommandLineTool.root.appending(path: "scripts/validate-charts").path, place.path(".")])
    #expect(judged == 0, "\(faults)")
    for (file, (name, chart, isNarrow)) in zip(files, forms) {
      let drawing = try String(contentsOfFile: file, encoding: .utf8)
      let words = drawing.replacing(/<[^>]*>/, with: " ").replacing("&gt;", with: ">")
        .replacing("&lt;", with: "<").replacing("&amp;", with: "&").split(separator: /\s+/)
      // The finding stands in the drawing, letter by letter.
      let title = chart.title.split(separator: /\s+/)
      #expect(Set(words).isSuperset(of: title), "\(name): \(chart.title)")
      // A window of a telephone shows it hardly smaller than it is drawn.
      let width = try #require(drawing.firstMatch(of: /width="([0-9.]+)"/)?.output.1)
      #expect(!isNarrow || Double(width) ?? 0 < 420, "\(name) is \(width) wide")
    }
    files.append(try await PlanRuns.shared.bareTable() + "/charts/map-criteria.svg")
    let script = CommandLineTool.root.appending(path: "scripts/check-reports").path
    let (status, said) = try OtherProgram.run(
      ChartPicturesTests.python, [script, ReportFormatTests.chromium ?? ""] + files)
    #expect(status == 0, "\(said)")
    #expect(said.contains("\(files.count) files"), "\(said)")
  }
}

/// The charts of every result that the tests have, made once.
private actor MadeCharts {
  struct Made: Sendable {
    /// The name of its picture.
    let stem: String
    /// The name of the type that made it.
    let kind: String
    let chart: Chart
  }

  static let shared = MadeCharts()
  private var task: Task<[Made], any Error>?

  func charts() async throws -> [Made] {
    let task = task ?? Task { try await Self.made() }
    self.task = task
    return try await task.value
  }

  private static func made() async throws -> [Made] {
    let place = try TemporaryFolder()
    var made: [Made] = []
    for (source, folder) in try await folders(in: place).sorted(by: { $0.key < $1.key }) {
      let year = try BookSource(folder: folder).account.report.statusYear
      for language in source == ShippedPlan.tuanGiao.rawValue ? Language.allCases : [.vi] {
        let results = ResultFolder(path: folder)
        let context = ChartContext(results, language: language, statusYear: year)
        for kind in ChartSet.kinds {
          made += kind.charts(context).map {
            Made(
              stem: "\(source)-\(language.rawValue)-\($0.name)", kind: String(describing: kind),
              chart: $0)
          }
        }
        if let failure = results.failure { throw failure }
      }
    }
    return made
  }

  /// Results by a name: of the plans, of other commands, of a table of sixty communes and of one of all communes of Vietnam.
  private static func folders(in place: TemporaryFolder) async throws -> [String: String] {
    var folders: [String: String] = [:]
    for plan in ShippedPlan.allCases {
      folders[plan.rawValue] = try await PlanRuns.shared.result(plan).folder
    }
    for call in PlanRuns.otherCalls {
      folders[call[0]] = try await PlanRuns.shared.result(of: call)
    }
    folders["bare"] = try await PlanRuns.shared.bareTable()
    let made = try await CommandLineTool().run(
      "simulate", "--units", "3321", "--years", "2022-2023", "--out", place.path("panel.csv"))
    try #require(made.status == 0, "\(made.messages)")
    let outcome = try await CommandLineTool().run(
      "assess", place.path("panel.csv"), "--name", "name", "--group", "district", "--criteria",
      "qd-318-2022", "--region", "DBSH", "--out", place.path("many"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    folders["many"] = place.path("many")
    return folders
  }
}
