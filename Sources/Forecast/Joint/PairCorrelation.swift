import Distributions

/// The correlation behind the common moves of two yes/no items: one tetrachoric correlation from the tables
/// of all years and states, with a variance from the scatter of the years.
///
/// Each table keeps its own margins; the correlation is the one at which as many units meet both items
/// as are expected of bivariate normal scores, over all tables together. The expectation is Pearson's
/// series in orthonormal Hermite polynomials, `φ(h) φ(k) Σ rⁿ / n · hₙ₋₁(h) hₙ₋₁(k)`, with 24 terms:
/// off by less than 0.0005 for `|r| ≤ 0.8` (*Philosophical Transactions A* 195, 1900).
struct PairCorrelation: Sendable {
  /// The estimate, within ±0.9; `NaN` without information.
  let value: Double
  /// Its variance: from the scatter of the years where that is wider than chance in the sample.
  let variance: Double

  static let bound = 0.9
  static let order = 24

  init(_ counts: CoMovementCounts, pair: Int) {
    var years: [YearSeries] = []
    for end in 1..<max(2, counts.periodCount) where end < counts.periodCount {
      var series = YearSeries()
      for from in 0..<4 { series.add(counts.table(pair, end: end, from: from)) }
      if series.isInformative { years.append(series) }
    }
    guard !years.isEmpty else {
      value = .nan
      variance = .infinity
      return
    }
    value = Self.root(years)
    let slope = years.reduce(0.0) { $0 + $1.slope(at: 0) }
    let chance = years.reduce(0.0) { $0 + $1.chance } / (slope * slope)
    var scatter = 0.0
    for year in years {
      let surplus = year.surplus - year.expected(at: value)
      scatter += surplus * surplus
    }
    let count = Double(years.count)
    scatter = count > 1 ? scatter / (slope * slope) * count / (count - 1) : 0
    variance = max(chance, scatter)
  }

  private static func root(_ years: [YearSeries]) -> Double {
    let gap = { (r: Double) in
      years.reduce(0.0) { $0 + $1.expected(at: r) - $1.surplus }
    }
    var low = -bound
    var high = bound
    if gap(low) >= 0 { return low }
    if gap(high) <= 0 { return high }
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if gap(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}

/// The tables of a pair in one year, as a power series in the correlation.
private struct YearSeries {
  /// Units that meet both, beyond what independence gives.
  var surplus = 0.0
  /// The variance of the surplus under independence.
  var chance = 0.0
  /// The coefficient of `rⁿ` at `n − 1`.
  var coefficients = [Double](repeating: 0, count: PairCorrelation.order)

  var isInformative: Bool { chance > 0 }

  mutating func add(_ table: FourfoldTable) {
    guard table.isInformative else { return }
    let n = Double(table.total)
    let p = table.firstShare
    let q = table.secondShare
    surplus += Double(table.both) - n * p * q
    chance += n * p * (1 - p) * q * (1 - q)
    // The event is "score below the quantile", so that both met is the lower corner.
    let h = StandardNormal.quantile(p)
    let k = StandardNormal.quantile(q)
    let scale = n * StandardNormal.density(h) * StandardNormal.density(k)
    var one = (before: 0.0, now: 1.0)
    var other = one
    for order in 1...PairCorrelation.order {
      coefficients[order - 1] += scale * one.now * other.now / Double(order)
      let root = Double(order).squareRoot()
      let last = Double(order - 1).squareRoot()
      one = (one.now, (h * one.now - last * one.before) / root)
      other = (other.now, (k * other.now - last * other.before) / root)
    }
  }

  func expected(at r: Double) -> Double {
    coefficients.reversed().reduce(0) { ($0 + $1) * r }
  }

  func slope(at r: Double) -> Double {
    var sum = 0.0
    var power = 1.0
    for (index, coefficient) in coefficients.enumerated() {
      sum += Double(index + 1) * coefficient * power
      power *= r
    }
    return sum
  }
}
