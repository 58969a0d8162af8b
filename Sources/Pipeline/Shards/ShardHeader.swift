import Forecast
import IO
import Panels

/// The first line of what shards hand on: what it is and what it was made of.
struct ShardHeader: Codable, Equatable {
  /// The kinds of documents.
  enum Kind: String, Codable {
    /// What all shards have to know of the whole panel.
    case frame
    /// What a shard adds up.
    case tally
    /// What all of them have learned.
    case model
    /// What a shard's results consist of.
    case part
  }

  /// The blocks of one shard.
  struct Span: Codable, Equatable {
    let index: Int
    let count: Int
    let firstBlock: Int
    let blockCount: Int
    /// How many blocks all shards have.
    let total: Int

    init(_ shard: ShardNumber, _ blocks: Range<Int>, of total: Int) {
      self.total = total
      index = shard.index
      count = shard.count
      firstBlock = blocks.lowerBound
      blockCount = blocks.count
    }

    var blocks: Range<Int> { firstBlock..<firstBlock + blockCount }
  }

  private(set) var lotrinh = Manifest.version
  private(set) var document: Kind
  /// The options that shape what is read and learned, by name.
  var settings: [String: String]
  /// The digests of the files read; empty for a stream.
  var inputs: [String] = []
  /// The shard it is of.
  var shard: Span?
  /// The digest of the frame.
  var frame: String?
  /// The digest of the model.
  var model: String?

  init(_ document: Kind, settings: [String: String]) {
    self.document = document
    self.settings = settings
  }

  /// Reads the first line of a document.
  ///
  /// - Throws: ``IO/InputError`` where it is of another kind or version.
  static func read(
    from reader: LineDocumentReader, expecting kinds: [Kind]
  ) throws(InputError) -> ShardHeader {
    let header = try reader.read(ShardHeader.self).value
    let place = SourceLocation(file: reader.path, line: 1)
    guard header.lotrinh == Manifest.version else {
      throw InputError(
        .shards(.otherVersion(expected: Manifest.version, found: header.lotrinh)), at: place)
    }
    guard kinds.contains(header.document) else {
      throw InputError(
        .shards(
          .otherDocument(expected: kinds.map(\.rawValue), found: header.document.rawValue)),
        at: place)
    }
    return header
  }

  /// - Throws: ``Panels/ShardProblem`` where it was made by other options or of other data.
  func check(like other: ShardHeader) throws(ShardProblem) {
    for name in Set(settings.keys).union(other.settings.keys).sorted()
    where settings[name] != other.settings[name] {
      throw .otherSettings(
        name: name, expected: other.settings[name] ?? "", found: settings[name] ?? "")
    }
    guard frame == other.frame, model == other.model,
      inputs.isEmpty || other.inputs.isEmpty || inputs == other.inputs
    else { throw .otherData }
  }
}

/// A frame as it is handed on.
struct HandedFrame {
  let frame: PanelFrame
  /// The digest of its line, by which documents name it.
  let sha256: String

  /// Reads the next line of a document.
  init(from reader: LineDocumentReader) throws(InputError) {
    let (frame, sha256) = try reader.read(PanelFrame.self)
    self.frame = frame
    self.sha256 = sha256
  }
}

/// Turns what stands against parts into what a run ends with.
func ofShards<Result>(
  _ path: String?, _ body: () throws(ShardProblem) -> Result
) throws(InputError) -> Result {
  do throws(ShardProblem) {
    return try body()
  } catch {
    throw InputError(.shards(error), at: path.map { SourceLocation(file: $0) })
  }
}
