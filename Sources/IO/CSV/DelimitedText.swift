import Panels

/// A delimited text whose headings have been read: the rows below are still to come.
///
/// It can be read once. Title lines above the headings, each with one filled field, are skipped.
/// What is understood of separators, encodings and numbers is in docs/formats.md.
///
/// ```swift
/// let text = try DelimitedText(path: "panel.csv")
/// text.columns  // ["unit", "year", "income"]; the rows are still to come
/// ```
public final class DelimitedText {
  /// The path as the user gave it.
  public let path: String
  /// The headings, trimmed.
  public let columns: [String]
  /// How many title lines stand above the headings.
  public let titleCount: Int
  /// What separates fields.
  let delimiter: UInt8
  /// The line on which the headings start.
  public let headingLine: Int
  /// The lines down to the headings.
  let headingLines: Int
  /// The titles and headings.
  private let opening: [UInt8]
  /// The beginning of the rows.
  let head: [UInt8]
  /// Whether `head` holds all the rows.
  private let headIsWhole: Bool
  /// The rest of the rows.
  let source: any SequentialBytes
  /// What converts the text, when it is not read as it stands.
  private let converter: TextStream?
  /// The file as it is stored.
  private var stored: ByteStream?

  /// How much is read before the rows are.
  private static let headSize = 1 << 18
  private static let titleLimit = 20

  /// Opens a file, which may be compressed, and reads its headings.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - encoding: The encoding; `nil` finds it out.
  ///   - digests: Whether the file is digested while it is read.
  /// - Throws: ``InputError`` when it is missing, unreadable or empty.
  public convenience init(
    path: String, encoding: TextEncoding? = nil, digests: Bool = false
  ) throws(InputError) {
    try self.init(ByteStream(path: path, digests: digests), path: path, encoding: encoding)
  }

  /// Reads the headings of a text in memory, which messages call by `name`.
  ///
  /// - Throws: ``InputError`` when it is empty.
  public convenience init(
    bytes: [UInt8], name: String, encoding: TextEncoding? = nil
  ) throws(InputError) {
    try self.init(ByteStream(bytes: bytes, path: name), path: name, encoding: encoding)
  }

  private convenience init(
    _ bytes: ByteStream, path: String, encoding: TextEncoding?
  ) throws(InputError) {
    let sample = try bytes.peek(TextStream.sampleSize)
    let isPlain = try sample.withUnsafeBufferPointer { (sample) throws(InputError) in
      let form = try TextFile.form(
        of: sample, isWhole: sample.count < TextStream.sampleSize, path: path, encoding: encoding)
      return form == .utf8 && Composition.firstSpan(in: sample) == nil
    }
    // Composed UTF-8 needs no conversion: it goes from the file into the blocks.
    let text = isPlain ? nil : try TextStream(bytes, encoding: encoding)
    try self.init(text ?? bytes, path: path)
    stored = bytes
  }

  /// The digest of the file, which was made while its rows were read; `nil` where not all of it was. It can be asked for
  /// once.
  public func fileDigest() -> FileDigest? { stored?.fileDigest() }

  /// What was done to the text so far; complete when all rows have been read.
  var notices: [Problem] { converter?.notices ?? [] }

  /// Reads the headings of a text.
  init(_ stream: any SequentialBytes, path: String) throws(InputError) {
    converter = stream as? TextStream
    var source = stream
    var head: [UInt8] = []
    var size = Self.headSize
    var isWhole = false
    var reading: Headings?
    repeat {
      let count = try Self.append(size - head.count, of: source, to: &head)
      isWhole = count < size
      if !(source is CarriageReturnText), CarriageReturnText.hasOnlyReturns(head) {
        head = head.map { $0 == 13 ? 10 : $0 }
        source = CarriageReturnText(source)
      }
      reading = try head.withUnsafeBufferPointer { [isWhole] (bytes) throws(InputError) in
        try Self.headings(of: bytes, isWhole: isWhole, path: path)
      }
      if isWhole || size >= BlockCutter.longestRecord { break }
      size *= 4
    } while reading == nil
    guard let reading else {
      if !isWhole {
        throw InputError(
          .text(.recordTooLong(limit: BlockCutter.longestRecord)),
          at: SourceLocation(file: path, line: 1))
      }
      throw InputError(.emptyFile, at: SourceLocation(file: path))
    }
    self.path = path
    self.source = source
    columns = reading.columns
    titleCount = reading.titles
    delimiter = reading.delimiter
    headingLine = reading.line
    headingLines = reading.lines
    opening = Array(head[..<reading.body])
    self.head = Array(head[reading.body...])
    headIsWhole = isWhole
  }

  /// Appends up to `count` bytes; the result is the size of `head` afterwards.
  private static func append(
    _ count: Int, of source: any SequentialBytes, to head: inout [UInt8]
  ) throws(InputError) -> Int {
    var piece = [UInt8](repeating: 0, count: count)
    var failure: InputError?
    let read = piece.withUnsafeMutableBytes { buffer in
      do throws(InputError) { return try source.read(into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    head.append(contentsOf: piece[..<read])
    return head.count
  }

  private struct Headings {
    var columns: [String]
    var titles: Int
    var line: Int
    var lines: Int
    var body: Int
    var delimiter: UInt8
  }

  private static func headings(
    of bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, path: String
  ) throws(InputError) -> Headings? {
    let delimiter = CSVTokenizer.delimiter(of: bytes)
    var tokens = CSVTokenizer(bytes, delimiter: delimiter)
    let titles = titleCount(above: tokens)
    for _ in 0..<titles where !tokens.next() { return nil }
    guard tokens.next(), tokens.position < bytes.count || isWhole else { return nil }
    return Headings(
      columns: try tokens.headings(path: path), titles: titles, line: tokens.line,
      lines: tokens.linesRead, body: tokens.position, delimiter: delimiter)
  }

  /// The number of records with one filled field, or none, before the first that has more.
  private static func titleCount(above start: CSVTokenizer) -> Int {
    var tokens = start
    for count in 0...titleLimit where tokens.next() {
      if tokens.fields.count(where: { !tokens.trimmed($0).isEmpty }) > 1 { return count }
    }
    return 0
  }

  /// The first rows below the headings, for looking at them before they are read.
  func withFirstRows<Result>(_ body: (inout CSVTokenizer) -> Result) -> Result {
    head.withUnsafeBufferPointer { bytes in
      var tokens = CSVTokenizer(bytes, delimiter: delimiter, line: headingLines + 1)
      return body(&tokens)
    }
  }

  /// Whether the record just cut is whole in the first rows.
  func holds(_ tokens: CSVTokenizer) -> Bool { headIsWhole || tokens.position < head.count }

  /// All of the text, from its first title on, for a reader of whole texts; no row can be read after it.
  func wholeText() throws(InputError) -> [UInt8] {
    var text = opening + head
    var count = text.count
    repeat {
      count = text.count
      _ = try Self.append(1 << 20, of: source, to: &text)
    } while text.count > count
    return text
  }
}
