/// Bytes that are read once, from the first to the last: a file, a decompressed file, a pipe.
protocol SequentialBytes: AnyObject {
  /// Fills the start of `buffer`; the number of bytes read is less than its size only at the end,
  /// where it is 0 in the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}
