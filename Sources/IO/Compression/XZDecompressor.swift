import CLZMA

/// Decodes xz with liblzma: streams one after another are one text.
final class XZDecompressor: Decompressor {
  private let stream = UnsafeMutablePointer<lzma_stream>.allocate(capacity: 1)
  /// Whether a stream has ended and no other has begun.
  private var isBetweenStreams = false
  /// Whether a stream has ended at all.
  private var hasStream = false
  /// How many zeros stand behind the last stream, modulo four.
  private var padding = 0
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
    var skipped = 0
    if isBetweenStreams {
      // Streams may be padded with zeros, four at a time.
      while skipped < input.count, input[skipped] == 0 { skipped += 1 }
      padding = (padding + skipped) % 4
      if skipped == input.count, !isEnd || padding == 0 {
        return DecompressionStep(consumed: skipped, produced: 0, isComplete: padding == 0)
      }
      guard padding == 0, input[skipped] == 0xFD else { throw .trailingBytes }
      if lotrinh_open_xz(stream, Self.memoryLimit) != LZMA_OK { throw .tooMuchMemory }
      isBetweenStreams = false
    }
    let rest = UnsafeBufferPointer(rebasing: input[skipped...])
    stream.pointee.next_in = rest.baseAddress
    stream.pointee.avail_in = rest.count
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = output.count
    switch lzma_code(stream, LZMA_RUN) {
    case LZMA_OK, LZMA_BUF_ERROR: break
    case LZMA_STREAM_END:
      isBetweenStreams = true
      hasStream = true
    case LZMA_MEM_ERROR, LZMA_MEMLIMIT_ERROR: throw .tooMuchMemory
    case LZMA_FORMAT_ERROR where hasStream: throw .trailingBytes
    default: throw .damaged
    }
    return DecompressionStep(
      consumed: input.count - stream.pointee.avail_in,
      produced: output.count - stream.pointee.avail_out, isComplete: isBetweenStreams)
  }
}
