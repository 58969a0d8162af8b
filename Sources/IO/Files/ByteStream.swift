import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file or of standard input from first to last, decompressed where they are
/// compressed.
///
/// What the first bytes announce is opened: gzip with several members, xz with several streams,
/// Zstandard with several frames; everything else comes as it is. Memory does not grow with the
/// file. Plain files are read with `pread` straight into the caller's buffer.
///
/// One thread at a time may call it: it may go from thread to thread, as under a lock.
///
/// ```swift
/// let stream = try ByteStream(path: "panel.csv.gz")
/// stream.compression  // .gzip, by the first bytes
/// let text = String(decoding: try stream.readAll(), as: UTF8.self)
/// ```
public final class ByteStream: SequentialBytes, @unchecked Sendable {
  /// The path as the user gave it; `-` is standard input.
  public let path: String
  /// How the file is compressed; `nil` for plain bytes.
  public let compression: Compression?
  /// How many bytes will come, where that is known before reading: for plain files.
  public let size: Int?

  private let source: ByteSource
  private var decompressor: (any Decompressor)?
  /// Bytes that were read ahead of the caller.
  private var ahead: [UInt8]
  private var aheadPosition = 0
  /// Compressed bytes read and not yet decoded.
  private var compressed: [UInt8] = []
  private var compressedRange = 0..<0
  private var isSourceAtEnd = false
  private var isComplete = false

  private static let compressedBufferSize = 256 << 10

  /// Whether a path is standard input, `-`, or a pipe, whose bytes are gone when they have been read.
  public static func isReadOnce(_ path: String) -> Bool {
    if path == "-" { return true }
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Opens a file; `-` is standard input, which can be opened once.
  ///
  /// - Throws: ``InputError`` when it is missing, a folder, or not readable.
  public convenience init(path: String) throws(InputError) {
    try self.init(path: path, digests: false)
  }

  /// Opens a file and digests it while it is read.
  convenience init(path: String, digests: Bool) throws(InputError) {
    try self.init(source: ByteSource(path: path, digests: digests))
  }

  /// The digest of the file as it is stored, once; `nil` where it was not asked for, or not all of it was read.
  func fileDigest() -> FileDigest? { source.fileDigest() }

  /// Serves bytes of memory as if they were a file's; `path` names them in messages.
  public convenience init(bytes: [UInt8], path: String) throws(InputError) {
    try self.init(source: ByteSource(bytes: bytes, path: path))
  }

  private init(source: ByteSource) throws(InputError) {
    self.source = source
    path = source.path
    let start = try Self.read(Compression.magicLength, from: source)
    compression = Compression(magic: start)
    guard let compression else {
      ahead = start
      size = source.size
      return
    }
    size = nil
    ahead = []
    do {
      decompressor = try compression.makeDecompressor()
    } catch {
      throw Self.error(error, compression, at: 0, path: path)
    }
    compressed = start
    compressed.reserveCapacity(Self.compressedBufferSize)
    compressedRange = 0..<start.count
  }

  private static func read(_ count: Int, from source: ByteSource) throws(InputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try withBytes(of: &bytes) { (buffer) throws(InputError) in
      try source.read(into: buffer)
    }
    return Array(bytes[..<filled])
  }

  /// Where in the stored file reading has come to: for progress against the file's size.
  public var storedOffset: Int { source.offset }

  /// Fills the buffer as far as there are bytes.
  ///
  /// - Returns: How many bytes were filled: fewer than the buffer holds only at the end, 0 after it.
  /// - Throws: ``InputError`` when reading fails, or with the offset at which compressed bytes are
  ///   damaged or cut off. What came before is what the file holds up to there.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var filled = takeAhead(into: buffer)
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = decompressor == nil ? try source.read(into: rest) : try decode(into: rest)
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// The next bytes, at most `count` of them, without consuming them: to look at headings and
  /// encodings.
  public func peek(_ count: Int) throws(InputError) -> [UInt8] {
    if aheadPosition > 0 {
      ahead.removeFirst(aheadPosition)
      aheadPosition = 0
    }
    let missing = count - ahead.count
    if missing > 0 {
      var more = [UInt8](repeating: 0, count: missing)
      let filled = try Self.withBytes(of: &more) { (buffer) throws(InputError) in
        if self.decompressor == nil { return try self.source.read(into: buffer) }
        var filled = 0
        while filled < buffer.count {
          let count = try self.decode(
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
          if count == 0 { break }
          filled += count
        }
        return filled
      }
      ahead += more[..<filled]
    }
    return Array(ahead.prefix(count))
  }

  /// All bytes that are left, when they are at most `limit`.
  ///
  /// - Throws: ``InputError`` as ``read(into:)`` does, and when there are more than `limit`.
  public func readAll(limit: Int = FileBytes.expansionLimit) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    if let size { bytes.reserveCapacity(size) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try Self.withBytes(of: &chunk) { (buffer) throws(InputError) in
        try self.read(into: buffer)
      }
      if count == 0 { return bytes }
      if bytes.count + count > limit {
        throw InputError(.text(.tooLongExpanded(limit: limit)), at: SourceLocation(file: path))
      }
      bytes += chunk[..<count]
    }
  }

  private func takeAhead(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, ahead.count - aheadPosition)
    guard count > 0 else { return 0 }
    buffer.copyBytes(from: ahead[aheadPosition..<aheadPosition + count])
    aheadPosition += count
    if aheadPosition == ahead.count {
      ahead = []
      aheadPosition = 0
    }
    return count
  }

