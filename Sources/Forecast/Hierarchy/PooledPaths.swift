/// What the sums of all series come to: the paths of nation and places, and how exactly they are known.
///
/// The equations of the paths: `docs/decisions/0011-forecast-operators.md`.
public struct PooledPaths: Sendable {
  /// For each lane the paths; those of a lane that nothing is forecast on are those of the working scale.
  let lanes: ByLane<LevelPaths>
  /// How much of the known errors of values is left in them; `nil` where none are known.
  let noise: PathNoise?
  /// The sets of periods that most series are observed in.
  let commonPeriods: [[Int]]

  /// For so many sets of years operators are kept, for others they are made anew for each block.
  static let commonLimit = 4096

  private let hasNatural: Bool

  private init(
    working: LevelPaths, natural: LevelPaths?, noise: PathNoise?, commonPeriods: [[Int]]
  ) {
    lanes = ByLane { $0 == .natural ? natural ?? working : working }
    hasNatural = natural != nil
    self.noise = noise
    self.commonPeriods = commonPeriods
  }

  /// Solves the sums of all series.
  ///
  /// - Parameters:
  ///   - lanes: The lanes that forecasts are made on.
  /// - Complexity: O(leaves · levels · *periods*²), and O(*periods*³) for each place with gaps.
  init(_ moments: LevelMoments, _ hierarchy: Hierarchy, periodCount: Int, lanes: [Lane]) {
    let paths = { LevelPaths(moments, hierarchy, periodCount: periodCount, lane: $0) }
    self.init(
      working: paths(.working), natural: lanes.contains(.natural) ? paths(.natural) : nil,
      noise: moments.hasNoise ? PathNoise(moments, hierarchy) : nil,
      commonPeriods: moments.commonPeriods(Self.commonLimit))
  }
}

extension PooledPaths: Codable {
  private enum CodingKeys: String, CodingKey {
    case working, natural, noise
    case commonPeriods = "common_periods"
  }

  /// Reads the paths.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let working = try container.decode(LevelPaths.self, forKey: .working)
    let natural = try container.decodeIfPresent(LevelPaths.self, forKey: .natural)
    self.init(
      working: working, natural: natural,
      noise: try container.decodeIfPresent(PathNoise.self, forKey: .noise),
      commonPeriods: try container.decode([[Int]].self, forKey: .commonPeriods))
  }

  /// Writes the paths; those in the indicator's unit only where that is not the working scale.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lanes.working, forKey: .working)
    if hasNatural { try container.encode(lanes.natural, forKey: .natural) }
    try container.encodeIfPresent(noise, forKey: .noise)
    try container.encode(commonPeriods, forKey: .commonPeriods)
  }
}

extension LevelPaths: Codable {
  private enum CodingKeys: CodingKey {
    case nation, places
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      nation: try container.decode(PackedNumbers.self, forKey: .nation).values,
      places: try container.decode([[PackedNumbers]].self, forKey: .places)
        .map { $0.map(\.values) })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(PackedNumbers(nation), forKey: .nation)
    try container.encode(places.map { $0.map(PackedNumbers.init) }, forKey: .places)
  }
}

extension PathNoise.Mean: Codable {
  private enum CodingKeys: CodingKey {
    case counts, squares
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      counts: try container.decode(PackedNumbers.self, forKey: .counts).values,
      squares: try container.decode(PackedNumbers.self, forKey: .squares).values)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(PackedNumbers(counts), forKey: .counts)
    try container.encode(PackedNumbers(squares), forKey: .squares)
  }
}
