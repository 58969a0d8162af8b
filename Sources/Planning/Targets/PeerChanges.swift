import Forecast
import Panels

/// What units at the same level achieved over some years: the yardstick of ambition.
///
/// Each pair of values so many years apart is one experience, whatever the years and the unit. The peers of a
/// start are the two hundred experiences that began nearest to it, on the working scale.
public struct PeerChanges: Sendable {
  /// The years between the two values of an experience.
  public let span: Int
  /// Where experiences began, ascending, on the working scale.
  private let starts: [Double]
  /// The change a year of each, on the working scale.
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
    starts = sorted.map(\.start)
    changes = sorted.map(\.change)
  }

  /// How many peers in a hundred did less than a change; ties count half.
  ///
  /// - Parameters:
  ///   - change: The change a year, on the working scale.
  ///   - start: Where it begins, on the working scale.
  ///   - isUpward: Whether more is better.
  /// - Returns: NaN with fewer than ``leastCount`` experiences.
  /// - Complexity: O(log *experiences* + peers).
  public func percentile(of change: Double, from start: Double, isUpward: Bool) -> Double {
    guard starts.count >= Self.leastCount, !change.isNaN, !start.isNaN else { return .nan }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < start { low = middle + 1 } else { high = middle }
    }
    let count = min(Self.peerCount, starts.count)
    var (from, to) = (low, low)
    while to - from < count {
      let takesLower =
        to == starts.count || (from > 0 && start - starts[from - 1] <= starts[to] - start)
      if takesLower { from -= 1 } else { to += 1 }
    }
    var below = 0.0
    for peer in changes[from..<to] {
      let lead = isUpward ? change - peer : peer - change
      // Values are rounded where they are printed: what is the same to nine digits is the same.
      below += abs(lead) <= 1e-9 * max(1, abs(change)) ? 0.5 : lead > 0 ? 1 : 0
    }
    return 100 * below / Double(count)
  }
}
