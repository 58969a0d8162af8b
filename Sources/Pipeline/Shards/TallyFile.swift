import Forecast
import IO
import Panels

/// What one shard added up, as a file.
struct TallyFile {
  let header: ShardHeader
  let frame: HandedFrame

  /// Reads a file and hands its tallies over, one after another.
  ///
  /// - Throws: ``IO/InputError`` where it is cut short, changed or another thing.
  init(
    path: String, accept: (TallyFile) throws(InputError) -> Void = { _ in },
    each: (BlockTally) throws(ShardProblem) -> Void
  ) throws(InputError) {
    let reader = try LineDocumentReader(path: path)
    header = try ShardHeader.read(from: reader, expecting: [.tally])
    frame = try HandedFrame(from: reader)
    try accept(self)
    while try !reader.isAtLastLine() {
      let tally = try reader.read(BlockTally.self).value
      try ofShards(path) { () throws(ShardProblem) in try each(tally) }
    }
    try reader.finish()
  }

  /// Whether a file is whole and of the same work.
  ///
  /// - Parameters:
  ///   - header: The first line that the work would write.
  ///   - frame: The digest of the frame it would be by, if that is given.
  static func isWhole(_ path: String, like header: ShardHeader, frame: String?) -> Bool {
    guard let file = try? TallyFile(path: path, each: { _ throws(ShardProblem) in }) else {
      return false
    }
    return file.header == header && (frame ?? file.frame.sha256) == file.frame.sha256
  }
}
