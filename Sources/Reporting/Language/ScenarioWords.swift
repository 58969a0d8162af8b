import Panels

/// Says in a sentence what a scenario changes.
///
/// ```swift
/// let words = ScenarioWords(Words(.en), indicators: panels.panels.map(\.indicator))
/// let change = ScenarioChange(.drift(DriftChange(indicator: "income", times: 1.2)))
/// words.text(of: change, units: panels.units)  // Pace of Income per head: × 1.2
/// ```
public struct ScenarioWords {
  private let words: Words
  private let names: [String: String]

  /// Prepares the words.
  ///
  /// `indicators`: The indicators of the data, for their names.
  public init(_ words: Words, indicators: [Indicator]) {
    self.words = words
    names = Dictionary(
      indicators.map { ($0.id, $0.name[words.language]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of an indicator; its id where it is not among those of the data.
  private func name(_ indicator: String) -> String {
    names[indicator] ?? indicator
  }

  /// What is done to a figure, or that nothing is.
  private func list(_ parts: [String]) -> String {
    parts.isEmpty ? say("scenario.unchanged") : parts.joined(separator: ", ")
  }

  /// A change, with the units it concerns.
  public func text(of change: ScenarioChange, units: UnitTable) -> String {
    let text = text(of: change.effect)
    if change.units.isEmpty { return text }
    let names = change.units.prefix(5).map { code in
      units.index(ofCode: code).map { units.names[$0] } ?? code
    }
    let more = change.units.count > 5 ? ", …" : ""
    return "\(text) (\(names.joined(separator: ", "))\(more))"
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }
  private func number(_ value: Double) -> String { words.numbers.short(value) }
  private func signed(_ value: Double) -> String { words.numbers.change(value) }

  private func text(of effect: ScenarioChange.Effect) -> String {
    switch effect {
    case .drift(let drift): return self.drift(drift)
    case .shock(let shock): return self.shock(shock)
    case .entitlement(let entitlement): return self.entitlement(entitlement)
    case .pace(let pace):
      return say(
        "scenario.pace-of-work", ["criteria": pace.criteria, "set": pace.set])
    case .work(let work):
      let which =
        work.criteria.isEmpty
        ? say("scenario.all-criteria")
        : say("scenario.criteria-follow") + work.criteria.joined(separator: ", ")
      let chance = work.chance < 1 ? ", p = \(number(work.chance))" : ""
      return say(
        "scenario.work", ["criteria": which, "set": work.set, "year": work.year, "chance": chance])
    case .bar(let bar): return self.bar(bar)
    case .set(let set):
      return say(
        "scenario.set-replaced", ["from": set.from, "successor": set.becomes, "set": set.set])
    case .passThrough(let link):
      return say(
        "scenario.pass-through",
        [
          "target": name(link.target), "source": name(link.source),
          "elasticity": number(link.elasticity),
        ]
      )
    case .units(let crosswalk):
      return say("scenario.units", ["crosswalk": crosswalk])
    }
  }

  private func drift(_ drift: DriftChange) -> String {
    var parts: [String] = []
    if drift.times != 1 { parts.append("× \(number(drift.times))") }
    if drift.plus != 0 {
      parts.append(signed(drift.plus) + say("scenario.a-year"))
    }
    let start = drift.from.map { say("scenario.from-year", ["year": $0]) } ?? ""
    return say(
      "scenario.drift-follows", ["indicator": name(drift.indicator)])
      + list(parts) + start
  }

  private func shock(_ shock: LevelShock) -> String {
    var parts: [String] = []
    if shock.plus != 0 { parts.append(signed(shock.plus)) }
    if shock.percent != 0 { parts.append(signed(shock.percent) + "%") }
    let fading = shock.halfLife.map {
      say("scenario.fading", ["years": number($0)])
    }
    return say(
      "scenario.shock-follows", ["indicator": name(shock.indicator), "year": shock.year])
      + list(parts)
      + (fading ?? "")
  }

  private func entitlement(_ change: EntitlementChange) -> String {
    let share =
      switch change.entitled {
      case .percent(let percent): number(percent) + say("scenario.of-people")
      case .indicator(let id): name(id)
      }
    let cause =
      switch change.cause {
      case .list: say("scenario.by-list")
      case .recognition(_, let set, let source, let grace):
        say(
          "scenario.after-recognition-under", ["set": set, "source": recognition(source)])
          + (grace > 0 ? say("scenario.grace", ["years": grace]) : "")
      }
    let support = change.support.map { "\($0.from): \(number($0.percent))%" }
    let recovery = change.halfLife.map {
      say("scenario.recovery", ["years": number($0)])
    }
    return say(
      "scenario.entitlement",
      [
        "indicator": name(change.indicator), "cause": cause, "share": share,
        "lost": number(change.lost),
      ]
    )
      + (support.isEmpty
        ? "" : say("scenario.support-follows") + support.joined(separator: ", "))
      + (recovery ?? "")
  }

  private func recognition(_ source: EntitlementChange.RecognitionSource) -> String {
    switch source {
    case .record: say("scenario.on-record")
    case .roadmap: say("scenario.by-roadmap")
    case .forecast: say("scenario.as-forecast")
    }
  }

  private func bar(_ bar: BarChange) -> String {
    var parts: [String] = []
    if let height = bar.to { parts.append("= \(number(height))") }
    if bar.times != 1 { parts.append("× \(number(bar.times))") }
    if bar.plus != 0 { parts.append(signed(bar.plus)) }
    return say(
      "scenario.bar-follows", ["set": bar.set, "indicator": bar.indicator, "from": bar.from])
      + list(parts)
  }
}
