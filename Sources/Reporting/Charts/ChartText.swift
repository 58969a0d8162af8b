/// What is said above a chart, below it, and in its place.
struct ChartText {
  /// The kind of chart, as in "Bar chart".
  var kind: String
  /// The finding, with its figures.
  var title: String
  /// The figures that a reader who does not see the picture needs, without full stops.
  var details: [String] = []
  /// The result tables it was made from.
  var sources: [String]
  /// The criteria set, what a mark means: a line each.
  var remarks: [String] = []
  /// How the figures come about.
  var method: String
  /// Until when the data reach.
  var dataYear: Int?
  /// What is counted, such as communes, and how many of them.
  var counted = (count: 0, what: "")
  /// How many of them have no figure.
  var missing = 0
  /// What they lack.
  var lack = Lack.data
  /// Whether it rests on simulated values.
  var isSimulated = false

  /// Why some of those counted are not in the figures.
  enum Lack {
    /// They have no data.
    case data
    /// They have no verdict of a criterion or of all.
    case verdicts
    /// Their level is not known.
    case level
    /// They have no chance that could be computed.
    case chance
  }

  /// The lines below the chart.
  ///
  /// - Parameters:
  ///   - words: The words of the language.
  ///   - data: The files that the data were read from.
  ///   - run: What tells the result from others; empty where nothing does.
  func lines(_ words: Words, data: [String], run: String) -> [String] {
    var facts: [String] = []
    if let dataYear {
      facts.append(words.say("chart.notes.data-until", ["year": dataYear]))
    }
    if !counted.what.isEmpty {
      facts.append("n = \(words.numbers.text(counted.count)) \(counted.what)")
      let number = words.numbers.text(missing)
      facts.append(
        missing == 0
          ? words.say("chart.notes.none-missing")
          : lacking(number, words))
    }
    let tables = sources.map { $0 + ".csv" }.joined(separator: ", ")
    let source =
      data.isEmpty
      ? words.say("chart.notes.source", ["tables": tables])
      : words.say(
        "chart.notes.source-of-data",
        ["tables": tables, "files": Self.shortList(data, words)])
    let origin = run.isEmpty ? "" : " · " + words.say("chart.notes.result", ["run": run])
    return remarks
      + [words.say("chart.notes.method", ["method": method]), facts.joined(separator: " · ")]
      .filter { !$0.isEmpty } + [source + origin]
  }

  /// Up to four names; of more than four three, and how many more there are.
  private static func shortList(_ names: [String], _ words: Words) -> String {
    let most = names.count > 4 ? 3 : 4
    let shown = names.prefix(most).joined(separator: ", ")
    let left = names.count - most
    return left > 0 ? words.say("chart.notes.and-more", ["names": shown, "count": left]) : shown
  }

  private func lacking(_ count: String, _ words: Words) -> String {
    switch lack {
    case .data: words.say("chart.notes.without-data", ["count": count])
    case .verdicts: words.say("chart.notes.not-fully-assessed", ["count": count])
    case .level: words.say("chart.notes.level-not-known", ["count": count])
    case .chance: words.say("chart.notes.without-chance", ["count": count])
    }
  }
}
