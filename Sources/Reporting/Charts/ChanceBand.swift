/// The verbal scale of probabilities, fixed for all reports; the number always stands beside the word.
enum ChanceBand: Int, CaseIterable {
  case verySmall, small, even, good, veryGood

  /// From here on a probability is called likely.
  static let likely = 0.66
  /// Below it is called unlikely.
  static let unlikely = 0.33

  /// The band of a probability.
  init(_ probability: Double) {
    self =
      switch probability {
      case ..<0.1: .verySmall
      case ..<Self.unlikely: .small
      case ..<Self.likely: .even
      case ...0.9: .good
      default: .veryGood
      }
  }

  /// Its symbol.
  var symbol: String {
    switch self {
    case .verySmall: "▼"
    case .small: "▽"
    case .even: "◆"
    case .good: "△"
    case .veryGood: "▲"
    }
  }

  /// Its word.
  func name(_ words: Words) -> String {
    switch self {
    case .verySmall: words.say("chance.very-unlikely")
    case .small: words.say("chance.unlikely")
    case .even: words.say("chance.even")
    case .good: words.say("chance.likely")
    case .veryGood: words.say("chance.very-likely")
    }
  }

  /// Its limits.
  var limits: String {
    switch self {
    case .verySmall: "<10%"
    case .small: "10–33%"
    case .even: "33–66%"
    case .good: "66–90%"
    case .veryGood: ">90%"
    }
  }

  /// The column of `chances` that counts the communes in it.
  var column: String {
    switch self {
    case .verySmall: "communes_0"
    case .small: "communes_10"
    case .even: "communes_33"
    case .good: "communes_66"
    case .veryGood: "communes_90"
    }
  }

  /// All bands, the most likely first.
  static var falling: [ChanceBand] { allCases.reversed() }

  /// The headings of tables that count by band, the most likely first.
  static var headings: [String] { falling.map { "\($0.symbol) \($0.limits)" } }

  /// Symbol, word and limits.
  func words(_ words: Words) -> String { "\(symbol) \(name(words)) (\(limits))" }

  /// Its colour.
  var colour: String {
    switch self {
    case .verySmall: ChartTheme.orange
    case .small: ChartTheme.amber
    case .even: ChartTheme.yellow
    case .good: ChartTheme.sky
    case .veryGood: ChartTheme.blue
    }
  }

  /// The scale of some bands, highest first.
  static func scale(
    _ words: Words, of bands: Set<ChanceBand> = Set(allCases)
  ) -> [(word: String, colour: String)] {
    falling.filter(bands.contains).map { ($0.words(words), $0.colour) }
  }

  /// A probability as people read it: never 0 % or 100 %, which would be certainty, and with a decimal where it
  /// would be rounded into another band than its word.
  static func percent(_ probability: Double, _ words: Words) -> String {
    if probability.isNaN { return "?" }
    if probability < 0.005 { return "<1%" }
    if probability > 0.995 { return ">99%" }
    let decimals = (0...2).first { decimals in
      let unit = decimals == 0 ? 100.0 : decimals == 1 ? 1_000 : 10_000
      return ChanceBand((probability * unit).rounded() / unit) == ChanceBand(probability)
    }
    return words.numbers.percent(100 * probability, decimals: decimals ?? 3)
  }
}
