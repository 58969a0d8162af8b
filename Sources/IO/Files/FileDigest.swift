import Panels

/// The identity of an input file.
///
/// ```swift
/// let before = try FileDigest(path: "panel.csv")
/// // … a while later: the same bytes?
/// let isUnchanged = try FileDigest(path: "panel.csv").sha256 == before.sha256
/// ```
public struct FileDigest: Hashable, Sendable {
  /// The path as the user gave it.
  public let path: String
  /// The size in bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String

  private static let blockSize = 1 << 20

  /// Digests a file as it is stored.
  ///
  /// - Complexity: O(bytes), in memory that does not grow with the file.
  public init(path: String) throws(InputError) {
    try self.init(path: path, named: path)
  }

  /// Digests the inputs of a run; of pipes and standard input, which are gone when they have been read,
  /// there is none.
  public static func all(of paths: [String]) throws(InputError) -> [FileDigest] {
    var digests: [FileDigest] = []
    for path in paths where !ByteStream.isReadOnce(path) {
      digests.append(try FileDigest(path: path))
    }
    return digests
  }

  /// Digests a file that is called `name`.
  init(path: String, named name: String) throws(InputError) {
    let source = try ByteSource(path: path)
    let digest = RunningDigest()
    let block = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.blockSize, alignment: 4_096)
    defer { block.deallocate() }
    while true {
      let count = try source.read(into: block)
      if count == 0 { break }
      digest.add(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
    self.path = name
    byteCount = source.offset
    sha256 = digest.hexadecimal()
  }

  init(path: String, byteCount: Int, sha256: String) {
    self.path = path
    self.byteCount = byteCount
    self.sha256 = sha256
  }

  /// Digests bytes that would be a file called `name`.
  public init(of content: [UInt8], named name: String) {
    let digest = RunningDigest()
    content.withUnsafeBytes { digest.add($0) }
    path = name
    byteCount = content.count
    sha256 = digest.hexadecimal()
  }
}
