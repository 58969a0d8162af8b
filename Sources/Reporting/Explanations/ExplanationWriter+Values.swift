import Analytics
import Panels

extension ExplanationWriter {
  /// The value of an indicator with its cell and what else is known of it.
  func value(
    _ indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> ExplanationTree {
    let value = indicator.value
    let year =
      value.year == explanation.year ? "" : say("explain.value.of-year", ["year": value.year])
    let text =
      value.isNotApplicable
      ? words(.notApplicable)
      : value.value.isNaN ? say("explain.value.none") : amount(value.value, indicator.rule)
    return ExplanationTree(
      say("explain.value.value") + "\(year): \(text), " + say("explain.value.column-follows")
        + value.measure,
      tone: value.value.isNaN && !value.isNotApplicable ? .open : .plain, origin(of: value))
  }

  /// Where a value was read, how it came to be, and what stands beside it.
  func origin(of value: ValueExplanation) -> [ExplanationTree] {
    var branches: [ExplanationTree] = []
    switch value.origin {
    case .cell:
      branches += place(value.location).map { place in
        ExplanationTree(
          place.text
            + (value.written.map { say("explain.value.written-follows") + quoted($0) } ?? ""))
      }
    case .villages:
      branches.append(
        ExplanationTree(
          say(
            "explain.value.counted-from-villages")))
    case .plan:
      branches.append(
        ExplanationTree(
          say(
            "explain.value.from-the-plan")))
    case .crosswalk:
      branches.append(
        ExplanationTree(
          say("explain.value.carried-over-title"),
          value.parts.map { part($0, of: value) }))
    case .unknown:
      branches.append(
        ExplanationTree(say("explain.value.cell-not-known"), tone: .open))
    case .missing: break
    }
    branches += facts(value)
    branches += value.others.map { other($0, of: value) }
    branches += restated(value).map { [$0] } ?? []
    branches += value.breaks.map(seriesBreak)
    return branches
  }

  /// How it came to be, its source and the remark beside it.
  private func facts(_ value: ValueExplanation) -> [ExplanationTree] {
    guard let provenance = value.provenance else { return [] }
    let isDoubtful = provenance == .simulated || provenance == .reconstructed
    let source = value.source.map { say("common.source-follows") + words.language.source($0) } ?? ""
    let note = value.note.map { say("explain.value.note-follows") + $0 } ?? ""
    return [
      ExplanationTree(
        (self.provenance(provenance) + source + note).withVisibleControls,
        tone: isDoubtful ? .open : .plain)
    ]
  }

  private func provenance(_ provenance: Provenance) -> String {
    switch provenance {
    case .observed: say("explain.value.observed")
    case .derived: say("explain.value.derived")
    case .estimated: say("explain.value.estimate")
    case .reconstructed:
      say("explain.value.reconstructed")
    case .simulated:
      say("explain.value.simulated")
    }
  }

  private func other(_ other: OtherValue, of value: ValueExplanation) -> ExplanationTree {
    let source =
      other.source.isEmpty
      ? "" : say("explain.value.of-follows") + words.language.source(other.source)
    let written =
      value.isYesNo ? ["1": yesOrNo(1), "0": yesOrNo(0)][other.text] ?? other.text : other.text
    let text = quoted(written) + source
    let reason =
      switch other.reason {
      case .otherSource:
        say(
          "explain.value.other-source-kept", ["value": text])
      case .otherStandard:
        say(
          "explain.value.other-standard-kept", ["value": text])
      case .partOfYear(let part, let isUsed):
        isUsed
          ? say("explain.value.part-used", ["part": self.partOfYear(part), "value": text])
          : say("explain.value.part-kept-apart", ["part": self.partOfYear(part), "value": text])
      }
    return ExplanationTree(reason.withVisibleControls, place(other.location))
  }

  /// A part of a year by its label: `month-06`, `quarter-2`, `half-1`, `ad-hoc`.
  private func partOfYear(_ label: String) -> String {
    let number = label.split(separator: "-").last.flatMap { Int($0) } ?? 0
    if label.hasPrefix("month-") { return say("explain.value.to-month", ["number": number]) }
    if label.hasPrefix("quarter-") { return say("explain.value.of-quarter", ["number": number]) }
    if label.hasPrefix("half-") {
      return number == 1
        ? say("explain.value.of-first-half")
        : say("explain.value.of-second-half")
    }
    return say("explain.value.ad-hoc")
  }

  private func part(_ part: PartValue, of whole: ValueExplanation) -> ExplanationTree {
    let weights = part.weights.filter { !$0.part.isNaN && $0.part < 1 }.map {
      "\($0.base) \(share($0.part))"
    }
    let shares =
      weights.isEmpty ? "" : say("explain.value.part-follows") + weights.joined(separator: ", ")
    let value =
      part.value.isNaN
      ? say("explain.value.no-value")
      : whole.isYesNo ? yesOrNo(part.value) : figure(part.value)
    let weight = part.weight.map { weight in
      ExplanationTree(
        say("explain.value.weight-follows", ["measure": weight.measure])
          + (weight.value.isNaN ? say("explain.value.none") : figure(weight.value))
          + (weight.location.map { ", " + text(of: $0) } ?? ""))
    }
    return ExplanationTree(
      "\(part.name) (\(part.code))\(shares): \(value)".withVisibleControls,
      place(part.location) + [weight].compactMap(\.self))
  }

  private func restated(_ value: ValueExplanation) -> ExplanationTree? {
    guard let restated = value.restated else { return nil }
    return ExplanationTree(
      say(
        "explain.value.restated", ["restated": figure(restated.value)]
      ),
      restated.links.map { year, link in
        ExplanationTree(
          say(
            "explain.value.measured-both-ways",
            [
              "year": year, "overlap": link.overlapYear, "before": figure(link.before),
              "after": figure(link.after),
            ]
          ) + (link.source.isEmpty ? "" : say("common.source-follows") + link.source))
      })
  }

  private func seriesBreak(_ seriesBreak: SeriesBreak) -> ExplanationTree {
    let note = seriesBreak.note[words.language]
    return ExplanationTree(
      say(
        "explain.value.series-breaks-follows", ["year": seriesBreak.year])
        + kind(seriesBreak.kind) + (note.isEmpty ? "" : ". " + note),
      place(seriesBreak.location))
  }

  private func kind(_ kind: SeriesBreak.Kind) -> String {
    switch kind {
    case .criteria: say("explain.value.another-criteria-set")
    case .povertyStandard: say("explain.value.another-poverty-standard")
    case .units: say("explain.value.other-units")
    case .insurance: say("explain.value.other-entitlement-insurance")
    case .method: say("explain.value.another-way-measuring")
    }
  }
}
