import Foundation
import Testing

/// The columns of the result tables against their description.
@Suite("The description of results")
struct ResultColumnTests {
  /// What `docs/results.md` says of one table, or of columns that many share.
  private struct Description {
    let words: Set<String>

    /// The words between backticks.
    init(_ text: some Collection<Character>) {
      words = Set(
        String(text).split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 1 }.map { String($0.element) })
    }

    /// Whether a column is named, as itself, or by its beginning or end: `coverage_…`, `cr2_`, `…_scaled`.
    func holds(_ column: String) -> Bool {
      if words.contains(column) { return true }
      return words.contains { word in
        if word.hasSuffix("_…") || word.hasSuffix("_") {
          return column.hasPrefix(String(word.prefix { $0 != "…" }))
        }
        return word.hasPrefix("…_") && column.hasSuffix(String(word.dropFirst()))
      } || (isQuantile(column) && words.contains { isQuantile($0) })
    }

    private func isQuantile(_ word: String) -> Bool {
      word.first == "q" && word.count > 2 && word.dropFirst().allSatisfy(\.isNumber)
    }
  }

  /// Golden cases that with the runs of the plans write every table.
  private static let cases = [
    "backtest-small", "trend-panel", "track-small", "crosswalk-plan", "crosswalk-small",
    "forecast-level-shift", "brief-small",
  ]

  @Test("every column of every table is described in docs/results.md")
  func described() async throws {
    let text = try String(
      contentsOf: CommandLineTool.root.appending(path: "docs/results.md"), encoding: .utf8)
    var rows: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let files = Description(line.dropFirst(2).prefix { $0 != "|" })
      for file in files.words where file.hasSuffix(".csv") { rows[file, default: ""] += line }
    }
    let shared = Description(
      text.components(separatedBy: "## Columns that many tables share").last?
        .components(separatedBy: "\n## ").first ?? "")
    var headers: [String: Set<String>] = [:]
    let collect = { (folder: String) in
      for name in try FileTree(folder).tables {
        headers[name, default: []].formUnion(
          try ResultTable(contentsOf: "\(folder)/\(name)").columns)
      }
    }
    for plan in ShippedPlan.allCases {
      try collect(try await PlanRuns.shared.result(plan).folder)
    }
    for name in Self.cases {
      let place = try TemporaryFolder()
      let outcome = try await GoldenCase(name: name).run(out: place.path("out"))
      try #require(outcome.status == 0, "\(name): \(outcome.messages)")
      try collect(place.path("out"))
    }
    #expect(headers.count > 40)
    for (table, columns) in headers.sorted(by: { $0.key < $1.key }) {
      guard let row = rows[table] else {
        Issue.record("docs/results.md does not describe \(table)")
        continue
      }
      let own = Description(row)
      let missing = columns.filter { !own.holds($0) && !shared.holds($0) }.sorted()
      #expect(missing.isEmpty, "\(table): \(missing.joined(separator: ", "))")
    }
  }
}
