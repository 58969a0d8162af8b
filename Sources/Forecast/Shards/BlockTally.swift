import Panels

/// What the series of one indicator in one block come to: their sums, and those of them that teach.
///
/// Tallies of all blocks, in any order, merge into the model that one process would have fitted.
public struct BlockTally: Codable, Sendable {
  /// The indicator.
  public let indicator: String
  /// The block, counted from 0 over the whole panel.
  public let block: Int
  let moments: PackedMoments
  let teachers: [Teacher]
}

/// Works out tallies of the blocks of one part.
///
/// The contract of shards: `docs/shards.md`.
public struct TallyMaker: Sendable {
  private let panels: PanelSet
  private let frame: PanelFrame
  private let blocks: Range<Int>
  private let hierarchy: Hierarchy
  private let places: [Int32]
  private let series: ForecastSeries
  private let own: PanelFrame.IndicatorFrame
  private let hasNatural: Bool
  /// The units with a value, ascending, and how many stand before the part.
  private let known: [Int]
  private let knownBefore: Int

  /// Prepares the tallies of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - panels: The data of the blocks, as ``PanelFrame/part(_:blocks:)`` has them.
  ///   - blocks: The blocks.
  ///   - frame: What all shards know of the whole panel.
  ///   - breaks: The declared breaks, none of them a level shift.
  /// - Throws: ``Panels/ShardProblem`` where the frame lacks the indicator or the place of a unit.
  public init(
    _ indicator: String, of panels: PanelSet, blocks: Range<Int>, frame: PanelFrame,
    breaks: [SeriesBreak]
  ) throws(ShardProblem) {
    guard let own = frame.indicator(indicator),
      let series = ForecastSeries(
        indicator, of: panels, breaks: breaks, hasErrors: own.hasErrors)
    else { throw .indicatorLacking(indicator) }
    guard let places = frame.places.positions(of: panels.units) else { throw .otherPlaces }
    self.panels = panels
    self.frame = frame
    self.blocks = blocks
    self.series = series
    self.own = own
    self.places = places
    hasNatural = IndicatorScale(series.scale, of: series.panel.indicator).lanes.contains(.natural)
    hierarchy = Hierarchy(frame.places, of: places)
    known = series.panel.knownUnits
    knownBefore = own.known.prefix(blocks.lowerBound).reduce(0, +)
  }

  /// The tally of a block. O(*units* · *periods*).
  public func tally(_ block: Int) -> BlockTally {
    let start = (block - blocks.lowerBound) * PanelFrame.blockSize
    let units = start..<min(panels.units.count, start + PanelFrame.blockSize)
    return BlockTally(
      indicator: own.id, block: block,
      moments: PackedMoments(
        series.moments(hierarchy, units: units), periodCount: panels.years.count,
        hasNatural: hasNatural),
      teachers: teachers(of: units))
  }

  private func teachers(of units: Range<Int>) -> [Teacher] {
    let panel = series.panel
    let errors = panels.standardErrors(of: own.id)
    return frame.teachers(of: own).compactMap { position in
      let index = position - knownBefore
      guard known.indices.contains(index), units.contains(known[index]) else { return nil }
      let unit = known[index]
      let row = { (panel: Panel) in
        PackedNumbers((0..<panel.periodCount).map { panel[unit, $0] })
      }
      return Teacher(
        position: position, code: panels.units.codes[unit], place: places[unit],
        values: row(panel),
        errors: own.hasErrors ? errors.map(row) ?? PackedNumbers([]) : PackedNumbers([]))
    }
  }
}
