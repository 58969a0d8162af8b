import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, mapped into memory for as long as the value lives.
public struct FileBytes: ~Copyable, @unchecked Sendable {
  /// The path as the user gave it.
  public let path: String
  private let base: UnsafeMutableRawPointer?
  /// The number of bytes.
  public let count: Int

  /// All of standard input: it can be read once only, and columns are looked at before rows.
  private static let standardInput = FileHandle.standardInput.readDataToEndOfFile()

  /// Maps a file; standard input, `-`, is read whole.
  ///
  /// - Throws: ``InputError`` when it is missing, a folder, or not readable.
  public init(path: String) throws(InputError) {
    let mapped = try Self.map(path)
    self.path = path
    base = mapped.baseAddress
    count = mapped.count
  }

  private static func map(_ path: String) throws(InputError) -> UnsafeMutableRawBufferPointer {
    if path == "-" { return anonymousCopy(of: standardInput) }
    let place = SourceLocation(file: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw InputError(isMissing ? .missingFile : .unreadable(reason: systemReason()), at: place)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputError(.unreadable(reason: systemReason()), at: place)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw InputError(.isFolder, at: place)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
      return anonymousCopy(of: handle.readDataToEndOfFile())
    }
    let count = Int(status.st_size)
    guard count > 0 else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    guard let pages = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), pages != MAP_FAILED
    else { throw InputError(.unreadable(reason: systemReason()), at: place) }
    madvise(pages, count, Int32(MADV_SEQUENTIAL))
    return UnsafeMutableRawBufferPointer(start: pages, count: count)
  }

  deinit {
    if let base { munmap(base, count) }
  }

  /// Lends the bytes.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let base else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    return try body(
      UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: count))
  }

  private static func anonymousCopy(of data: Data) -> UnsafeMutableRawBufferPointer {
    guard !data.isEmpty else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let pages = mmap(nil, data.count, PROT_READ | PROT_WRITE, flags, -1, 0),
      pages != MAP_FAILED
    else { preconditionFailure("out of memory") }
    let buffer = UnsafeMutableRawBufferPointer(start: pages, count: data.count)
    data.copyBytes(to: buffer)
    return buffer
  }
}

/// What the system says about its last error.
func systemReason() -> String { String(cString: strerror(errno)) }
