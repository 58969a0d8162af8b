/// Decodes one compressed file piece by piece, with memory that does not grow with the file.
protocol Decompressor: AnyObject {
  /// Decodes some of `input` into `output`.
  ///
  /// - Parameters:
  ///   - input: The next bytes of the file; those not consumed have to be given again.
  ///   - isEnd: Whether `input` reaches the end of the file.
  ///   - output: Room for what comes out.
  /// - Throws: ``DecompressionFailure`` when the bytes cannot be decoded.
  func decompress(
    _ input: UnsafeBufferPointer<UInt8>, isEnd: Bool, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(DecompressionFailure) -> DecompressionStep
}

/// How far one call of a decoder came.
struct DecompressionStep {
  /// The bytes of the input it used.
  var consumed: Int
  /// The bytes of the output it filled.
  var produced: Int
  /// Whether the file may end here: between members, streams or frames.
  var isComplete: Bool
}

/// Why compressed bytes cannot be decoded.
enum DecompressionFailure: Error, Equatable {
  /// The bytes are not what the form demands, or a checksum is wrong.
  case damaged
  /// Bytes that belong to nothing follow the compressed data.
  case trailingBytes
  /// Decoding needs more memory than is granted.
  case tooMuchMemory
}
