import Foundation
import Testing

@Suite("The report of a table without criteria")
struct SeriesReportTests {
  /// Eighty communes in two districts, with a bar for one of two indicators.
  private func result(in place: TemporaryFolder) async throws -> String {
    let panel = place.path("panel.csv")
    let made = try await CommandLineTool().run(
      "simulate", "--units", "80", "--years", "2016-2023", "--out", panel)
    try #require(made.status == 0, "\(made.messages)")
    let outcome = try await CommandLineTool().run(
      "run", panel, "--name", "name", "--group", "district", "--value", "income:positive",
      "--value",
      "insurance:share", "--horizon", "2", "--target", "income>=55@2025", "--no-workbook", "--out",
      place.path("out"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    return place.path("out")
  }

  @Test("has a table an indicator; of one too long to print those least likely to meet a bar first")
  func tables() async throws {
    let place = try TemporaryFolder()
    let folder = try await result(in: place)
    let text = try String(contentsOfFile: folder + "/report.md", encoding: .utf8)
    let part = try #require(text.components(separatedBy: "## Kết quả theo xã\n").dropFirst().first)
    let sections = part.components(separatedBy: "\n## ")[0].components(separatedBy: "### ")
      .dropFirst()
    let indicators = try ResultTable(contentsOf: folder + "/indicators.csv")
    let shown = indicators.rows.filter { $0["kind"] != "yesno" }.count
    #expect(sections.count > 1 && sections.count <= shown)
    let attainment = try ResultTable(contentsOf: folder + "/attainment.csv")
    let falls = attainment.rows.filter { $0["indicator"] == "income" }
      .sorted { $0.number("p_met_in_year") < $1.number("p_met_in_year") }
      .compactMap { $0["unit"] }
    for section in sections {
      let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
      #expect(rows.count == 60 && section.contains("Còn 20 dòng nữa"))
      let isAsked = section.contains("≥ 55")
      #expect(section.contains("khó đạt nhất đứng trước") == isAsked)
      guard isAsked else { continue }
      let names = Set(
        falls.prefix(60).compactMap { code in
          attainment.rows.first { $0["unit"] == code }?["name"]
        })
      let own = rows.map { row in
        row.split(separator: "|")[0].split(separator: "(")[0].trimmingCharacters(in: .whitespaces)
      }
      #expect(Set(own) == names)
    }
  }

  @Test("says of each district what a bar asks, and the districts make the whole")
  func districts() async throws {
    let place = try TemporaryFolder()
    let folder = try await result(in: place)
    let outcome = try await CommandLineTool().run(
      "report", folder, "--each", "district", "--out", place.path("each"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    let whole = try bands(of: folder + "/report.html", tables: folder)
    let pages = try FileTree(place.path("each")).names.filter { $0.hasSuffix(".html") }
    #expect(pages.count > 1 && whole.values.reduce(0, +) == 80)
    var sum: [String: Int] = [:]
    for page in pages {
      sum.merge(try bands(of: place.path("each/" + page), tables: folder), uniquingKeysWith: +)
    }
    #expect(sum == whole)
  }

  /// How many communes the finding on the bar has in each band; its numbers are held against the tables.
  private func bands(of page: String, tables folder: String) throws -> [String: Int] {
    let html = try String(contentsOfFile: page, encoding: .utf8)
    let finding = try #require(
      html.components(separatedBy: "<li>").first { $0.contains("theo khả năng đạt") })
    let sentence = finding.components(separatedBy: "</li>")[0]
    var figures = try ReportFigures(sentence, tables: folder)
    for figure in figures.figures {
      #expect(try agree(figures.expected(figure), figure.value), "\(figure) in \(page)")
    }
    var counts: [String: Int] = [:]
    let plain = sentence.replacing(/<[^>]*>/, with: "")
    for match in plain.matches(of: /([▲△◆▽▼])[^▲△◆▽▼]*?\) (\d+) xã/) {
      counts[String(match.output.1)] = Int(match.output.2)
    }
    return counts
  }
}
