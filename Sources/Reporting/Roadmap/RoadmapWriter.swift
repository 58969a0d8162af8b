import Panels
import Planning

/// Says what a roadmap is worth and what would be better: a table of years, one of communes, and sentences.
///
/// What the figures are: `docs/roadmap.md`.
///
/// ```swift
/// let writer = RoadmapWriter(report, language: .vi)
/// print(writer.screen())  // the first 25 communes
/// var document = writer.document()  // all communes
/// document.pictures(pictures)
/// ```
public struct RoadmapWriter {
  let report: RoadmapReport
  let words: Words
  private static let rowLimit = 25

  /// Prepares a writer.
  public init(_ report: RoadmapReport, language: Language) {
    self.report = report
    words = Words(language)
  }

  /// The summary as a document.
  public func document() -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, title)
    if let banner { document.banner(banner) }
    document.table(yearTable())
    for sentence in sentences { document.paragraph(sentence) }
    document.heading(2, say("roadmap.communes"))
    document.table(communeTable(limit: .max))
    return document
  }

  /// The summary for a terminal.
  public func screen(width: Int) -> String {
    var parts = [title, banner].compactMap {
      $0.map { TerminalRenderer.paragraph($0, width: width) }
    }
    parts.append(TerminalRenderer.render(yearTable(), width: width))
    parts += sentences.map { TerminalRenderer.paragraph($0, width: width) }
    let communes = communeTable(limit: Self.rowLimit)
    if !communes.rows.isEmpty { parts.append(TerminalRenderer.render(communes, width: width)) }
    let excess = report.comparison.lines.count - communes.rows.count
    if excess > 0 { parts.append(words.say("common.more-rows", ["count": excess])) }
    return parts.joined(separator: "\n\n")
  }

  private var title: String {
    let level = words.level(report.level)
    return say("roadmap.title", ["years": report.years.spanText, "level": level])
      + " (\(report.set.legalNumber))"
  }

  private var banner: String? {
    let (count, total) = report.simulated
    return count > 0 ? words.simulatedBanner(count, total) : nil
  }

  func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  func number(_ value: Double, _ decimals: Int = 2) -> String {
    words.numbers.text(value, decimals: decimals)
  }

  func percent(_ chance: Double) -> String {
    chance.isNaN ? "–" : ChanceBand.percent(chance, words)
  }

  // MARK: Tables

  func yearTable() -> ReportTable {
    let hasGiven = !report.given.lines.isEmpty
    let given = Dictionary(uniqueKeysWithValues: report.given.years.map { ($0.year, $0) })
    return ReportTable(
      [
        .init(say("roadmap.year-heading")), .init(say("roadmap.given"), isNumeric: true),
        .init(say("roadmap.expected"), isNumeric: true),
        .init(say("roadmap.proposed"), isNumeric: true),
        .init(say("roadmap.expected"), isNumeric: true),
        .init(say("roadmap.capacity"), isNumeric: true),
        .init(say("roadmap.effort"), isNumeric: true),
        .init(say("roadmap.limit"), isNumeric: true),
        .init(say("roadmap.one-more"), isNumeric: true),
      ],
      rows: report.years.enumerated().map { step, year in
        let communes = report.uses.first { $0.year == year && !$0.isEffort && $0.name.isEmpty }
        let effort = report.uses.first { $0.year == year && $0.isEffort && $0.name.isEmpty }
        let limit = { (use: ProposedRoadmap.CapacityUse?) in
          use.map { $0.most.isFinite ? words.numbers.short($0.most) : "–" } ?? "–"
        }
        return [
          String(year), hasGiven ? String(given[year]?.planned ?? 0) : "–",
          hasGiven ? expected(given[year]) : "–",
          words.numbers.short(communes?.used ?? 0), number(report.proposed.expected[step]),
          limit(communes), words.numbers.short(effort?.used ?? 0), limit(effort),
          communes.map { gain($0) } ?? "–",
        ]
      })
  }

  /// The number expected of a year of the given roadmap, with how many of its communes it is of where that is not all.
  private func expected(_ year: RoadmapScore.Year?) -> String {
    guard let year else { return number(0) }
    let expected = number(year.expected)
    return year.known < year.planned ? "\(expected) (\(year.known)/\(year.planned))" : expected
  }

  private func gain(_ use: ProposedRoadmap.CapacityUse) -> String {
    guard use.most.isFinite else { return "–" }
    let value = use.gain.isNaN ? use.marginal : use.gain
    return value.isNaN ? "–" : "+" + number(max(0, value), report.reach == nil ? 2 : 3)
  }

  func communeTable(limit: Int) -> ReportTable {
    let work = Dictionary(
      uniqueKeysWithValues: report.proposed.entries.map { ($0.commune, $0.work) })
    let lines = report.comparison.lines.sorted {
      ($0.proposed ?? .max, $0.given ?? .max, $0.commune)
        < ($1.proposed ?? .max, $1.given ?? .max, $1.commune)
    }
    return ReportTable(
      [
        .init(words(.commune)), .init(say("roadmap.given"), isNumeric: true),
        .init(say("roadmap.chance"), isNumeric: true),
        .init(say("roadmap.proposed"), isNumeric: true),
        .init(say("roadmap.chance"), isNumeric: true),
        .init(say("roadmap.criteria-finish")),
      ],
      rows: lines.prefix(limit).map { line in
        if let year = report.recognised[line.commune] {
          return [
            report.names[line.commune] ?? line.commune, line.given.map(String.init) ?? "–",
            percent(line.givenChance), RoadmapGantt.recognised(in: year, words), "–", "",
          ]
        }
        return [
          report.names[line.commune] ?? line.commune, line.given.map(String.init) ?? "–",
          percent(line.givenChance), line.proposed.map(String.init) ?? reason(line.reason),
          percent(line.proposedChance), (work[line.commune]).map(text) ?? "",
        ]
      })
  }

  private func text(_ work: [ProposedRoadmap.Work]) -> String {
    let years = Set(work.map(\.year)).sorted()
    return years.map { year in
      let own = work.filter { $0.year == year }.map(\.criterion).joined(separator: " ")
      return "\(year): \(own)"
    }.joined(separator: "; ")
  }

  func reason(_ reason: ProposedRoadmap.Reason?) -> String {
    switch reason {
    case .cannotByThen: say("common.cannot-by-then")
    case .unknownChance: say("roadmap.chance-unknown")
    case .lowChance: say("roadmap.chance-too-low")
    case .noCapacity: say("roadmap.no-capacity")
    case nil: "–"
    }
  }
}
