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
  /// Whether it is verdicts they lack, of a criterion or of all.
  var lacksVerdicts = false
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
      let number = words.numbers.text(missing)
      facts.append(
        missing == 0
          ? words.say("chart.notes.none-missing")
          : lacksVerdicts
            ? words.say("chart.notes.not-fully-assessed", ["count": number])
            : words.say("chart.notes.without-data", ["count": number]))
    }
    let files = sources.map { $0 + ".csv" }.joined(separator: ", ")
    return remarks
      + [facts.joined(separator: " · "), words.say("chart.notes.source-follows") + files]
      .filter { !$0.isEmpty }
  }
}
