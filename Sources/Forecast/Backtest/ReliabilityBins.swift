/// Probabilities by tenths against how often the event came. Additive.
public struct ReliabilityBins: Hashable, Sendable {
  /// One tenth.
  public struct Bin: Hashable, Sendable {
    /// The pairs.
    public private(set) var count = 0
    fileprivate var probability = 0.0
    fileprivate var met = 0
    fileprivate var squared = 0.0

    /// The mean probability.
    public var meanProbability: Double { probability / Double(count) }
    /// How often the event came.
    public var observedShare: Double { Double(met) / Double(count) }

    fileprivate mutating func add(_ probability: Double, _ isMet: Bool) {
      count += 1
      self.probability += probability
      met += isMet ? 1 : 0
      let miss = isMet ? 1 - probability : probability
      squared += miss * miss
    }

    fileprivate mutating func merge(_ other: Bin) {
      count += other.count
      probability += other.probability
      met += other.met
      squared += other.squared
    }
  }

  /// The parts of a Brier score.
  public struct Parts: Hashable, Sendable {
    /// How far the probabilities lie from the shares that came: less is better.
    public var reliability = 0.0
    /// How far the shares that came lie from the overall share: more is better.
    public var resolution = 0.0
    /// The score itself, or a bin's part of it.
    public var brier = 0.0
  }

  /// The number of bins.
  public static let count = 10

  /// From the lowest probability; the last bin holds 1.
  public private(set) var bins = Array(repeating: Bin(), count: ReliabilityBins.count)

  /// No pair yet.
  public init() {}

  mutating func add(_ probability: Double, isMet: Bool) {
    bins[min(Self.count - 1, Int(probability * Double(Self.count)))].add(probability, isMet)
  }

  /// Adds other bins.
  public mutating func merge(_ other: ReliabilityBins) {
    for index in bins.indices { bins[index].merge(other.bins[index]) }
  }

  /// All pairs as one bin.
  public var total: Bin {
    bins.reduce(into: Bin()) { $0.merge($1) }
  }

  /// `o (1 − o)` of the overall share `o`: the Brier score of that share as a constant probability.
  public var uncertainty: Double {
    let share = total.observedShare
    return share * (1 - share)
  }

  /// What a bin adds to the parts of the Brier score: `nₖ/N (p̄ₖ − ōₖ)²` and `nₖ/N (ōₖ − ō)²`.
  ///
  /// Brier = reliability − resolution + ``uncertainty``, up to what probabilities differ within a bin
  /// (Murphy, *J. Applied Meteorology* 12, 1973; Stephenson, Coelho and Jolliffe, *Weather and
  /// Forecasting* 23, 2008).
  public func parts(of bin: Bin) -> Parts {
    let total = total
    guard bin.count > 0 else { return Parts() }
    let weight = Double(bin.count) / Double(total.count)
    let gap = bin.meanProbability - bin.observedShare
    let lift = bin.observedShare - total.observedShare
    return Parts(
      reliability: weight * gap * gap, resolution: weight * lift * lift,
      brier: bin.squared / Double(total.count))
  }

  /// The parts of all bins together.
  public var parts: Parts {
    bins.reduce(into: Parts()) {
      let own = parts(of: $1)
      $0.reliability += own.reliability
      $0.resolution += own.resolution
      $0.brier += own.brier
    }
  }
}
