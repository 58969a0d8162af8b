import CZstd

/// Decodes Zstandard with libzstd: frames one after another are one text.
final class ZstdDecompressor: Decompressor {
  private let context: OpaquePointer
  private var isBetweenFrames = true

  init() throws(DecompressionFailure) {
    guard let context = ZSTD_createDCtx() else { throw .tooMuchMemory }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func decompress(
    _ input: UnsafeBufferPointer<UInt8>, isEnd: Bool, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(DecompressionFailure) -> DecompressionStep {
    if input.isEmpty, isBetweenFrames {
      return DecompressionStep(consumed: 0, produced: 0, isComplete: true)
    }
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let wasBetweenFrames = isBetweenFrames
    let status = ZSTD_decompressStream(context, &target, &source)
    if ZSTD_isError(status) != 0 {
      throw Self.failure(ZSTD_getErrorCode(status), wasBetweenFrames: wasBetweenFrames)
    }
    isBetweenFrames = status == 0
    return DecompressionStep(
      consumed: source.pos, produced: target.pos, isComplete: isBetweenFrames)
  }

  private static func failure(
    _ code: ZSTD_ErrorCode, wasBetweenFrames: Bool
  ) -> DecompressionFailure {
    switch code {
    case ZSTD_error_memory_allocation, ZSTD_error_frameParameter_windowTooLarge: .tooMuchMemory
    case ZSTD_error_prefix_unknown where wasBetweenFrames: .trailingBytes
    default: .damaged
    }
  }
}
