import Panels

/// What every shard has to know of the whole panel before it can add up its own part: the years, the blocks
/// of units, the places, and of each indicator the decimals and how many series have a value.
///
/// Units in code order are cut into blocks of ``blockSize``. Shards are ranges of blocks, so that whatever is
/// worked out for a block is the same however many shards there are.
///
/// The contract of shards: `docs/shards.md`.
public struct PanelFrame: Codable, Hashable, Sendable {
  /// The number of units in every block but the last.
  public static let blockSize = ForecastSeries.partSize

  /// An indicator over the whole panel.
  public struct IndicatorFrame: Codable, Hashable, Sendable {
    /// What is measured.
    public let id: String
    /// What its values are.
    public let kind: String
    /// At how many decimals its values are printed.
    public fileprivate(set) var decimals: Int
    /// Whether standard errors of its values are known.
    public fileprivate(set) var hasErrors: Bool
    /// By block the number of units with a value.
    public fileprivate(set) var known: [Int]
  }

  /// The first year.
  public private(set) var firstYear: Int
  /// The last year.
  public private(set) var lastYear: Int
  /// The number of units.
  public private(set) var unitCount: Int
  /// The code of the first unit of every block.
  public private(set) var blockStarts: [String]
  /// The code of the last unit.
  public private(set) var lastCode: String
  /// The levels of the hierarchy, outermost first.
  public let levels: [String]
  /// The places of the units.
  public private(set) var places: PlaceTable
  /// The indicators that have a course over time.
  public private(set) var indicators: [IndicatorFrame]

  /// The frame of a panel, or of a part of one that is followed by others.
  ///
  /// - Parameters:
  ///   - panels: The data; at least one unit and year.
  ///   - indicators: The indicators to be forecast.
  /// - Complexity: O(units × years × indicators).
  public init(_ panels: PanelSet, indicators: [String]) {
    firstYear = panels.years.first ?? 0
    lastYear = panels.years.last ?? 0
    unitCount = panels.units.count
    let starts = stride(from: 0, to: unitCount, by: Self.blockSize)
    blockStarts = starts.map { panels.units.codes[$0] }
    lastCode = panels.units.codes.last ?? ""
    levels = panels.units.levels.map(\.name)
    places = PlaceTable(panels.units)
    self.indicators = indicators.compactMap { panels.panel($0) }.map { panel in
      IndicatorFrame(
        id: panel.indicator.id, kind: panel.indicator.kind.rawValue,
        decimals: panel.printedDecimals,
        hasErrors: KnownErrors(panels.standardErrors(of: panel.indicator.id), of: panel) != nil,
        known: Self.knownCounts(panel))
    }
  }

  private static func knownCounts(_ panel: Panel) -> [Int] {
    var counts = Array(repeating: 0, count: (panel.unitCount + blockSize - 1) / blockSize)
    for unit in panel.knownUnits { counts[unit / blockSize] += 1 }
    return counts
  }

  /// The years.
  public var years: ClosedRange<Int> { firstYear...lastYear }
  /// The number of blocks.
  public var blockCount: Int { blockStarts.count }
  /// The units of some blocks.
  public func units(of blocks: Range<Int>) -> Range<Int> {
    min(
      unitCount, blocks.lowerBound * Self.blockSize)..<min(
        unitCount, blocks.upperBound * Self.blockSize)
  }

  /// What is known of an indicator, `nil` where the frame lacks it.
  public func indicator(_ id: String) -> IndicatorFrame? { indicators.first { $0.id == id } }

  /// Adds the part that follows.
  ///
  /// - Throws: ``Panels/ShardProblem`` where it does not follow: the part before has to end with a whole block, codes
  ///   ascend, and levels and indicators are the same.
  public mutating func append(_ next: PanelFrame) throws(ShardProblem) {
    guard next.levels == levels else { throw .levelsDiffer(levels, next.levels) }
    let (own, other) = (indicators.map(\.id), next.indicators.map(\.id))
    guard own == other else { throw .indicatorsDiffer(own, other) }
    guard unitCount % Self.blockSize == 0 else {
      throw .partOfBlock(last: lastCode, count: unitCount % Self.blockSize)
    }
    guard let start = next.blockStarts.first, lastCode < start else {
      throw .unitsOutOfOrder(last: lastCode, next: next.blockStarts.first ?? "")
    }
    firstYear = min(firstYear, next.firstYear)
    lastYear = max(lastYear, next.lastYear)
    unitCount += next.unitCount
    blockStarts += next.blockStarts
    lastCode = next.lastCode
    places.append(next.places)
    for (index, other) in next.indicators.enumerated() {
      indicators[index].decimals = max(indicators[index].decimals, other.decimals)
      indicators[index].hasErrors = indicators[index].hasErrors || other.hasErrors
      indicators[index].known += other.known
    }
  }
}

extension PanelFrame {
  /// The data of some blocks as the whole panel has them: among all its years, at its decimals.
  ///
  /// - Throws: ``Panels/ShardProblem`` where they are not the units and values that the frame was made of.
  public func part(_ panels: PanelSet, blocks: Range<Int>) throws(ShardProblem) -> PanelSet {
    let expected = units(of: blocks).count
    guard panels.units.count == expected else {
      throw .unitCount(expected: expected, found: panels.units.count)
    }
    for (index, block) in blocks.enumerated() {
      let found = panels.units.codes[index * Self.blockSize]
      guard found == blockStarts[block] else {
        throw .otherBlock(expected: blockStarts[block], found: found)
      }
    }
    guard let first = panels.years.first, let last = panels.years.last,
      years.contains(first), years.contains(last)
    else { throw .otherYears(expected: years, found: panels.years) }
    var result = panels.spanning(years)
    for frame in indicators {
      guard var panel = result.panel(frame.id) else { throw .indicatorLacking(frame.id) }
      panel.decimals = frame.decimals
      guard Self.knownCounts(panel) == Array(frame.known[blocks]) else {
        throw .otherValues(frame.id)
      }
      result = result.with(panel)
    }
    return result
  }

  /// The positions, among all units with a value, of those that teach: evenly spread over their codes.
  func teachers(of indicator: IndicatorFrame) -> [Int] {
    let known = indicator.known.reduce(0, +)
    let size = ForecastModel.sampleSize
    return known <= size ? Array(0..<known) : (0..<size).map { $0 * known / size }
  }
}
