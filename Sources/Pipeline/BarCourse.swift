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
  /// For how many years a bar has to be kept.
  private let keptYears: Int

  /// Works out the chances. A target that names one year has the same bar in the years before, as it may be met early,
  /// and in those after, as it has to be kept; a rule that lapses asks nothing more.
  init(_ source: BarLookup.Source, forecast: BlockForecast, unit: Int, keptYears: Int) {
    forecastStatus = forecast.statuses[unit - forecast.units.lowerBound]
    self.keptYears = keptYears
    var later: Requirement?
    // The bar of the last year that has one.
    var last: (step: Int, requirement: Requirement)?
    var early: [Double] = []
    var inYear: [Double] = []
    for step in forecast.years.indices.reversed() {
      let own = source.isInForce[step] ? source.requirement(unit: unit, step: step) : nil
      if !source.isOfSet { later = own ?? later }
      if last == nil, let own { last = (step, own) }
      let probability = { (requirement: Requirement?) in
        requirement.map { forecast.probability(of: $0, unit: unit, step: step) } ?? .nan
      }
      inYear.append(probability(own))
      early.append(own == nil ? probability(later) : inYear[inYear.count - 1])
    }
    self.inYear = inYear.reversed()
    early.reverse()
    var keeping: [Double]?
    if !source.isOfSet, let last, last.step + 1 < early.count {
      keeping =
        early[...last.step]
        + (last.step + 1..<early.count).map {
          forecast.probability(of: last.requirement, unit: unit, step: $0)
        }
    }
    let passage = forecast.passages(early, keeping: keeping, keptFor: keptYears, unit: unit)
    let first = early.firstIndex { !$0.isNaN } ?? early.count
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
    guard forecastStatus.hasSpread, event == .metAndKept, passage.kept[step].isNaN else {
      return nil
    }
    return step + keptYears > passage.kept.count ? Self.beyondHorizon : Self.barMissing
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
