import COpenSSL

/// A SHA-256 of bytes that come one after another.
///
/// ```swift
/// let digest = RunningDigest()
/// for part in ["a", "bc"] { Array(part.utf8).withUnsafeBytes { digest.add($0) } }
/// digest.hexadecimal().prefix(8)  // "ba7816bf", as for "abc" in the examples of FIPS 180-4
/// ```
public final class RunningDigest {
  private let context = EVP_MD_CTX_new()
  private var isSound: Bool

  /// Starts with no byte.
  public init() { isSound = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public func add(_ bytes: UnsafeRawBufferPointer) {
    isSound = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 && isSound
  }

  /// The digest in hexadecimal; nothing can be added afterwards.
  public func hexadecimal() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    isSound = EVP_DigestFinal_ex(context, &bytes, &length) == 1 && isSound
    precondition(isSound, "libcrypto lacks SHA-256")
    return bytes.prefix(Int(length)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
