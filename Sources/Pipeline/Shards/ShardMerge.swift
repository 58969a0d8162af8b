import Forecast
import Foundation
import IO
import Panels
import Reporting

/// Puts together what shards wrote: frames to a frame, tallies to a model, results to one result.
///
/// What goes from step to step is in docs/shards.md.
///
/// ```swift
/// let tallies = ["tally-1.ndjson", "tally-2.ndjson"]
/// let notices = try ShardMerge(tallies, options: RunOptions()).perform(to: "model.ndjson")
/// ```
public struct ShardMerge: Sendable {
  private let paths: [String]
  private let options: RunOptions

  /// Prepares a merge.
  ///
  /// - Parameters:
  ///   - paths: Files of one kind, or folders of results.
  ///   - options: Language, format and where the program stands.
  public init(_ paths: [String], options: RunOptions) {
    self.paths = paths
    self.options = options
  }

  /// Whether results are put together, into a folder.
  public var isOfResults: Bool { paths.allSatisfy(ResultTables.isFolder) }

  /// Merges.
  ///
  /// - Parameter output: The file, or the folder for results; `nil` for standard output.
  /// - Returns: What became of files of an earlier result.
  public func perform(to output: String?) throws(RunFailure) -> [Problem] {
    try failing { () throws(InputError) in
      if isOfResults { return try results(into: output ?? "") }
      switch try kind(of: paths[0]) {
      case .frame: try frames(to: output)
      default: try tallies(to: output)
      }
      return []
    }
  }

  private func kind(of path: String) throws(InputError) -> ShardHeader.Kind {
    let reader = try LineDocumentReader(path: path)
    return try ShardHeader.read(from: reader, expecting: [.frame, .tally]).document
  }

  // MARK: Frames

  private func frames(to output: String?) throws(InputError) {
    var merged: PanelFrame?
    var first: ShardHeader?
    for path in paths {
      let reader = try LineDocumentReader(path: path)
      let header = try ShardHeader.read(from: reader, expecting: [.frame])
      let frame = try HandedFrame(from: reader).frame
      try reader.finish()
      try ofShards(path) { () throws(ShardProblem) in
        var expected = first ?? header
        expected.inputs = header.inputs
        try header.check(like: expected)
        if merged == nil { merged = frame } else { try merged?.append(frame) }
      }
      if first == nil { first = header }
    }
    guard let first, let merged else { return }
    let writer = try LineDocumentWriter(path: output, inputs: paths)
    writer.add(ShardHeader(.frame, settings: first.settings))
    writer.add(merged)
    try writer.close()
  }

  // MARK: Tallies

  private func tallies(to output: String?) throws(InputError) {
    var first: TallyFile?
    var merge: TallyMerge?
    let start = ContinuousClock.now
    for (index, path) in paths.enumerated() {
      options.progress(
        .reading(
          path, Words(options.language), done: index, total: paths.count,
          seconds: Engine.seconds(since: start)))
      _ = try TallyFile(path: path) { file throws(InputError) in
        try ofShards(path) { () throws(ShardProblem) in
          if let first {
            try file.header.check(like: first.header)
            guard file.frame.sha256 == first.frame.sha256 else { throw .otherData }
          } else {
            first = file
            merge = TallyMerge(file.frame.frame)
          }
        }
      } each: { tally throws(ShardProblem) in
        try merge?.add(tally)
      }
    }
    guard let first, let merge else { return }
    let trained = try ofShards(nil) { () throws(ShardProblem) in try merge.trained() }
    var header = ShardHeader(.model, settings: first.header.settings)
    header.frame = first.frame.sha256
    header.inputs = first.header.inputs
    let writer = try LineDocumentWriter(path: output, inputs: paths)
    writer.add(header)
    writer.add(first.frame.frame)
    for own in trained { writer.add(own) }
    try writer.close()
  }

  // MARK: Results

