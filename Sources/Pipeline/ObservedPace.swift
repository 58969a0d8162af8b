import Forecast
import Panels

/// How a series has moved: its first and last value and the mean change a year between them.
struct ObservedPace: Sendable {
  let lastYear: Int?
  let lastValue: Double
  /// In the indicator's unit a year; NaN for fewer than two values.
  let change: Double

  init(lastYear: Int?, lastValue: Double, change: Double) {
    self.lastYear = lastYear
    self.lastValue = lastValue
    self.change = change
  }

  /// Over the years on which a forecast rests.
  ///
  /// - Parameters:
  ///   - block: The series of the unit and of others.
  ///   - position: Which of them it is.
  ///   - years: The years of the panel.
  fileprivate init(_ block: SeriesBlock, _ position: Int, years: [Int]) {
    let (first, last) = (block.periods[0], block.periods[block.periods.count - 1])
    lastYear = years[last]
    lastValue = block.values[block.values.count - block.count + position]
    let span = Double(years[last] - years[first])
    change = span > 0 ? (lastValue - block.values[position]) / span : .nan
  }

  /// The change a year that leads to a bar by a year; NaN where that is past.
  func required(_ requirement: Requirement, by year: Int) -> Double {
    guard let lastYear, year > lastYear else { return .nan }
    return -requirement.shortfall(of: lastValue) / Double(year - lastYear)
  }

  /// The year in which the bar is met at the observed pace: a number, or `never`.
  func yearMet(_ requirement: Requirement) -> TableCell {
    guard let lastYear, !change.isNaN else { return .number(.nan) }
    if requirement.isMet(by: lastValue) { return .number(Double(lastYear)) }
    let years = -requirement.shortfall(of: lastValue) / change
    // Beyond a thousand years nobody plans. A strict bar that the last value stands on is passed next year.
    let isTowards = change != 0 && (requirement.comparison?.isUpward == (change > 0))
    guard years > 0 || (years == 0 && isTowards), years < 1000 else { return .word("never") }
    // What lies within rounding of a whole year is that year; a strict bar is passed the year after it.
    let slack = 1e-9 * max(1, years)
    let whole =
      requirement.comparison?.isStrict == true
      ? (years + slack).rounded(.down) + 1 : (years - slack).rounded(.up)
    return .number(Double(lastYear) + max(1, whole))
  }
}

/// How the series of some units have moved.
struct ObservedPaces: Sendable {
  private let units: Range<Int>
  private var paces: [ObservedPace]

  /// Over the years on which forecasts rest; nothing is known without series.
  init(_ series: ForecastSeries?, units: Range<Int>) {
    self.units = units
    paces = units.map { _ in ObservedPace(lastYear: nil, lastValue: .nan, change: .nan) }
    guard let series else { return }
    for block in series.blocks(of: units) {
      for (position, unit) in block.units.enumerated() {
        paces[unit - units.lowerBound] = ObservedPace(block, position, years: series.years)
      }
    }
  }

  subscript(unit: Int) -> ObservedPace { paces[unit - units.lowerBound] }
}

extension Requirement {
  /// The value less the bar that it has to reach; of a range the end it is short of, 0 inside.
  fileprivate func shortfall(of value: Double) -> Double {
    guard case .within(let low, let high) = self else { return value - bar }
    return value < low ? value - low : max(0, value - high)
  }
}
