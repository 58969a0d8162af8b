/// A column of values as the row parser meets it: what its numbers look like and where they go.
///
/// The parts stand side by side so that a value touches one line of the cache.
struct ValueColumn {
  /// The form of the number above.
  var form: NumberForm
  /// Where the values of the segment go, one a row.
  var values: UnsafeMutablePointer<Double>
  /// Whether values have to be looked at: see ``ColumnRole/allows(_:)``.
  let isBounded: Bool
  /// Whether the column is the last of the table, so that a line end stands behind its values.
  let isLast: Bool
}

/// The way in which numbers stand in a text: reads those of another form than the number above.
final class NumberForms {
  private let delimiter: UInt8
  private let decimalMark: UInt8
  private let table: [NumberForm]

  /// Prepares for a text.
  init(delimiter: UInt8, decimalMark: UInt8) {
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    table = NumberForm.table(terminators: [delimiter, 10, 13], decimalMark: decimalMark)
  }

  /// The form that the first number of a column is tried with; the last column ends with the line.
  func first(isLast: Bool) -> NumberForm {
    table[NumberForm.index(count: 1, decimals: 0, terminator: isLast ? 1 : 0)]
  }

  /// A number that has another form than the one above it, whose form it becomes; not a number for an
  /// empty field. With it comes the place behind its terminator. `nil` when the field has to be looked
  /// at again.
  @inline(never)
  func number(
    at pointer: UnsafePointer<UInt8>, of column: UnsafeMutablePointer<ValueColumn>
  ) -> (number: Double, next: UnsafePointer<UInt8>)? {
    let isLast = column.pointee.isLast
    let word = EightBytes.load(pointer)
    var marks = EightBytes.marks(of: EightBytes.repeating(delimiter), in: word)
    if isLast {
      // A delimiter here is one too many, also where decimals have the same mark.
      marks |= EightBytes.marks(of: EightBytes.repeating(10), in: word)
      marks |= EightBytes.marks(of: EightBytes.repeating(13), in: word)
    }
    guard marks != 0 else { return longNumber(at: pointer, isLast: isLast) }
    let bits = EightBytes.bits(before: marks)
    let count = Int(truncatingIfNeeded: bits &>> 3)
    let end = pointer[count]
    if isLast, end == delimiter { return nil }
    if count == 0 { return (.nan, pointer + 1) }
    let text = word & ((1 &<< bits) &- 1)
    let decimalMarks = EightBytes.marks(of: EightBytes.repeating(decimalMark), in: text)
    let decimals =
      decimalMarks == 0
      ? 0 : count &- 1 &- Int(truncatingIfNeeded: EightBytes.bits(before: decimalMarks) &>> 3)
    let terminator = !isLast ? 0 : end == 10 ? 1 : 2
    let form = table[NumberForm.index(count: count, decimals: decimals, terminator: terminator)]
    let digits = form.digits(at: pointer)
    if digits >= 0 {
      column.pointee.form = form
      return (form.number(digits: digits), pointer + count + 1)
    }
    guard
      let number = DecimalText.number(
        UnsafeBufferPointer(start: pointer, count: count), decimalMark: decimalMark),
      number.isFinite
    else { return nil }
    return (number, pointer + count + 1)
  }

  /// A number of eight bytes or more.
  private func longNumber(
    at pointer: UnsafePointer<UInt8>, isLast: Bool
  ) -> (number: Double, next: UnsafePointer<UInt8>)? {
    var end = EightBytes.fieldEnd(pointer, EightBytes.repeating(delimiter))
    guard end.pointee == (isLast ? 10 : delimiter) else { return nil }
    if isLast, (end - 1).pointee == 13 { end -= 1 }
    guard
      let number = DecimalText.number(
        UnsafeBufferPointer(start: pointer, count: end - pointer), decimalMark: decimalMark),
      number.isFinite
    else { return nil }
    return (number, end + 1)
  }
}
