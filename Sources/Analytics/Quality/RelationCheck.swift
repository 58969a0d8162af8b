import Panels

/// Figures that contradict each other: sums, parts and wholes, shares and their parts.
///
/// A figure is held to the decimals of its column, so rounding raises no alarm and "63.0" among tenths
/// is 63.0; a share that is the exact one cut off instead of rounded is told apart.
///
/// The forms are `Σ parts = total`, `part ≤ whole`, `share = 100 part / whole` and `mean = total /
/// count`.
public struct RelationCheck: QualityCheck {
  /// `relations`.
  public static let name = "relations"

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    data.relations.flatMap { relation -> [QualityFinding] in
      switch relation.form {
      case .sum(let parts, let total): sums(data, parts, total)
      case .part(let whole, let part): self.parts(data, part, whole)
      case .share(let share, let numerator, let denominator):
        ratios(data, share, numerator, denominator, percent: true)
          + movesApart(data, share, numerator, denominator)
          + impliedBases(data, share, numerator, denominator)
      case .mean(let mean, let total, let count):
        ratios(data, mean, total, count, percent: false)
      }
    }
  }

  private func cells(_ data: QualityData) -> some Sequence<(unit: Int, period: Int)> {
    let units = data.panels.units.count
    return (0..<units * data.panels.years.count).lazy.map { ($0 % units, $0 / units) }
  }

  private func sums(_ data: QualityData, _ parts: [String], _ total: String) -> [QualityFinding] {
    let panels = parts.compactMap(data.panels.panel)
    guard let whole = data.panels.panel(total) else { return [] }
    let isWhole = panels.count == parts.count
    // Each figure may be off by half its last decimal.
    let slack = (panels + [whole]).map(Self.halfStep).reduce(0, +) + 1e-9
    let decimals = panels.map(FigureText.decimals(of:)).max() ?? 0
    return cells(data).compactMap { unit, period in
      let printed = whole[unit, period]
      if printed.isNaN { return nil }
      let given = panels.filter { !$0[unit, period].isNaN }
      let values = given.map { $0[unit, period] }
      let sum = values.reduce(0, +)
      if given.count < panels.count || !isWhole {
        // What is not given is at least 0.
        let isBounded = panels.allSatisfy { $0.indicator.kind.lowerBound == 0 }
        let isPart =
          given.count == 1
          && data.relations.contains(
            IndicatorRelation(.part(of: total, part: given[0].indicator.id)))
        guard isBounded, !isPart, sum - printed > slack else { return nil }
        return QualityFinding(
          .partsAboveTotal(
            unit: data.name(unit), year: data.panels.years[period], total: total,
            printed: FigureText.text(printed), sum: FigureText.fixed(sum, decimals),
            parts: given.map(\.indicator.id)),
          indicator: total, unit: unit, period: period)
      }
      guard abs(sum - printed) > slack else { return nil }
      return QualityFinding(
        .sumMismatch(
          unit: data.name(unit), year: data.panels.years[period], total: total,
          printed: FigureText.text(printed), sum: FigureText.fixed(sum, decimals), parts: parts,
          hint: DigitSwap.hint(values: values, missing: printed - sum)),
        indicator: total, unit: unit, period: period)
    }
  }

  private func parts(_ data: QualityData, _ part: String, _ whole: String) -> [QualityFinding] {
    guard let small = data.panels.panel(part), let large = data.panels.panel(whole) else {
      return []
    }
    return cells(data).compactMap { unit, period in
      let value = small[unit, period]
      let limit = large[unit, period]
      guard value > limit else { return nil }
      return QualityFinding(
        .partAboveWhole(
          unit: data.name(unit), year: data.panels.years[period], part: part,
          value: FigureText.text(value), whole: whole, wholeValue: FigureText.text(limit)),
        indicator: part, unit: unit, period: period)
    }
  }

  private func ratios(
    _ data: QualityData, _ ratio: String, _ numerator: String, _ denominator: String,
    percent: Bool
  ) -> [QualityFinding] {
    guard let panel = data.panels.panel(ratio), let top = data.panels.panel(numerator),
      let bottom = data.panels.panel(denominator)
    else { return [] }
    let formula = "\(numerator) / \(denominator)"
    let printedDecimals = data.panels.years.indices.map { Self.decimals(of: panel, in: $0) }
    return cells(data).compactMap { unit, period in
      let printed = panel[unit, period]
      guard !printed.isNaN, bottom[unit, period] > 0, !top[unit, period].isNaN else { return nil }
      let exact = (percent ? 100 : 1) * top[unit, period] / bottom[unit, period]
      let decimals = printedDecimals[period]
      let rounded = FigureText.fixed(exact, decimals)
      if FigureText.fixed(printed, decimals) == rounded { return nil }
      let step = (0..<decimals).reduce(1.0) { value, _ in value / 10 }
      let isTruncated = decimals > 0 && printed <= exact && exact - printed < step
      let name = data.name(unit)
      let year = data.panels.years[period]
      let text = FigureText.fixed(printed, decimals)
      return QualityFinding(
        isTruncated
          ? .ratioTruncated(
            unit: name, year: year, indicator: ratio, printed: text, recomputed: rounded,
            formula: formula)
          : .ratioMismatch(
            unit: name, year: year, indicator: ratio, printed: text, recomputed: rounded,
            formula: formula),
        indicator: ratio, unit: unit, period: period)
    }
  }

  /// A base that changes by less in a year grows by itself: households do by one or two percent.
  static let naturalGrowth = 0.02

  /// A count that goes one way while its share goes the other, unless the base is given and has only
  /// grown as bases do.
  private func movesApart(
    _ data: QualityData, _ share: String, _ count: String, _ denominator: String
  ) -> [QualityFinding] {
    guard let shares = data.panels.panel(share), let counts = data.panels.panel(count),
      let bases = data.panels.panel(denominator)
    else { return [] }
    var result: [QualityFinding] = []
    let years = data.panels.years
    for unit in 0..<data.panels.units.count {
      var last: Int?
      for period in years.indices
      where !shares[unit, period].isNaN && !counts[unit, period].isNaN {
        defer { last = period }
        guard let before = last else { continue }
        let rise = counts[unit, period] - counts[unit, before]
        let shareRise = shares[unit, period] - shares[unit, before]
        let growth = abs(bases[unit, period] / bases[unit, before] - 1)
        guard rise * shareRise < 0,
          !(growth <= Self.naturalGrowth * Double(period - before)),
          !data.isBroken(share, unit: unit, after: years[before], upTo: years[period]),
          !data.isBroken(count, unit: unit, after: years[before], upTo: years[period])
        else { continue }
        result.append(
          QualityFinding(
            .countAgainstItsShare(
              unit: data.name(unit), count: count, share: share, from: years[before],
              to: years[period], counts: Self.move(counts, unit, before, period),
              shares: Self.move(shares, unit, before, period)),
            indicator: share, unit: unit, period: period))
      }
    }
    return result
  }

  /// A base that grows or shrinks by more in a year is no base of one unit: that is more than any
  /// commune gains or loses without a change of its borders.
  static let absurdGrowth = 0.15

  /// A count and its share that imply an absurd base, where the base itself is not given. Rounding is
  /// given the benefit of the doubt.
  private func impliedBases(
    _ data: QualityData, _ share: String, _ count: String, _ denominator: String
  ) -> [QualityFinding] {
    guard let shares = data.panels.panel(share), let counts = data.panels.panel(count) else {
      return []
    }
    let bases = data.panels.panel(denominator)
    let years = data.panels.years
    let slack = Self.halfStep(shares)
    var result: [QualityFinding] = []
    for unit in 0..<data.panels.units.count {
      var last: Int?
      for period in years.indices
      where counts[unit, period] > 0 && shares[unit, period] > slack {
        defer { last = period }
        guard let before = last, bases?[unit, before].isNaN ?? true,
          bases?[unit, period].isNaN ?? true,
          !data.isBroken(share, unit: unit, after: years[before], upTo: years[period]),
          !data.isBroken(count, unit: unit, after: years[before], upTo: years[period])
        else { continue }
        let growth = { (low: Double, high: Double) in
          (counts[unit, period] / (shares[unit, period] + low))
            / (counts[unit, before] / (shares[unit, before] + high))
        }
        let limit = (0..<period - before).reduce(1.0) { value, _ in
          value * (1 + Self.absurdGrowth)
        }
        guard growth(slack, -slack) > limit || growth(-slack, slack) < 1 / limit else { continue }
        let base = { (period: Int) in
          FigureText.fixed(100 * counts[unit, period] / shares[unit, period], 0)
        }
        let change = 100 * (growth(0, 0) - 1)
        result.append(
          QualityFinding(
            .impliedBase(
              unit: data.name(unit), count: count, share: share, from: years[before],
              to: years[period], counts: Self.move(counts, unit, before, period),
              shares: Self.move(shares, unit, before, period),
              base: "\(base(before)) → \(base(period))",
              growth: (change > 0 ? "+" : "") + FigureText.fixed(change, 0) + " %"),
            indicator: share, unit: unit, period: period))
      }
    }
    return result
  }

  /// The decimals to which a year's column was printed: those of its finest figure, and of the whole
  /// panel where the year has too few figures to show them.
  private static func decimals(of panel: Panel, in period: Int) -> Int {
    let values = (0..<panel.unitCount).map { panel[$0, period] }.filter { !$0.isNaN }
    if values.count < 3 { return FigureText.decimals(of: panel) }
    return values.map(FigureText.decimals(of:)).max() ?? 0
  }

  private static func move(_ panel: Panel, _ unit: Int, _ from: Int, _ to: Int) -> String {
    FigureText.text(panel[unit, from]) + " → " + FigureText.text(panel[unit, to])
  }

  private static func halfStep(_ panel: Panel) -> Double {
    if panel.indicator.kind == .count { return 0 }
    return (0..<FigureText.decimals(of: panel)).reduce(0.5) { value, _ in value / 10 }
  }
}

/// Two neighbouring digits of a figure the wrong way round: the slip a typist makes.
enum DigitSwap {
  /// `69239 → 69329`, when swapping two neighbouring digits of one of the values adds what is
  /// missing; both when two do, empty when none or more do.
  static func hint(values: [Double], missing: Double) -> String {
    var hints: [String] = []
    for value in values {
      guard let whole = Int(exactly: value), let gap = Int(exactly: missing), gap != 0, whole > 9
      else { continue }
      var digits = Array(String(whole))
      for index in 0..<digits.count - 1 where digits[index] != digits[index + 1] {
        digits.swapAt(index, index + 1)
        let text = String(digits)
        if digits[0] != "0", let swapped = Int(text), swapped - whole == gap {
          hints.append("\(whole) → \(text)")
        }
        digits.swapAt(index, index + 1)
      }
    }
    return hints.count <= 2 ? hints.joined(separator: " / ") : ""
  }
}
