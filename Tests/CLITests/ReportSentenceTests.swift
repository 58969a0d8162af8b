import Foundation
import Testing

/// What a number of a report stands beside: it is of the year, the commune and the indicator that are named there.
@Suite("The numbers of reports")
struct ReportSentenceTests {
  /// A page with its result.
  private struct Page {
    let blocks: [ReportBlock]
    var figures: ReportFigures
    let statusYear: String
    let result: PlanResult
    let language: String

    init(_ plan: ShippedPlan, _ language: String) async throws {
      result = try await PlanRuns.shared.result(plan, language: language)
      let html = try result.text("report.html")
      blocks = ReportBlock.all(of: html)
      figures = try ReportFigures(html, tables: result.folder)
      let own = figures.figures.first { $0.origin == "manifest:status_year" }
      statusYear = try #require(own?.value)
      self.language = language
    }
  }

  private static let calls = ShippedPlan.allCases.flatMap { plan in
    ["vi", "en"].map { (plan, $0) }
  }

  @Test("are of the year that is named beside them", arguments: calls)
  func years(plan: ShippedPlan, language: String) async throws {
    var page = try await Page(plan, language)
    var told = 0
    for block in page.blocks {
      for (place, cell) in block.cells.enumerated() {
        for (figure, before) in cell.figures where !figure.origin.hasSuffix(":year") {
          let table = figure.origin.prefix { $0 != ":" }
          let column = figure.origin.split(separator: ":").last ?? ""
          let isCount = figure.origin.contains(":count:")
          for row in try page.figures.sources(figure) {
            // A year of the beginning stands beside the value of the beginning.
            let own = row[column.hasPrefix("start") ? "start_year" : "year"] ?? ""
            guard own.count == 4, !isCount || table == "levels" else { continue }
            let named =
              block.isSentence
              ? ReportBlock.years(before).last.map { [$0] }
                ?? (["targets", "problems"].contains(table) ? nil : [page.statusYear])
              : Self.years(of: cell, in: block, at: place)
            guard let named else { continue }
            told += 1
            #expect(named.contains(own), "\(figure) of \(own): \(block.text)")
          }
        }
      }
    }
    // The published series have years in the names of their rows alone.
    let least = ShippedPlan.simulated.contains(plan) ? 100 : plan == .published ? 0 : 5
    #expect(told >= least, "only \(told)")
  }

  /// The years of a cell: those in it, else that of its column.
  private static func years(
    of cell: ReportBlock.Cell, in block: ReportBlock, at place: Int
  ) -> [String]? {
    let own = ReportBlock.years(cell.text)
    if !own.isEmpty { return own }
    guard place < block.columns.count else { return nil }
    let above = ReportBlock.years(block.columns[place])
    return above.isEmpty ? nil : above
  }

