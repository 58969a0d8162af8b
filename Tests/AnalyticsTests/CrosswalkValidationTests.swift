import Foundation
import IO
import Panels
import Testing

@testable import Analytics

/// The published crosswalk of July 2025 for five provinces: 666 rows, many to many, no weights.
@Suite("The crosswalk of five provinces")
struct CrosswalkValidationTests {
  /// The file, in the folder that `LOTRINH_VALIDATION` names, else in `../shared/validation` beside
  /// the package.
  static let file: String? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["LOTRINH_VALIDATION"].map { URL(filePath: $0) }
    let folder = named ?? package.appending(path: "../shared/validation").standardizedFileURL
    let path = folder.appending(path: "vn_admin/crosswalk_old_to_new_2025-07.csv").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static let why: Comment =
    "set LOTRINH_VALIDATION to a folder that holds vn_admin/crosswalk_old_to_new_2025-07.csv"

  private func reading() throws -> CrosswalkReading {
    try CrosswalkReader.read(paths: [#require(Self.file)], date: .reform)
  }

  /// Old codes with more than one new one, counted in the text of the file itself.
  private func splitCodes() throws -> Set<String> {
    let text = try String(contentsOfFile: #require(Self.file), encoding: .utf8)
    var counts: [Substring: Int] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let code = line.prefix { $0 != "," }
      if !code.isEmpty { counts[code, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > 1 }.keys.map(String.init))
  }

  @Test("is read by the headings it has", .enabled(if: file != nil, why))
  func read() throws {
    let reading = try reading()
    #expect(reading.links.count == 666)
    #expect(reading.crosswalk.steps.count == 1)
    #expect(reading.log.problems.isEmpty)
    #expect(reading.crosswalk.steps[0].newUnits.count == 223)
    // One district had no communes: its new special zone has no predecessor.
    let gained = reading.links.filter { $0.old == nil }
    #expect(gained.map(\.new?.kind) == [.specialZone])
  }

  @Test("lists every split, none of which has weights", .enabled(if: file != nil, why))
  func splits() throws {
    let reading = try reading()
    let old = Array(reading.crosswalk.steps[0].linksOfOld.keys)
    var maker = CrosswalkMaker(seed: 2025)
    let result = maker.data(old, years: [2022, 2023, 2024]).applying(reading.crosswalk)
    let split = try splitCodes()
    #expect(!split.isEmpty)
    #expect(Set(result.report.unweightedSplits.map(\.unit.code)) == split)
    #expect(result.report.unweightedSplits.allSatisfy { $0.hasNone && !$0.isByRule })
    let named = result.report.problems.filter { $0.kind.code == "split-without-weights" }
    #expect(named.count == split.count && named.allSatisfy { $0.location?.line != nil })
    for total in result.report.totals {
      #expect(abs(total.relativeDifference) <= 1e-9 && total.unweighted > 0)
    }
    #expect(!result.report.reusedCodes.isEmpty)
    #expect(result.report.changes(.gained).count == 1)
    print("\(split.count) splits, \(result.report.reusedCodes.count) codes reused")
  }

  @Test(
    "keeps people, households and counts to 1e-9 once all splits have weights",
    .enabled(if: file != nil, why))
  func totals() throws {
    let reading = try reading()
    var maker = CrosswalkMaker(seed: 77)
    var links = reading.links
    let groups = Dictionary(grouping: links.indices) { links[$0].old?.code }
    for code in groups.keys.compactMap({ $0 }).sorted() {
      let positions = groups[code] ?? []
      let parts = (0..<2).map { _ in maker.weights(positions.count) }
      for (part, position) in positions.enumerated() {
        links[position].weights = parts.map { $0[part] }
      }
    }
    #expect(Crosswalk.problems(in: links.filter { $0.old != nil }, bases: crosswalkBases).isEmpty)
    let old = groups.keys.compactMap { $0 }
    let data = maker.data(old, years: Array(2015...2024))
    let result = data.applying(Crosswalk(links: links, bases: crosswalkBases))
    #expect(result.report.unweightedSplits.isEmpty)
    #expect(result.report.totals.count == 3 * 10)
    for total in result.report.totals {
      #expect(abs(total.relativeDifference) <= 1e-9)
      #expect(total.lost == 0 && total.unweighted == 0 && total.incomplete == 0)
      let found = result.panels.total(total.indicator, total.year)
      #expect(isClose(found, data.total(total.indicator, total.year)))
    }
    let values = result.panels.panels.flatMap(\.values)
    #expect(!values.contains { $0.isNaN })
    print(
      "greatest relative difference",
      result.report.totals.map { abs($0.relativeDifference) }.max() ?? 0)
  }

  @Test(
    "takes Hồng Quang and Nghĩa An out of the rural set, and knows the new Nam Hồng from the old",
    .enabled(if: file != nil, why))
  func namTruc() throws {
    let reading = try reading()
    let old = Array(reading.crosswalk.steps[0].linksOfOld.keys)
    var maker = CrosswalkMaker(seed: 1)
    let report = maker.data(old, years: [2024]).applying(reading.crosswalk).report
    let leaving = Set(report.leavingRural.compactMap(\.old?.code))
    #expect(leaving.isSuperset(of: ["13975", "13984"]))
    let parts = report.changes.filter { $0.new?.code == "13987" }.compactMap(\.old?.code)
    #expect(parts == ["13978", "13987", "13993"])
    #expect(report.reusedNames.contains { $0.code == "13987" && $0.bearer == .part("13993") })
  }
}
