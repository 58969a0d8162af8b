import CLZMA

/// Decodes xz with liblzma: streams one after another are one text.
final class XZDecompressor: Decompressor {
  private let stream = UnsafeMutablePointer<lzma_stream>.allocate(capacity: 1)
  private var isFinished = false
  /// `xz -9` needs 65 MB; a header may ask for gigabytes.
  private static let memoryLimit: UInt64 = 512 << 20

  init() throws(DecompressionFailure) {
    stream.initialize(to: lotrinh_lzma_stream())
    if lotrinh_open_xz(stream, Self.memoryLimit) != LZMA_OK {
      stream.deallocate()
      throw .tooMuchMemory
    }
  }

  deinit {
    lzma_end(stream)
    stream.deallocate()
  }

  func decompress(
    _ input: UnsafeBufferPointer<UInt8>, isEnd: Bool, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(DecompressionFailure) -> DecompressionStep {
    if isFinished {
      guard input.isEmpty else { throw .trailingBytes }
      return DecompressionStep(consumed: 0, produced: 0, isComplete: true)
    }
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = input.count
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = output.count
    // Only the end of the file tells the decoder that no further stream follows.
    switch lzma_code(stream, isEnd ? LZMA_FINISH : LZMA_RUN) {
    case LZMA_OK, LZMA_BUF_ERROR: break
    case LZMA_STREAM_END: isFinished = true
    case LZMA_MEM_ERROR, LZMA_MEMLIMIT_ERROR: throw .tooMuchMemory
    default: throw .damaged
    }
    return DecompressionStep(
      consumed: input.count - stream.pointee.avail_in,
      produced: output.count - stream.pointee.avail_out, isComplete: isFinished)
  }
}
