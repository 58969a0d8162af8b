/// What one method's forecasts of one indicator from one origin were worth. Additive over blocks of units.
///
/// What each score is: `docs/backtest.md`.
public struct BacktestScores: Sendable {
  /// By whether a declared break lies between (0: no, 1: yes), place and step.
  private var cells: [ScoreSums] = []
  private var placeCount = 0
  private var stepCount = 0
  /// By whether a declared break lies between, then by the source of the bar, in the order first met.
  public private(set) var bins: [[(source: String, bins: ReliabilityBins)]] = [[], []]
  /// The probabilities of the forecasts that cross no break.
  public private(set) var calibration = CalibrationCells()

  /// No forecast yet.
  public init() {}

  init(places: Int, steps: Int) {
    placeCount = places
    stepCount = steps
    cells = Array(repeating: ScoreSums(), count: 2 * places * steps)
  }

  /// The scores of a place at a step.
  public func sums(crosses: Bool, place: Int, step: Int) -> ScoreSums {
    cells.isEmpty ? ScoreSums() : cells[position(crosses, place, step)]
  }

  private func position(_ crosses: Bool, _ place: Int, _ step: Int) -> Int {
    ((crosses ? 1 : 0) * placeCount + place) * stepCount + step
  }

  mutating func add(_ sums: ScoreSums, crosses: Bool, place: Int, step: Int) {
    cells[position(crosses, place, step)].merge(sums)
  }

  mutating func add(_ probability: Double, isMet: Bool, source: String, crosses: Bool) {
    let regime = crosses ? 1 : 0
    bins[regime][index(of: source, regime)].bins.add(probability, isMet: isMet)
    if !crosses { calibration.add(probability, isMet: isMet) }
  }

  private mutating func index(of source: String, _ regime: Int) -> Int {
    if let known = bins[regime].firstIndex(where: { $0.source == source }) { return known }
    bins[regime].append((source, ReliabilityBins()))
    return bins[regime].count - 1
  }

  /// Adds the scores of other units.
  public mutating func merge(_ other: BacktestScores) {
    if other.cells.isEmpty { return }
    if cells.isEmpty { self = BacktestScores(places: other.placeCount, steps: other.stepCount) }
    for index in cells.indices { cells[index].merge(other.cells[index]) }
    calibration.merge(other.calibration)
    for regime in bins.indices {
      for (source, own) in other.bins[regime] {
        bins[regime][index(of: source, regime)].bins.merge(own)
      }
    }
  }
}
