import Panels

/// What a plan asks of a number of communes, in whole communes: more than 12 is at least 13.
struct CountGoal {
  /// What is asked, as the plan says it.
  let requirement: Requirement
  /// The fewest communes that pass; `nil` where any small number does.
  var least: Double? { requirement.leastWhole }
  /// The most communes that pass; `nil` where any large number does.
  var most: Double? { requirement.greatestWhole }

  /// The whole numbers that pass a requirement.
  init(_ requirement: Requirement) { self.requirement = requirement }

  /// Both ends of a range.
  init(least: Int, most: Int) { self.init(.within(Double(least), Double(most))) }

  /// The ends there are among some counts, each once.
  func bounds(among counts: ClosedRange<Int>) -> [Int] {
    [least, most == least ? nil : most].compactMap { $0.flatMap { Int(exactly: $0) } }
      .filter(counts.contains)
  }

  /// The chance of the goal.
  ///
  /// - Parameter atLeast: The chance of at least so many communes.
  func chance(_ atLeast: (Double) -> Double) -> Double {
    max(0, (least.map(atLeast) ?? 1) - (most.map { atLeast($0 + 1) } ?? 0))
  }

  /// `at least 13 communes`, `between 8 and 10 communes`, `exactly 8 communes`.
  func text(_ words: Words) -> String {
    let number = { (count: Double) in words.numbers.text(count, decimals: 0) }
    switch (least, most) {
    case (let least?, let most?) where least == most:
      return words.say("chart.count-distribution.exactly", ["count": number(least)])
    case (let least?, let most?):
      return words.say(
        "chart.count-distribution.between", ["least": number(least), "most": number(most)])
    case (let least?, nil):
      return words.say("chart.count-distribution.at-least", ["count": number(least)])
    case (nil, let most?):
      return words.say("chart.count-distribution.at-most", ["count": number(most)])
    case (nil, nil): return ""
    }
  }
}
