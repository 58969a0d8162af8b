/// The field of a column in the row before: sorted tables repeat their codes from row to row.
struct RepeatedField {
  private var word: UInt64 = 0
  private var mask: UInt64 = 0
  private var start: UnsafePointer<UInt8>?
  /// The number of bytes without the terminator.
  private(set) var count = 0
  /// The number given to it.
  private(set) var number: Int32 = -1

  /// Nothing repeats what follows: the text before is gone.
  mutating func forget() { start = nil }

  @inline(__always)
  mutating func remember(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ number: Int32
  ) {
    self.start = start
    count = end - start
    self.number = number
    word = EightBytes.load(start)
    mask = EightBytes.mask(ofBytes: count + 1)
  }

  /// Whether the field at `pointer` and what ends it are the same as in the row before.
  @inline(__always)
  func repeats(at pointer: UnsafePointer<UInt8>) -> Bool {
    guard let start, (EightBytes.load(pointer) ^ word) & mask == 0 else { return false }
    if count < 8 { return true }
    // Longer fields: the bytes are compared only as far as the row before goes.
    for offset in 8...count where pointer[offset] != start[offset] { return false }
    return true
  }
}
