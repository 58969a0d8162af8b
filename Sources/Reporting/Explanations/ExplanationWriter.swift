import Analytics
import Panels

/// Says an explanation in words, as a tree.
///
/// What an explanation says: `docs/explain.md`.
///
/// ```swift
/// let writer = ExplanationWriter(language: .vi, folder: "/srv/plans/ha-nam-2023")
/// print(writer.tree(explanation).lines(width: 80, usesColor: true).joined(separator: "\n"))
/// ```
public struct ExplanationWriter {
  let words: Words
  /// The folder from which paths are shown.
  let folder: String

  /// Prepares a writer.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - folder: The folder from which paths are shown; files outside it by their whole path.
  public init(language: Language, folder: String) {
    words = Words(language)
    self.folder = folder
  }

  /// The whole explanation.
  public func tree(_ explanation: VerdictExplanation) -> ExplanationTree {
    var branches = [verdict(explanation), set(explanation)]
    if let reported = explanation.reported { branches.append(self.reported(reported)) }
    branches += explanation.indicators.map { indicator($0, explanation) }
    branches += [ladder(explanation), outlook(explanation)].compactMap(\.self)
    return ExplanationTree(heading(explanation), branches)
  }

  // MARK: What is explained

  private func heading(_ explanation: VerdictExplanation) -> String {
    let unit = explanation.unit
    let places = unit.places.filter { $0.name != unit.name }.map(\.name)
    return "\(itemWord(explanation.item.kind)) \(explanation.item.id)"
      + " \(quoted(explanation.item.name[words.language])), "
      + ([unit.name + " (\(unit.code))"] + places).joined(separator: ", ")
      + say("explain.in-year", ["year": explanation.year])
  }

  private func itemWord(_ kind: ExplainedItem.Kind) -> String {
    switch kind {
    case .criterion: say("explain.criterion")
    case .indicator: say("common.indicator-heading")
    case .condition: say("explain.condition-of-recognition")
    }
  }

  private func verdict(_ explanation: VerdictExplanation) -> ExplanationTree {
    guard let verdict = explanation.verdict else {
      let chance = explanation.outlook.first { $0.year == explanation.year }
      let text =
        chance.map { $0.isInForce && !$0.chance.isNaN } ?? false
        ? say(
          "explain.chance-follows", ["year": explanation.year])
          + self.chance(chance?.chance ?? .nan)
        : say(
          "explain.no-chance", ["year": explanation.year])
      return ExplanationTree(
        text
          + say(
            "explain.data-end", ["year": explanation.lastYear]),
        tone: .open)
    }
    let set =
      explanation.isInForce
      ? "" : say("explain.by-set-not-in-force", ["year": explanation.year])
    return ExplanationTree(
      set + words.verdict(verdict) + reason(explanation, verdict), tone: Self.tone(verdict))
  }

  /// Why the verdict is what it is.
  private func reason(_ explanation: VerdictExplanation, _ verdict: Verdict) -> String {
    let isUnlisted =
      explanation.item.kind == .criterion
      && explanation.set.criteria.contains {
        $0.id == explanation.item.id && $0.indicators.isEmpty
      }
    if isUnlisted {
      return say(
        "explain.only-reported-counts"
      )
    }
    if explanation.reported?.decides == true {
      return say(
        "explain.reported-decides")
    }
    guard explanation.item.kind == .criterion, let counts = explanation.counts else {
      return explanation.indicators.first.flatMap { $0.outcome.map { ": " + outcome($0) + "." } }
        ?? "."
    }
    let needed =
      explanation.required.map {
        say("explain.some-needed", ["count": $0])
      } ?? say("explain.all-needed")
    let open =
      counts.unknown > 0
      ? say("common.of-them-not-assessable", ["count": counts.unknown]) : ""
    return say(
      "explain.indicators-met",
      ["met": counts.met, "applicable": counts.applicable, "open": open, "needed": needed])
  }

