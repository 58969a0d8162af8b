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
  /// The criteria set, the method, what a mark means: a line each.
  var remarks: [String] = []
  /// Until when the data reach.
  var dataYear: Int?
  /// What is counted, such as communes, and how many of them.
  var counted = (count: 0, what: "")
  /// How many of them have no figure.
  var missing = 0
  /// What it is that they lack.
  var missingIs = Missing.data
  /// Whether it rests on simulated values.
  var isSimulated = false

  /// The lines below the chart.
  func lines(_ words: Words) -> [String] {
    var facts: [String] = []
    if let dataYear {
      facts.append(words.say("chart.notes.data-until", ["year": dataYear]))
    }
    if !counted.what.isEmpty {
      facts.append("n = \(words.numbers.text(counted.count)) \(counted.what)")
      facts.append(
        missing == 0
          ? words.say("chart.notes.none-missing")
          : words.say(missingIs.rawValue, ["count": words.numbers.text(missing)]))
    }
    let files = sources.map { $0 + ".csv" }.joined(separator: ", ")
    return remarks
      + [facts.joined(separator: " · "), words.say("chart.notes.source-follows") + files]
      .filter { !$0.isEmpty }
  }

  /// What units lack that a chart says to be missing.
  enum Missing: String {
    /// A figure.
    case data = "chart.notes.without-data"
    /// A verdict of a criterion or of all of them.
    case notAssessed = "chart.notes.not-fully-assessed"
  }
}
