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
  /// Whether it rests on simulated values.
  var isSimulated = false

  /// The lines below the chart.
  func lines(_ words: Words) -> [String] {
    var facts: [String] = []
    if let dataYear {
      facts.append(words.say("Số liệu đến năm \(dataYear)", "Data up to \(dataYear)"))
    }
    if !counted.what.isEmpty {
      facts.append("n = \(words.numbers.text(counted.count)) \(counted.what)")
      facts.append(
        missing == 0
          ? words.say("không thiếu số liệu", "none missing")
          : words.say(
            "? \(words.numbers.text(missing)) thiếu số liệu",
            "? \(words.numbers.text(missing)) with data missing"))
    }
    let files = sources.map { $0 + ".csv" }.joined(separator: ", ")
    return remarks
      + [facts.joined(separator: " · "), words.say("Nguồn: ", "Source: ") + files]
      .filter { !$0.isEmpty }
  }
}

extension Words {
  /// A text that stands in both languages where it is used.
  func say(_ vietnamese: String, _ english: String) -> String {
    language == .vi ? vietnamese : english
  }
}
