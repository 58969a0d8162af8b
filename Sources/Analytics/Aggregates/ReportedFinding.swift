import Panels

/// Something doubtful about published figures, with the place of the figure.
///
/// Bands of 10, 20 and 5 communes beside a total of 36 are one: `10 + 20 + 5 ≠ 36`.
public struct ReportedFinding: Sendable, Equatable {
  /// What is the matter.
  public var problem: ProblemKind
  /// Where the figure stands.
  public var location: SourceLocation?

  /// Everything doubtful about some tables: figures their own parts contradict, shares cut off instead
  /// of rounded or taken of another base, counts with decimals, changes counted from the year itself,
  /// pages that contradict each other, counts and shares that move apart.
  public static func all(of tables: [ReportedTable]) -> [ReportedFinding] {
    ReportedTable.checks(of: tables).compactMap { mismatch($0, among: tables) }
      + tables.flatMap(\.figures).compactMap(ownFault)
      + conflicts(in: tables)
      + ReportedTable.oppositeMoves(in: tables).map {
        ReportedFinding(
          problem: .countAgainstShare(
            place: $0.later.place, item: $0.item, from: $0.earlier.dateText, to: $0.later.dateText))
      }
  }

  private static func mismatch(
    _ check: ReportedCheck, among tables: [ReportedTable]
  ) -> ReportedFinding? {
    let figure = check.figure
    let place = "\(figure.place) \(figure.year)"
    switch check.outcome {
    case .agrees, .consistent, .given, .notRecomputable: return nil
    case .truncated:
      return ReportedFinding(
        problem: .series(
          .printedTruncated(
            place: place, item: figure.item, printed: figure.printed, recomputed: check.rounded)),
        location: figure.location)
    case .differs:
      let table = tables.first { $0.figures.contains(figure) }
      if let other = table.flatMap({ otherFormula(of: figure, in: $0) }) {
        return ReportedFinding(
          problem: .series(
            .otherFormula(
              place: place, item: figure.item, printed: figure.printed,
              recomputed: check.rounded, formula: check.formula, other: other)),
          location: figure.location)
      }
      return ReportedFinding(
        problem: .publishedMismatch(
          place: place, item: figure.item, printed: figure.printed, recomputed: check.rounded),
        location: figure.location)
    }
  }

  /// The formula that gives the figure printed, where the usual one does not.
  private static func otherFormula(of figure: ReportedFigure, in table: ReportedTable) -> String? {
    let candidates: [(numerators: [String], denominator: String)]
    switch figure.item {
    case "share:recognised": candidates = [(["recognised", "basic"], "communes")]
    case "share:advanced": candidates = [(["advanced"], "communes")]
    case "share:model": candidates = [(["model"], "communes"), (["model"], "advanced")]
    default: return nil
    }
    let decimals = ReportedTable.decimals(figure.printed)
    for candidate in candidates {
      let values = candidate.numerators.compactMap(table.value)
      let whole =
        candidate.denominator == "communes" ? table.communes : table.value(candidate.denominator)
      guard values.count == candidate.numerators.count, let whole, whole > 0 else { continue }
      let share = 100 * values.reduce(0, +) / whole
      if ReportedTable.rounded(share, decimals: decimals)
        == ReportedTable.rounded(figure.value, decimals: decimals)
      {
        let top = candidate.numerators.joined(separator: " + ")
        return (values.count > 1 ? "(\(top))" : top) + " / \(candidate.denominator)"
      }
    }
    return nil
  }

  private static func ownFault(_ figure: ReportedFigure) -> ReportedFinding? {
    let place = "\(figure.place) \(figure.year)"
    if let change = figure.change, change.since >= figure.year {
      return ReportedFinding(
        problem: .series(.changeFromItself(place: place, item: figure.item, year: figure.year)),
        location: figure.location)
    }
    let isCount = ReportedTable.counts.contains(figure.item) || figure.item.hasPrefix("band:")
    guard isCount, figure.value != figure.value.rounded() else { return nil }
    return ReportedFinding(
      problem: .series(
        .fractionalCount(place: place, item: figure.item, printed: figure.printed)),
      location: figure.location)
  }

  /// Figures of one place, date and item that differ beyond rounding from page to page.
  private static func conflicts(in tables: [ReportedTable]) -> [ReportedFinding] {
    struct Key: Hashable {
      var place: String
      var date: String
      var item: String
    }
    var first: [Key: ReportedFigure] = [:]
    var result: [ReportedFinding] = []
    for table in tables {
      for figure in table.figures {
        let key = Key(place: table.place, date: table.dateText, item: figure.item)
        guard let known = first[key] else {
          first[key] = figure
          continue
        }
        let decimals = min(
          ReportedTable.decimals(known.printed), ReportedTable.decimals(figure.printed))
        if ReportedTable.rounded(known.value, decimals: decimals)
          == ReportedTable.rounded(figure.value, decimals: decimals)
        {
          continue
        }
        result.append(
          ReportedFinding(
            problem: .series(
              .reportedConflict(
                place: table.place, date: table.dateText, item: figure.item, first: known.printed,
                firstSource: known.source, second: figure.printed, secondSource: figure.source)),
            location: figure.location))
      }
    }
    return result
  }
}

extension ReportedFigure {
  /// The item and the year of `change:advanced:2021`: a change since that year.
  var change: (item: String, since: Int)? {
    guard item.hasPrefix("change:") else { return nil }
    let parts = item.split(separator: ":").map(String.init)
    guard parts.count == 3, let since = Int(parts[2]) else { return nil }
    return (parts[1], since)
  }
}
