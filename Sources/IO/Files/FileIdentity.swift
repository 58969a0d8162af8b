#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file stands at a path, whatever the path is called: links are followed, and names that
/// differ in case on a disk that ignores it are one.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let node: UInt64

  /// The file at a path; `nil` when there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    node = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