  /// Decodes at least one byte; 0 at the end of a whole file.
  private func decode(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let decompressor, let compression else { return 0 }
    let output = buffer.bindMemory(to: UInt8.self)
    while true {
      if compressedRange.isEmpty, !isSourceAtEnd { try refill() }
      let offset = source.offset - compressedRange.count
      let step: DecompressionStep
      do {
        step = try compressed.withUnsafeBufferPointer { (bytes) throws(DecompressionFailure) in
          try decompressor.decompress(
            UnsafeBufferPointer(rebasing: bytes[self.compressedRange]),
            isEnd: self.isSourceAtEnd, into: output)
        }
      } catch {
        throw Self.error(error, compression, at: offset, path: path)
      }
      compressedRange = (compressedRange.lowerBound + step.consumed)..<compressedRange.upperBound
      isComplete = step.isComplete
      if step.produced > 0 { return step.produced }
      guard step.consumed == 0, compressedRange.isEmpty || isSourceAtEnd else { continue }
      if !isSourceAtEnd { continue }
      if isComplete { return 0 }
      throw InputError(
        .text(.compressionCutOff(format: compression.rawValue, offset: source.offset)),
        at: SourceLocation(file: path))
    }
  }

  private func refill() throws(InputError) {
    if compressed.count < Self.compressedBufferSize {
      compressed = [UInt8](repeating: 0, count: Self.compressedBufferSize)
    }
    let count = try Self.withBytes(of: &compressed) { [source] (buffer) throws(InputError) in
      try source.read(into: buffer)
    }
    compressedRange = 0..<count
    isSourceAtEnd = count < Self.compressedBufferSize
  }

  /// Lends an array's bytes for writing; the standard library's own does not pass typed errors.
  private static func withBytes(
    of array: inout [UInt8],
    _ body: (UnsafeMutableRawBufferPointer) throws(InputError) -> Int
  ) throws(InputError) -> Int {
    var result: Result<Int, InputError> = .success(0)
    array.withUnsafeMutableBytes { buffer in
      do throws(InputError) {
        result = .success(try body(buffer))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private static func error(
    _ failure: DecompressionFailure, _ compression: Compression, at offset: Int, path: String
  ) -> InputError {
    let format = compression.rawValue
    let problem: TextProblem =
      switch failure {
      case .damaged: .damagedCompression(format: format, offset: offset)
      case .trailingBytes: .bytesAfterCompression(format: format, offset: offset)
      case .tooMuchMemory: .compressionTooLarge(format: format)
      }
    return InputError(.text(problem), at: SourceLocation(file: path))
  }
}
