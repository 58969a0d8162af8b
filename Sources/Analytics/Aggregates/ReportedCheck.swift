import Panels

/// A printed figure beside what its own table makes of it.
public struct ReportedCheck: Sendable {
  /// What the comparison says.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The printed figure is the recomputed one, rounded.
    case agrees
    /// The printed figure is the recomputed one, cut off instead of rounded.
    case truncated
    /// The printed figure lies inside what the bands allow.
    case consistent
    /// The printed figure cannot come from its parts.
    case differs
    /// A count that others are made from.
    case given
    /// The table does not hold the parts.
    case notRecomputable = "not_recomputable"
  }

  /// The figure.
  public let figure: ReportedFigure
  /// The recomputed value, unrounded; `NaN` when it cannot be had.
  public let recomputed: Double
  /// The recomputed value with the decimals printed.
  public let rounded: String
  /// How it was recomputed.
  public let formula: String
  /// What the comparison says.
  public let outcome: Outcome
}

/// The figures one page gives for one place and date.
public struct ReportedTable: Sendable {
  /// The place.
  public let place: String
  /// The year.
  public let year: Int
  /// The month, for a date within the year.
  public let month: Int?
  /// The figures, in the order of the file.
  public let figures: [ReportedFigure]

  /// Puts figures into tables by place, date and source, in the order of the file.
  public static func tables(of figures: [ReportedFigure]) -> [ReportedTable] {
    struct Key: Hashable {
      var place: String
      var year: Int
      var month: Int?
      var source: String
    }
    var order: [Key] = []
    var groups: [Key: [ReportedFigure]] = [:]
    for figure in figures {
      let key = Key(
        place: figure.place, year: figure.year, month: figure.month, source: figure.source)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(figure)
    }
    return order.map {
      ReportedTable(place: $0.place, year: $0.year, month: $0.month, figures: groups[$0] ?? [])
    }
  }

  /// The bands of the table, highest first.
  public var bands: [(band: Band, communes: Int)] {
    figures.compactMap { figure in
      guard let band = Self.band(figure.item), let communes = Int32(exactly: figure.value) else {
        return nil
      }
      return (band, Int(communes))
    }.sorted { $0.0.low > $1.0.low }
  }

  /// Whether the bands reach down to 0 without a gap, so that they hold every commune.
  public var bandsAreComplete: Bool {
    let bands = bands.map(\.band)
    guard let last = bands.last, last.low == 0, bands.count > 1 else { return false }
    return zip(bands, bands.dropFirst()).allSatisfy { $0.low == $1.high + 1 }
  }

  /// The bands as rows, with shares that add to 100 %; none when they are not complete.
  public func bandCounts() -> [BandCount] {
    guard bandsAreComplete else { return [] }
    return BandTable(bands: bands.map(\.band)).counts(
      bands.map(\.communes), level: "place", group: place, set: "reported", year: year,
      provenance: .observed)
  }

  /// Every figure of every table beside what the others make of it.
  public static func checks(of tables: [ReportedTable]) -> [ReportedCheck] {
    tables.flatMap { table in
      let before = tables.first {
        $0.place == table.place && $0.year == table.year - 1 && $0.month == table.month
          && $0.value("criteria_average") != nil
      }
      return table.figures.map { figure in
        if let change = figure.change {
          return table.check(figure, change: change, among: tables)
        }
        return table.check(figure, before: before)
      }
    }
  }

  /// A share and its count that move in opposite directions from one table of a place to the next.
  public struct OppositeMove: Sendable {
    /// The earlier table.
    public let earlier: ReportedTable
    /// The later table.
    public let later: ReportedTable
    /// What is counted.
    public let item: String
  }

  /// Every opposite move: the base of the share has changed in between.
  public static func oppositeMoves(in tables: [ReportedTable]) -> [OppositeMove] {
    var result: [OppositeMove] = []
    for item in ["recognised", "advanced", "model"] {
      let having = tables.filter { $0.value(item) != nil && $0.value("share:" + item) != nil }
      for place in Set(having.map(\.place)).sorted() {
        let own = having.filter { $0.place == place }
          .sorted { ($0.year, $0.month ?? 13) < ($1.year, $1.month ?? 13) }
        for (earlier, later) in zip(own, own.dropFirst()) {
          let count = (later.value(item) ?? 0) - (earlier.value(item) ?? 0)
          let share = (later.value("share:" + item) ?? 0) - (earlier.value("share:" + item) ?? 0)
          if count * share < 0 {
            result.append(OppositeMove(earlier: earlier, later: later, item: item))
          }
        }
      }
    }
    return result
  }

  /// `2025-06`, or `2025` for the year's end.
  public var dateText: String {
    guard let month else { return String(year) }
    return "\(year)-" + (month < 10 ? "0" : "") + String(month)
  }

  /// The items that count something, beside the bands.
  static let counts: Set<String> = [
    "criteria_total", "recognised", "advanced", "model", "communes", "basic", "met_or_basic",
    "households", "poor", "near_poor", "poor_and_near_poor",
  ]

  /// The change of an item since a year, beside the last figure of that year the tables hold.
  private func check(
    _ figure: ReportedFigure, change: (item: String, since: Int), among tables: [ReportedTable]
  ) -> ReportedCheck {
    let base =
      tables.filter {
        $0.place == place && $0.year == change.since && $0.year < year
          && $0.value(change.item) != nil
      }
      .max { ($0.month ?? 13) < ($1.month ?? 13) }?.value(change.item)
    let now = value(change.item)
    let difference = now.flatMap { now in base.map { now - $0 } } ?? .nan
    return compared(
      figure, difference,
      formula: difference.isNaN ? "" : "\(change.item) − \(change.item) \(change.since)")
  }

