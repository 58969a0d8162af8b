/// The equations by leaf and the sets of years observed, in columns: what a shard hands on of a block.
struct PackedMoments: Codable, Sendable {
  private let leaves: [Int32]
  /// On the working scale, and in the indicator's unit; `nil` where nothing is forecast on that.
  private let working: Equations
  private let natural: Equations?
  /// By leaf and period how many series have a value whose error is known; empty where none are.
  private let noiseCounts: PackedNumbers
  private let noiseSquares: PackedNumbers
  /// The sets of years that series are observed in, a mark a period, with the numbers of series.
  private let observed: [String]
  private let counts: [Int]

  private enum CodingKeys: String, CodingKey {
    case leaves, working, natural, observed, counts
    case noiseCounts = "noise_counts"
    case noiseSquares = "noise_squares"
  }

  /// The equations of the leaves, one after the other.
  private struct Equations: Codable, Sendable {
    let counts: [Int]
    let normal: PackedNumbers
    let right: PackedNumbers
    /// The periods of all series of a leaf, a mark a period; empty where they differ.
    let common: [String]
    let sums: PackedNumbers

    init(_ effects: [YearEffects], periodCount: Int) {
      counts = effects.map(\.count)
      normal = PackedNumbers(effects.flatMap(\.normal))
      right = PackedNumbers(effects.flatMap(\.right))
      common = effects.map { $0.common.map { PackedMoments.marks($0, periodCount) } ?? "" }
      sums = PackedNumbers(effects.flatMap(\.sums))
    }

    /// The effects again; `nil` where the columns do not fit together.
    func effects(leafCount: Int, periodCount: Int) -> [YearEffects]? {
      let order = YearEffects.triangle(periodCount)
      guard counts.count == leafCount, common.count == leafCount,
        normal.values.count == leafCount * order, right.values.count == leafCount * periodCount
      else { return nil }
      var result: [YearEffects] = []
      var start = 0
      for index in 0..<leafCount {
        let own = common[index].isEmpty ? nil : PackedMoments.periods(common[index])
        let end = start + (own?.count ?? 0)
        guard end <= sums.values.count, own?.last ?? 0 < periodCount,
          let effects = YearEffects(
            periodCount: periodCount, count: counts[index],
            normal: Array(normal.values[index * order..<(index + 1) * order]),
            right: Array(right.values[index * periodCount..<(index + 1) * periodCount]),
            common: own, sums: Array(sums.values[start..<end]))
        else { return nil }
        result.append(effects)
        start = end
      }
      return start == sums.values.count ? result : nil
    }
  }

  private static func marks(_ periods: [Int], _ periodCount: Int) -> String {
    var marks = [UInt8](repeating: UInt8(ascii: "0"), count: periodCount)
    for period in periods { marks[period] = UInt8(ascii: "1") }
    return String(decoding: marks, as: UTF8.self)
  }

  private static func periods(_ marks: String) -> [Int] {
    marks.utf8.enumerated().filter { $0.element == UInt8(ascii: "1") }.map(\.offset)
  }

  /// - Parameter hasNatural: Whether something is forecast in the indicator's unit, too.
  init(_ moments: LevelMoments, periodCount: Int, hasNatural: Bool) {
    let sorted = moments.leaves.sorted { $0.key < $1.key }
    leaves = sorted.map(\.key)
    working = Equations(sorted.compactMap(\.value.effects.working), periodCount: periodCount)
    natural =
      hasNatural
      ? Equations(sorted.compactMap(\.value.effects.natural), periodCount: periodCount) : nil
    noiseCounts = PackedNumbers(sorted.flatMap(\.value.noise.counts))
    noiseSquares = PackedNumbers(sorted.flatMap(\.value.noise.squares))
    let sets = moments.sets.sorted { $0.key < $1.key }
    observed = sets.map { Self.marks($0.key.periods, periodCount) }
    counts = sets.map(\.value)
  }

  /// The moments again; `nil` where the columns do not fit together or name leaves that there are not.
  func moments(leafCount: Int, periodCount: Int) -> LevelMoments? {
    let total = leaves.count * periodCount
    guard observed.count == counts.count, counts.allSatisfy({ $0 > 0 }),
      observed.allSatisfy({ $0.utf8.count == periodCount }),
      [0, total].contains(noiseCounts.values.count),
      noiseSquares.values.count == noiseCounts.values.count,
      leaves.allSatisfy({ (0..<leafCount).contains(Int($0)) }), Set(leaves).count == leaves.count,
      let working = working.effects(leafCount: leaves.count, periodCount: periodCount)
    else { return nil }
    var others: [YearEffects]?
    if let natural {
      others = natural.effects(leafCount: leaves.count, periodCount: periodCount)
      if others == nil { return nil }
    }
    var result = LevelMoments()
    for (index, leaf) in leaves.enumerated() {
      var own = LevelMoments.Leaf(
        effects: ByLane { $0 == .working ? working[index] : others?[index] })
      if !noiseCounts.values.isEmpty {
        let range = index * periodCount..<(index + 1) * periodCount
        own.noise = PathNoise.Mean(
          counts: Array(noiseCounts.values[range]), squares: Array(noiseSquares.values[range]))
      }
      result.add(own, at: leaf)
    }
    for (marks, count) in zip(observed, counts) {
      result.add(count, observed: PeriodSet(Self.periods(marks)))
    }
    return result
  }
}
