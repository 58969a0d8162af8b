import Distributions

/// The chances of events over several years, from the chances in each year.
///
/// The normal scores of a series' errors follow a Gaussian Markov chain over the leads, with the correlation
/// of neighbouring leads that earlier forecasts showed. Its states are cut into sixty cells, the
/// outer two without end, each moving on as from its mean; no random numbers. Against sampling the error
/// is below half a point for correlations up to 0.95 and below one and a half for 0.99.
///
/// `met_in_year`, `met_by_year` and `met_and_kept` of `probability.csv` (`docs/results.md`).
public struct PassageModel: Sendable {
  private static let cellCount = 60
  private static let width = 0.15
  private static let first = -4.5

  /// The mass of every cell in the first year, then everywhere alone.
  private static let masses: [Double] = (0..<cellCount).map {
    StandardNormal.cumulative(edge($0 + 1)) - StandardNormal.cumulative(edge($0))
  }

  /// For each pair of neighbouring leads: from cell to cell.
  private let moves: [[Double]]

  /// - Parameter persistence: The correlation of each lead with the next, from lead 1.
  init(persistence: [Double]) {
    moves = persistence.map { correlation in
      let rest = max(1e-6, 1 - correlation * correlation).squareRoot()
      return (0..<Self.cellCount).flatMap { from -> [Double] in
        let start = correlation * Self.mean(of: from)
        let cumulative = (0...Self.cellCount).map {
          StandardNormal.cumulative((Self.edge($0) - start) / rest)
        }
        return zip(cumulative, cumulative.dropFirst()).map { $1 - $0 }
      }
    }
  }

  /// What may happen to one series and one bar over the years.
  ///
  /// `met_in_year`, `met_by_year` and `met_and_kept` of `probability.csv` (`docs/results.md`).
  public struct Chances: Hashable, Sendable {
    /// By year the probability of passing in it or in a year before.
    public var byYear: [Double]
    /// By year the probability of passing in it and in the years that follow, so many in all; NaN where
    /// they reach beyond the horizon or into a year without a bar.
    public var kept: [Double]

    /// Nothing is known of so many years.
    public static func unknown(years: Int) -> Chances {
      let none = [Double](repeating: .nan, count: years)
      return Chances(byYear: none, kept: none)
    }
  }

  /// The chances over the years.
  ///
  /// - Parameters:
  ///   - inYear: The probability of passing in each year; NaN for a year without a bar, in which nothing
  ///     can be passed.
  ///   - keeping: The same against the bars that have to be kept to, where these go on after the last one to be met;
  ///     `nil` for the same.
  ///   - years: For how many years it has to be kept, at least 1.
  ///   - firstLead: The lead of the first year, more than 1 where the last value is old.
  /// - Complexity: O(*horizon · years*) products with the moves.
  public func chances(
    _ inYear: [Double], keeping: [Double]? = nil, keptFor years: Int, firstLead: Int = 1
  ) -> Chances {
    // A series passes where its score is in the upper part of its distribution, as large as its chance.
    let scores = { (chances: [Double]) in
      chances.map { $0.isNaN ? Double.infinity : StandardNormal.quantile(1 - $0) }
    }
    let bars = scores(inYear)
    var byYear: [Double] = []
    var state = Self.masses
    for step in bars.indices {
      if step > 0 { state = moved(state, firstLead + step - 1) }
      state = Self.part(state, below: bars[step])
      byYear.append(max(inYear[step].isNaN ? 0 : inYear[step], 1 - state.reduce(0, +)))
    }
    let asked = keeping ?? inYear
    let keptBars = keeping.map(scores) ?? bars
    let kept = bars.indices.map { start -> Double in
      guard start + years <= bars.count, !inYear[start].isNaN,
        !asked[start..<start + years].contains(where: \.isNaN)
      else { return .nan }
      var state = Self.masses
      for step in start..<start + years {
        if step > start { state = moved(state, firstLead + step - 1) }
        let below = Self.part(state, below: keptBars[step])
        state = zip(state, below).map { $0 - $1 }
      }
      return min(inYear[start], state.reduce(0, +))
    }
    return Chances(byYear: byYear, kept: kept)
  }

  /// The state a year after a lead.
  private func moved(_ state: [Double], _ lead: Int) -> [Double] {
    let count = Self.cellCount
    let move = moves[min(lead, moves.count) - 1]
    return [Double](unsafeUninitializedCapacity: count) { result, filled in
      result.initialize(repeating: 0)
      filled = count
      move.withUnsafeBufferPointer { move in
        for from in 0..<count where state[from] > 0 {
          let mass = state[from]
          for to in 0..<count { result[to] += mass * move[from * count + to] }
        }
      }
    }
  }

  /// The part of a state below a score; inside a cell in proportion to the normal mass.
  private static func part(_ state: [Double], below bar: Double) -> [Double] {
    state.enumerated().map { cell, mass in
      if bar >= edge(cell + 1) { return mass }
      if bar <= edge(cell) { return 0 }
      let low = StandardNormal.cumulative(edge(cell))
      return mass * (StandardNormal.cumulative(bar) - low) / masses[cell]
    }
  }

  /// The outermost cells take the tails in.
  private static func edge(_ index: Int) -> Double {
    index == 0 ? -.infinity : index == cellCount ? .infinity : first + width * Double(index)
  }

  /// The mean of the normal distribution inside a cell.
  private static func mean(of cell: Int) -> Double {
    (StandardNormal.density(edge(cell)) - StandardNormal.density(edge(cell + 1))) / masses[cell]
  }
}
