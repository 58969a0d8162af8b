/// A text whose lines end with carriage returns, as old Macintosh programs write them, with line feeds in
/// their place.
final class CarriageReturnText: SequentialBytes {
  private let source: any SequentialBytes

  init(_ source: any SequentialBytes) { self.source = source }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try source.read(into: buffer)
    for index in 0..<count where buffer[index] == 13 { buffer[index] = 10 }
    return count
  }

  /// Whether a text has carriage returns and no line feed: then they end its lines.
  static func hasOnlyReturns(_ bytes: some Sequence<UInt8>) -> Bool {
    var hasReturn = false
    for byte in bytes {
      if byte == 10 { return false }
      if byte == 13 { hasReturn = true }
    }
    return hasReturn
  }
}
