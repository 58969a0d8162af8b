import Forecast
import Panels

/// What units at the same level achieved over some years: the yardstick of ambition.
///
/// Each pair of values so many years apart is one experience, whatever the years and the unit. The peers of a
/// start are the two hundred experiences that began nearest to it on the scale of the levels, and all that began alike.
/// The one rule for all that is said of peers, before a fit and after it.
///
/// The percentile is `100 (less + ties / 2) / peers`; `docs/targets.md`.
public struct PeerChanges: Sendable {
  /// The years between the two values of an experience.
  public let span: Int
  /// The levels at which experiences began, ascending, on the working scale, or as figures are printed.
  private let levels: [Double]
  /// Where the experiences of each level begin among the changes, and at the end their number.
  private let firsts: [Int]
  /// The change a year of each, ascending within a level, on the working scale.
  private let changes: [Double]

  /// The peers asked.
  public static let peerCount = 200
  /// With fewer experiences nothing is said.
  public static let leastCount = 20
  /// At most so many units teach.
  private static let unitLimit = 20_000

  /// Gathers the experiences of a panel's series; declared breaks are not crossed.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - units: The units asked; evenly thinned out where there are very many.
  ///   - span: The years between the two values, at least 1.
  public init(_ series: ForecastSeries, units: [Int], span: Int) {
    let step = max(1, units.count / Self.unitLimit)
    let asked = stride(from: 0, to: units.count, by: step).map { units[$0] }
    var pairs: [(start: Double, change: Double)] = []
    for block in series.blocks(of: asked) {
      for (first, period) in block.periods.enumerated() {
        guard
          let last = block.periods.firstIndex(where: {
            series.years[$0] == series.years[period] + span
          })
        else { continue }
        for unit in 0..<block.count {
          let start = block.working[first * block.count + unit]
          let end = block.working[last * block.count + unit]
          pairs.append((start, (end - start) / Double(span)))
        }
      }
    }
    self.init(pairs, span: span)
  }

  /// Takes experiences as they are: where each began and its change a year.
  public init(_ pairs: [(start: Double, change: Double)], span: Int) {
    self.span = span
    let sorted = pairs.sorted { ($0.start, $0.change) < ($1.start, $1.change) }
    let edges = sorted.indices.filter { $0 == 0 || sorted[$0].start > sorted[$0 - 1].start }
    levels = edges.map { sorted[$0].start }
    firsts = edges + [sorted.count]
    changes = sorted.map(\.change)
  }

  /// How many peers in a hundred did less than a change; ties count half.
  ///
  /// - Parameters:
  ///   - change: The change a year, on the working scale.
  ///   - start: Where it begins, on the working scale.
  ///   - isUpward: Whether more is better.
  /// - Returns: NaN with fewer than ``leastCount`` experiences.
  /// - Complexity: O(peers · log *experiences*).
  public func percentile(of change: Double, from start: Double, isUpward: Bool) -> Double {
    guard changes.count >= Self.leastCount, !change.isNaN, !start.isNaN else { return .nan }
    let near = peers(from: start)
    let below = near.reduce(0) {
      $0 + lead(change, in: firsts[$1]..<firsts[$1 + 1], isUpward: isUpward)
    }
    return 100 * below / Double(firsts[near.upperBound] - firsts[near.lowerBound])
  }

  /// How many experiences a start is held against.
  public func count(from start: Double) -> Int {
    let near = start.isNaN ? 0..<0 : peers(from: start)
    return firsts[near.upperBound] - firsts[near.lowerBound]
  }

  /// The levels nearest to a start that hold the peers. Whole levels: of experiences that began alike all count or
  /// none.
  private func peers(from start: Double) -> Range<Int> {
    var (from, to) = (Self.place(of: start, in: levels), Self.place(of: start, in: levels))
    while firsts[to] - firsts[from] < Self.peerCount, from > 0 || to < levels.count {
      let lower = from > 0 ? start - levels[from - 1] : .infinity
      let upper = to < levels.count ? levels[to] - start : .infinity
      if lower <= upper { from -= 1 }
      if upper <= lower { to += 1 }
    }
    return from..<to
  }

  /// How many of some experiences that began alike did less; ties count half.
  private func lead(_ change: Double, in range: Range<Int>, isUpward: Bool) -> Double {
    // Values are rounded where they are printed: what is the same to nine digits is the same.
    let slack = 1e-9 * max(1, abs(change))
    let less = Self.place(of: change - slack, in: changes, range) - range.lowerBound
    let most = Self.place(of: (change + slack).nextUp, in: changes, range) - range.lowerBound
    let ties = Double(most - less)
    return 0.5 * ties + Double(isUpward ? less : range.count - most)
  }

  /// The first position in an ascending range that is not below a value.
  private static func place(
    of value: Double, in values: [Double], _ range: Range<Int>? = nil
  ) -> Int {
    var (low, high) = (range?.lowerBound ?? 0, range?.upperBound ?? values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
