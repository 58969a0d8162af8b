import Panels

/// A band of criteria met, both ends included.
public struct Band: Hashable, Sendable {
  /// The lower end.
  public var low: Int
  /// The upper end.
  public var high: Int

  /// Makes a band.
  public init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }

  /// `19`, `15-18`, `0-4`.
  public var label: String { low == high ? "\(low)" : "\(low)-\(high)" }
}

/// The number and share of communes in a band.
public struct BandCount: Hashable, Sendable {
  /// The level of grouping.
  public var level: String
  /// The group.
  public var group: String
  /// The set.
  public var set: String
  /// The year.
  public var year: Int
  /// The band.
  public var band: Band
  /// The communes in it.
  public var communes: Int
  /// All communes of the group.
  public var total: Int
  /// The share in percent, exact.
  public var share: Double { total == 0 ? .nan : 100 * Double(communes) / Double(total) }
  /// The share in tenths of a percent such that the bands of a group add to 1,000.
  public var roundedTenths: Int
  /// The share so rounded, in percent.
  public var roundedShare: Double { Double(roundedTenths) / 10 }
  /// The least trustworthy provenance of the counts.
  public var provenance: Provenance
}

/// The bands of a report: 19; 15-18; 10-14; 5-9; under 5, or as a plan sets them.
///
/// `BandTable(starts: [19, 15, 10, 5], criteriaCount: 19)` has the bands 19, 15-18, 10-14, 5-9,
/// 0-4.
public struct BandTable: Hashable, Sendable {
  /// The bands, highest first.
  public let bands: [Band]

  /// Makes the bands that start at `starts`; the highest ends at `criteriaCount`, the lowest at 0.
  public init(starts: [Int], criteriaCount: Int) {
    var bands: [Band] = []
    var high = criteriaCount
    for start in starts.sorted(by: >) where start <= high && start > 0 {
      bands.append(Band(low: start, high: high))
      high = start - 1
    }
    bands.append(Band(low: 0, high: max(high, 0)))
    self.bands = bands
  }

  /// The bands of a published table, as it prints them.
  public init(bands: [Band]) { self.bands = bands }

  /// The band a count falls into.
  public func index(of count: Int) -> Int? {
    bands.firstIndex { count >= $0.low && count <= $0.high }
  }

  /// Turns the communes of each band into rows with shares that add to 100 %.
  public func counts(
    _ communes: [Int], level: String, group: String, set: String, year: Int,
    provenance: Provenance
  ) -> [BandCount] {
    let total = communes.reduce(0, +)
    let tenths = Apportionment.largestRemainder(communes.map(Double.init), total: 1000)
    return bands.indices.map {
      BandCount(
        level: level, group: group, set: set, year: year, band: bands[$0],
        communes: communes[$0], total: total, roundedTenths: tenths[$0], provenance: provenance)
    }
  }
}

/// Whole numbers in proportion to weights that add up.
///
/// `largestRemainder([1, 1, 1], total: 100)` is 34, 33, 33 (Balinski and Young, *Fair
/// Representation*, 1982).
public enum Apportionment {
  /// The largest-remainder method (Hamilton): ties go to the larger weight, then to the earlier.
  ///
  /// - Parameters:
  ///   - weights: Not negative, not all zero for a non-zero result.
  ///   - total: What the result adds up to.
  public static func largestRemainder(_ weights: [Double], total: Int) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    let quotas = weights.map { $0 / sum * Double(total) }
    var result = quotas.map { Int($0.rounded(.down)) }
    let order = quotas.indices.sorted { left, right in
      let a = quotas[left] - quotas[left].rounded(.down)
      let b = quotas[right] - quotas[right].rounded(.down)
      return (b, weights[right], left) < (a, weights[left], right)
    }
    var missing = total - result.reduce(0, +)
    for index in order where missing > 0 {
      result[index] += 1
      missing -= 1
    }
    return result
  }
}