  private func results(into output: String) throws(InputError) -> [Problem] {
    var parts: [PartFolder] = []
    for path in paths { parts.append(try PartFolder(path: path)) }
    try check(parts)
    let ordered = parts.sorted {
      ($0.header.shard?.firstBlock ?? 0, $0.header.shard?.blockCount ?? 0)
        < ($1.header.shard?.firstBlock ?? 0, $1.header.shard?.blockCount ?? 0)
    }
    let folder = try OutputFolder(path: output)
    try folder.protect(
      inputs: parts.flatMap { part in part.tables.map { "\(part.path)/\($0.name).csv" } })
    for table in ordered[0].tables {
      try PartTables(ordered, table: table.name).write(into: folder)
    }
    try folder.write(manifest(ordered, files: try folder.digests()).text, to: "manifest.json")
    return try folder.commit()
  }

  /// - Throws: ``IO/InputError`` unless the parts are of one forecast and hold every block once.
  private func check(_ parts: [PartFolder]) throws(InputError) {
    var seen: Set<Int> = []
    for part in parts {
      try ofShards(part.path) { () throws(ShardProblem) in
        try part.header.check(like: parts[0].header)
        guard part.tables.map(\.name) == parts[0].tables.map(\.name),
          part.header.shard?.total == parts[0].header.shard?.total
        else { throw .otherData }
        for block in part.header.shard?.blocks ?? 0..<0 where !seen.insert(block).inserted {
          throw .blockTwice(block)
        }
      }
      try part.check()
    }
    let count = parts[0].header.shard?.total ?? 0
    if let missing = (0..<count).first(where: { !seen.contains($0) }) {
      throw InputError(.shards(.blockMissing(block: missing, count: count)))
    }
  }

  private func manifest(_ parts: [PartFolder], files: [FileDigest]) -> JSONValue {
    [
      "lotrinh": .text(Manifest.version), "command": "merge",
      "arguments": .array(options.arguments.map { .text($0) }),
      "model": parts[0].header.model.map { .text($0) } ?? .null,
      "settings": .object(parts[0].header.settings.mapValues { .text($0) }),
      "inputs": .array(Set(parts.flatMap(\.header.inputs)).sorted().map { ["sha256": .text($0)] }),
      "parts": .integer(parts.count),
      "files": .array(
        files.map {
          ["file": .text($0.path), "bytes": .integer($0.byteCount), "sha256": .text($0.sha256)]
        }),
    ]
  }
}

/// One table in all parts.
private struct PartTables {
  private let name: String
  private let parts: [(path: String, sections: [TableSection])]

  init(_ parts: [PartFolder], table: String) {
    name = table
    self.parts = parts.map { part in
      (
        "\(part.path)/\(table).csv",
        part.tables.first { $0.name == table }?.sections ?? []
      )
    }
  }

  /// Writes the table of the whole: by indicator the rows of every part, as one process has them. A table
  /// that does not go through units has its different rows, in the order of the parts.
  func write(into folder: OutputFolder) throws(InputError) {
    let output = try folder.file(name + ".csv")
    let count = parts.map(\.sections.count).max() ?? 0
    if count == 0 {
      try writeDistinct(to: output)
    } else {
      try writeSections(count, to: output)
    }
    try output.close()
  }

  private func writeDistinct(to output: OutputFile) throws(InputError) {
    var seen: Set<[UInt8]> = []
    for (path, _) in parts {
      for record in try FileSlice(path).records() where seen.insert(record).inserted {
        output.write(record)
      }
    }
  }

  private func writeSections(_ count: Int, to output: OutputFile) throws(InputError) {
    var slices: [FileSlice] = []
    for (path, _) in parts { slices.append(try FileSlice(path)) }
    // The heading is what stands before the first section.
    var places = zip(slices, parts).map { slice, part in
      slice.size - part.sections.reduce(0) { $0 + $1.bytes }
    }
    slices[0].copy(0..<places[0], to: output)
    for section in 0..<count {
      for index in parts.indices where section < parts[index].sections.count {
        let end = places[index] + parts[index].sections[section].bytes
        slices[index].copy(places[index]..<end, to: output)
        places[index] = end
      }
    }
  }
}
