/// Whether a recalibration of probabilities would have helped: fitted on all origins but one, scored on that
/// one, in turn. It is reported, not applied.
public struct Recalibration: Hashable, Sendable {
  /// What came of the trial.
  public enum Status: String, Sendable {
    case ok
    /// Fewer than ``leastPairs`` pairs or ``leastOrigins`` origins.
    case tooFew = "too_few"
    /// On some origin the map could not be fitted: one outcome never came on the others.
    case notFitted = "not_fitted"
  }

  /// So many pairs are needed.
  public static let leastPairs = 200
  /// So many origins are needed.
  public static let leastOrigins = 3

  /// The pairs.
  public let pairs: Int
  /// The origins with pairs.
  public let origins: Int
  /// What came of it.
  public private(set) var status = Status.tooFew
  /// The map fitted on all origins.
  public private(set) var map: BetaCalibration?
  /// The mean log loss as it is.
  public private(set) var logLoss = Double.nan
  /// The same after the map fitted on the other origins.
  public private(set) var recalibratedLogLoss = Double.nan
  /// The Brier score as it is.
  public private(set) var brier = Double.nan
  /// The same after the map fitted on the other origins.
  public private(set) var recalibratedBrier = Double.nan
  /// The origins on which the log loss became less.
  public private(set) var originsImproved = 0

  /// Whether it lowers the log loss over all and on more than half of the origins.
  public var improves: Bool {
    status == .ok && recalibratedLogLoss < logLoss && 2 * originsImproved > origins
  }

  /// Tries it on the pairs of each origin.
  public init(_ byOrigin: [CalibrationCells]) {
    let known = byOrigin.filter { $0.count > 0 }
    let pairs = known.reduce(0) { $0 + $1.count }
    self.pairs = pairs
    origins = known.count
    guard pairs >= Self.leastPairs, origins >= Self.leastOrigins else { return }
    let n = Double(pairs)
    let before = known.map { $0.losses { $0 } }
    logLoss = before.reduce(0) { $0 + $1.log } / n
    brier = before.reduce(0) { $0 + $1.squared } / n
    status = .notFitted
    var after: [(log: Double, squared: Double)] = []
    for left in known.indices {
      guard let own = BetaCalibration(Self.merged(known, without: left)) else { return }
      after.append(known[left].losses { own($0) })
    }
    map = BetaCalibration(Self.merged(known, without: nil))
    recalibratedLogLoss = after.reduce(0) { $0 + $1.log } / n
    recalibratedBrier = after.reduce(0) { $0 + $1.squared } / n
    originsImproved = zip(before, after).count { $1.log < $0.log }
    status = .ok
  }

  private static func merged(
    _ cells: [CalibrationCells], without left: Int?
  ) -> CalibrationCells {
    var result = CalibrationCells()
    for (index, own) in cells.enumerated() where index != left { result.merge(own) }
    return result
  }
}
