import Panels

/// A text file in memory as composed UTF-8, whatever it was: the one door for tables and documents
/// that are read whole.
///
/// A plain UTF-8 file stays mapped and is not copied. Compressed files are decompressed, other
/// encodings converted, separate marks composed, each with a notice. Bytes that are not UTF-8 in a
/// UTF-8 file are left for readers to refuse with their places.
struct TextFile: ~Copyable {
  /// The path as the user gave it.
  let path: String
  /// What was done to the text, once a file.
  let notices: [Problem]
  private let bytes: FileBytes

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - encoding: The encoding; `nil` to find it out.
  /// - Throws: ``InputError`` when the file cannot be read, is no text, or when its encoding is not
  ///   clear.
  init(path: String, encoding: TextEncoding? = nil) throws(InputError) {
    try self.init(FileBytes(path: path), encoding: encoding)
  }

  /// Reads bytes as if they were a file's; `path` names them in messages.
  init(bytes: [UInt8], path: String, encoding: TextEncoding? = nil) throws(InputError) {
    let expanded =
      Compression(magic: bytes) == nil
      ? bytes : try ByteStream(bytes: bytes, path: path).readAll()
    try self.init(FileBytes(bytes: expanded, path: path), encoding: encoding)
  }

  private init(_ file: consuming FileBytes, encoding: TextEncoding?) throws(InputError) {
    path = file.path
    let path = file.path
    let converted = try file.withBytes { (bytes) throws(InputError) in
      try Self.convert(bytes, path: path, encoding: encoding)
    }
    guard let converted else {
      notices = []
      bytes = file
      return
    }
    notices = converted.notices
    bytes = FileBytes(bytes: converted.bytes, path: path)
  }

  /// Lends the text.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withBytes(body)
  }

  private struct Conversion {
    var bytes: [UInt8]
    var notices: [Problem]
  }

  /// The converted text; `nil` when the text is composed UTF-8 with line feeds already.
  private static func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, encoding: TextEncoding?
  ) throws(InputError) -> Conversion? {
    let form = try self.form(of: bytes, isWhole: true, path: path, encoding: encoding)
    let isPlain = form == .utf8 && Composition.firstSpan(in: bytes) == nil
    if isPlain, !CarriageReturnText.hasOnlyReturns(bytes) { return nil }
    var converter = TextConverter(form, path: path)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    converter.convert(bytes, isLast: true, into: &output)
    try converter.log.throwIfAny()
    if CarriageReturnText.hasOnlyReturns(output) { output = output.map { $0 == 13 ? 10 : $0 } }
    return Conversion(bytes: output, notices: converter.notices)
  }

  /// How a text is written.
  static func form(
    of bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, path: String, encoding: TextEncoding?
  ) throws(InputError) -> TextForm {
    if let format = ForeignFormat.name(of: bytes) {
      throw InputError(.text(.notText(format: format)), at: SourceLocation(file: path))
    }
    if let encoding { return EncodingDetector.form(of: encoding, bytes) }
    switch EncodingDetector.detect(bytes, isWhole: isWhole) {
    case .form(let form): return form
    case .unclear(let candidates):
      throw InputError(
        .text(.unclearEncoding(candidates: candidates.map(\.label))), at: SourceLocation(file: path)
      )
    }
  }
}

/// Files that are taken for tables and are none.
enum ForeignFormat {
  private static let formats: [(magic: [UInt8], name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "ZIP/XLSX"), ([0x50, 0x4B, 0x05, 0x06], "ZIP/XLSX"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "XLS/DOC"), (Array("%PDF-".utf8), "PDF"),
    (Array("BZh".utf8), "bzip2"), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
    (Array("Rar!\u{1A}\u{7}".utf8), "RAR"), (Array("PAR1".utf8), "Parquet"),
    (Array("SQLite format 3".utf8), "SQLite"),
  ]

  /// The name of a foreign format, by its first bytes; `nil` for what may be text.
  static func name(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    formats.first { bytes.starts(with: $0.magic) }?.name
  }
}
