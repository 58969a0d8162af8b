import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file or of standard input, `-`, as they are.
final class DescriptorBytes: SequentialBytes {
  private let path: String
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: ``InputError`` when it is missing, a folder, or not readable.
  init(path: String) throws(InputError) {
    self.path = path
    if path == "-" {
      descriptor = dup(0)
    } else {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
    }
    let place = SourceLocation(file: path)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw InputError(isMissing ? .missingFile : .unreadable(reason: systemReason()), at: place)
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw InputError(.isFolder, at: place)
    }
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = systemRead(descriptor, rest.baseAddress, rest.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(.unreadable(reason: systemReason()), at: SourceLocation(file: path))
      }
      filled += count
    }
    return filled
  }
}

private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
