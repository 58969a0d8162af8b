#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers to and from their decimal text.
///
/// ```swift
/// DecimalText.text(1.0 / 3)  // "0.3333333333"
/// DecimalText.text(46.50)  // "46.5"
/// ```
public enum DecimalText {
  private static let wholePowersOfTen: [UInt64] = (0...8).reduce(into: [1]) { powers, _ in
    powers.append((powers.last ?? 1) * 10)
  }

  static let powersOfTen: [Double] = (0...22).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0.1) == 0.1 ? 1 : (powers.last ?? 1) * 10)
  }

  /// Appends `value` with ten significant digits, or fewer decimals, and no trailing zeros; nothing for `NaN`.
  ///
  /// The digits are those of one exactly scaled product, so they are the same on every machine.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - digits: The significant digits, at most ten; whole digits are never left out.
  ///   - text: What the number is added to, with ``TextCursor/numberRoom``.
  static func append(_ value: Double, digits significant: Int = 10, to text: inout TextCursor) {
    guard value.isFinite else { return }
    let magnitude = abs(value)
    if magnitude < 1e15, magnitude == magnitude.rounded(.towardZero) {
      if value < 0 { text.append(UInt8(ascii: "-")) }
      text.append(UInt64(magnitude), decimals: 0)
      return
    }
    guard magnitude >= 1e-9, magnitude < 1e10 else {
      var scientific = scientific(value)
      scientific.withUTF8 { text.append($0) }
      return
    }
    var kept = Self.decimals(magnitude)
    if significant < 10 { kept = max(0, kept - 10 + significant) }
    // So many digits and a half are exact.
    var digits = UInt64(magnitude * powersOfTen[kept] + 0.5)
    if kept <= 8 {
      if value < 0, digits != 0 { text.append(UInt8(ascii: "-")) }
      let (whole, rest) = digits.quotientAndRemainder(dividingBy: wholePowersOfTen[kept])
      text.append(whole, decimals: 0)
      if rest > 0 { text.append(fraction: rest * wholePowersOfTen[8 - kept]) }
      return
    }
    // Ten digits and a carry: first four zeros at once, then one by one.
    if kept > 4, digits % 10_000 == 0 {
      digits /= 10_000
      kept -= 4
    }
    while kept > 0, digits % 10 == 0 {
      digits /= 10
      kept -= 1
    }
    if value < 0, digits != 0 { text.append(UInt8(ascii: "-")) }
    text.append(digits, decimals: kept)
  }

  /// How many decimals ten significant digits leave.
  private static func decimals(_ magnitude: Double) -> Int {
    var decimals = 9
    if magnitude >= 10 {
      while magnitude >= powersOfTen[10 - decimals] { decimals -= 1 }
    } else {
      var floor = 1.0
      while magnitude < floor {
        floor /= 10
        decimals += 1
      }
    }
    return decimals
  }

  /// Appends a whole number.
  static func append(_ value: Int, to text: inout TextCursor) {
    if value < 0 { text.append(UInt8(ascii: "-")) }
    text.append(UInt64(value.magnitude), decimals: 0)
  }

  /// `value` with ten significant digits, as it stands in tables; empty for `NaN`.
  public static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(atMost: TextCursor.numberRoom) { append(value, to: &$0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func scientific(_ value: Double) -> String {
    if value == 0 { return "0" }
    var buffer = [CChar](repeating: 0, count: 40)
    _ = withVaList([value]) { vsnprintf(&buffer, 40, "%.10g", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The number in `bytes`, correctly rounded, or `nil` when the text is no decimal number.
  ///
  /// Up to 19 digits and a power of ten within ±22 take one exact multiplication or division
  /// (Clinger, "How to read floating point numbers accurately", 1990); everything else goes to
  /// `strtod`.
  @inline(__always)
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, decimalMark: UInt8) -> Double? {
    var index = 0
    let count = bytes.count
    guard count > 0 else { return nil }
    var isNegative = false
    if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      isNegative = bytes[0] == UInt8(ascii: "-")
      index = 1
    }
    var mantissa: UInt64 = 0
    var digitCount = 0
    var decimals = 0
    let integerStart = index
    while index < count {
      let digit = bytes[index] &- 48
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      digitCount += 1
      index += 1
    }
    var hasDigits = index > integerStart
    if index < count, bytes[index] == decimalMark {
      index += 1
      let fractionStart = index
      while index < count {
        let digit = bytes[index] &- 48
        guard digit < 10 else { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digitCount += 1
        index += 1
      }
      decimals = index - fractionStart
      hasDigits = hasDigits || decimals > 0
    }
    guard hasDigits else { return nil }
    if index == count, digitCount <= 19, mantissa <= 1 << 53, decimals <= 22 {
      let value = Double(mantissa) / powersOfTen[decimals]
      return isNegative ? -value : value
    }
    return slowNumber(bytes, decimalMark: decimalMark, exponentStart: index)
  }

  @inline(never)
  private static func slowNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, decimalMark: UInt8, exponentStart: Int
  ) -> Double? {
    var index = exponentStart
    if index < bytes.count {
      guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      {
        index += 1
      }
      let start = index
      while index < bytes.count, bytes[index] &- 48 < 10 { index += 1 }
      guard index == bytes.count, index > start else { return nil }
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { text in
      for (position, byte) in bytes.enumerated() {
        text[position] = CChar(bitPattern: byte == decimalMark ? UInt8(ascii: ".") : byte)
      }
      text[bytes.count] = 0
      return text.baseAddress.map { strtod($0, nil) }
    }
  }
}
