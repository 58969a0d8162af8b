/// The form of a number in delimited text: how long it is and where its decimal mark stands.
///
/// Most numbers of a column have the form of the number above them. So the eight bytes that would end with
/// this one's terminator are compared with the form in one step, and where the next field starts is known
/// before this one has been read: the processor never waits for the search of a delimiter.
struct NumberForm {
  /// The most bytes of a number that has a form.
  static let longest = 7

  /// The number of bytes with the terminator.
  let step: Int
  /// The bits of the eight bytes that the form fixes.
  private let fixed: UInt64
  /// What they have to be: the terminator, the mark, the upper halves of digits.
  private let pattern: UInt64
  /// The lower halves of the digits before the mark.
  private let whole: UInt64
  /// The lower halves of the digits behind the mark; of all digits without one.
  private let fraction: UInt64
  /// Ten to the number of digits behind the mark.
  private let power: Double

  /// Makes the form of a number of `count` bytes with `decimals` digits behind its mark, 0 for a number
  /// without mark.
  private init(count: Int, decimals: Int, terminator: UInt8, decimalMark: UInt8) {
    step = count + 1
    var fixed: UInt64 = 0xFF << 56
    var pattern = UInt64(terminator) << 56
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

  /// All forms of numbers that end with one of some terminators, at the index that
  /// ``index(count:decimals:terminator:)`` gives.
  static func table(terminators: [UInt8], decimalMark: UInt8) -> [NumberForm] {
    terminators.flatMap { terminator in
      (0..<64).map { index in
        let count = min(max(index / 8, 1), longest)
        let decimals = min(index % 8, count - 1)
        return NumberForm(
          count: count, decimals: decimals, terminator: terminator, decimalMark: decimalMark)
      }
    }
  }

  /// The place of a form in the table; `terminator` is the position of its terminator in the list.
  @inline(__always)
  static func index(count: Int, decimals: Int, terminator: Int) -> Int {
    terminator &* 64 &+ count &* 8 &+ decimals
  }

  /// The digits of the number at `pointer` as one whole number, or a negative one when the text has
  /// another form. The seven bytes before `pointer` may be read.
  @inline(__always)
  func digits(at pointer: UnsafePointer<UInt8>) -> Int64 {
    let word = EightBytes.load(pointer + (step &- 8))
    guard word & fixed == pattern else { return -1 }
    let digits = ((word & fraction) &<< 8) | ((word & whole) &<< 16)
    guard (digits &+ 0x7676_7676_7676_7676) & EightBytes.highBits == 0 else { return -1 }
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let even = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let odd = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int64(bitPattern: (even &+ odd) &>> 32)
  }

  /// The number with these digits.
  ///
  /// Up to seven digits over a power of ten: both are exact, so the quotient is correctly rounded.
  @inline(__always)
  func number(digits: Int64) -> Double {
    // The digits as the low bits of 2⁵² + digits: unlike the processor's conversion this does not wait
    // for the register's last value, the quotient of the field before.
    let whole = Double(bitPattern: 0x4330_0000_0000_0000 | UInt64(bitPattern: digits)) - 0x1p52
    return whole / power
  }
}
