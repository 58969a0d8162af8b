/// A straight line through weighted points, by least squares.
struct WeightedLine {
  /// The change a year.
  let slope: Double
  private let origin: TrackingPoint
  private let center: Double
  private let level: Double

  /// Fits the line to two points or more of different years.
  ///
  /// Values are taken relative to the first one, so that a series that stands still has the slope 0
  /// exactly.
  init(_ points: [TrackingPoint], weight: (TrackingPoint) -> Double = { _ in 1 }) {
    let origin = points[0]
    let weights = points.map(weight)
    let total = weights.reduce(0, +)
    let years = points.map { Double($0.year - origin.year) }
    let values = points.map { $0.value - origin.value }
    let center = zip(weights, years).map(*).reduce(0, +) / total
    let level = zip(weights, values).map(*).reduce(0, +) / total
    var product = 0.0
    var square = 0.0
    for index in points.indices {
      let year = years[index] - center
      product += weights[index] * year * (values[index] - level)
      square += weights[index] * year * year
    }
    slope = product / square
    self.origin = origin
    self.center = center
    self.level = level
  }

  /// The height of the line in a year.
  func value(in year: Int) -> Double {
    origin.value + level + slope * (Double(year - origin.year) - center)
  }
}
