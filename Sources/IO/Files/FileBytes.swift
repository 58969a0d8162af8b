import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file in memory for as long as the value lives: mapped, or decompressed.
///
/// ```swift
/// let file = try FileBytes(path: "plan.yaml")
/// let lines = file.withBytes { $0.count { $0 == UInt8(ascii: "\n") } }
/// ```
///
/// - Note: For small tables and documents. A large table comes through ``ByteStream``.
public struct FileBytes: ~Copyable, @unchecked Sendable {
  /// The path as the user gave it.
  public let path: String
  private let base: UnsafeMutableRawPointer?
  /// The number of bytes.
  public let count: Int

  /// How many bytes a compressed file may expand to in memory: 1 GiB.
  public static let expansionLimit = 1 << 30

  /// Maps a file; standard input, `-`, is read whole, and a compressed file is decompressed.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - expanding: Whether gzip, xz and Zstandard are decompressed; their first bytes tell.
  /// - Throws: ``InputError`` when it is missing, a folder, or not readable; when its compressed
  ///   bytes are damaged, or expand to more than ``expansionLimit``.
  public init(path: String, expanding: Bool = true) throws(InputError) {
    let pages = try Self.map(path)
    guard expanding, Compression(magic: pages.prefix(Compression.magicLength)) != nil else {
      self.init(pages, path: path)
      return
    }
    defer { munmap(pages.baseAddress, pages.count) }
    let bytes = try ByteStream(bytes: Array(pages), path: path).readAll()
    self.init(bytes: bytes, path: path)
  }

  /// Keeps bytes as if they were a file's; `path` names them in messages.
  public init(bytes: [UInt8], path: String) {
    self.init(Self.anonymousCopy(of: bytes), path: path)
  }

  private init(_ pages: UnsafeMutableRawBufferPointer, path: String) {
    self.path = path
    base = pages.baseAddress
    count = pages.count
  }

  private static func map(_ path: String) throws(InputError) -> UnsafeMutableRawBufferPointer {
    if path == "-" { return anonymousCopy(of: try StandardInput.shared.whole()) }
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

  /// The bytes of a file as they are stored, in an array; `nil` where it is longer than `limit`.
  public static func array(path: String, limit: Int) throws(InputError) -> [UInt8]? {
    let file = try FileBytes(path: path, expanding: false)
    guard file.count <= limit else { return nil }
    return file.withBytes { Array($0) }
  }

  /// Lends the bytes.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let base else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    return try body(
      UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: count))
  }

  private static func anonymousCopy(
    of bytes: some ContiguousBytes & Collection<UInt8>
  ) -> UnsafeMutableRawBufferPointer {
    guard !bytes.isEmpty else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let pages = mmap(nil, bytes.count, PROT_READ | PROT_WRITE, flags, -1, 0),
      pages != MAP_FAILED
    else { preconditionFailure("out of memory") }
    let buffer = UnsafeMutableRawBufferPointer(start: pages, count: bytes.count)
    bytes.withUnsafeBytes { buffer.copyMemory(from: $0) }
    return buffer
  }
}
