import Foundation
import Panels

/// A document of JSON lines: one that says what it is, those it holds, and a last one by which a reader
/// knows that nothing is missing and nothing was changed.
///
/// The last line is `{"end":{"lines":…,"sha256":…}}` with the number of lines before it and the digest of
/// their bytes.
public enum LineDocument {
  fileprivate struct End: Codable {
    struct Account: Codable {
      let lines: Int
      let sha256: String
    }

    let end: Account
  }

  fileprivate static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}

/// Writes a document of JSON lines.
///
/// What shards hand on in such documents is in docs/shards.md.
///
/// ```swift
/// let writer = try LineDocumentWriter(path: "counts.ndjson", inputs: ["panel.csv"])
/// writer.add(["units": 3_321])
/// try writer.close()
/// ```
public final class LineDocumentWriter {
  private let file: OutputFile
  private let atomic: AtomicFile?
  private let encoder = LineDocument.encoder()
  private let digest = RunningDigest()
  private var lineCount = 0

  /// Starts a document.
  ///
  /// - Parameters:
  ///   - path: The file, which stays as it was until the document is whole; `nil` for standard output.
  ///   - inputs: The files of which it is made, which it may not replace.
  public init(path: String?, inputs: [String]) throws(InputError) {
    atomic = try path.map { path throws(InputError) in
      try AtomicFile(path: path, inputs: inputs)
    }
    file = atomic?.file ?? OutputFile(standardOutput: ())
  }

  /// Starts a document in a file of a folder of results.
  public init(_ file: OutputFile) {
    self.file = file
    atomic = nil
  }

  /// Adds a line and returns its digest.
  @discardableResult
  public func add(_ value: some Encodable) -> String {
    let own = RunningDigest()
    let line = write(value)
    line.withUnsafeBytes { own.add($0) }
    line.withUnsafeBytes { digest.add($0) }
    lineCount += 1
    return own.hexadecimal()
  }

  private func write(_ value: some Encodable) -> [UInt8] {
    // Every value handed in is made of texts, finite numbers, lists and names.
    guard let data = try? encoder.encode(value) else { preconditionFailure("not to be encoded") }
    var line = Array(data)
    line.append(UInt8(ascii: "\n"))
    var bytes = line
    file.drain(&bytes)
    return line
  }

  /// Writes the last line and puts the document in its place.
  public func close() throws(InputError) {
    _ = write(LineDocument.End(end: .init(lines: lineCount, sha256: digest.hexadecimal())))
    try file.close()
    try atomic?.commit()
  }
}

/// Reads a document of JSON lines.
///
/// ```swift
/// let reader = try LineDocumentReader(path: "counts.ndjson")
/// let units = try reader.read([String: Int].self).value["units"]
/// try reader.finish()  // throws where the document was cut short or changed
/// ```
public final class LineDocumentReader {
  /// The path as the user gave it.
  public let path: String
  private let source: ByteSource
  private let decoder = JSONDecoder()
  private let digest = RunningDigest()
  private let block: UnsafeMutableRawBufferPointer
  private var pending: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var lineCount = 0
  private var next: [UInt8]?

  /// Opens a document; `-` is standard input.
  public init(path: String) throws(InputError) {
    self.path = path
    source = try ByteSource(path: path)
    block = .allocate(byteCount: 1 << 20, alignment: 4096)
    next = try line()
  }

  deinit { block.deallocate() }

  /// Whether only the last line is left.
  public func isAtLastLine() throws(InputError) -> Bool {
    guard let next else { throw fault(.documentCutShort(lines: lineCount)) }
    return (try? decoder.decode(LineDocument.End.self, from: Data(next))) != nil
  }

  /// The next line, with its digest.
  ///
  /// - Throws: ``InputError`` where the document ends before its last line, or the line is another thing.
  public func read<Value: Decodable>(
    _ type: Value.Type
  ) throws(InputError) -> (value: Value, sha256: String) {
    guard let line = next else { throw fault(.documentCutShort(lines: lineCount)) }
    let value: Value
    do {
      value = try decoder.decode(type, from: Data(line))
    } catch {
      throw fault(
        lineCount == 0 ? .notDocument : .badLine(reason: Self.reason(error)),
        line: lineCount + 1)
    }
    let own = RunningDigest()
    for digest in [own, digest] { line.withUnsafeBytes { digest.add($0) } }
    lineCount += 1
    next = try self.line()
    return (value, own.hexadecimal())
  }

  /// Reads the last line.
  ///
  /// - Returns: The digest of all before it.
  /// - Throws: ``InputError`` where it is missing, does not fit the lines before, or is not the last.
  @discardableResult
  public func finish() throws(InputError) -> String {
    guard let line = next,
      let end = try? decoder.decode(LineDocument.End.self, from: Data(line)).end
    else { throw fault(.documentCutShort(lines: lineCount)) }
    guard end.lines == lineCount, end.sha256 == digest.hexadecimal(), try self.line() == nil else {
      throw fault(.documentChanged)
    }
    return end.sha256
  }

  private func fault(_ problem: ShardProblem, line: Int? = nil) -> InputError {
    InputError(.shards(problem), at: SourceLocation(file: path, line: line))
  }

  /// The next line with its break; `nil` at the end, and for a line that lacks one.
  private func line() throws(InputError) -> [UInt8]? {
    while true {
      if let end = pending[position...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        return Array(pending[position...end])
      }
      if isAtEnd { return nil }
      pending.removeFirst(position)
      position = 0
      let count = try source.read(into: block)
      if count < block.count { isAtEnd = true }
      pending += block[..<count]
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      context.debugDescription
    default: "\(error)"
    }
  }
}
