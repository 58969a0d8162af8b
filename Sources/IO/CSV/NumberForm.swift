/// The form of a number in delimited text: how long it is and where its decimal mark stands.
///
/// Most numbers of a column have the form of the number above them. So the eight bytes that would end with
/// this one's delimiter are compared with the form in one step, and where the next field starts is known
/// before this one has been read: the processor never waits for the search of a delimiter.
struct NumberForm {
  /// The most bytes of a number that has a form.
  static let longest = 7

  /// The number of bytes with the delimiter.
  let step: Int
  /// The bits of the eight bytes that the form fixes.
  private let fixed: UInt64
  /// What they have to be: the delimiter, the mark, the upper halves of digits.
  private let pattern: UInt64
  /// The lower halves of the digits before the mark.
  private let whole: UInt64
  /// The lower halves of the digits behind the mark; of all digits without one.
  private let fraction: UInt64
  /// Ten to the number of digits behind the mark.
  private let power: Double

  /// Makes the form of a number of `count` bytes with `decimals` digits behind its mark, 0 for a number
  /// without mark.
  private init(count: Int, decimals: Int, delimiter: UInt8, decimalMark: UInt8) {
    step = count + 1
    var fixed: UInt64 = 0xFF << 56
    var pattern = UInt64(delimiter) << 56
    var whole: UInt64 = 0
    var fraction: UInt64 = 0
    let mark = decimals > 0 ? 6 - decimals : -1
    for byte in (7 - count)..<7 {
      let shift = UInt64(8 * byte)
      if byte == mark {
        fixed |= 0xFF << shift
        pattern |= UInt64(decimalMark) << shift
      } else {
        fixed |= 0xF0 << shift
        pattern |= 0x30 << shift
        if byte > mark { fraction |= 0x0F << shift } else { whole |= 0x0F << shift }
      }
    }
    (self.fixed, self.pattern, self.whole, self.fraction) = (fixed, pattern, whole, fraction)
    power = DecimalText.powersOfTen[decimals]
  }

  /// All forms, at the index that ``index(count:decimals:)`` gives.
  static func table(delimiter: UInt8, decimalMark: UInt8) -> [NumberForm] {
    (0..<64).map { index in
      let count = min(max(index / 8, 1), longest)
      let decimals = min(index % 8, count - 1)
      return NumberForm(
        count: count, decimals: decimals, delimiter: delimiter, decimalMark: decimalMark)
    }
  }

  /// The place of a form in the table.
  @inline(__always)
  static func index(count: Int, decimals: Int) -> Int { count &* 8 &+ decimals }

  /// The number at `pointer`, or a negative one when the text has another form. The seven bytes before
  /// `pointer` may be read.
  ///
  /// Up to seven digits over a power of ten: both are exact, so the quotient is correctly rounded.
  @inline(__always)
  func number(at pointer: UnsafePointer<UInt8>) -> Double {
    let word = EightBytes.load(pointer + (step &- 8))
    guard word & fixed == pattern else { return -1 }
    let digits = ((word & fraction) &<< 8) | ((word & whole) &<< 16)
    guard (digits &+ 0x7676_7676_7676_7676) & EightBytes.highBits == 0 else { return -1 }
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let even = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let odd = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    // The number as the low bits of 2⁵² + number: unlike the processor's conversion this does not wait
    // for the register's last value, the quotient of the field before.
    let mantissa = Double(bitPattern: 0x4330_0000_0000_0000 | ((even &+ odd) &>> 32)) - 0x1p52
    return mantissa / power
  }
}
