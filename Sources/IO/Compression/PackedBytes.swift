import CZstd
import Panels

/// Bytes packed with Zstandard for keeping, and back.
///
/// The form is that of RFC 8878.
///
/// ```swift
/// let packed = PackedBytes.pack(Array("unit,income\n".utf8))
/// PackedBytes.unpack(packed)  // the same bytes
/// ```
public enum PackedBytes {
  /// A level that packs tables of text well at some tens of megabytes a second.
  private static let level: Int32 = 9

  /// Packs bytes: one frame that tells their number.
  public static func pack(_ bytes: [UInt8]) -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = bytes.withUnsafeBytes {
        ZSTD_compress(buffer.baseAddress, bound, $0.baseAddress, bytes.count, level)
      }
      precondition(ZSTD_isError(count) == 0, "a frame within its bound cannot fail")
    }
  }

  /// Unpacks what ``pack(_:)`` made; `nil` where it is damaged.
  public static func unpack(_ packed: [UInt8]) -> [UInt8]? {
    let size = packed.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    guard size < UInt64(FileBytes.expansionLimit) else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let got = packed.withUnsafeBytes {
        ZSTD_decompress(buffer.baseAddress, Int(size), $0.baseAddress, $0.count)
      }
      isWhole = ZSTD_isError(got) == 0 && got == Int(size)
      count = isWhole ? got : 0
    }
    return isWhole ? bytes : nil
  }
}
