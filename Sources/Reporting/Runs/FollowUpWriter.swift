import Panels
import Planning

/// Says what became of a kept run's forecasts.
///
/// How its tables are read: `docs/runs.md`.
///
/// ```swift
/// let found = FollowUpReport(run: 3, lastYear: 2022, newLastYear: 2023)
/// print(FollowUpWriter(found, language: .en, simulated: (0, 2_340)).screen())
/// ```
public struct FollowUpWriter {
  private let report: FollowUpReport
  private let words: Words
  private let simulated: (count: Int, total: Int)
  private let vocabulary: BookVocabulary
  /// So many rows of a table are shown; the files have them all.
  private static let rowLimit = 20

  /// Prepares a summary.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - language: The language.
  ///   - simulated: Simulated values of the new data, and all of them.
  ///   - indicators: The indicators, which are named.
  ///   - sets: The criteria sets, which are named by their numbers.
  public init(
    _ report: FollowUpReport, language: Language, simulated: (count: Int, total: Int),
    indicators: [Indicator] = [], sets: [CriteriaSet] = []
  ) {
    self.report = report
    self.simulated = simulated
    words = Words(language)
    var vocabulary = BookVocabulary(language)
    for indicator in indicators where !indicator.name[language].isEmpty {
      vocabulary.indicators[indicator.id] = indicator.name
    }
    for set in sets { vocabulary.sets[set.id] = words.set(set) }
    self.vocabulary = vocabulary
  }

  private func indicator(_ id: String) -> String {
    vocabulary.indicators[id]?[words.language] ?? id
  }

