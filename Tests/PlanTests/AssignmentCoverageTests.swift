import Foundation
import IO
import Panels
import Planning
import Testing

@Suite("Who answers for what")
struct AssignmentCoverageTests {
  private static func lead(
    _ agency: String, _ item: String, role: String = "lead", set: String = "base",
    from: String? = nil, to: String? = nil
  ) -> Assignment {
    Assignment(
      agency: agency, role: role, set: set, item: item,
      from: from.flatMap { CalendarDate(iso: $0) }, to: to.flatMap { CalendarDate(iso: $0) },
      duty: LocalizedText(""), row: "")
  }

  @Test("every leaf is led once, left open or led twice, and nothing else")
  func partition() {
    var generator = SplitMix64(seed: 2)
    let items = ["1", "2", "3", "4", "1.1", "2.1", "3.1", "4.1", "debt", ""]
    for _ in 0..<300 {
      let assignments = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        Self.lead(
          ["A", "B", "C"][Int.random(in: 0..<3, using: &generator)],
          items[Int.random(in: 0..<items.count, using: &generator)],
          role: Bool.random(using: &generator) ? "lead" : "with")
      }
      let coverage = AssignmentCoverage(of: Programme.base, in: assignments)
      #expect(coverage.leafCount == 4)
      for (index, leaf) in ["1.1", "2.1", "3.1", "4.1"].enumerated() {
        let agencies = Set(
          assignments.filter { $0.role == "lead" && ($0.item == leaf || $0.item == "\(index + 1)") }
            .map(\.agency))
        #expect(coverage.gaps.contains(leaf) == agencies.isEmpty)
        let overlap = coverage.overlaps.first { $0.item == leaf }
        #expect(Set(overlap?.agencies ?? []) == (agencies.count > 1 ? agencies : []))
      }
    }
  }

  @Test("a criterion covers all its leaves, and one agency named twice is no overlap")
  func criterion() {
    let coverage = AssignmentCoverage(
      of: Programme.base,
      in: [Self.lead("A", "1"), Self.lead("A", "1.1"), Self.lead("B", "2"), Self.lead("A", "3")])
    #expect(coverage.gaps == ["4.1"] && coverage.overlaps == [])
    #expect(coverage.agencies == ["A", "B"])
  }

  @Test("assignments of other sets and other roles do not count")
  func others() {
    let coverage = AssignmentCoverage(
      of: Programme.base,
      in: [Self.lead("A", "1", set: "upper"), Self.lead("B", "2", role: "monitors")])
    #expect(coverage.gaps.count == 4 && coverage.agencies == [])
  }

  @Test(
    "an assignment counts from its first day to its last, as precisely as they are given",
    arguments: [
      ("2019-01-01", "2019-12-31", true), ("2019-06-15", "2019-06-15", true),
      ("2019-06-16", nil, false), (nil, "2019-06-14", false), ("2019", "2019", true),
      (nil, "2019-06", true), (nil, "2018", false), ("2019-06", nil, true), ("2020", nil, false),
      (nil, nil, true),
    ] as [(String?, String?, Bool)])
  func dates(from: String?, to: String?, counts: Bool) {
    let coverage = AssignmentCoverage(
      of: Programme.base, in: [Self.lead("A", "1", from: from, to: to)],
      on: CalendarDate(year: 2019, month: 6, day: 15))
    #expect(coverage.gaps.contains("1.1") == !counts)
  }

  @Test("an item handed over is led by both, at the same time by neither")
  func handover() throws {
    let leads = { (end: String, start: String) in
      AssignmentCoverage(
        of: Programme.base,
        in: ["1", "2", "3", "4"].map { Self.lead("A", $0, from: "2019", to: "2020") }.dropLast()
          + [
            Self.lead("A", "4", from: "2019", to: end),
            Self.lead("B", "4", from: start, to: "2020"),
          ])
    }
    let clean = leads("2019-06-30", "2019-07")
    #expect(clean.gaps == [] && clean.overlaps == [] && clean.lapses == [])
    let shared = leads("2019-07", "2019-07-16")
    let overlap = try #require(shared.overlaps.first)
    #expect(overlap.item == "4.1" && overlap.agencies == ["A", "B"] && shared.lapses == [])
    #expect(overlap.days.description == "2019-07-16/2019-07-31")
    let open = leads("2019-06", "2019-07-16")
    #expect(open.overlaps == [] && open.gaps == [])
    #expect(open.lapses.map(\.item) == ["4.1"])
    #expect(open.lapses.first?.days.description == "2019-07-01/2019-07-15")
  }

  @Test("days led and days not led make up all the days, by counting them one by one")
  func holes() throws {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<200 {
      let spans = (0..<3).map { _ -> (Int, Int) in
        let start = Int.random(in: 1...28, using: &generator)
        return (start, Int.random(in: start...28, using: &generator))
      }
      let day = { (number: Int) in "2019-02-" + (number < 10 ? "0\(number)" : "\(number)") }
      let coverage = AssignmentCoverage(
        of: Programme.base,
        in: [Self.lead("A", "1", from: day(1), to: day(28))]
          + spans.map { Self.lead("B", "2", from: day($0.0), to: day($0.1)) })
      let open = (1...28).filter { number in
        !spans.contains { ($0.0...$0.1).contains(number) }
      }
      let lapse = coverage.lapses.first { $0.item == "2.1" }
      #expect((lapse == nil) == open.isEmpty)
      guard let lapse, let first = open.first else { continue }
      var last = first
      while open.contains(last + 1) { last += 1 }
      #expect(lapse.days.description == "\(day(first))/\(day(last))")
    }
  }

  @Test("Nam Trực's eleven agencies lead all 25 leaf items, each once")
  func namTruc() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let set = try CriteriaSetReader.read(path: root + "/datasets/criteria/nam-dinh-12-2018.yaml")
    let table = try String(
      contentsOfFile: root + "/datasets/plans/nam-truc-2018-2020/assignments.csv", encoding: .utf8)
    var assignments: [Assignment] = []
    let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let columns = try #require(lines.first).split(separator: ",").map(String.init)
    let position = { (name: String) in columns.firstIndex(of: name) }
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let set = fields[try #require(position("set"))]
      for item in fields[try #require(position("items"))].split(separator: " ") {
        assignments.append(
          Self.lead(
            fields[try #require(position("agency"))], String(item),
            role: fields[try #require(position("role"))], set: set))
      }
    }
    let coverage = AssignmentCoverage(of: set, in: assignments)
    #expect(coverage.leafCount == 25 && coverage.agencies.count == 11)
    #expect(coverage.gaps == [] && coverage.overlaps == [])
  }
}
