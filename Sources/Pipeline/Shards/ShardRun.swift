import Forecast
import IO
import Panels
import Reporting

/// The steps of a forecast in shards: what all have to know, what each adds up, the model, and the results.
///
/// ``frame(to:)`` is for data that no process reads as a whole; ``fit(_:frame:to:resumes:)`` makes the frame
/// itself where it reads all units. ``ShardMerge`` puts together what they wrote.
///
/// The steps, and what each hands on, are in docs/shards.md.
///
/// ```swift
/// var table = BareTable(path: "panel.csv")
/// table.values = ["income:positive"]
/// if let shard = ShardNumber("1/2") {
///   let notices = try await ShardRun(.table(table), options: RunOptions())
///     .fit(shard, frame: nil, to: "tally-1.ndjson", resumes: false)
/// }
/// ```
public struct ShardRun: Sendable {
  private let source: RunSource
  private let options: RunOptions

  /// Prepares steps.
  ///
  /// - Parameters:
  ///   - source: A bare table: all units, or those of one shard.
  ///   - options: As of a forecast.
  public init(_ source: RunSource, options: RunOptions) {
    self.source = source
    self.options = options
  }

  /// Writes the frame of a table, or of a part of one, to a file or to standard output.
  ///
  /// - Returns: What was found in the data.
  public func frame(to path: String?) async throws(RunFailure) -> [Problem] {
    let (table, dataset) = try await read()
    try failing { () throws(InputError) in
      var header = ShardHeader(.frame, settings: table.shardSettings(options))
      header.inputs = dataset.inputs.map(\.sha256)
      let writer = try LineDocumentWriter(path: path, inputs: dataset.inputs.map(\.path))
      writer.add(header)
      writer.add(dataset.frame)
      try writer.close()
    }
    return dataset.log.problems
  }

  /// Adds up the blocks of one shard and writes what they come to, to a file or to standard output.
  ///
  /// - Parameters:
  ///   - shard: Which shard.
  ///   - framePath: The frame of the whole, where the table holds the units of this shard only.
  ///   - path: The file; `nil` for standard output.
  ///   - resumes: Whether a whole file of the same work is left as it is.
  /// - Returns: What was found in the data.
  public func fit(
    _ shard: ShardNumber, frame framePath: String?, to path: String?, resumes: Bool
  ) async throws(RunFailure) -> [Problem] {
    let (table, dataset) = try await read()
    var header = ShardHeader(.tally, settings: table.shardSettings(options))
    header.inputs = dataset.inputs.map(\.sha256)
    let given = try framePath.map { path throws(RunFailure) in
      try failing { () throws(InputError) in
        let reader = try LineDocumentReader(path: path)
        let own = try ShardHeader.read(from: reader, expecting: [.frame])
        try ofShards(path) { () throws(ShardProblem) in
          var settings = ShardHeader(.frame, settings: header.settings)
          settings.inputs = own.inputs
          try own.check(like: settings)
        }
        let frame = try HandedFrame(from: reader)
        try reader.finish()
        return frame
      }
    }
    let frame = given?.frame ?? dataset.frame
    let blocks = shard.blocks(of: frame.blockCount)
    header.shard = ShardHeader.Span(shard, blocks, of: frame.blockCount)
    if resumes, let path, !header.inputs.isEmpty,
      TallyFile.isWhole(path, like: header, frame: given?.sha256)
    {
      return [Problem(.shards(.doneBefore), at: SourceLocation(file: path))]
    }
    let panels = try failing { () throws(InputError) in
      try ofShards(source.inputPath) { () throws(ShardProblem) in
        try dataset.part(of: frame, blocks: blocks, isWhole: given == nil)
      }
    }
    let doubtful = dataset.doubtfulValues(in: panels)
    let fitted = doubtful.leftOut(of: panels)
    var inputs = dataset.inputs.map(\.path)
    if let framePath { inputs.append(framePath) }
    let writer = try failing { () throws(InputError) in
      try LineDocumentWriter(path: path, inputs: inputs)
    }
    writer.add(header)
    writer.add(frame)
    for indicator in frame.indicators where !blocks.isEmpty {
      let maker = try failing { () throws(InputError) in
        try ofShards(source.inputPath) { () throws(ShardProblem) in
          try TallyMaker(
            indicator.id, of: fitted, blocks: blocks, frame: frame, breaks: dataset.plan.breaks)
        }
      }
      await OrderedBlocks.map(count: blocks.count, jobs: options.jobs) {
        maker.tally(blocks.lowerBound + $0)
      } consume: { tally in
        writer.add(tally)
      }
    }
    try failing { () throws(InputError) in try writer.close() }
    let found = doubtful.findings(in: panels, blockSize: PanelFrame.blockSize)
    return dataset.log.problems + found.map { Problem(.series($0.problem)) }
  }

