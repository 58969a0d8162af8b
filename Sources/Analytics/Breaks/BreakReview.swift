import Panels

/// Breaks that are declared more than once for a unit and a year.
///
/// What two declarations say alike is applied once, with a notice; where they ask for different things
/// the later one is refused, and what is first said stands. Two cuts for two reasons are one cut and
/// need no word.
struct BreakReview {
  /// The positions of the breaks that add nothing to earlier ones.
  private(set) var repeated: Set<Int> = []
  /// What to tell, each with the place of the later declaration.
  private(set) var problems: [Problem] = []
  /// By position the codes for which an earlier declaration stands; all where it is `nil`.
  private var covered: [Int: Set<String>?] = [:]

  /// Compares the breaks of each indicator and year.
  init(_ breaks: [SeriesBreak], units: UnitTable) {
    struct Key: Hashable {
      var indicator: String
      var year: Int
    }
    let groups = Dictionary(grouping: breaks.indices) {
      Key(indicator: breaks[$0].indicator, year: breaks[$0].year)
    }
    for (later, seriesBreak) in breaks.enumerated() {
      let group = groups[Key(indicator: seriesBreak.indicator, year: seriesBreak.year)] ?? []
      for earlier in group where earlier < later && !repeated.contains(earlier) {
        compare(breaks[earlier], seriesBreak, at: later, units)
      }
    }
  }

  /// Whether an earlier declaration stands for a unit.
  func isCovered(_ position: Int, unit code: String) -> Bool {
    guard let codes = covered[position] else { return false }
    return codes?.contains(code) ?? true
  }

  private mutating func compare(
    _ first: SeriesBreak, _ second: SeriesBreak, at position: Int, _ units: UnitTable
  ) {
    let shared = first.units.isEmpty ? second.units : second.units.filter(first.concerns)
    let shown = second.units.isEmpty && !first.units.isEmpty ? first.units : shared
    let isAll = first.units.isEmpty && second.units.isEmpty
    if !isAll, shown.isEmpty { return }
    let names = shown.map { code in units.index(ofCode: code).map { units.names[$0] } ?? code }
    let isSame = first.asks == second.asks
    if isSame, first.treatment == .newSegment, first.kind != second.kind { return }
    if first.units.isEmpty {
      covered[position] = second.units.isEmpty ? .some(nil) : .some(Set(second.units))
    } else if let known = covered[position] {
      covered[position] = .some(known?.union(shown))
    } else {
      covered[position] = .some(Set(shown))
    }
    let isWhole =
      covered[position].map { codes in
        codes.map { !second.units.isEmpty && $0.isSuperset(of: second.units) } ?? true
      } ?? false
    if isSame, isWhole { repeated.insert(position) }
    let kind: SeriesProblem =
      isSame
      ? .breakDeclaredTwice(
        indicator: second.indicator, year: second.year, units: names,
        treatment: second.asks.words)
      : .breaksContradict(
        indicator: second.indicator, year: second.year, units: names, first: first.asks.words,
        firstLine: first.location?.line, second: second.asks.words)
    problems.append(Problem(.series(kind), at: second.location))
  }
}

extension SeriesBreak {
  /// What a declaration asks for, beside where and why.
  fileprivate struct Request: Equatable {
    var treatment: Treatment
    var overlapYear: Int?
    var before: Double?
    var after: Double?
    var regimes: Regimes?

    /// `splice 9.22 → 15.19`, `level-shift`.
    var words: String {
      guard let before, let after else { return treatment.rawValue }
      return "\(treatment.rawValue) \(FigureText.text(before)) → \(FigureText.text(after))"
    }
  }

  fileprivate var asks: Request {
    treatment == .splice
      ? Request(
        treatment: treatment, overlapYear: overlap?.year ?? overlapYear, before: overlap?.before,
        after: overlap?.after, regimes: regimes)
      : Request(treatment: treatment)
  }
}
