import Distributions
import Panels

/// Panels for fitting lines, with the years before every spliced break restated in the terms after it.
///
/// At an overlap year the same thing was measured both ways. The years before the break are moved by
/// the difference of the two on the scale on which the indicator is fitted: positive numbers and
/// counts are multiplied by the ratio, shares have their odds `y / (100 − y)` multiplied by the ratio
/// of the odds, so that they stay between 0 and 100, other numbers have the difference added. Where
/// one of the two shares is 0 or 100, which no factor links, both and all that is restated have half
/// the rounding unit added to their two sides. Several breaks chain; a break declared twice is applied
/// once. Restated values are ``Panels/Provenance/derived`` at best.
///
/// Criteria are never assessed on these panels: what was measured then was judged by the rules of
/// then.
///
/// A unit that has values on both sides of a break and no overlap is refused with a problem; its
/// series is cut there.
public struct SplicedSeries: Sendable {
  /// The panels, with values before spliced breaks restated.
  public let panels: PanelSet
  /// The breaks still to be respected: cuts and level shifts, and splices for the units without a
  /// link.
  public let breaks: [SeriesBreak]
  /// Every link, by break and unit.
  public let links: [SpliceLink]
  /// The breaks that could not be spliced or are declared twice, each with the place of its
  /// declaration.
  public let problems: [Problem]
  /// The positions of the declared breaks that only say again what an earlier one said.
  public let repeated: Set<Int>

  /// Splices panels.
  ///
  /// - Parameters:
  ///   - panels: The panels as measured.
  ///   - breaks: The declared breaks.
  ///   - overlaps: The years that the data give both ways.
  /// - Complexity: O(units × periods) for each indicator with a splice.
  public init(_ panels: PanelSet, breaks: [SeriesBreak], overlaps: [MeasuredOverlap] = []) {
    var work = SpliceWork(panels: panels, breaks: breaks, overlaps: overlaps)
    for indicator in Set(breaks.filter { $0.treatment == .splice }.map(\.indicator)).sorted() {
      work.splice(indicator)
    }
    self.panels = work.panels
    self.breaks = work.remaining
    links = work.links
    problems = work.problems
    repeated = work.review.repeated
  }

  /// The scale on which values of a kind are linked: counts as ratios, all else as it is fitted.
  public static func scale(of kind: IndicatorKind) -> Scale {
    kind == .count ? .log : kind.scale
  }
}

/// The work on one set of panels.
private struct SpliceWork {
  var panels: PanelSet
  let breaks: [SeriesBreak]
  let overlaps: [String: [MeasuredOverlap]]
  let review: BreakReview
  var remaining: [SeriesBreak]
  var links: [SpliceLink] = []
  var problems: [Problem] = []

  init(panels: PanelSet, breaks: [SeriesBreak], overlaps: [MeasuredOverlap]) {
    self.panels = panels
    self.breaks = breaks
    self.overlaps = Dictionary(grouping: overlaps, by: \.indicator)
    review = BreakReview(breaks, units: panels.units)
    remaining = breaks.enumerated()
      .filter { [review] in $1.treatment != .splice && !review.repeated.contains($0) }
      .map(\.element)
    problems = review.problems
  }

  mutating func splice(_ indicator: String) {
    guard var panel = panels.panel(indicator) else {
      remaining += breaks.filter { $0.treatment == .splice && $0.indicator == indicator }
      return
    }
    panel.decimals = panel.decimals ?? FigureText.decimals(of: panel)
    let measured = panel
    var errors = panels.standardErrors(of: indicator)
    let scale = WorkingScale(SplicedSeries.scale(of: panel.indicator.kind), of: panel)
    var provenance = (0..<panel.values.count).map { panel.provenance[$0] }
    for (position, seriesBreak) in breaks.enumerated()
    where seriesBreak.treatment == .splice && seriesBreak.indicator == indicator {
      let found = link(seriesBreak, at: position, panel: measured, scale: scale)
      for link in found {
        restate(
          &panel, &provenance, &errors, link: link, before: seriesBreak.year, scale: scale)
      }
      links += found
    }
    panel.provenance = .perCell(provenance)
    panels = panels.with(panel)
    if let errors { panels = panels.with(errors) }
  }

