import Analytics
import Panels

extension ExplanationWriter {
  /// An indicator: its value against its bar, then where both come from and what is missing.
  func indicator(
    _ indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> ExplanationTree {
    let rule = indicator.rule
    let verdict = indicator.outcome?.verdict
    let mark = verdict.map { String(words.verdict($0).prefix(1)) + " " } ?? ""
    var branches: [ExplanationTree] = []
    if let demand = rule.requiredLevel { branches.append(level(demand, explanation)) }
    if let bar = indicator.bar { branches.append(self.bar(bar, of: indicator, explanation)) }
    if rule.requiredLevel == nil { branches.append(value(indicator, explanation)) }
    branches += advice(indicator, explanation)
    return ExplanationTree(
      "\(mark)\(rule.id) \(rule.name[words.language]): \(comparison(indicator))",
      tone: verdict.map(Self.tone) ?? .plain, branches)
  }

  /// The value against the bar, and by how much.
  private func comparison(_ indicator: IndicatorExplanation) -> String {
    guard let outcome = indicator.outcome else {
      return indicator.requirement.map { say("explain.indicator.bar-follows") + requirement($0) }
        ?? say("explain.indicator.bar-not-known")
    }
    guard outcome == .passesBar || outcome == .failsBar, let requirement = indicator.requirement
    else { return self.outcome(outcome) }
    let margin = indicator.margin
    let distance =
      margin == 0
      ? outcome == .passesBar
        ? say("explain.indicator.at-the-bar")
        : say("explain.indicator.at-the-bar-and-failed")
      : margin > 0
        ? say("explain.indicator.to-spare", ["margin": figure(margin)])
        : indicator.rule.comparison.isUpward
          ? say("explain.indicator.short-by", ["margin": figure(-margin)])
          : say("explain.indicator.above-by", ["margin": figure(-margin)])
    return "\(amount(indicator.value.value, indicator.rule)) "
      + say("explain.indicator.against-follows") + self.requirement(requirement) + ", " + distance
  }

  /// A value with its unit, or yes and no in words.
  func amount(_ value: Double, _ rule: IndicatorRule) -> String {
    if rule.kind == .yesno {
      return yesOrNo(value)
    }
    return measured(figure(value), rule.unit)
  }

  /// Yes or no.
  func yesOrNo(_ value: Double) -> String {
    value == 1 ? say("explain.indicator.yes") : say("explain.indicator.no")
  }

  /// A number with its unit.
  func measured(_ number: String, _ unit: String) -> String {
    let name = words.unit(unit)
    return name.isEmpty ? number : name == "%" ? number + "%" : "\(number) \(name)"
  }

  /// What came of an indicator, in words.
  func outcome(_ outcome: LeafOutcome) -> String {
    switch outcome {
    case .passesBar: say("explain.indicator.passes-bar")
    case .failsBar: say("explain.indicator.fails-bar")
    case .reportedYes: say("explain.indicator.reported-yes")
    case .reportedNo: say("explain.indicator.reported-no")
    case .levelReached: say("explain.indicator.other-set-grants")
    case .levelNotReached: say("explain.indicator.other-set-does-not-grant")
    case .notApplicable: words(.notApplicable)
    case .valueMissing: say("explain.indicator.no-value")
    case .barMissing: say("explain.indicator.the-bar-is-not-known")
    case .zoneMissing: say("explain.indicator.unit-no-region")
    case .levelUnknown: say("explain.indicator.other-set-not-assessable")
    }
  }

  private func level(
    _ demand: RequiredLevel, _ explanation: VerdictExplanation
  ) -> ExplanationTree {
    ExplanationTree(
      say(
        "explain.indicator.asks-level-of-set",
        ["level": quoted(words.level(demand.level)), "set": demand.set]))
  }

  // MARK: Bars

  private func bar(
    _ bar: BarExplanation, of indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> ExplanationTree {
    if bar.trail.bar == .zoneMissing {
      return ExplanationTree(
        say(
          "explain.indicator.bar-differs-by-region"),
        tone: .open)
    }
    let text = indicator.requirement.map(requirement) ?? say("common.not-known")
    return ExplanationTree(
      say("explain.indicator.bar-heading") + text
        + (bar.trail.threshold.map { ", " + scope($0, bar) } ?? ""),
      tone: indicator.requirement == nil ? .open : .plain,
      rule(bar.trail, bar, of: indicator.rule) + own(bar, indicator.rule)
        + course(indicator, bar, explanation))
  }

  /// For whom and when a threshold holds.
  private func scope(_ threshold: Threshold, _ bar: BarExplanation) -> String {
    let whom =
      switch threshold.scope {
      case .national: say("explain.indicator.for-whole-country")
      case .zone(let code): say("explain.indicator.for-region", ["region": code])
      case .province(let name): say("explain.indicator.for-unit", ["unit": name])
      case .unit: say("explain.indicator.for-unit-alone")
      }
    guard let years = threshold.years else { return whom }
    let (first, last) = (years.lowerBound, years.upperBound)
    if first == last { return whom + say("explain.indicator.in-year", ["year": first]) }
    if first == 0 { return whom + say("explain.indicator.to-year", ["year": last]) }
    if last >= 9999 { return whom + say("explain.indicator.from-year", ["year": first]) }
    return whom + say("explain.indicator.in-years", ["first": first, "last": last])
  }

  /// Where a threshold stands, on what it rests, and what it stands before.
  private func rule(
    _ trail: BarTrail, _ bar: BarExplanation, of rule: IndicatorRule
  ) -> [ExplanationTree] {
    guard let threshold = trail.threshold else {
      return [ExplanationTree(say("explain.indicator.no-bar-this-year"))]
    }
    return place(threshold.location) + [basis(threshold, bar)]
      + trail.base.map { multiple($0, factor: Self.factor(threshold)) }
      + trail.outranked.prefix(1).map { next in
        ExplanationTree(
          say("explain.indicator.comes-before-bar-follows")
            + (Self.height(next).map { requirement($0, next, of: rule) }
              ?? say("common.not-known")) + ", "
            + scope(next, bar), place(next.location))
      }
  }

  /// What a height asks for as a bar of a rule.
  private func requirement(
    _ height: Double, _ threshold: Threshold?, of rule: IndicatorRule
  ) -> String {
    requirement((threshold?.comparison ?? rule.comparison).requirement(height))
  }

  /// The bar that another one is a multiple of.
  private func multiple(_ base: BarTrail.Base, factor: Double) -> ExplanationTree {
    let height =
      Self.height(base.trail.bar).map { requirement($0, base.trail.threshold, of: base.rule) }
      ?? "?"
    return ExplanationTree(
      say(
        "explain.indicator.multiple-of-bar",
        ["factor": figure(factor), "height": height, "indicator": base.rule.id, "set": base.set.id]),
      rule(
        base.trail, BarExplanation(height: nil, trail: base.trail, sources: base.set.sources),
        of: base.rule))
  }

  private static func height(_ bar: Bar) -> Double? {
    if case .value(let height) = bar { height } else { nil }
  }

  private static func factor(_ threshold: Threshold) -> Double {
    if case .timesBar(_, _, let factor) = threshold.level { factor } else { .nan }
  }

  private func basis(_ threshold: Threshold, _ bar: BarExplanation) -> ExplanationTree {
    if threshold.isOverlay {
      let source = threshold.sources.joined(separator: ", ")
      return ExplanationTree(
        say("explain.indicator.offices-own-bar")
          + (source.isEmpty ? "" : say("explain.indicator.source", ["source": source])))
    }
    let sources = threshold.sources.map { id in
      ExplanationTree("\(id): \(bar.sources[id] ?? "?")".withVisibleControls)
    }
    if threshold.verified {
      let places = threshold.sources.compactMap { bar.sources[$0] }
      let text =
        places.contains(where: Self.isOfficial)
        ? say("explain.indicator.read-on-official-site")
        : places.isEmpty
          ? say("explain.indicator.read-in-source") : say("explain.indicator.read-in-secondary")
      return ExplanationTree(text, sources)
    }
    return ExplanationTree(
      say("explain.indicator.not-verified"), tone: .open, sources)
  }

  /// Whether a source is a site of the state, and no portal of laws, newspaper or mirror.
  static func isOfficial(_ source: String) -> Bool {
    source.split(separator: " ").contains { word in
      guard let start = word.firstRange(of: "://")?.upperBound else { return false }
      let host = word[start...].prefix { $0 != "/" && $0 != ":" }
      return [".gov.vn", "chinhphu.vn", "quochoi.vn"].contains { host.hasSuffix($0) }
    }
  }

  private static func height(_ threshold: Threshold) -> Double? {
    if case .value(let height) = threshold.level { height } else { nil }
  }

  private func own(_ bar: BarExplanation, _ rule: IndicatorRule) -> [ExplanationTree] {
    guard case .timesOwnValue(let level, let factor) = bar.trail.bar else { return [] }
    let what = say(
      "explain.indicator.multiple-of-own-value",
      ["factor": figure(factor), "level": quoted(words.level(level))])
    guard let own = bar.own else {
      return [
        ExplanationTree(
          what + say("explain.indicator.no-recognition-in-data"),
          tone: .open)
      ]
    }
    return [
      ExplanationTree(
        what + ", \(own.year): "
          + (own.value.value.isNaN
            ? say("explain.indicator.missing") : amount(own.value.value, rule)),
        origin(of: own.value))
    ]
  }

  private func course(
    _ indicator: IndicatorExplanation, _ bar: BarExplanation, _ explanation: VerdictExplanation
  ) -> [ExplanationTree] {
    let comparison = indicator.requirement?.comparison ?? indicator.rule.comparison
    let others = bar.course.filter { $0.year != explanation.year }
    guard !others.isEmpty else { return [] }
    let text = others.map { "\($0.year): \(requirement(comparison.requirement($0.height)))" }
      .joined(separator: "; ")
    return [ExplanationTree(say("explain.indicator.other-years", ["values": text]))]
  }
}
