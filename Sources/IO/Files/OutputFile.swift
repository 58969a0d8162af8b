import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file being written, buffered. A failure is kept and thrown by `close`.
///
/// ```swift
/// let output = OutputFile(standardOutput: ())
/// output.write("unit,level\n")
/// try output.close()  // throws whatever failed since the start
/// ```
public final class OutputFile {
  private let path: String
  private let descriptor: Int32
  private let isOwned: Bool
  private let isBeside: Bool
  private var buffer: [UInt8] = []
  private var failure: LocalizedText?
  private static let capacity = 1 << 20
  private let digest = RunningDigest()
  private var byteCount = 0
  /// What was written, once the file is closed.
  private(set) var content: (byteCount: Int, sha256: String, state: FileState)?

  /// Writes to a file; messages call it `name` when it stands in for another.
  ///
  /// - Parameter isBeside: Whether what is to be replaced stands until the file is moved there.
  init(path: String, named name: String? = nil, isBeside: Bool = true) throws(InputError) {
    self.path = name ?? path
    self.isBeside = isBeside
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    isOwned = true
    guard descriptor >= 0 else {
      throw InputError(.cannotWrite(reason: systemReason()), at: SourceLocation(file: self.path))
    }
    buffer.reserveCapacity(Self.capacity + 4096)
  }

  /// Writes to standard output.
  public init(standardOutput: Void) {
    path = "-"
    descriptor = STDOUT_FILENO
    isOwned = false
    isBeside = false
    buffer.reserveCapacity(Self.capacity + 4096)
  }

  /// Appends text.
  public func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { flush() }
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { flush() }
  }

  /// Appends bytes and takes them out of `bytes`, which keeps its storage.
  func drain(_ bytes: inout [UInt8]) {
    if bytes.count >= Self.capacity / 4 {
      flush()
      bytes.withUnsafeBytes { send($0) }
    } else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.capacity { flush() }
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes what is left, makes it durable and closes.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/writeFailed(reason:)``, or
  ///   ``Panels/ProblemKind/standardOutputFailed(reason:)``, for any write that failed since the
  ///   start.
  public func close() throws(InputError) {
    flush()
    if isOwned {
      if fsync(descriptor) != 0, failure == nil { failure = systemReason() }
      if failure == nil, let state = FileState(descriptor) {
        content = (byteCount, digest.hexadecimal(), state)
      }
      #if canImport(Glibc)
        let result = Glibc.close(descriptor)
      #elseif canImport(Musl)
        let result = Musl.close(descriptor)
      #else
        let result = Darwin.close(descriptor)
      #endif
      if result != 0, failure == nil { failure = systemReason() }
    }
    if let failure {
      guard isOwned else { throw InputError(.standardOutputFailed(reason: failure)) }
      throw InputError(
        isBeside ? .writeFailed(reason: failure) : .outputCutShort(reason: failure),
        at: SourceLocation(file: path))
    }
  }

  private func flush() {
    buffer.withUnsafeBytes { send($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func send(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil, let base = bytes.baseAddress else { return }
    if isOwned { digest.add(bytes) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.count - offset
      #if canImport(Glibc)
        let written = Glibc.write(descriptor, base + offset, count)
      #elseif canImport(Musl)
        let written = Musl.write(descriptor, base + offset, count)
      #else
        let written = Darwin.write(descriptor, base + offset, count)
      #endif
      if written < 0 {
        if errno == EINTR { continue }
        failure = systemReason()
        return
      }
      offset += written
    }
    byteCount += bytes.count
  }
}

/// The size of a file and when it was last changed.
struct FileState: Equatable {
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The state of an open file.
  init?(_ descriptor: Int32) {
    var state = stat()
    guard fstat(descriptor, &state) == 0 else { return nil }
    self.init(state)
  }

  /// The state of a file by its path.
  init?(path: String) {
    var state = stat()
    guard stat(path, &state) == 0 else { return nil }
    self.init(state)
  }

  private init(_ state: stat) {
    size = Int(state.st_size)
    #if canImport(Darwin)
      (seconds, nanoseconds) = (state.st_mtimespec.tv_sec, state.st_mtimespec.tv_nsec)
    #else
      (seconds, nanoseconds) = (state.st_mtim.tv_sec, state.st_mtim.tv_nsec)
    #endif
  }
}
