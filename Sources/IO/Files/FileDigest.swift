import COpenSSL
import Panels

/// The identity of an input file.
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
    let digest = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(digest) }
    var isDone = EVP_DigestInit_ex(digest, EVP_sha256(), nil) == 1
    let block = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.blockSize, alignment: 4_096)
    defer { block.deallocate() }
    while true {
      let count = try source.read(into: block)
      if count == 0 { break }
      isDone = EVP_DigestUpdate(digest, block.baseAddress, count) == 1 && isDone
    }
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    isDone = EVP_DigestFinal_ex(digest, &bytes, &length) == 1 && isDone
    precondition(isDone, "libcrypto lacks SHA-256")
    self.path = name
    byteCount = source.offset
    sha256 = Self.hexadecimal(bytes.prefix(Int(length)))
  }

  /// Digests bytes that would be a file called `name`.
  public init(of content: [UInt8], named name: String) {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let isDone = EVP_Digest(content, content.count, &bytes, &length, EVP_sha256(), nil) == 1
    precondition(isDone, "libcrypto lacks SHA-256")
    path = name
    byteCount = content.count
    sha256 = Self.hexadecimal(bytes.prefix(Int(length)))
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
