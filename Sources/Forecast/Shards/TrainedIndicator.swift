import Panels

/// What all blocks have learned about one indicator: enough to fit its forecast without the data.
public struct TrainedIndicator: Codable, Sendable {
  /// The indicator.
  public let indicator: String
  let paths: PooledPaths
  let teachers: [Teacher]
}

/// The tallies of all blocks on their way to a model.
///
/// The contract of shards: `docs/shards.md`.
public struct TallyMerge {
  private let frame: PanelFrame
  private let hierarchy: Hierarchy
  private var moments: [Key: LevelMoments] = [:]
  private var teachers: [String: [Teacher]] = [:]

  private struct Key: Hashable {
    let indicator: String
    let block: Int
  }

  /// Starts without a tally.
  public init(_ frame: PanelFrame) {
    self.frame = frame
    hierarchy = Hierarchy(frame.places, of: [])
  }

  /// Adds the tally of a block.
  ///
  /// - Throws: ``Panels/ShardProblem`` where it is no block of an indicator of the frame, or one that is there already.
  public mutating func add(_ tally: BlockTally) throws(ShardProblem) {
    guard frame.indicator(tally.indicator) != nil else { throw .indicatorLacking(tally.indicator) }
    guard (0..<frame.blockCount).contains(tally.block),
      let own = tally.moments.moments(
        leafCount: hierarchy.leafPlaces.count, periodCount: frame.years.count)
    else { throw .otherData }
    let key = Key(indicator: tally.indicator, block: tally.block)
    guard moments.updateValue(own, forKey: key) == nil else { throw .blockTwice(tally.block) }
    teachers[tally.indicator, default: []] += tally.teachers
  }

  /// What the blocks have learned, one an indicator, in the frame's order.
  ///
  /// - Throws: ``Panels/ShardProblem`` where a block or a series that teaches is missing.
  public func trained() throws(ShardProblem) -> [TrainedIndicator] {
    var result: [TrainedIndicator] = []
    for own in frame.indicators {
      var sums = LevelMoments()
      for block in 0..<frame.blockCount {
        guard let part = moments[Key(indicator: own.id, block: block)] else {
          throw .blockMissing(block: block, count: frame.blockCount)
        }
        sums.merge(part)
      }
      let teachers = (teachers[own.id] ?? []).sorted { $0.position < $1.position }
      let expected = frame.teachers(of: own)
      for (index, position) in expected.enumerated()
      where index >= teachers.count || teachers[index].position != position {
        throw .teacherMissing(indicator: own.id, position: position)
      }
      let isIdentity = IndicatorKind(rawValue: own.kind)?.scale == .identity
      result.append(
        TrainedIndicator(
          indicator: own.id,
          paths: PooledPaths(
            sums, hierarchy, periodCount: frame.years.count,
            lanes: isIdentity ? [.working] : Lane.allCases), teachers: teachers))
    }
    return result
  }
}

extension ForecastModel {
  /// Fits the forecast of a part of a panel by what all parts have learned.
  ///
  /// - Parameters:
  ///   - trained: What they have learned about the indicator.
  ///   - frame: The frame of the whole.
  ///   - panels: The part, as ``PanelFrame/part(_:blocks:)`` has it.
  ///   - breaks: The declared breaks, none of them a level shift.
  ///   - method: How the centre is found.
  ///   - horizon: How many years after the panel's last are forecast, at least 1.
  /// - Returns: The forecast that a process with all the data would have fitted, to the last bit.
  /// - Throws: ``Panels/ShardProblem`` where the part lacks the indicator or names other places.
  public init(
    _ trained: TrainedIndicator, frame: PanelFrame, of panels: PanelSet, breaks: [SeriesBreak],
    method: ForecastMethod, horizon: Int
  ) throws(ShardProblem) {
    let id = trained.indicator
    guard let own = frame.indicator(id),
      let series = ForecastSeries(id, of: panels, breaks: breaks, hasErrors: own.hasErrors)
    else { throw .indicatorLacking(id) }
    guard let places = frame.places.positions(of: panels.units) else { throw .otherPlaces }
    let errors = own.hasErrors ? panels.standardErrors(of: id) : nil
    guard
      let taught = ForecastSeries(
        id, of: trained.teachers.panels(like: series.panel, errors: errors, frame: frame),
        breaks: breaks, hasErrors: own.hasErrors)
    else { throw .indicatorLacking(id) }
    // Those that teach stand after the units of the part.
    let shifted = { (blocks: [SeriesBlock]) in
      blocks.map { $0.moved(by: panels.units.count) }
    }
    self.init(
      series, hierarchy: Hierarchy(frame.places, of: places + trained.teachers.map(\.place)),
      sample: shifted(taught.sample(Self.sampleSize)),
      choiceSample: shifted(taught.sample(Self.choiceSize)), method: method, horizon: horizon,
      target: .trueValue, paths: { trained.paths })
  }
}

extension SeriesBlock {
  /// The same series at positions so many further on.
  fileprivate func moved(by count: Int) -> SeriesBlock {
    SeriesBlock(
      periods: periods, units: units.map { $0 + count }, values: values, working: working,
      standardErrors: standardErrors, sizes: sizes)
  }
}
