/// Reads the usual grouped numbers fast: digits by threes with one ASCII sign between them, or an
/// unbroken space, and decimals. Everything else is for ``WrittenNumber``.
enum GroupedNumber {
  private static let longest = 40

  /// The number, or `nil` when the text is not of this form.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - decimalMark: The point or the comma; the other may group.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>, decimalMark: UInt8) -> Double? {
    guard bytes.count <= longest, let last = bytes.last, last &- 48 < 10 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { digits in
      guard let count = gather(bytes, decimalMark, into: digits) else { return nil }
      return DecimalText.number(
        UnsafeBufferPointer(rebasing: digits[..<count]), decimalMark: decimalMark)
    }
  }

  /// Copies the number without its groups; `nil` when they are not well formed.
  private static func gather(
    _ bytes: UnsafeBufferPointer<UInt8>, _ decimalMark: UInt8,
    into digits: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    var index = 0
    if bytes[0] == UInt8(ascii: "-") {
      digits[0] = bytes[0]
      count = 1
      index = 1
    }
    guard index < bytes.count, bytes[index] &- 49 < 9 else { return nil }
    var separator: UInt8 = 0
    var run = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 48 < 10 {
        run += 1
      } else if byte == decimalMark {
        if separator != 0, run != 3 { return nil }
        while index < bytes.count {
          digits[count] = bytes[index]
          if index > 0, bytes[index] &- 48 > 9, bytes[index] != decimalMark { return nil }
          count += 1
          index += 1
        }
        return count
      } else {
        guard let (sign, length) = self.separator(bytes, at: index, decimalMark),
          separator == 0 ? (1...3).contains(run) : run == 3 && sign == separator
        else { return nil }
        separator = sign
        run = 0
        index += length
        continue
      }
      digits[count] = byte
      count += 1
      index += 1
    }
    return separator != 0 && run == 3 ? count : nil
  }

  private static func separator(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ decimalMark: UInt8
  ) -> (sign: UInt8, length: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: " "):
      (bytes[index], 1)
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: (UInt8(ascii: " "), 2)
    default: nil
    }
  }
}
