import CZlib

/// Decodes gzip with zlib: members one after another are one text, as `gzip -d` has it.
final class GzipDecompressor: Decompressor {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  /// Whether a member has ended and no other has begun.
  private var isBetweenMembers = false

  init() throws(DecompressionFailure) {
    stream.initialize(to: z_stream())
    if lotrinh_inflate_gzip(stream) != Z_OK {
      stream.deallocate()
      throw .tooMuchMemory
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func decompress(
    _ input: UnsafeBufferPointer<UInt8>, isEnd: Bool, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(DecompressionFailure) -> DecompressionStep {
    var skipped = 0
    if isBetweenMembers {
      // Tapes are padded with zeros.
      while skipped < input.count, input[skipped] == 0 { skipped += 1 }
      if skipped == input.count {
        return DecompressionStep(consumed: skipped, produced: 0, isComplete: true)
      }
      guard input[skipped] == 0x1F else { throw .trailingBytes }
      inflateReset(stream)
      isBetweenMembers = false
    }
    let rest = UnsafeBufferPointer(rebasing: input[skipped...])
    stream.pointee.next_in = UnsafeMutablePointer(mutating: rest.baseAddress)
    stream.pointee.avail_in = UInt32(clamping: rest.count)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let given = Int(stream.pointee.avail_in)
    let room = Int(stream.pointee.avail_out)
    let status = inflate(stream, Z_NO_FLUSH)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    case Z_MEM_ERROR: throw .tooMuchMemory
    default: throw .damaged
    }
    return DecompressionStep(
      consumed: skipped + given - Int(stream.pointee.avail_in),
      produced: room - Int(stream.pointee.avail_out), isComplete: isBetweenMembers)
  }
}