  /// The summary as a document.
  public func document() -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, title)
    if let banner { document.banner(banner) }
    for section in sections {
      document.heading(2, section.title)
      if section.table.rows.isEmpty {
        document.paragraph(nothing)
      } else {
        document.table(section.table)
      }
      if let note = section.note { document.paragraph(note) }
    }
    return document
  }

  /// The summary for a terminal.
  public func screen(width: Int) -> String {
    var parts = [title, banner].compactMap {
      $0.map { TerminalRenderer.paragraph($0, width: width) }
    }
    for section in sections where !section.table.rows.isEmpty {
      parts.append(section.title + "\n" + TerminalRenderer.render(section.table, width: width))
      if let note = section.note { parts.append(TerminalRenderer.paragraph(note, width: width)) }
    }
    return parts.joined(separator: "\n\n")
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  private var title: String {
    say(
      "follow-up.title",
      ["run": String(report.run), "first-end": report.lastYear, "second-end": report.newLastYear]
    )
  }

  private var nothing: String { say("common.none") }

  private var banner: String? {
    simulated.count > 0 ? words.simulatedBanner(simulated.count, simulated.total) : nil
  }

  private struct Section {
    let title: String
    let table: ReportTable
    var note: String?
  }

  private var sections: [Section] {
    [
      Section(
        title: say("follow-up.forecasts-title"), table: forecasts,
        note: report.forecasts.isEmpty
          ? nil
          : say(
            "follow-up.how-to-read-intervals"
          )),
      Section(
        title: say("follow-up.probabilities-title"), table: chances,
        note: report.chances.isEmpty
          ? nil
          : say(
            "follow-up.how-to-read-scores")),
      Section(
        title: say("follow-up.criteria-per-commune"), table: criteria),
      Section(title: words(.targets), table: targets),
      Section(title: moveTitle, table: moves, note: moveNote),
      Section(
        title: say("follow-up.revisions-title"), table: revisions),
    ]
  }

  // MARK: Tables

  private func percent(_ share: Double) -> String {
    words.numbers.percent(100 * share, decimals: 0)
  }

  private var forecasts: ReportTable {
    ReportTable(
      [
        .init(say("common.indicator-heading")), .init(words(.year)),
        .init("n", isNumeric: true), .init(say("follow-up.in-80"), isNumeric: true),
        .init(say("follow-up.in-95"), isNumeric: true),
        .init(say("follow-up.error"), isNumeric: true),
        .init(say("follow-up.error-of-last-value"), isNumeric: true),
        .init(say("follow-up.skill"), isNumeric: true),
      ],
      rows: report.forecasts.filter { $0.count > 0 }.map {
        [
          indicator($0.indicator), String($0.year), words.numbers.text($0.count),
          percent($0.coverage80),
          percent($0.coverage95), words.numbers.short($0.meanAbsoluteError),
          words.numbers.short($0.meanAbsoluteErrorOfLastValue), percent($0.skill),
        ]
      })
  }

  private var chances: ReportTable {
    ReportTable(
      [
        .init(say("follow-up.event")), .init(words(.year)),
        .init("n", isNumeric: true), .init(say("follow-up.expected"), isNumeric: true),
        .init(say("follow-up.event-came"), isNumeric: true), .init("Brier", isNumeric: true),
        .init(say("follow-up.brier-of-last-value"), isNumeric: true),
        .init(say("follow-up.log-score"), isNumeric: true), .init(say("follow-up.reading")),
      ],
      rows: report.chances.map {
        [
          event($0), String($0.year), words.numbers.text($0.sums.count),
          words.numbers.text($0.expected, decimals: 1), words.numbers.text($0.occurred),
          words.numbers.text($0.sums.brier, decimals: 3),
          $0.subject == .target
            ? "" : words.numbers.text($0.sums.brierOfLastValue, decimals: 3),
          words.numbers.text($0.sums.meanLogLoss, decimals: 3), reading($0.reading),
        ]
      })
  }

  private func event(_ score: ChanceScore) -> String {
    switch score.subject {
    case .bar: "\(indicator(score.name)) (\(words.source(ofBar: score.event)))"
    case .level:
      "\(words.level(id: score.event)) (\(vocabulary.set(score.name)))"
    case .allCriteria: say("follow-up.all-criteria") + " (\(vocabulary.set(score.name)))"
    case .target: score.name
    }
  }

  private func reading(_ reading: ChanceScore.Reading) -> String {
    switch reading {
    case .asSaid: say("follow-up.as-often")
    case .moreOften: say("follow-up.more-often")
    case .lessOften: say("follow-up.less-often")
    case .tooFew: say("follow-up.too-few")
    }
  }

  private var criteria: ReportTable {
    ReportTable(
      [
        .init(words(.set)), .init(words(.year)), .init(words(.communes), isNumeric: true),
        .init(say("follow-up.expected"), isNumeric: true),
        .init(words(.met), isNumeric: true), .init(say("follow-up.error"), isNumeric: true),
        .init(say("follow-up.in-90"), isNumeric: true),
      ],
      rows: report.criteria.map {
        [
          vocabulary.set($0.set), String($0.year), words.numbers.text($0.communes),
          words.numbers.text($0.expected, decimals: 2), words.numbers.text($0.actual, decimals: 2),
          words.numbers.text($0.meanAbsoluteError, decimals: 2), percent($0.coverage90),
        ]
      })
  }

  private var targets: ReportTable {
    ReportTable(
      [
        .init(words(.target)), .init(say("common.unit-heading")), .init(words(.year)),
        .init(words(.demand)), .init(say("follow-up.forecast"), isNumeric: true),
        .init(say("common.probability-heading"), isNumeric: true),
        .init(say("follow-up.value-came"), isNumeric: true), .init(say("common.verdict-heading")),
      ],
      rows: report.targets.prefix(Self.rowLimit).map {
        [
          $0.result.target.name[words.language], $0.result.unit ?? "", String($0.result.year),
          words.numbers.text($0.result.target.requirement), words.numbers.short($0.forecast),
          $0.probability.isNaN ? "" : percent($0.probability),
          words.numbers.short($0.result.value), words.verdict($0.result.verdict),
        ]
      })
  }

  // MARK: Moves and revisions

  private var moveTitle: String {
    guard let years = report.moveYears else { return say("follow-up.moves-title") }
    return say(
      "follow-up.moves-between-years", ["from": years.from, "to": years.to])
  }

  private var moveNote: String? {
    let counts = UnitMove.Kind.allCases.compactMap { kind -> String? in
      let own = report.moves.filter { $0.kind == kind }
      if own.isEmpty { return nil }
      let gained = own.count(where: \.isGain)
      return say(
        "follow-up.moves",
        ["kind": self.kind(kind), "gained": gained, "lost": own.count - gained])
    }
    return counts.isEmpty ? nil : counts.joined(separator: "; ") + "."
  }

  private func kind(_ kind: UnitMove.Kind) -> String {
    switch kind {
    case .level: say("follow-up.levels")
    case .criterion: say("follow-up.criteria")
    case .indicator: say("follow-up.indicators")
    case .condition: say("follow-up.conditions")
    }
  }

  /// Levels and criteria by commune, those that lost something first.
  private var moves: ReportTable {
    var units: [String] = []
    var own: [String: [UnitMove]] = [:]
    for move in report.moves where move.kind == .level || move.kind == .criterion {
      let key = move.unit + " " + move.set
      if own[key] == nil { units.append(key) }
      own[key, default: []].append(move)
    }
    let items = { (moves: [UnitMove]) in
      moves.map {
        $0.kind == .level
          ? "\(words.level(id: $0.before)) → \(words.level(id: $0.after))" : $0.item
      }.joined(separator: ", ")
    }
    let rows = units.compactMap { own[$0] }.map { moves in
      (lost: moves.filter { !$0.isGain }, gained: moves.filter(\.isGain), first: moves[0])
    }.enumerated().sorted {
      ($1.element.lost.count, $0.offset) < ($0.element.lost.count, $1.offset)
    }.map(\.element)
    return ReportTable(
      [
        .init(words(.commune)), .init(words(.set)), .init(say("follow-up.lost")),
        .init(say("follow-up.gained")),
      ],
      rows: rows.prefix(Self.rowLimit).map {
        [$0.first.name, vocabulary.set($0.first.set), items($0.lost), items($0.gained)]
      })
  }

  private var revisions: ReportTable {
    ReportTable(
      [
        .init(say("common.unit-heading")), .init(say("common.indicator-heading")),
        .init(words(.year)),
        .init(say("follow-up.before"), isNumeric: true),
        .init(say("follow-up.now"), isNumeric: true),
      ],
      rows: report.revisions.prefix(Self.rowLimit).map {
        [
          $0.unit, indicator($0.indicator), String($0.year), words.numbers.short($0.before),
          words.numbers.short($0.after),
        ]
      })
  }
}