  private func check(_ figure: ReportedFigure, before: ReportedTable?) -> ReportedCheck {
    var (value, formula) = recomputation(of: figure.item)
    if figure.item == "criteria_average_change", let now = self.value("criteria_average"),
      let last = before?.value("criteria_average")
    {
      (value, formula) = (now - last, "criteria_average − that of the year before")
    }
    if value.isNaN, figure.item == "criteria_average", bandsAreComplete {
      return averageBounds(figure)
    }
    return compared(figure, value, formula: formula)
  }

  /// A figure beside its recomputed value.
  private func compared(
    _ figure: ReportedFigure, _ value: Double, formula: String
  ) -> ReportedCheck {
    let decimals = Self.decimals(figure.printed)
    let rounded = Self.rounded(value, decimals: decimals)
    let outcome: ReportedCheck.Outcome
    if value.isNaN {
      let isCount = Self.counts.contains(figure.item) || figure.item.hasPrefix("band:")
      outcome = isCount ? .given : .notRecomputable
    } else if Self.rounded(figure.value, decimals: decimals) == rounded {
      outcome = .agrees
    } else if Self.truncated(value, decimals: decimals) == figure.printed {
      outcome = .truncated
    } else {
      outcome = .differs
    }
    return ReportedCheck(
      figure: figure, recomputed: value, rounded: rounded, formula: formula, outcome: outcome)
  }

  private func averageBounds(_ figure: ReportedFigure) -> ReportedCheck {
    let communes = Double(bands.map(\.communes).reduce(0, +))
    let low = Double(bands.map { $0.communes * $0.band.low }.reduce(0, +)) / communes
    let high = Double(bands.map { $0.communes * $0.band.high }.reduce(0, +)) / communes
    let isInside = figure.value >= low && figure.value <= high
    return ReportedCheck(
      figure: figure, recomputed: .nan,
      rounded: "\(Self.rounded(low, decimals: 2))–\(Self.rounded(high, decimals: 2))",
      formula: "bounds from the bands", outcome: isInside ? .consistent : .differs)
  }

  private func recomputation(of item: String) -> (value: Double, formula: String) {
    let none = (Double.nan, "")
    if item.hasPrefix("share:band:") {
      guard let part = value(String(item.dropFirst("share:".count))), let whole = communes else {
        return none
      }
      return (100 * part / whole, "band / communes")
    }
    switch item {
    case "communes":
      guard bandsAreComplete else { return none }
      return (Double(bands.map(\.communes).reduce(0, +)), "sum of the bands")
    case "criteria_average":
      guard let total = value("criteria_total"), let communes else { return none }
      return (total / communes, "criteria_total / communes")
    case "met_or_basic": return sum("recognised", "basic")
    case "poor_and_near_poor": return sum("poor", "near_poor")
    case "share:recognised": return share("recognised", of: communes, "recognised / communes")
    case "share:met_or_basic":
      return share("met_or_basic", of: communes, "met_or_basic / communes")
    case "share:poor": return share("poor", of: value("households"), "poor / households")
    case "share:near_poor":
      return share("near_poor", of: value("households"), "near_poor / households")
    case "share:poor_and_near_poor":
      return share(
        "poor_and_near_poor", of: value("households"), "poor_and_near_poor / households")
    case "share:advanced":
      return share("advanced", of: value("recognised"), "advanced / recognised")
    case "share:model": return share("model", of: value("recognised"), "model / recognised")
    default: return none
    }
  }

  private func share(
    _ item: String, of whole: Double?, _ formula: String
  ) -> (value: Double, formula: String) {
    guard let part = value(item), let whole, whole > 0 else { return (.nan, "") }
    return (100 * part / whole, formula)
  }

  private func sum(_ first: String, _ second: String) -> (value: Double, formula: String) {
    guard let left = value(first), let right = value(second) else { return (.nan, "") }
    return (left + right, "\(first) + \(second)")
  }

  func value(_ item: String) -> Double? { figures.first { $0.item == item }?.value }

  /// The number of communes, as printed or by the bands.
  var communes: Double? {
    value("communes")
      ?? (bandsAreComplete ? Double(bands.map(\.communes).reduce(0, +)) : nil)
  }

  private static func band(_ item: String) -> Band? {
    guard item.hasPrefix("band:") else { return nil }
    let ends = item.dropFirst("band:".count).split(separator: "-").compactMap { Int($0) }
    switch ends.count {
    case 1: return Band(low: ends[0], high: ends[0])
    case 2 where ends[0] <= ends[1]: return Band(low: ends[0], high: ends[1])
    default: return nil
    }
  }

  static func decimals(_ printed: String) -> Int {
    printed.firstIndex(of: ".").map { printed.distance(from: $0, to: printed.endIndex) - 1 } ?? 0
  }

  /// Rounded half away from zero, as offices do.
  static func rounded(_ value: Double, decimals: Int) -> String {
    value.isNaN ? "" : fixed((value * power(decimals)).rounded(), decimals)
  }

  private static func truncated(_ value: Double, decimals: Int) -> String {
    fixed((value * power(decimals)).rounded(.towardZero), decimals)
  }

  private static func power(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1) { value, _ in value * 10 }
  }

  private static func fixed(_ scaled: Double, _ decimals: Int) -> String {
    guard let whole = Int(exactly: abs(scaled)) else { return "\(scaled)" }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    if decimals == 0 { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
