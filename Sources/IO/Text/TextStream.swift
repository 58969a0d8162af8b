import Panels

/// The text of a large file as composed UTF-8, piece by piece, whatever it was: decompressed,
/// converted, composed. Memory does not grow with the file.
///
/// One thread at a time may call it: it may go from thread to thread, as under a lock.
final class TextStream: SequentialBytes, @unchecked Sendable {
  /// How many bytes of a text are looked at to find out its encoding.
  static let sampleSize = 1 << 20

  private let bytes: ByteStream
  private var converter: TextConverter
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: ``InputError`` when the file cannot be read, is no text, or when the encoding of its
  ///   first ``sampleSize`` bytes is not clear.
  convenience init(path: String, encoding: TextEncoding? = nil) throws(InputError) {
    try self.init(ByteStream(path: path), encoding: encoding)
  }

  /// Reads on from a stream of bytes.
  init(_ bytes: ByteStream, encoding: TextEncoding? = nil) throws(InputError) {
    self.bytes = bytes
    let sample = try bytes.peek(Self.sampleSize)
    var verdict: Result<TextForm, InputError> = .success(.utf8)
    sample.withUnsafeBufferPointer { sample in
      do throws(InputError) {
        verdict = .success(
          try TextFile.form(
            of: sample, isWhole: sample.count < Self.sampleSize, path: bytes.path,
            encoding: encoding))
      } catch {
        verdict = .failure(error)
      }
    }
    converter = TextConverter(try verdict.get(), path: bytes.path)
    input = [UInt8](repeating: 0, count: 256 << 10)
  }

  /// The encoding found or given.
  var encoding: TextEncoding { converter.form.encoding }

  /// The path as the user gave it.
  var path: String { bytes.path }

  /// What was done to the text so far; complete at the end.
  var notices: [Problem] { converter.notices }

  /// Fills the buffer as far as there is text; 0 at the end.
  ///
  /// - Throws: ``InputError`` as ``ByteStream/read(into:)`` does, and for bytes that stand for no
  ///   character in the encoding, with their line.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var filled = 0
    while filled < buffer.count {
      if position == output.count {
        guard try refill() else { break }
      }
      let count = min(buffer.count - filled, output.count - position)
      UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + count])
        .copyBytes(from: output[position..<position + count])
      filled += count
      position += count
    }
    return filled
  }

  /// Converts the next piece; false at the end.
  private func refill() throws(InputError) -> Bool {
    output.removeAll(keepingCapacity: true)
    position = 0
    while output.isEmpty, !isAtEnd {
      var count: Result<Int, InputError> = .success(0)
      input.withUnsafeMutableBytes { buffer in
        do throws(InputError) { count = .success(try bytes.read(into: buffer)) } catch {
          count = .failure(error)
        }
      }
      let filled = try count.get()
      isAtEnd = filled < input.count
      input.withUnsafeBufferPointer { piece in
        converter.convert(
          UnsafeBufferPointer(rebasing: piece[..<filled]), isLast: isAtEnd, into: &output)
      }
      try converter.log.throwIfAny()
    }
    return !output.isEmpty
  }
}
