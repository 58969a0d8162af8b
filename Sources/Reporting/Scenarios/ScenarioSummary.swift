import Panels
import Planning

/// What scenarios make of targets and levels, beside the baseline.
///
/// What scenarios can change: `docs/scenarios.md`.
///
/// ```swift
/// let figure = ScenarioSummary.LevelFigure(set: "qd-318-2022", level: .met, year: 2025, communes: 52.4)
/// let baseline = ScenarioSummary.Entry(
///   scenario: Scenario(id: Scenario.baselineID, name: LocalizedText(vi: "Cơ sở", en: "Baseline")),
///   targets: [], levels: [figure], isSimulated: false)
/// print(ScenarioSummary([baseline], language: .en, units: units, sets: sets, simulated: (0, 2_340)).screen())
/// ```
public struct ScenarioSummary {
  /// What came of one scenario.
  public struct Entry: Sendable {
    /// The scenario.
    public var scenario: Scenario
    /// Its targets in years ahead.
    public var targets: [TargetResult]
    /// How many communes are expected at each level, everywhere together.
    public var levels: [LevelFigure]
    /// Whether it stands on simulated values.
    public var isSimulated: Bool

    /// Makes an entry.
    public init(
      scenario: Scenario, targets: [TargetResult], levels: [LevelFigure], isSimulated: Bool
    ) {
      self.scenario = scenario
      self.targets = targets
      self.levels = levels
      self.isSimulated = isSimulated
    }
  }

  /// How many communes are expected at a level or above.
  public struct LevelFigure: Hashable, Sendable {
    /// The set.
    public var set: String
    /// The level.
    public var level: Level
    /// The year.
    public var year: Int
    /// The expected number.
    public var communes: Double

    /// Makes a figure.
    public init(set: String, level: Level, year: Int, communes: Double) {
      self.set = set
      self.level = level
      self.year = year
      self.communes = communes
    }
  }

  private let entries: [Entry]
  private let words: Words
  private let titles: [String: String]
  private let simulated: (count: Int, total: Int)
  private let unitNames: [String: String]
  private let setTitles: [String: String]

  /// Prepares a summary.
  ///
  /// - Parameters:
  ///   - entries: The baseline first.
  ///   - language: The language.
  ///   - units: The units of the data.
  ///   - sets: The criteria sets, which are named by their numbers.
  ///   - simulated: Simulated values and all values.
  public init(
    _ entries: [Entry], language: Language, units: UnitTable, sets: [CriteriaSet],
    simulated: (count: Int, total: Int)
  ) {
    self.entries = entries
    unitNames = Dictionary(
      zip(units.codes, units.distinctNames), uniquingKeysWith: { first, _ in first })
    let words = Words(language)
    self.words = words
    setTitles = Dictionary(
      sets.map { ($0.id, words.set($0)) }, uniquingKeysWith: { first, _ in first })
    titles = ScenarioTitles.byID(
      entries.map { entry in
        let scenario = entry.scenario
        let isBaseline = scenario.id == Scenario.baselineID
        return (scenario.id, isBaseline ? words.say("scenario.baseline") : scenario.name[language])
      })
    self.simulated = simulated
  }

