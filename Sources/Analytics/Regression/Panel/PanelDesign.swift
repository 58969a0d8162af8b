import Distributions
import LinearAlgebra
import Panels

/// The design of a panel regression with the effects of the units taken out: every column less its mean
/// over the observations of an effect (the within transformation, exact on unbalanced panels).
///
/// Effects of years are columns of their own, transformed like the others.
struct PanelDesign {
  let sample: PanelSample
  /// What the columns behind those of the years belong to.
  let terms: [String]
  /// The periods that have a column: all used but the first, where years have effects.
  let effectPeriods: [Int]
  private let response: Panel
  private let scale: WorkingScale
  private let regressors: [Panel]
  /// Whether every year has an effect of its own.
  let hasYearEffects: Bool
  private let hasYear: Bool
  private let years: [Int]

  /// The number of columns, the response not among them.
  var columnCount: Int { effectPeriods.count + terms.count }

  init(
    _ response: Panel, on scale: WorkingScale, regressors: [Panel], time: PanelSpecification.Time,
    years: [Int], sample: PanelSample
  ) {
    self.sample = sample
    self.response = response
    self.scale = scale
    self.regressors = regressors
    self.years = years
    hasYearEffects = time == .effects
    hasYear = time == .linear
    effectPeriods = time == .effects ? Array(sample.usedPeriods.dropFirst()) : []
    terms = (time == .linear ? ["year"] : []) + regressors.map(\.indicator.id)
  }

  /// The transformed rows of some effects: the columns of years, the terms, and the response last.
  func rows(of effects: Range<Int>) -> Matrix {
    var columns = Array(
      repeating: [Double](), count: columnCount + 1)
    for effect in effects {
      let unit = sample.units[effect]
      let periods = sample.periods[effect]
      for (j, period) in effectPeriods.enumerated() {
        Self.append(periods.map { $0 == period ? 1 : 0 }, to: &columns[j])
      }
      var j = effectPeriods.count
      if hasYear {
        Self.append(periods.map { Double(years[$0] - years[0]) }, to: &columns[j])
        j += 1
      }
      for regressor in regressors {
        Self.append(periods.map { regressor[unit, $0] }, to: &columns[j])
        j += 1
      }
      Self.append(periods.map { scale.working(response[unit, $0]) }, to: &columns[j])
    }
    return Matrix(
      rowCount: columns[columnCount].count, columnCount: columns.count,
      elements: Array(columns.joined()))
  }

  /// Appends deviations from the mean; zeros, not rounding, where nothing varies.
  private static func append(_ values: [Double], to column: inout [Double]) {
    if values.allSatisfy({ $0 == values[0] }) {
      column += Array(repeating: 0, count: values.count)
      return
    }
    // From the first value, so that a great level costs no digits.
    let shifted = values.map { $0 - values[0] }
    let mean = shifted.reduce(0, +) / Double(values.count)
    column += shifted.map { $0 - mean }
  }

  /// The effects in stretches of a bounded number of rows.
  var stretches: [Range<Int>] {
    stride(from: 0, to: sample.units.count, by: Self.stretchLength).map {
      $0..<min($0 + Self.stretchLength, sample.units.count)
    }
  }

  /// How many effects are transformed at once; fixed, because the last bits depend on it.
  private static let stretchLength = 512
}
