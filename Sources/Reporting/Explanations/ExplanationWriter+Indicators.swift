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
      return indicator.requirement.map { say("mức ", "bar ") + requirement($0) }
        ?? say("chưa biết mức", "bar not known")
    }
    guard outcome == .passesBar || outcome == .failsBar, let requirement = indicator.requirement
    else { return self.outcome(outcome) }
    let margin = indicator.margin
    let distance =
      margin == 0
      ? outcome == .passesBar
        ? say("đúng bằng mức", "at the bar itself")
        : say("đúng bằng mức, mà bằng thì chưa đạt", "at the bar itself, which does not pass")
      : margin > 0
        ? say("dư \(figure(margin))", "\(figure(margin)) to spare")
        : indicator.rule.comparison.isUpward
          ? say("còn thiếu \(figure(-margin))", "short by \(figure(-margin))")
          : say("còn cao hơn \(figure(-margin))", "above by \(figure(-margin))")
    return "\(amount(indicator.value.value, indicator.rule)) "
      + say("so với mức ", "against ") + self.requirement(requirement) + ", " + distance
  }

  /// A value with its unit, or yes and no in words.
  func amount(_ value: Double, _ rule: IndicatorRule) -> String {
    if rule.kind == .yesno { return value == 1 ? say("có", "yes") : say("không", "no") }
    return measured(figure(value), rule.unit)
  }

  /// A number with its unit.
  func measured(_ number: String, _ unit: String) -> String {
    let name = words.unit(unit)
    return name.isEmpty ? number : name == "%" ? number + "%" : "\(number) \(name)"
  }

  /// What came of an indicator, in words.
  func outcome(_ outcome: LeafOutcome) -> String {
    switch outcome {
    case .passesBar: say("đạt mức", "passes its bar")
    case .failsBar: say("không đạt mức", "fails its bar")
    case .reportedYes: say("được báo cáo là có", "reported as yes")
    case .reportedNo: say("được báo cáo là không", "reported as no")
    case .levelReached: say("đã đạt mức ở bộ kia", "the other set grants the level")
    case .levelNotReached: say("chưa đạt mức ở bộ kia", "the other set does not grant the level")
    case .notApplicable: words(.notApplicable)
    case .valueMissing: say("thiếu số liệu", "no value")
    case .barMissing: say("chưa biết mức phải đạt", "the bar is not known")
    case .zoneMissing: say("đơn vị chưa có vùng", "the unit has no region")
    case .levelUnknown: say("chưa biết mức ở bộ kia", "the other set cannot be assessed")
    }
  }

  private func level(
    _ demand: RequiredLevel, _ explanation: VerdictExplanation
  ) -> ExplanationTree {
    ExplanationTree(
      say(
        "Đòi mức \(quoted(words.level(demand.level))) của bộ \(demand.set)",
        "Asks for the level \(quoted(words.level(demand.level))) of the set \(demand.set)"))
  }

  // MARK: Bars

  private func bar(
    _ bar: BarExplanation, of indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> ExplanationTree {
    if bar.trail.bar == .zoneMissing {
      return ExplanationTree(
        say(
          "Mức: khác nhau theo vùng, mà đơn vị chưa có vùng",
          "Bar: it differs by region, and the unit has none"),
        tone: .open)
    }
    let text = indicator.requirement.map(requirement) ?? say("chưa biết", "not known")
    return ExplanationTree(
      say("Mức: ", "Bar: ") + text + (bar.trail.threshold.map { ", " + scope($0, bar) } ?? ""),
      tone: indicator.requirement == nil ? .open : .plain,
      rule(bar.trail, bar) + own(bar, indicator.rule) + course(bar, indicator.rule, explanation))
  }

  /// For whom and when a threshold holds.
  private func scope(_ threshold: Threshold, _ bar: BarExplanation) -> String {
    let whom =
      switch threshold.scope {
      case .national: say("cho cả nước", "for the whole country")
      case .zone(let code): say("cho vùng \(code)", "for the region \(code)")
      case .province(let name): say("cho \(name)", "for \(name)")
      case .unit: say("cho riêng đơn vị này", "for this unit alone")
      }
    guard let years = threshold.years else { return whom }
    let (first, last) = (years.lowerBound, years.upperBound)
    if first == last { return whom + say(", năm \(first)", ", \(first)") }
    if first == 0 { return whom + say(", đến năm \(last)", ", up to \(last)") }
    if last >= 9999 { return whom + say(", từ năm \(first)", ", from \(first)") }
    return whom + say(", các năm \(first)–\(last)", ", \(first)–\(last)")
  }

  /// Where a threshold stands, on what it rests, and what it stands before.
  private func rule(_ trail: BarTrail, _ bar: BarExplanation) -> [ExplanationTree] {
    guard let threshold = trail.threshold else {
      return [ExplanationTree(say("Không có mức nào cho năm này.", "No bar holds in this year."))]
    }
    return place(threshold.location) + [basis(threshold, bar)]
      + trail.base.map { multiple($0, factor: Self.factor(threshold)) }
      + trail.outranked.prefix(1).map { next in
        ExplanationTree(
          say("Đứng trước mức ", "Comes before the bar ")
            + (Self.height(next).map(figure) ?? say("chưa biết", "not known")) + ", "
            + scope(next, bar), place(next.location))
      }
  }

  /// The bar that another one is a multiple of.
  private func multiple(_ base: BarTrail.Base, factor: Double) -> ExplanationTree {
    let height = Self.height(base.trail.bar).map(figure) ?? "?"
    return ExplanationTree(
      say(
        "\(figure(factor)) lần mức \(height) của chỉ tiêu \(base.rule.id), bộ \(base.set.id)",
        "\(figure(factor)) times the bar \(height) of \(base.rule.id), set \(base.set.id)"),
      rule(
        base.trail, BarExplanation(height: nil, trail: base.trail, sources: base.set.sources)))
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
        say("Mức của cơ quan", "The office's own bar")
          + (source.isEmpty ? "" : say(", nguồn \(source)", ", source \(source)")))
    }
    let sources = threshold.sources.map { id in
      ExplanationTree("\(id): \(bar.sources[id] ?? "?")".withVisibleControls)
    }
    if threshold.verified {
      return ExplanationTree(
        say("Đã đối chiếu với văn bản", "Read in the source"), sources)
    }
    return ExplanationTree(
      say("Chưa đối chiếu được với văn bản", "Not verified in any source"), tone: .open, sources)
  }

  private static func height(_ threshold: Threshold) -> Double? {
    if case .value(let height) = threshold.level { height } else { nil }
  }

  private func own(_ bar: BarExplanation, _ rule: IndicatorRule) -> [ExplanationTree] {
    guard case .timesOwnValue(let level, let factor) = bar.trail.bar else { return [] }
    let what = say(
      "\(figure(factor)) lần số liệu của chính đơn vị năm đạt \(quoted(words.level(level)))",
      "\(figure(factor)) times the unit's own value in the year of \(quoted(words.level(level)))")
    guard let own = bar.own else {
      return [
        ExplanationTree(
          what + say("; chưa có quyết định công nhận nào.", "; no recognition is in the data."),
          tone: .open)
      ]
    }
    return [
      ExplanationTree(
        what + ", \(own.year): "
          + (own.value.value.isNaN ? say("thiếu", "missing") : amount(own.value.value, rule)),
        origin(of: own.value))
    ]
  }

  private func course(
    _ bar: BarExplanation, _ rule: IndicatorRule, _ explanation: VerdictExplanation
  ) -> [ExplanationTree] {
    let others = bar.course.filter { $0.year != explanation.year }
    guard !others.isEmpty else { return [] }
    let text = others.map { "\($0.year): \(figure($0.height))" }.joined(separator: "; ")
    return [ExplanationTree(say("Các năm khác: \(text)", "Other years: \(text)"))]
  }
}
