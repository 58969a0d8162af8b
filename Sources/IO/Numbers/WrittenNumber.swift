/// A number as people write it: grouped digits, either decimal mark, a sign or brackets, a percent
/// sign or a unit behind it.
struct WrittenNumber {
  /// The runs of digits.
  private(set) var parts: [[UInt8]] = [[]]
  /// What stands between the runs: point, comma, space or apostrophe.
  private(set) var separators: [UInt8] = []
  private(set) var isNegative = false
  private var exponent: [UInt8] = []
  /// Whether a percent sign follows.
  private(set) var hasPercentSign = false
  /// The word that follows, as written.
  private(set) var word = ""

  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
  private static let space = UInt8(ascii: " ")
  private static let apostrophe = UInt8(ascii: "'")

  /// Takes a text apart; `nil` when it is no number with at most a sign and a word behind it.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard var text = Self.plainScalars(bytes)[...].trimmed.nonEmpty else { return nil }
    // A spreadsheet's mark for "this is text".
    if text.first == 0x27 { text.removeFirst() }
    if text.first == 0x28, text.last == 0x29 {
      text = text.dropFirst().dropLast().trimmed
      isNegative = true
    } else if text.first == 0x2D || text.first == 0x2B {
      isNegative = text.removeFirst() == 0x2D
    }
    takeDigits(from: &text)
    guard parts.contains(where: { !$0.isEmpty }) else { return nil }
    takeExponent(from: &text)
    text = text.trimmed
    if text.first == 0x25 {
      hasPercentSign = true
      text = text.dropFirst().trimmed
    }
    guard let first = text.first else { return }
    guard let scalar = UnicodeScalar(first), scalar.properties.isAlphabetic else { return nil }
    for value in text { UnicodeScalar(value).map { word.unicodeScalars.append($0) } }
  }

  private mutating func takeDigits(from text: inout ArraySlice<UInt32>) {
    while let next = text.first {
      if let digit = Self.digit(next) {
        parts[parts.count - 1].append(digit)
        text.removeFirst()
      } else if let separator = Self.separator(next), text.count > 1,
        Self.digit(text[text.startIndex + 1]) != nil
      {
        separators.append(separator)
        parts.append([])
        text.removeFirst()
      } else {
        return
      }
    }
  }

  private mutating func takeExponent(from text: inout ArraySlice<UInt32>) {
    guard let first = text.first, first | 0x20 == 0x65 else { return }
    var rest = text.dropFirst()
    var taken: [UInt8] = [UInt8(ascii: "e")]
    if rest.first == 0x2D || rest.first == 0x2B {
      taken.append(UInt8(truncatingIfNeeded: rest.removeFirst()))
    }
    let start = taken.count
    while let next = rest.first, let digit = Self.digit(next) {
      taken.append(digit)
      rest.removeFirst()
    }
    guard taken.count > start else { return }
    exponent = taken
    text = rest
  }

  /// The value when a mark is the decimal mark; `nil` when the digits do not allow it.
  ///
  /// Thousands are grouped by one and the same sign, the other mark, a space or an apostrophe.
  func value(decimalMark: DecimalMark) -> Double? {
    let mark = decimalMark == .comma ? Self.comma : Self.point
    let hasFraction = separators.last == mark
    let groupSeparators = hasFraction ? separators.dropLast() : separators[...]
    guard !groupSeparators.contains(mark) else { return nil }
    let groups = hasFraction ? parts.dropLast() : parts[...]
    if let separator = groupSeparators.first {
      guard groupSeparators.allSatisfy({ $0 == separator }),
        let first = groups.first, (1...3).contains(first.count), first[0] != UInt8(ascii: "0"),
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    var digits: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    for group in groups { digits += group }
    if hasFraction, let fraction = parts.last {
      digits.append(Self.point)
      digits += fraction
    }
    digits += exponent
    return digits.withUnsafeBufferPointer { DecimalText.number($0, decimalMark: Self.point) }
  }

  /// Whether a point or a comma stands between digits.
  var hasMark: Bool { separators.contains { $0 == Self.point || $0 == Self.comma } }

  /// The scalars of a text with typographic variants made plain: full-width digits and signs,
  /// minus signs and dashes, unbroken spaces, raised commas. Empty when the text is not UTF-8.
  private static func plainScalars(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard let (scalar, length) = UTF8Scalar.decode(bytes, at: index) else { return [] }
      scalars.append(plain(scalar))
      index += length
    }
    return scalars
  }

  private static func plain(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0x9, 0xA0, 0x2007...0x200A, 0x202F, 0x3000: 0x20
    case 0x2010...0x2013, 0x2212, 0xFE63: 0x2D
    case 0x2018, 0x2019, 0x2BC: 0x27
    default: scalar
    }
  }

  private static func digit(_ scalar: UInt32) -> UInt8? {
    scalar &- 0x30 < 10 ? UInt8(scalar) : nil
  }

  private static func separator(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x2E: point
    case 0x2C: comma
    case 0x20: space
    case 0x27: apostrophe
    default: nil
    }
  }
}

extension ArraySlice<UInt32> {
  fileprivate var trimmed: ArraySlice<UInt32> {
    var slice = self
    while slice.first == 0x20 { slice.removeFirst() }
    while slice.last == 0x20 { slice.removeLast() }
    return slice
  }

  fileprivate var nonEmpty: ArraySlice<UInt32>? { isEmpty ? nil : self }
}
