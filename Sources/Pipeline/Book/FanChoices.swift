import IO
import Panels
import Reporting

/// What can be chosen in a fan chart, and the values of the first choice.
struct FanChoices {
  /// What is known of a year of the series chosen first.
  struct Year {
    var observed: Double?
    var quantiles: [Double?] = [nil, nil, nil, nil, nil]

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
    /// What was observed, and the median from the last value seen; `nil` is a gap.
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
      return Drawn(areas: areas, lines: [year.observed, median])
    }
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

  /// The choices that a result offers; `nil` where it has no such forecasts.
  init?(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) {
    isSimulated = source.account.isSimulated
    guard try collect(source, kind, vocabulary) else { return nil }
    try readHistory(source, kind, vocabulary)
    years = Array((years.min() ?? 0)...(years.max() ?? 0))
  }

  private mutating func collect(
    _ source: BookSource, _ kind: FanSheet.Kind, _ vocabulary: BookVocabulary
  ) throws(InputError) -> Bool {
    guard let rows = try source.rows(of: kind.forecasts),
      let key = FanKey(kind.forecasts, rows, vocabulary)
    else { return false }
    let columns = Self.quantiles.map { rows.index(of: $0) }
    var first: [String: [Int: Year]] = [:]
    var names: [String] = []
    var seenPlaces = Set<String>()
    var seenIndicators = Set<String>()
    var seenYears = Set<Int>()
    while try rows.next() {
      // A series without any median cannot be drawn.
      guard let middle = columns[2], rows.number(middle) != nil, let year = key.year(rows)
      else { continue }
      let (label, name) = (key.label(rows), key.indicator(rows))
      if seenPlaces.insert(label).inserted { places.append(label) }
      if seenIndicators.insert(name).inserted { indicators.append(name) }
      if seenYears.insert(Int(year)).inserted { years.append(Int(year)) }
      if place.isEmpty { place = label }
      guard label == place else { continue }
      if first[name] == nil { names.append(name) }
      let known = columns.map { $0.flatMap(rows.number) }
      first[name, default: [:]][Int(year)] = Year(observed: nil, quantiles: known)
    }
    choose(names, among: first)
    return !places.isEmpty
  }

  /// Takes the indicator whose fan opens widest for its height: the one that shows best what it is.
  private mutating func choose(_ names: [String], among first: [String: [Int: Year]]) {
    var widest = -1.0
    for name in names {
      guard let last = first[name]?.max(by: { $0.key < $1.key })?.value,
        let low = last.quantiles[0], let high = last.quantiles[4]
      else { continue }
      let opening = high > 0 ? (high - low) / high : 0
      if opening > widest { (widest, indicator) = (opening, name) }
    }
    if indicator.isEmpty { indicator = names.first ?? "" }
    values = first[indicator] ?? [:]
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
}
