#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Probabilities in cells a tenth of a logit wide with how often the event came: small enough to stand for
/// the pairs themselves, few enough to keep for each origin. Additive.
///
/// What reliability and recalibration are made of: `docs/backtest.md`.
public struct CalibrationCells: Hashable, Sendable {
  /// The pairs of a cell as one.
  struct Cell: Hashable, Sendable {
    var count = 0.0
    var met = 0.0
    fileprivate var sum = 0.0
    /// The mean probability.
    var probability: Double { sum / count }
  }

  /// Probabilities nearer to 0 or 1 count as this near.
  private static let least = 1e-9
  private static let width = 0.1
  private static let reach = 21.0

  private var cells = Array(repeating: Cell(), count: 421)

  /// No pair yet.
  public init() {}

  mutating func add(_ probability: Double, isMet: Bool) {
    let kept = min(1 - Self.least, max(Self.least, probability))
    let logit = log(kept) - log1p(-kept)
    let index = Int(((logit + Self.reach) / Self.width).rounded())
    cells[index].count += 1
    cells[index].met += isMet ? 1 : 0
    cells[index].sum += kept
  }

  /// Adds other cells.
  public mutating func merge(_ other: CalibrationCells) {
    for index in cells.indices {
      cells[index].count += other.cells[index].count
      cells[index].met += other.cells[index].met
      cells[index].sum += other.cells[index].sum
    }
  }

  /// The cells with pairs, from the lowest probability.
  var occupied: [Cell] { cells.filter { $0.count > 0 } }
  /// The pairs.
  var count: Int { Int(cells.reduce(0) { $0 + $1.count }) }

  /// The summed `−log` of the probability of what came, and squared misses, after a map of probabilities.
  func losses(_ map: (Double) -> Double) -> (log: Double, squared: Double) {
    var result = (log: 0.0, squared: 0.0)
    for cell in occupied {
      let p = map(cell.probability)
      let rest = cell.count - cell.met
      if cell.met > 0 { result.log += cell.met * EventSums.logLoss(p, isMet: true) }
      if rest > 0 { result.log += rest * EventSums.logLoss(p, isMet: false) }
      result.squared += cell.met * (1 - p) * (1 - p) + rest * p * p
    }
    return result
  }
}
