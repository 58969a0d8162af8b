import Forecast
import IO
import Panels

/// What may happen to a series and a bar.
enum PassageEvent: String, CaseIterable, Sendable {
  /// The bar is met in the year.
  case metInYear = "met_in_year"
  /// It is met in the year or in a forecast year before.
  case metByYear = "met_by_year"
  /// It is met in the year and in those that follow.
  case metAndKept = "met_and_kept"

  /// As tables hold it.
  var field: TextField {
    switch self {
    case .metInYear: Self.fields.inYear
    case .metByYear: Self.fields.byYear
    case .metAndKept: Self.fields.andKept
    }
  }

  private static let fields = (
    inYear: TextField(metInYear.rawValue), byYear: TextField(metByYear.rawValue),
    andKept: TextField(metAndKept.rawValue)
  )
}

/// The chances of one unit and one bar over the years forecast.
struct BarCourse: Sendable {
  /// By step the probability of meeting the bar of that year; NaN without one.
  let inYear: [Double]
  private let passage: PassageModel.Chances
  /// By step the probability of meeting a bar in it or before; NaN while no bar is known.
  private let byYear: [Double]
  private let forecastStatus: ForecastStatus

  /// Works out the chances. A target that names one year has the same bar in the years before: it may
  /// be met early.
  init(_ source: BarLookup.Source, forecast: BlockForecast, unit: Int, keptYears: Int) {
    forecastStatus = forecast.statuses[unit - forecast.units.lowerBound]
    var later: Requirement?
    var early: [Double] = []
    var inYear: [Double] = []
    for step in forecast.years.indices.reversed() {
      let own = source.isInForce[step] ? source.requirement(unit: unit, step: step) : nil
      if !source.isOfSet { later = own ?? later }
      let probability = { (requirement: Requirement?) in
        requirement.map { forecast.probability(of: $0, unit: unit, step: step) } ?? .nan
      }
      inYear.append(probability(own))
      early.append(own == nil ? probability(later) : inYear[inYear.count - 1])
    }
    self.inYear = inYear.reversed()
    let passage = forecast.passages(early.reversed(), keptFor: keptYears, unit: unit)
    let first = early.reversed().firstIndex { !$0.isNaN } ?? early.count
    self.passage = passage
    byYear = passage.byYear.enumerated().map { $0 < first ? .nan : $1 }
  }

  func probability(_ event: PassageEvent, step: Int) -> Double {
    switch event {
    case .metInYear: inYear[step]
    case .metByYear: byYear[step]
    case .metAndKept: passage.kept[step]
    }
  }

  /// Why a probability is missing where a forecast has one; `nil` where its own status says it.
  func status(_ event: PassageEvent, step: Int, requirement: Requirement?) -> TextField? {
    if requirement == nil { return Self.barMissing }
    let isBeyond = forecastStatus.hasSpread && event == .metAndKept && passage.kept[step].isNaN
    return isBeyond ? Self.beyondHorizon : nil
  }

  private static let barMissing = TextField("bar_missing")
  private static let beyondHorizon = TextField("beyond_horizon")

  /// The first step by which the bar is met with a probability.
  func step(by probability: Double) -> Int? {
    byYear.firstIndex { $0 >= probability }
  }

  /// The probability that the bar is not met within the horizon.
  var notWithinHorizon: Double { byYear.last.map { 1 - $0 } ?? .nan }
}

extension BarLookup.Source {
  /// Whether it is a bar of a criteria set, not a target.
  var isOfSet: Bool { name.utf8.contains(UInt8(ascii: "/")) }
}