  @Test("are of the commune and the indicator that are named beside them", arguments: calls)
  func subjects(plan: ShippedPlan, language: String) async throws {
    var page = try await Page(plan, language)
    let units = Dictionary(
      try page.result.table("units").rows.map { ($0["code"] ?? "", $0["name"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    let indicators = try page.result.indicatorNames(language)
    var told = 0
    for block in page.blocks {
      let words = block.text + " " + block.heading
      for (figure, _) in block.cells.flatMap(\.figures) where !figure.origin.contains(":count:") {
        let table = String(figure.origin.prefix { $0 != ":" })
        // Two sources of one figure are told by what they are of; a line of slippage is the first of several.
        guard !["sources", "slippage"].contains(table) else { continue }
        // What is asked of each commune is told once for all.
        let isOfEach =
          table == "targets"
          && ["requirement", "asked_year"].contains { figure.origin.hasSuffix(":\($0)") }
        for row in try page.figures.sources(figure) {
          // A page about one commune need not name it.
          if let name = units[row["unit"] ?? ""], units.count > 1, !isOfEach {
            told += 1
            #expect(words.contains(name), "\(figure) is of \(name): \(block.text)")
          }
          if let name = indicators[row["indicator"] ?? ""] {
            told += 1
            #expect(words.contains(name), "\(figure) is of \(name): \(block.text)")
          }
        }
      }
    }
    #expect(told >= ([.quangTri].contains(plan) ? 0 : 20), "only \(told)")
  }

  @Test("that fell are said to have fallen, and those that rose to have risen", arguments: calls)
  func signs(plan: ShippedPlan, language: String) async throws {
    let page = try await Page(plan, language)
    let words = language == "vi" ? (up: "tăng ", down: "giảm ") : (up: " more ", down: " fewer ")
    var told = 0
    for block in page.blocks {
      for cell in block.cells {
        for (figure, before) in cell.figures {
          guard let value = Double(figure.value), value != 0 else { continue }
          let hasSign = ["-", "−", "+"].contains { figure.text.hasPrefix($0) }
          if hasSign {
            #expect(
              figure.text.hasPrefix("+") == (value > 0), "\(figure): \(block.text)")
          } else if value < 0 || figure.origin.hasSuffix(":change") {
            // No number loses its sign outside a sentence.
            #expect(block.isSentence, "\(figure): \(block.text)")
            told += 1
            let behind = cell.text.dropFirst(before.count + figure.text.count)
            let beside = language == "vi" ? before.suffix(6) : behind.prefix(8)
            #expect(
              beside.contains(value < 0 ? words.down : words.up), "\(figure): \(block.text)")
            #expect(
              !beside.contains(value < 0 ? words.up : words.down), "\(figure): \(block.text)")
          }
        }
      }
    }
    #expect(told >= (ShippedPlan.simulated.contains(plan) ? 1 : 0))
  }

  @Test("stand in Markdown in the same sentences", arguments: calls)
  func markdown(plan: ShippedPlan, language: String) async throws {
    let page = try await Page(plan, language)
    let letters = { (text: String) in
      text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        .filter { !$0.isWhitespace && !"\\*_`".contains($0) }
    }
    let text = letters(try page.result.text("report.md"))
    var told = 0
    // The chooser of pages of communes is for browsers alone.
    for block in page.blocks where block.isSentence && !block.isOfChart {
      guard !block.cells[0].figures.isEmpty else { continue }
      told += 1
      #expect(text.contains(letters(block.text)), "\(block.text)")
    }
    #expect(told >= 2)
  }

  @Test("in texts that stand for charts are those of the charts", arguments: calls)
  func charts(plan: ShippedPlan, language: String) async throws {
    let page = try await Page(plan, language)
    let index = try page.result.table("charts")
    let texts = page.blocks.filter(\.isOfChart).filter(\.isSentence).map(\.text)
    #expect(!texts.isEmpty)
    for chart in index.rows {
      let alternative = chart["alternative"] ?? ""
      #expect(alternative.contains(chart["title"] ?? "–"))
      #expect(texts.contains { $0.contains(alternative) }, "\(alternative)")
      let table = try page.result.table("charts/\(chart["chart"] ?? "")")
      // Of many communes some are drawn and all are counted in the average.
      let changes = (try? page.result.table("averages").column("change")) ?? []
      let known = Self.numbers(of: table) + changes.compactMap { Double($0) }
      for word in alternative.split(whereSeparator: { " ();–→/:".contains($0) }) {
        var digits = word.filter { !"%~≥≤<>+".contains($0) }.replacing("−", with: "-")
        while let last = digits.last, ".,".contains(last) { digits.removeLast() }
        let (thousands, point) = language == "vi" ? (".", ",") : (",", ".")
        digits = digits.replacing(thousands, with: "").replacing(point, with: ".")
        // Whole numbers count what is drawn, or are years and limits of words; parts are figures.
        guard digits.contains("."), let number = Double(digits) else { continue }
        let half = 0.5 * pow(10, -Double(digits.split(separator: ".")[1].count)) * (1 + 1e-9)
        #expect(
          known.contains { abs(abs($0) - abs(number)) <= half },
          "\(chart["chart"] ?? ""): \(word) in \(alternative)")
      }
    }
  }

  /// The numbers of a chart's table: of its cells, and means, sums and differences of its columns, of all rows and of each group.
  private static func numbers(of table: ResultTable) -> [Double] {
    let columns = table.columns.map { column in table.column(column).map { Double($0) ?? .nan } }
    var numbers = columns.flatMap { $0 }.filter(\.isFinite)
    let mean = { (values: [Double]) -> [Double] in
      let known = values.filter(\.isFinite)
      return known.isEmpty ? [] : [known.reduce(0, +) / Double(known.count)]
    }
    for (place, first) in columns.enumerated() {
      numbers += mean(first)
      for second in columns.dropFirst(place + 1) {
        numbers += mean(zip(first, second).map { $1 - $0 })
      }
      // The shares of a group, as a number of criteria.
      for key in table.columns {
        let groups = Dictionary(grouping: zip(table.column(key), first), by: \.0)
        for group in groups.values where group.count > 1 && group.count < table.rows.count {
          numbers.append(group.map(\.1).filter(\.isFinite).reduce(0, +) / 100)
        }
      }
    }
    return numbers
  }
}

extension PlanResult {
  /// The names of indicators by id in a language, from the manifest.
  func indicatorNames(_ language: String) throws -> [String: String] {
    let object =
      try JSONSerialization.jsonObject(with: Data(text("manifest.json").utf8)) as? [String: Any]
    let names = try #require(object?["indicator_names"] as? [String: [String: String]])
    return names.compactMapValues { $0[language] }
  }
}
