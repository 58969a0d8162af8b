import Analytics
import Forecast
import Foundation
import IO
import Panels
import Planning
import Reporting

/// The stages of a run over one dataset, each writing its tables into one sink.
final class Engine {
  let dataset: Dataset
  let options: RunOptions
  let sink: TableSink
  let words: Words
  /// The panels for fitting lines, without doubtful values and spliced where the breaks say so; what was measured
  /// stays in ``panels``.
  let series: SplicedSeries
  /// The values that ``series`` is without.
  let doubtful: DoubtfulValues
  /// What makes forecasts, by how many years ahead.
  var forecasters: [Int: Forecaster] = [:]
  /// The forecasts fitted so far.
  var models: [ModelKey: ForecastModel] = [:]
  /// The part of the panel that this is, of one that is forecast in shards.
  let part: ShardPart?
  /// The scenario laid over the forecasts; `nil` for the baseline.
  let scenario: Scenario?
  /// How likely recognitions that cost a support come, once the outlook has told.
  var recognitions: ForecastRecognitions?
  /// The charts of the run, once drawn.
  var drawing: ChartDrawing?
  /// Whether the run makes a report of which one form is a page for browsers.
  var makesPages = false
  /// The year that the run reports on, once it is known.
  var statusYear: Int?
  /// Units left out, by table and reason.
  var skipped: [String: Int] = [:]
  /// How many communes are expected at each level, everywhere together.
  var levelFigures: [ScenarioSummary.LevelFigure] = []
  /// The figures of groups in years ahead, with quantiles at given probabilities.
  var outlookFigures: ([Double]) -> [(figure: GroupOutlook, year: Int)] = { _ in [] }
  /// What was found, the reading included.
  var problems: [Problem]
  /// The seconds each stage took.
  private(set) var timings: [(stage: String, seconds: Double)] = []
  /// How many units a block holds.
  static let blockSize = PanelFrame.blockSize

  init(
    _ dataset: Dataset, options: RunOptions, sink: TableSink, scenario: Scenario? = nil
  ) {
    self.dataset = dataset
    self.scenario = scenario
    part = options.part
    self.options = options
    self.sink = sink
    words = Words(options.language)
    problems = dataset.log.problems
    doubtful = dataset.doubtfulValues(in: dataset.panels)
    series = SplicedSeries(
      doubtful.leftOut(of: dataset.panels), breaks: dataset.plan.breaks,
      overlaps: dataset.overlaps)
  }

  /// How many values of each indicator there are of each provenance.
  private(set) lazy var provenanceCounts = panels.panels.map {
    (indicator: $0.indicator.id, counts: $0.provenanceCounts)
  }

  var panels: PanelSet { dataset.panels }
  var unitCount: Int { panels.units.count }
  var blockCount: Int { (unitCount + Self.blockSize - 1) / Self.blockSize }

  static func block(_ index: Int, of count: Int) -> Range<Int> {
    index * blockSize..<min(count, (index + 1) * blockSize)
  }

  /// Times a stage.
  func timed<Result>(
    _ stage: String, _ body: () async throws(InputError) -> Result
  ) async throws(InputError) -> Result {
    let start = ContinuousClock.now
    let result = try await body()
    timings.append((stage, Self.seconds(since: start)))
    return result
  }

  /// What is said while an indicator is forecast.
  func forecasting(_ indicator: String) -> String {
    words.say("progress.forecasting", ["indicator": indicator])
  }

  /// - Parameters:
  ///   - stage: What is said about the progress.
  ///   - start: When the stage began.
  ///   - countsUnits: Whether units are counted.
  func report(
    _ stage: String, done: Int = 0, total: Int = 0, since start: ContinuousClock.Instant? = nil,
    countsUnits: Bool = false
  ) {
    let things = countsUnits ? words(dataset.hasPlan ? .communes : .units) : ""
    options.progress(
      RunProgress(
        stage: stage, done: done, total: total, things: things,
        seconds: start.map { Self.seconds(since: $0) } ?? 0))
  }

  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  /// Writes a table block by block, formatted by the workers.
  func writeBlocks<Row>(
    _ table: Table<Row>, stage: String,
    _ body: @escaping @Sendable (Range<Int>, inout TableText) -> Void
  ) async throws(InputError) {
    guard let writer = try sink.writer(for: table) else { return }
    await mapBlocks(stage) { (block, text: inout TableText) in
      body(block, &text)
      return [:]
    } consume: { text in
      writer.append(&text)
    }
    try sink.finish(table, writer)
  }

  /// Writes a table whose rows are worked out already, formatted by the workers.
  func write<Row: Sendable>(_ table: Table<Row>, _ rows: [Row]) async throws(InputError) {
    guard let writer = try sink.writer(for: table) else { return }
    let size = 4096
    await OrderedBlocks.map(count: (rows.count + size - 1) / size, jobs: options.jobs) { index in
      var text = TableText()
      for row in rows[index * size..<min(rows.count, (index + 1) * size)] {
        table.write(row, to: &text)
      }
      return text
    } consume: {
      var text = $0
      writer.append(&text)
    }
    try sink.finish(table, writer)
  }

  /// Blocks of units through the workers, consumed in order.
  ///
  /// - Parameters:
  ///   - stage: What is said about the progress.
  ///   - body: Makes a block's result and counts the units it leaves out, by reason.
  ///   - consume: Called once a block, in ascending order.
  func mapBlocks<Result: BlockResult>(
    _ stage: String,
    _ body: @escaping @Sendable (Range<Int>, inout Result) -> [String: Int],
    consume: (inout Result) -> Void
  ) async {
    let count = unitCount
    let total = blockCount
    var done = 0
    let start = ContinuousClock.now
    await OrderedBlocks.map(count: total, jobs: options.jobs) { index in
      var result = Result()
      let skipped = body(Engine.block(index, of: count), &result)
      return (result, skipped)
    } consume: { (pair: (Result, [String: Int])) in
      var result = pair.0
      consume(&result)
      for (reason, units) in pair.1 { skipped[reason, default: 0] += units }
      done += 1
      report(
        stage, done: min(count, done * Self.blockSize), total: count, since: start,
        countsUnits: true)
    }
  }
}

/// What a worker makes of a block.
protocol BlockResult: Sendable { init() }

extension TableText: BlockResult {}

/// An indicator and how many years ahead it is forecast.
struct ModelKey: Hashable {
  let indicator: String
  let horizon: Int
}
