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

  /// Digests a file as it is stored. O(bytes).
  public init(path: String) throws(InputError) {
    let bytes = try FileBytes(path: path, expanding: false)
    self.path = path
    byteCount = bytes.count
    sha256 = bytes.withBytes(Self.sha256)
  }

  private static func sha256(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let isDone = EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
    precondition(isDone == 1, "libcrypto lacks SHA-256")
    let digits = Array("0123456789abcdef")
    return String(
      digest.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
