import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, of standard input or of memory, in their order and as they are stored.
final class ByteSource {
  private enum Kind {
    case file(descriptor: Int32, size: Int)
    case pipe(descriptor: Int32, isOwned: Bool)
    case memory([UInt8])
  }

  let path: String
  private let kind: Kind
  /// How many bytes were read.
  private(set) var offset = 0
  private let digest: RunningDigest?

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameter digests: Whether the bytes are digested on the way.
  init(path: String, digests: Bool = false) throws(InputError) {
    self.path = path
    digest = digests ? RunningDigest() : nil
    let place = SourceLocation(file: path)
    if path == "-" {
      kind =
        try StandardInput.shared.beginStreaming().map { .memory($0) }
        ?? .pipe(descriptor: STDIN_FILENO, isOwned: false)
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw InputError(isMissing ? .missingFile : .unreadable(reason: systemReason()), at: place)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = systemReason()
      close(descriptor)
      throw InputError(.unreadable(reason: reason), at: place)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      close(descriptor)
      throw InputError(.isFolder, at: place)
    case S_IFREG: kind = .file(descriptor: descriptor, size: Int(status.st_size))
    default: kind = .pipe(descriptor: descriptor, isOwned: true)
    }
  }

  /// Serves bytes of memory; `path` names them in messages.
  init(bytes: [UInt8], path: String) {
    self.path = path
    digest = nil
    kind = .memory(bytes)
  }

  deinit {
    switch kind {
    case .file(let descriptor, _), .pipe(let descriptor, isOwned: true): close(descriptor)
    default: break
    }
  }

  /// How many bytes there are, where that is known before reading.
  var size: Int? {
    switch kind {
    case .file(_, let size): size
    case .memory(let bytes): bytes.count
    case .pipe: nil
    }
  }

  /// Fills the buffer as far as there are bytes; fewer than its count only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try readOnce(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      digest?.add(UnsafeRawBufferPointer(rebasing: buffer[filled..<filled + count]))
      filled += count
      offset += count
    }
    return filled
  }

  /// The digest of the file, once; `nil` where it was not asked for, or not all of the file was read.
  func fileDigest() -> FileDigest? {
    guard let digest, case .file(_, let size) = kind, offset == size else { return nil }
    return FileDigest(path: path, byteCount: offset, sha256: digest.hexadecimal())
  }

  private func readOnce(_ buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count: Int
      switch kind {
      case .memory(let bytes):
        let part = bytes[min(offset, bytes.count)...].prefix(buffer.count)
        buffer.copyBytes(from: part)
        return part.count
      case .file(let descriptor, _):
        count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      case .pipe(let descriptor, _):
        // Qualified: the method's own name hides the system's.
        count = systemRead(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 { return count }
      if errno != EINTR {
        throw InputError(.unreadable(reason: systemReason()), at: SourceLocation(file: path))
      }
    }
  }
}

/// The system's `read`, under a name that methods do not hide.
private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, base, count)
}