  private func set(_ explanation: VerdictExplanation) -> ExplanationTree {
    let set = explanation.set
    let day = set.issued.map { say("explain.dated", ["date": date($0)]) } ?? ""
    let last = set.years.upperBound
    let years =
      last >= 9999
      ? say("explain.from-year", ["year": set.years.lowerBound])
      : set.years.spanText
    var branches = [
      ExplanationTree(
        say("explain.used-for-assessment", ["years": years])
          + (explanation.isInForce
            ? say("explain.in-force", ["year": explanation.year])
            : say(
              "explain.not-in-force", ["year": explanation.year])),
        tone: explanation.isInForce ? .plain : .open)
    ]
    branches += zone(explanation).map { [ExplanationTree($0)] } ?? []
    branches += place(explanation.item.location ?? set.location)
    if !explanation.otherSets.isEmpty {
      let others = explanation.otherSets.map { "--set \($0.id)" }.joined(separator: ", ")
      branches.append(
        ExplanationTree(say("explain.also-in-other-sets", ["sets": others])))
    }
    return ExplanationTree(
      say("explain.set-follows") + "\(set.legalNumber)\(day), \(set.title[words.language])",
      branches)
  }

  private func zone(_ explanation: VerdictExplanation) -> String? {
    guard let used = explanation.unit.usedZone else { return nil }
    let name = explanation.set.zones.first { $0.code == used }?.name[words.language]
    let text = used + (name.map { " (\($0))" } ?? "")
    return used == explanation.unit.zone
      ? say("explain.region-of-unit", ["region": text])
      : say(
        "explain.special-area", ["region": text])
  }

  private func reported(_ reported: ReportedVerdict) -> ExplanationTree {
    let isMet = reported.value.value == 1
    let said =
      reported.value.isNotApplicable
      ? words(.notApplicable) : isMet ? words(.met) : words(.notMet)
    var text = say(
      "explain.reported-for-the-whole", ["verdict": said])
    if reported.isContradicted {
      text += say(
        "explain.indicators-win")
    }
    return ExplanationTree(
      text, tone: reported.isContradicted ? .open : .plain, origin(of: reported.value))
  }

  // MARK: Words

  func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  func quoted(_ text: String) -> String { "“\(text)”" }

  /// A day as it is written in the language.
  func date(_ date: CalendarDate) -> String {
    guard words.language == .vi else { return date.description }
    return
      ([date.day, date.month].compactMap(\.self).map { $0 < 10 ? "0\($0)" : "\($0)" }
      + [String(date.year)]).joined(separator: "/")
  }

  /// A share of one in per cent; one that is too small for a decimal is not called none.
  func share(_ share: Double) -> String {
    share > 0 && share < 0.0005
      ? "< " + words.numbers.percent(0.1) : words.numbers.percent(100 * share)
  }

  func chance(_ chance: Double) -> String { ChanceBand.percent(chance, words) }

  /// A number with the decimals it was written with, up to four; computed ones with two, and small ones with six, so
  /// that no value looks like the bar it misses.
  func figure(_ value: Double) -> String {
    var power = 1.0
    for decimals in 0...4 {
      if abs(value * power - (value * power).rounded()) < 1e-7 {
        return words.numbers.text(value, decimals: decimals)
      }
      power *= 10
    }
    return words.numbers.text(value, decimals: abs(value) < 0.01 ? 6 : 2)
  }

  func requirement(_ requirement: Requirement) -> String {
    words.numbers.text(requirement, bar: figure)
  }

  /// A place as a branch of its own, in the form that editors jump to; none for none.
  func place(_ location: SourceLocation?) -> [ExplanationTree] {
    location.map { [ExplanationTree(text(of: $0))] } ?? []
  }

  /// A place with the path seen from the folder.
  func text(of location: SourceLocation) -> String {
    var location = location
    location.file = shown(location.file)
    return location.description.withVisibleControls
  }

  /// A path seen from the folder.
  func shown(_ path: String) -> String {
    if path == "-" { return say("common.standard-input") }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : path
  }

  static func tone(_ verdict: Verdict) -> ExplanationTree.Tone {
    switch verdict {
    case .met: .good
    case .notMet: .bad
    case .notAssessable: .open
    case .notApplicable: .plain
    }
  }
}
