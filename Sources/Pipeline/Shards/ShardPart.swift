import Forecast
import IO
import Panels

/// One shard's part of a forecast by the model of all.
struct ShardPart: Sendable {
  /// The file that says what a part's tables consist of.
  static let fileName = "part.ndjson"

  let model: TrainedModel
  let blocks: Range<Int>
  private let header: ShardHeader
  private let path: String

  /// The rows and bytes of a table, by the indicators it goes through.
  struct TableAccount: Codable {
    let name: String
    let sha256: String
    let sections: [TableSection]
  }

  init(
    _ shard: ShardNumber, model: TrainedModel, table: BareTable, options: RunOptions
  ) throws(InputError) {
    self.model = model
    path = table.path
    blocks = shard.blocks(of: model.frame.blockCount)
    var header = ShardHeader(.part, settings: table.shardSettings(options))
    var learned = model.header
    learned.inputs = []
    try ofShards(path) { () throws(ShardProblem) in
      var own = ShardHeader(.model, settings: header.settings)
      own.frame = learned.frame
      try own.check(like: learned)
    }
    header.settings.merge(table.forecastSettings(options)) { own, _ in own }
    header.shard = ShardHeader.Span(shard, blocks, of: model.frame.blockCount)
    header.model = model.sha256
    self.header = header
  }

  /// The data of the part, of all units or of those of the part alone.
  func cut(_ dataset: Dataset) throws(InputError) -> Dataset {
    try ofShards(path) { () throws(ShardProblem) in
      try dataset.checkForShards()
      var result = dataset
      let isWhole = dataset.panels.units.count == model.frame.unitCount
      result.panels = try dataset.part(of: model.frame, blocks: blocks, isWhole: isWhole)
      return result
    }
  }

  /// The fitted forecast of an indicator.
  func model(
    of indicator: String, panels: PanelSet, breaks: [SeriesBreak], method: ForecastMethod,
    horizon: Int
  ) throws(ShardProblem) -> ForecastModel? {
    guard let trained = model.trained(indicator) else { return nil }
    return try ForecastModel(
      trained, frame: model.frame, of: panels, breaks: breaks, method: method, horizon: horizon)
  }

  /// Writes what the tables of the part consist of.
  func write(
    _ sections: [(table: String, sections: [TableSection])], inputs: [FileDigest],
    into folder: OutputFolder
  ) throws(InputError) {
    var header = header
    header.inputs = inputs.map(\.sha256)
    let digests = try folder.digests()
    let writer = LineDocumentWriter(try folder.file(Self.fileName))
    writer.add(header)
    for (table, sections) in sections {
      guard let digest = digests.first(where: { $0.path == table + ".csv" }) else { continue }
      writer.add(TableAccount(name: table, sha256: digest.sha256, sections: sections))
    }
    try writer.close()
  }

  /// Whether a folder holds the whole result of the same work.
  func isDone(in folder: String) throws(InputError) -> Bool {
    guard let part = try? PartFolder(path: folder), !part.header.inputs.isEmpty,
      !ByteStream.isReadOnce(path)
    else { return false }
    var header = header
    header.inputs = try FileDigest.all(of: [path]).map(\.sha256)
    return part.header.inputs.prefix(1) == header.inputs.prefix(1)
      && part.header.settings == header.settings && part.header.shard == header.shard
      && part.header.model == header.model && (try? part.check()) != nil
  }
}

extension BareTable {
  /// The options that shape forecasts, as parts compare them.
  fileprivate func forecastSettings(_ options: RunOptions) -> [String: String] {
    [
      "--name": name ?? "", "--horizon": "\(options.horizon)", "--method": options.method,
      "--target": targets.joined(separator: ", "), "--thresholds": thresholds ?? "",
      "--region": zone ?? "", "--region-column": zoneColumn ?? "",
    ].filter { !$0.value.isEmpty }
  }
}

/// The folder of one shard's results.
struct PartFolder {
  let path: String
  let header: ShardHeader
  let tables: [ShardPart.TableAccount]

  /// Opens a folder.
  ///
  /// - Throws: ``IO/InputError`` where it is not whole.
  init(path: String) throws(InputError) {
    self.path = path
    guard ResultTables.isFile(path + "/_SUCCESS") else {
      throw InputError(.shards(.resultNotWhole), at: SourceLocation(file: path))
    }
    let reader = try LineDocumentReader(path: path + "/" + ShardPart.fileName)
    header = try ShardHeader.read(from: reader, expecting: [.part])
    var tables: [ShardPart.TableAccount] = []
    while try !reader.isAtLastLine() {
      tables.append(try reader.read(ShardPart.TableAccount.self).value)
    }
    try reader.finish()
    self.tables = tables
  }

  /// - Throws: ``IO/InputError`` where a table is not the one that the shard wrote.
  func check() throws(InputError) {
    for table in tables {
      let file = path + "/" + table.name + ".csv"
      guard try FileDigest(path: file).sha256 == table.sha256 else {
        throw InputError(
          .shards(.tableChanged(table: table.name)), at: SourceLocation(file: file))
      }
    }
  }
}
