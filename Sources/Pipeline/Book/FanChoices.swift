import IO
import Panels
import Reporting

/// What can be chosen in a fan chart, and the values of the first choice.
struct FanChoices {
  /// What is known of a year of the series chosen first.
  struct Year {
    var observed: Double?
    var quantiles: [Double?] = [nil, nil, nil, nil, nil]
    /// What is asked.
    var target: Double?

    /// The heights of the areas: the base, the bands below the median, those above.
    ///
    /// - Parameter before: The base of the year before.
    func areas(before: Double) -> [Double] {
      if let observed { return [observed, 0, 0, 0, 0] }
      let known = quantiles.compactMap { $0 }
      guard known.count == 5 else { return [quantiles[2] ?? before, 0, 0, 0, 0] }
      return [known[0]] + zip(known.dropFirst(), known).map { $0 - $1 }
    }
  }

  /// The quantiles that are drawn, by their columns.
  static let quantiles = ["q05", "q25", "q50", "q75", "q95"]

  /// What is drawn of a year.
  struct Drawn {
    /// The heights of the stacked areas.
    var areas: [Double]
    /// How many declared breaks lie before.
    var segment: Int
    /// What was observed in segments of even numbers and of odd ones, the median from the last value seen, and the
    /// target; `nil` is a gap.
    var lines: [Double?]
  }

  /// What is drawn of the first choice, a year each.
  var drawn: [Drawn] {
    var base = 0.0
    return years.indices.map { index in
      let year = values[years[index]] ?? Year()
      let next = index + 1 < years.count ? values[years[index + 1]] : nil
      let areas = year.areas(before: base)
      base = areas[0]
      let beginsFan = next?.observed == nil && next?.quantiles[2] != nil
      let median = year.observed == nil ? year.quantiles[2] : beginsFan ? year.observed : nil
      let segment = breaks.count { isOfFirst($0) && $0.year <= years[index] }
      let isEven = segment.isMultiple(of: 2)
      return Drawn(
        areas: areas, segment: segment,
        lines: [
          isEven ? year.observed : nil, isEven ? nil : year.observed, median, year.target,
        ])
    }
  }

  private func isOfFirst(_ cut: Break) -> Bool {
    cut.indicator == indicator && [nil, place].contains(cut.place)
  }

  /// A declared break that begins a new segment of a series.
  struct Break {
    /// The place whose series it cuts; `nil` for all.
    var place: String?
    var indicator: String
    var year: Int
  }

  /// What is asked of the mean or sum of all communes.
  struct Target {
    var indicator: String
    var year: Int
    var height: Double
  }

  /// Whether some of the data are simulated.
  let isSimulated: Bool
  private(set) var places: [String] = []
  private(set) var indicators: [String] = []
  private(set) var years: [Int] = []
  /// The place chosen first.
  private(set) var place = ""
  /// The indicator chosen first.
  private(set) var indicator = ""
  /// What is known of the first choice, by year.
  private(set) var values: [Int: Year] = [:]
  /// The breaks that cut series, all of them.
  private(set) var breaks: [Break] = []
  /// What is asked of all communes together; of communes it is looked up.
  private(set) var targets: [Target] = []
  /// Whether anything is asked of any choice.
  private(set) var hasTargets = false
  /// The place that ``targets`` are for.
  private(set) var whole = ""

  /// The choices that a result offers; `nil` where it has no such forecasts.
  init?(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) {
    isSimulated = source.account.isSimulated
    guard try collect(source, kind, vocabulary) else { return nil }
    try readHistory(source, kind, vocabulary)
    try readBreaks(source, kind, vocabulary)
    try readTargets(source, kind, vocabulary)
    years = Array((years.min() ?? 0)...(years.max() ?? 0))
  }