  /// The summary as a document.
  public func document(charts: [ReportPicture]) -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, say("scenario.title"))
    if let banner { document.banner(banner) }
    document.list(
      entries.dropFirst().map { entry in
        let name = entry.scenario.name[words.language]
        return name.isEmpty ? entry.scenario.id : "\(name) [\(entry.scenario.id)]"
      })
    document.heading(2, words(.targets))
    document.table(targetTable(entries))
    document.heading(2, say("scenario.levels-title"))
    document.table(levelTable(entries))
    document.pictures(charts)
    document.paragraph(note)
    return document
  }

  /// The summary for a terminal.
  public func screen(width: Int) -> String {
    var parts = [banner].compactMap { $0.map { TerminalRenderer.paragraph($0, width: width) } }
    // A terminal of 100 columns shows the baseline and three scenarios beside it.
    let others = Array(entries.dropFirst())
    for start in stride(from: 0, to: max(1, others.count), by: 3) {
      let part = Array(entries.prefix(1)) + others[start..<min(start + 3, others.count)]
      parts += [targetTable(part), levelTable(part)].filter { !$0.rows.isEmpty }
        .map { TerminalRenderer.render($0, width: width) }
    }
    parts.append(TerminalRenderer.paragraph(note, width: width))
    return parts.joined(separator: "\n\n")
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  private var banner: String? {
    simulated.count > 0 ? words.simulatedBanner(simulated.count, simulated.total) : nil
  }

  private var note: String {
    say(
      "scenario.how-to-read"
    )
  }

  // MARK: Tables

  /// A row a target, a column a scenario: the middle figure and how likely the target is met.
  private func targetTable(_ entries: [Entry]) -> ReportTable {
    guard let baseline = entries.first else { return ReportTable([]) }
    let rows = baseline.targets.filter { first(of: $0, in: baseline) }.flatMap { target in
      let units = own(target, in: baseline).map(\.unit)
      if units.count > Self.unitLimit {
        return [
          row(target, target.target.name[words.language], entries) { unitsMeeting(target, $0) }
        ]
      }
      return units.map { unit in
        let name = unit.map { " · \(unitNames[$0] ?? $0)" } ?? ""
        return row(target, target.target.name[words.language] + name, entries) { entry in
          figure(own(target, in: entry).first { $0.unit == unit })
        }
      }
    }
    return ReportTable(
      [.init(words(.target)), .init(words(.year)), .init(words(.demand))]
        + entries.map { .init(titles[$0.scenario.id] ?? $0.scenario.id, isNumeric: true) },
      rows: rows)
  }

  /// So many communes have a row each; more are counted.
  private static let unitLimit = 6

  private func own(_ target: TargetResult, in entry: Entry) -> [TargetResult] {
    entry.targets.filter { $0.target.id == target.target.id && $0.year == target.year }
  }

  private func first(of target: TargetResult, in entry: Entry) -> Bool {
    own(target, in: entry).first?.unit == target.unit
  }

  private func row(
    _ target: TargetResult, _ name: String, _ entries: [Entry], _ cell: (Entry) -> String
  ) -> [String] {
    [name, String(target.year), words.numbers.text(target.target.requirement)]
      + entries.map(cell)
  }

  /// The middle figure, with the chance that the target is met.
  private func figure(_ result: TargetResult?) -> String {
    guard let result, !result.value.isNaN else { return "–" }
    let figure = words.numbers.short(result.value)
    let value =
      result.basis == .carried ? words.say("report.carried-value", ["value": figure]) : figure
    guard let chance = result.outlook?.chance.probability, !chance.isNaN else { return value }
    return "\(value) (\(ChanceBand.percent(chance, words)))"
  }

  /// How many of the communes that a target speaks of are expected to meet it.
  private func unitsMeeting(_ target: TargetResult, _ entry: Entry) -> String {
    let results = own(target, in: entry)
    let expected = results.reduce(0.0) { sum, result in
      let chance = result.outlook?.chance.probability ?? (result.verdict == .met ? 1 : 0)
      return sum + (chance.isNaN ? 0 : chance)
    }
    let count = words.numbers.text(expected, decimals: 1)
    return say("scenario.figure-of", ["count": count, "results": results.count])
  }

  /// A row a level and year, a column a scenario: the expected number of communes.
  private func levelTable(_ entries: [Entry]) -> ReportTable {
    var keys: [(set: String, level: Level, year: Int)] = []
    for figure in entries.flatMap(\.levels)
    where !keys.contains(where: { $0 == (figure.set, figure.level, figure.year) }) {
      keys.append((figure.set, figure.level, figure.year))
    }
    let rows = keys.map { key in
      [words.level(key.level), setTitles[key.set] ?? key.set, String(key.year)]
        + entries.map { entry in
          let figure = entry.levels.first {
            $0.set == key.set && $0.level == key.level && $0.year == key.year
          }
          return figure.map { words.numbers.text($0.communes, decimals: 1) } ?? "–"
        }
    }
    return ReportTable(
      [.init(words(.level)), .init(words(.set)), .init(words(.year))]
        + entries.map { .init(titles[$0.scenario.id] ?? $0.scenario.id, isNumeric: true) },
      rows: rows)
  }
}