  /// The links of one break; units without one keep it as a cut.
  private mutating func link(
    _ seriesBreak: SeriesBreak, at position: Int, panel: Panel, scale: WorkingScale
  ) -> [SpliceLink] {
    let own = Dictionary(
      (overlaps[seriesBreak.indicator] ?? []).filter { isOverlap($0, of: seriesBreak) }
        .map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    var result: [SpliceLink] = []
    var unlinked: [String] = []
    var impossible: [String] = []
    for unit in units(of: seriesBreak) where spans(panel, unit, year: seriesBreak.year) {
      let code = panels.units.codes[unit]
      if review.isCovered(position, unit: code) { continue }
      let measured = own[code]
      guard let overlap = seriesBreak.overlap ?? measured.map(SeriesBreak.Overlap.init) else {
        unlinked.append(code)
        continue
      }
      let scale = Self.scale(scale, linking: overlap.before, overlap.after)
      let shift = scale.working(overlap.after) - scale.working(overlap.before)
      guard shift.isFinite else {
        impossible.append(code)
        note(
          .spliceImpossible(
            indicator: seriesBreak.indicator, year: seriesBreak.year,
            unit: panels.units.names[unit], before: FigureText.text(overlap.before),
            after: FigureText.text(overlap.after)), at: measured?.location ?? seriesBreak.location)
        continue
      }
      result.append(
        SpliceLink(
          seriesBreak: position, unit: unit, overlapYear: overlap.year, before: overlap.before,
          after: overlap.after, scale: scale.scale, shift: shift,
          provenance: measured?.provenance ?? .observed, source: overlap.source))
    }
    if !unlinked.isEmpty {
      let names = unlinked.map { code in
        panels.units.index(ofCode: code).map { panels.units.names[$0] } ?? code
      }
      note(
        .spliceWithoutOverlap(
          indicator: seriesBreak.indicator, year: seriesBreak.year, units: names),
        at: seriesBreak.location)
    }
    if !unlinked.isEmpty || !impossible.isEmpty {
      var cut = seriesBreak
      cut.units = unlinked + impossible
      remaining.append(cut)
    }
    return result
  }

  /// The scale of one link: the exact odds wherever both shares have them.
  private static func scale(
    _ scale: WorkingScale, linking before: Double, _ after: Double
  ) -> WorkingScale {
    let isInside = { (value: Double) in value > 0 && value < 100 }
    return scale.scale == .logit && isInside(before) && isInside(after)
      ? WorkingScale(.logit, epsilon: 0) : scale
  }

  private mutating func note(_ problem: SeriesProblem, at location: SourceLocation?) {
    problems.append(Problem(.series(problem), at: location))
  }

  /// Without a year of its own a break takes an overlap of its first year or the year before it,
  /// unless that belongs to a splice of the year before.
  private func isOverlap(_ overlap: MeasuredOverlap, of seriesBreak: SeriesBreak) -> Bool {
    if let year = seriesBreak.overlapYear { return overlap.year == year }
    if overlap.year == seriesBreak.year { return true }
    return overlap.year == seriesBreak.year - 1
      && !breaks.contains {
        $0.treatment == .splice && $0.indicator == seriesBreak.indicator
          && $0.year == overlap.year && $0.overlapYear == nil && $0.overlap == nil
          && $0.concerns(overlap.unit)
      }
  }

  private func units(of seriesBreak: SeriesBreak) -> [Int] {
    seriesBreak.units.isEmpty
      ? Array(0..<panels.units.count)
      : Set(seriesBreak.units.compactMap(panels.units.index(ofCode:))).sorted()
  }

  /// Whether a series has values before a year and from it on, so that there is something to link.
  private func spans(_ panel: Panel, _ unit: Int, year: Int) -> Bool {
    guard let first = panels.years.first else { return false }
    let split = min(max(0, year - first), panel.periodCount)
    return (0..<split).contains { !panel[unit, $0].isNaN }
      && (split..<panel.periodCount).contains { !panel[unit, $0].isNaN }
  }

  /// Standard errors are restated as small differences of the values are.
  private func restate(
    _ panel: inout Panel, _ provenance: inout [Provenance], _ errors: inout Panel?,
    link: SpliceLink, before year: Int, scale: WorkingScale
  ) {
    guard let first = panels.years.first else { return }
    let scale = Self.scale(scale, linking: link.before, link.after)
    for period in 0..<min(max(0, year - first), panel.periodCount) {
      let value = panel[link.unit, period]
      if value.isNaN { continue }
      let cell = panel.position(unit: link.unit, period: period)
      panel.values[cell] =
        switch scale.scale {
        case .log: value * (link.after / link.before)
        case .logit: scale.natural(scale.working(value) + link.shift)
        case .identity, .shiftedLog: value + link.shift
        }
      if errors?.values[cell].isNaN == false {
        errors?.values[cell] *=
          scale.scale == .log
          ? link.after / link.before
          : scale.slope(at: value) / scale.slope(at: panel.values[cell])
      }
      provenance[cell] = max(provenance[cell], max(.derived, link.provenance))
    }
  }
}

extension SeriesBreak.Overlap {
  fileprivate init(_ measured: MeasuredOverlap) {
    self.init(
      year: measured.year, before: measured.before, after: measured.after,
      source: measured.source)
  }
}