  /// Forecasts the units of one shard by the model of all, into a folder of its own.
  ///
  /// - Parameters:
  ///   - shard: Which shard.
  ///   - model: The model.
  ///   - folder: Where its part of the results goes; `nil` sends its rows of the forecast to standard output.
  ///   - resumes: Whether a whole result of the same work is left as it is.
  /// - Throws: ``RunFailure``; an old result stands then.
  public func apply(
    _ shard: ShardNumber, model: String, into folder: String?, resumes: Bool
  ) async throws(RunFailure) -> RunOutcome {
    guard case .table(let table) = source else {
      throw RunFailure(.shards(.notInShards(option: source.inputPath)))
    }
    var options = options
    let part = try failing { [options] () throws(InputError) in
      try ShardPart(
        shard, model: TrainedModel(path: model), table: table, options: options)
    }
    if resumes, let folder, try failing({ () throws(InputError) in try part.isDone(in: folder) }) {
      return RunOutcome(
        folder: folder,
        problems: [Problem(.shards(.doneBefore), at: SourceLocation(file: folder))], skipped: [:],
        folderNotices: [], tables: [], screen: "", json: "")
    }
    options.part = part
    return try await Run(source, options: options).perform(.forecast, into: folder)
  }

  private func read() async throws(RunFailure) -> (table: BareTable, dataset: Dataset) {
    guard case .table(let table) = source else {
      throw RunFailure(.shards(.notInShards(option: source.inputPath)))
    }
    let words = Words(options.language)
    options.progress(.reading(table.path, words))
    let dataset = try await source.read(options, for: .forecast)
    try failing { () throws(InputError) in
      try ofShards(nil) { () throws(ShardProblem) in try dataset.checkForShards() }
      try dataset.checkStandardErrors(method: options.method)
    }
    return (table, dataset)
  }
}

extension BareTable {
  /// The options that shape what is read and learned, as shards compare them.
  func shardSettings(_ options: RunOptions) -> [String: String] {
    [
      "--unit": unit, "--year": year, "--value": values.joined(separator: ", "),
      "--sql": query ?? "", "--indicator": indicatorColumn ?? "",
      "--group": groups.joined(separator: ", "),
      "--weight": weight ?? "", "--break": breaks.joined(separator: ", "),
      "--se": options.standardErrors.map { "\($0.indicator)=\($0.column)" }
        .joined(separator: ", "),
      "--criteria": sets.joined(separator: ", "), "--decimal-comma": decimalComma ? "yes" : "",
      "--set-aside": setsAside ? "yes" : "", "--fit-doubtful": fitsDoubtful ? "yes" : "",
      "--encoding": encoding ?? "",
    ].filter { !$0.value.isEmpty }
  }
}

extension Dataset {
  /// The frame of the data.
  var frame: PanelFrame { PanelFrame(panels, indicators: panels.courses.map(\.id)) }

  /// - Throws: ``Panels/ShardProblem`` where something needs all series at once.
  func checkForShards() throws(ShardProblem) {
    for seriesBreak in plan.breaks where seriesBreak.treatment != .newSegment {
      throw .notInShards(
        option:
          "--break \(seriesBreak.indicator):\(seriesBreak.year):…:\(seriesBreak.treatment.rawValue)"
      )
    }
  }

  /// The data of some blocks, as the whole panel has them.
  ///
  /// - Parameter isWhole: Whether these are the data of all blocks.
  func part(
    of frame: PanelFrame, blocks: Range<Int>, isWhole: Bool
  ) throws(ShardProblem) -> PanelSet {
    try frame.part(isWhole ? panels.part(frame.units(of: blocks)) : panels, blocks: blocks)
  }
}