  /// Notes what can be chosen, chooses the place (of communes the one that other charts open with, else the first
  /// that counts as a commune), and keeps what is known of it; `false` without any forecast.
  private mutating func collect(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) -> Bool {
    guard let rows = try source.rows(of: kind.forecasts),
      let key = FanKey(kind.forecasts, rows, vocabulary)
    else { return false }
    let wanted = kind == .communes ? try CommuneChoice(source) : nil
    let columns = Self.quantiles.map { rows.index(of: $0) }
    var (seenPlaces, seenIndicators, seenYears) = (Set<String>(), Set<String>(), Set<Int>())
    var best = Int.max
    var first: [String: [Int: Year]] = [:]
    var names: [String] = []
    while try rows.next() {
      // A series without any median cannot be drawn.
      guard let median = columns[2], rows.number(median) != nil, let year = key.year(rows),
        !FanKey.hasNoForecast(rows)
      else { continue }
      let (label, name) = (key.label(rows), key.indicator(rows))
      if seenIndicators.insert(name).inserted { indicators.append(name) }
      if seenYears.insert(Int(year)).inserted { years.append(Int(year)) }
      if seenPlaces.insert(label).inserted {
        places.append(label)
        let rank = key.code(rows).map { wanted?.rank(of: $0) ?? 0 } ?? 0
        if rank < best { (best, place, first, names) = (rank, label, [:], []) }
      }
      guard label == place else { continue }
      if first[name] == nil { names.append(name) }
      let known = columns.map { $0.flatMap(rows.number) }
      first[name, default: [:]][Int(year)] = Year(observed: nil, quantiles: known)
    }
    if let id = wanted?.indicator {
      indicator = vocabulary.indicator(id)
    }
    if first[indicator] == nil { indicator = Self.widest(names, among: first) }
    values = first[indicator] ?? [:]
    return !places.isEmpty
  }

  /// The indicator whose fan opens widest for its height: the one that shows best what it is.
  private static func widest(_ names: [String], among first: [String: [Int: Year]]) -> String {
    var (widest, indicator) = (-1.0, "")
    for name in names {
      guard let last = first[name]?.max(by: { $0.key < $1.key })?.value,
        let low = last.quantiles[0], let high = last.quantiles[4]
      else { continue }
      let opening = high > 0 ? (high - low) / high : 0
      if opening > widest { (widest, indicator) = (opening, name) }
    }
    return indicator.isEmpty ? names.first ?? "" : indicator
  }

  private mutating func readHistory(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) {
    guard let rows = try source.rows(of: kind.history),
      let key = FanKey(kind.history, rows, vocabulary),
      let observed = rows.index(of: kind.observed)
    else { return }
    var seen = Set(years)
    while try rows.next() {
      guard let year = key.year(rows), let value = rows.number(observed) else { continue }
      if seen.insert(Int(year)).inserted { years.append(Int(year)) }
      if key.label(rows) == place, key.indicator(rows) == indicator {
        values[Int(year), default: Year()].observed = value
      }
    }
  }

  private mutating func readBreaks(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) {
    let cuts = try source.kept("breaks", "applied", SeriesBreak.Treatment.newSegment.rawValue)
    breaks = (cuts ?? []).compactMap { row in
      let indicator = vocabulary.indicator(row["indicator"])
      // A break of one commune does not cut the mean of many.
      guard let year = row.integer("year"), indicators.contains(indicator),
        kind == .communes || row["unit"].isEmpty
      else { return nil }
      return Break(
        place: row["unit"].isEmpty ? nil : FanKey.label(row["name"], code: row["unit"]),
        indicator: indicator, year: year)
    }
  }

  private mutating func readTargets(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) {
    guard kind == .places else { return try readBars(source, kind, vocabulary) }
    let rows = try source.kept("targets") { rows in
      rows.index(of: "statistic").map { ["mean", "total"].contains(rows.text($0)) } ?? false
    }
    let results = source.results
    let context = ChartContext(
      results, language: vocabulary.language, statusYear: source.account.years.last ?? 0)
    targets = (rows ?? []).distinct("subject").flatMap { id in
      FanChart.targets(of: id, context).map { target in
        Target(
          indicator: vocabulary.indicator(id), year: target.year, height: target.height)
      }
    }
    if let failure = results.failure { throw failure }
    hasTargets = !targets.isEmpty
    whole = FanKey.group("all", vocabulary)
    years += Set(targets.map(\.year)).subtracting(years)
    for target in targets where target.indicator == indicator && place == whole {
      values[target.year, default: Year()].target = target.height
    }
  }

  /// Reads what is asked of the commune chosen first, of each year what its first row says, as a lookup finds it: the
  /// first with a probability (``TableSheet/telling``), else the first.
  private mutating func readBars(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) {
    guard let rows = try source.rows(of: FanSheet.bars), let height = rows.index(of: "threshold"),
      let key = FanKey(FanSheet.bars, rows, vocabulary)
    else { return }
    let probability = rows.index(of: "probability")
    var seen: [Double: Bool] = [:]
    while try rows.next() {
      guard key.text(rows) != nil else { continue }
      if rows.number(height) != nil { hasTargets = true }
      let tells = probability.flatMap(rows.number) != nil
      guard key.label(rows) == place, key.indicator(rows) == indicator,
        let year = key.year(rows), seen[year] == nil || tells && seen[year] == false
      else { continue }
      seen[year] = tells
      values[Int(year), default: Year()].target = rows.number(height)
    }
  }
}
