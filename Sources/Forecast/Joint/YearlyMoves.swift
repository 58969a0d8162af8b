/// Moves and the chances to make them, by group and period; expected numbers where years are missing.
struct YearlyMoves {
  let groupCount: Int
  let periodCount: Int
  /// `group * periodCount + period`, the period in which a year ends.
  private(set) var trials: [Double]
  private(set) var events: [Double]

  init(groupCount: Int, periodCount: Int) {
    self.groupCount = groupCount
    self.periodCount = periodCount
    trials = Array(repeating: 0, count: groupCount * periodCount)
    events = trials
  }

  mutating func add(trials: Double, events: Double, group: Int, period: Int) {
    self.trials[group * periodCount + period] += trials
    self.events[group * periodCount + period] += events
  }

  var byGroup: BinomialCounts {
    BinomialCounts(
      trials: sums(of: trials, over: groupCount) { $0 / periodCount },
      events: sums(of: events, over: groupCount) { $0 / periodCount })
  }

  var byPeriod: BinomialCounts {
    BinomialCounts(
      trials: sums(of: trials, over: periodCount) { $0 % periodCount },
      events: sums(of: events, over: periodCount) { $0 % periodCount })
  }

  private func sums(of values: [Double], over count: Int, _ place: (Int) -> Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for (index, value) in values.enumerated() { result[place(index)] += value }
    return result
  }
}

/// Numbers of events among trials, in clusters: groups, or years.
struct BinomialCounts {
  var trials: [Double]
  var events: [Double]

  var trialSum: Double { trials.reduce(0, +) }
  var eventSum: Double { events.reduce(0, +) }
  /// The clusters with trials.
  var clusterCount: Int { trials.count { $0 > 0 } }

  /// The share of events, with half an event and a whole trial added (Jeffreys' prior), so that what never
  /// happened is rare and not impossible.
  var rate: Double { (eventSum + 0.5) / (trialSum + 1) }

  /// The correlation between two trials of one cluster, by the method of moments, not below zero.
  ///
  /// With weights by trials: Kleinman, *Journal of the American Statistical Association* 68 (1973).
  var correlation: Double { max(0, min(0.99, information > 0 ? excess / information : 0)) }

  /// The scatter of the clusters' rates in binomial units, less what chance alone gives.
  var excess: Double {
    let p = rate
    let scatter = zip(trials, events).reduce(0.0) { sum, pair in
      guard pair.0 > 0 else { return sum }
      let deviation = pair.1 / pair.0 - p
      return sum + pair.0 * deviation * deviation
    }
    return scatter / (p * (1 - p)) - Double(clusterCount - 1)
  }

  /// What the excess is expected to be where the correlation is 1.
  var information: Double {
    guard trialSum > 0 else { return 0 }
    let squares = trials.reduce(0) { $0 + $1 * $1 }
    return trialSum - squares / trialSum - Double(clusterCount - 1)
  }
}
