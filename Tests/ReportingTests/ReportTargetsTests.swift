import Foundation
import Panels
import Reporting
import Testing

@Suite("What a report says of targets")
struct ReportTargetsTests {
  private func rows(_ results: MadeResults, _ language: Language, under heading: String) -> [String]
  {
    var account = ReportAccount()
    account.statusYear = 2023
    let maker = ReportMaker(results, account: account, language: language)
    let lines = MarkdownRenderer.render(maker.document()).components(separatedBy: "\n")
    let section = lines.drop { !$0.hasPrefix("#") || !$0.hasSuffix(heading) }.dropFirst()
    return section.prefix { !$0.hasPrefix("#") }.filter { $0.hasPrefix("| ") }
  }

  private static let headings = [
    "target", "name_vi", "name_en", "unit", "year", "basis", "requirement", "measured_in", "value",
    "verdict", "units", "q05", "q95", "statistic", "subject", "set",
  ]

  @Test(
    "a forecast of communes added says so, beside columns that count all communes",
    arguments: [
      (Language.vi, "Năm trước, hiện nay, kế hoạch", "thêm 8–10 (2024) | thêm 5 (0–15)"),
      (.en, "Last year, now, plan", "8–10 more (2024) | 5 (0–15) more"),
    ])
  func added(language: Language, heading: String, expected: String) {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "shares",
      ["level", "group", "year", "standard", "set", "basis", "communes", "denominator", "share"],
      [
        ["all", "all", "2022", "met", "set-1", "assessment", "7", "50", "14"],
        ["all", "all", "2023", "met", "set-1", "assessment", "14", "59", "23.7"],
      ])
    results.add(
      "targets", Self.headings,
      [
        [
          "a", "Thêm", "More", "", "2024", "expected", "[8, 10]", "communes", "5", "not_met", "64",
          "0", "15", "communes_added", "met", "set-1",
        ]
      ])
    let row = rows(results, language, under: heading).first { $0.contains("14/59") }
    #expect(row?.contains(expected) == true, "\(row ?? "no row")")
  }

  @Test(
    "a demand on each commune has the verdict of the worst of them",
    arguments: [
      (["met", "not_met", "met"], "2/3 xã đạt", "✗ Chưa đạt"),
      (["met", "met", "met"], "3/3 xã đạt", "✓ Đạt"),
      (["met", "not_assessable", "met"], "2/3 xã đạt", "? Chưa đánh giá được"),
    ])
  func gain(verdicts: [String], count: String, verdict: String) throws {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "targets", Self.headings,
      verdicts.enumerated().map { index, verdict in
        [
          "gain", "Mỗi năm thêm 1-2", "1 to 2 a year", "u\(index)", "2024", "expected", "[1, 2]",
          "criteria", "1", verdict, "1", "0", "2", "yearly_gain", "", "set-1",
        ]
      })
    let row = try #require(
      rows(results, .vi, under: "Mục tiêu của kế hoạch").first { $0.contains("Mỗi năm thêm") })
    #expect(row.contains("| \(count) |"), "\(row)")
    #expect(
      row.split(separator: "|").last?.trimmingCharacters(in: .whitespaces) == verdict, "\(row)")
  }
}
