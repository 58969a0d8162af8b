import Panels

/// Ranges of bytes of a file.
///
/// ```swift
/// let part = try FileSlice("part-1/levels.csv")
/// part.copy(0..<part.size, to: file)
/// ```
public final class FileSlice {
  private let bytes: FileBytes
  /// The number of bytes.
  public var size: Int { bytes.count }

  /// Maps a file.
  public init(_ path: String) throws(InputError) {
    bytes = try FileBytes(path: path, expanding: false)
  }

  /// Appends some of the bytes to a file, a megabyte at a time.
  public func copy(_ range: Range<Int>, to file: OutputFile) {
    bytes.withBytes { all in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 20) {
        file.write(Array(all[start..<min(range.upperBound, start + 1 << 20)]))
      }
    }
  }

  /// The records of a table, each with its line break; one inside quotes ends none.
  public func records() -> [[UInt8]] {
    bytes.withBytes { all in
      var result: [[UInt8]] = []
      var start = 0
      var isQuoted = false
      for (index, byte) in all.enumerated() {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
        result.append(Array(all[start...index]))
        start = index + 1
      }
      if start < all.count { result.append(Array(all[start...])) }
      return result
    }
  }
}
