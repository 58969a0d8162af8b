import Foundation
import Testing

@testable import IO

@Suite("Decimal numbers as text")
struct DecimalTextTests {
  /// A decimal number as a person or a program may write it.
  private static func numeral(using generator: inout SplitMix64) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(96)
    switch generator.next() % 8 {
    case 0: text.append(UInt8(ascii: "-"))
    case 1: text.append(UInt8(ascii: "+"))
    default: break
    }
    let isLong = generator.next() % 4 == 0
    let whole = Int(generator.next() % (isLong ? 40 : 10))
    for _ in 0..<whole { text.append(UInt8(48 + generator.next() % 10)) }
    let decimals = Int(generator.next() % (isLong ? 40 : 8))
    if decimals > 0 || whole == 0 {
      text.append(UInt8(ascii: "."))
      for _ in 0..<max(decimals, 1) { text.append(UInt8(48 + generator.next() % 10)) }
    }
    let exponent: Int
    switch generator.next() % 6 {
    case 0: exponent = Int(generator.next() % 60) - 30
    case 1: exponent = Int(generator.next() % 700) - 350
    case 2: exponent = -300 - Int(generator.next() % 40)
    default: return text
    }
    text.append(generator.next() % 2 == 0 ? UInt8(ascii: "e") : UInt8(ascii: "E"))
    if exponent >= 0, generator.next() % 2 == 0 { text.append(UInt8(ascii: "+")) }
    text += Array(String(exponent).utf8)
    return text
  }

  @Test("a number is read to the bit as the C library reads it, in a million texts")
  func strtodAgreement() {
    var generator = SplitMix64(seed: 1)
    var wrong: [String] = []
    var smallest = Double.infinity
    for _ in 0..<1_000_000 {
      var text = Self.numeral(using: &generator)
      let found = text.withUnsafeBufferPointer {
        DecimalText.number($0, decimalMark: UInt8(ascii: "."))
      }
      text.append(0)
      let expected = text.withUnsafeBytes {
        strtod($0.assumingMemoryBound(to: CChar.self).baseAddress!, nil)
      }
      if expected != 0 { smallest = min(smallest, abs(expected)) }
      if found?.bitPattern != expected.bitPattern {
        wrong.append(String(decoding: text.dropLast(), as: UTF8.self))
      }
    }
    #expect(wrong == [])
    #expect(smallest < Double.leastNormalMagnitude)
  }

  /// The digits of the point halfway between a positive double and the next, all of them.
  private static func halfway(above value: Double) -> [UInt8] {
    // 53 bits and an exponent: the half lies one bit further down.
    let significand = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    var exponent = max(Int(value.exponentBitPattern), 1) - 1075 - 1
    var digits: [UInt8] = String(significand * 2 + 1).utf8.map { $0 - 48 }
    var decimals = 0
    while exponent > 0 {
      multiply(&digits, by: 2)
      exponent -= 1
    }
    while exponent < 0 {
      // Halving is multiplying by five and moving the point.
      multiply(&digits, by: 5)
      decimals += 1
      exponent += 1
    }
    var text = digits.map { $0 + 48 }
    while text.count <= decimals { text.insert(48, at: 0) }
    if decimals > 0 { text.insert(UInt8(ascii: "."), at: text.count - decimals) }
    return text
  }

  private static func multiply(_ digits: inout [UInt8], by factor: UInt8) {
    var carry: UInt8 = 0
    for index in digits.indices.reversed() {
      let product = digits[index] * factor + carry
      digits[index] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.insert(carry, at: 0) }
  }

  @Test("the exact half between two doubles goes to the even one, and any digit more goes up")
  func exactHalves() {
    var generator = SplitMix64(seed: 6)
    var values = [
      Double.leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      9_007_199_254_740_992, 1, 0.1, 1e22, 1e23, .greatestFiniteMagnitude.nextDown,
    ]
    for _ in 0..<120 {
      let value = Double(bitPattern: generator.next() >> 1)
      if value.isFinite, value > 0 { values.append(value) }
      values.append(Double.random(in: 0..<1_000_000, using: &generator))
    }
    for value in values where value > 0 {
      let half = Self.halfway(above: value)
      let even = value.significandBitPattern & 1 == 0 ? value : value.nextUp
      #expect(Self.number(half) == even, "\(value)")
      let more = half + (half.contains(UInt8(ascii: ".")) ? [] : [UInt8(ascii: ".")]) + [49]
      #expect(Self.number(more) == value.nextUp, "\(value)")
      var comma = half
      if let point = comma.firstIndex(of: UInt8(ascii: ".")) { comma[point] = UInt8(ascii: ",") }
      let found = comma.withUnsafeBufferPointer {
        DecimalText.number($0, decimalMark: UInt8(ascii: ","))
      }
      #expect(found == even)
    }
  }

  @Test(
    "numbers known to be hard are read to the bit",
    arguments: [
      ("2.2250738585072011e-308", 0x000F_FFFF_FFFF_FFFF),
      ("2.2250738585072012e-308", 0x0010_0000_0000_0000),
      ("4.9406564584124654e-324", 1), ("2.4703282292062327e-324", 0),
      ("2.4703282292062328e-324", 1), ("1.7976931348623157e308", 0x7FEF_FFFF_FFFF_FFFF),
      ("1.7976931348623159e308", 0x7FF0_0000_0000_0000),
      ("9007199254740993", 0x4340_0000_0000_0000), ("8.5e22", 0x44F1_FFEF_F9D5_37E8),
    ] as [(String, UInt64)])
  func hardNumbers(text: String, bits: UInt64) {
    var copy = text
    let expected = strtod(text, nil)
    let found = copy.withUTF8 { DecimalText.number($0, decimalMark: UInt8(ascii: ".")) }
    #expect(found?.bitPattern == expected.bitPattern)
    if text != "8.5e22" { #expect(found?.bitPattern == bits) }
  }

  @Test("eight hundred digits are read to the last one")
  func longTexts() {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<500 {
      var text: [UInt8] = (0..<800).map { _ in UInt8(48 + generator.next() % 10) }
      text.insert(UInt8(ascii: "."), at: Int(generator.next() % 800))
      let exponent = Int(generator.next() % 1_400) - 900
      text += Array("e\(exponent)".utf8)
      let expected = strtod(String(decoding: text, as: UTF8.self), nil)
      #expect(Self.number(text)?.bitPattern == expected.bitPattern)
    }
    let one = Array("1".utf8) + [UInt8](repeating: 48, count: 800) + Array("e-800".utf8)
    #expect(Self.number(one) == 1)
    #expect(Self.number([UInt8](repeating: 48, count: 800) + [49]) == 1)
  }

  private static func number(_ bytes: [UInt8]) -> Double? {
    bytes.withUnsafeBufferPointer { DecimalText.number($0, decimalMark: UInt8(ascii: ".")) }
  }

  @Test("every finite number is read back from its shortest text, in every region of the doubles")
  func roundTrip() {
    var generator = SplitMix64(seed: 2)
    var wrong: [Double] = []
    for _ in 0..<50_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      if Self.number("\(value)")?.bitPattern != value.bitPattern { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test(
    "a number halfway between two doubles goes to the even one",
    arguments: [
      ("9007199254740993", 9_007_199_254_740_992), ("9007199254740995", 9_007_199_254_740_996),
      ("9007199254740993.00000000000000000001", 9_007_199_254_740_994),
    ] as [(String, Double)])
  func halfway(text: String, expected: Double) {
    #expect(Self.number(text) == expected)
  }

  @Test(
    "a text that is no decimal number is refused",
    arguments: [
      "", "-", "+", ".", "-.", "e", "1e", "1e+", "1e-", ".e1", "e5", "0x10", "1,5", "1 2", " 1",
      "1 ",
      "+-1", "--1", "1-", "1.2.3", "1e5.5", "inf", "nan", "1_000", "1e5e5", "½", "١", "1f", "0b1",
      "1'0",
    ])
  func refused(text: String) {
    #expect(Self.number(text) == nil)
  }

  @Test("with a decimal comma the comma takes the place of the point, and the point has none")
  func decimalComma() {
    let comma = UInt8(ascii: ",")
    #expect(Self.number("1,5", mark: comma) == 1.5)
    #expect(Self.number("-0,25e2", mark: comma) == -25)
    #expect(Self.number(",123456789012345678901", mark: comma) == 0.123456789012345678901)
    #expect(Self.number("1.5", mark: comma) == nil)
    #expect(Self.number("1,5,5", mark: comma) == nil)
  }

  @Test("ten significant digits are those of the nearest decimal")
  func digits() {
    var generator = SplitMix64(seed: 3)
    var wrong: [Double] = []
    for index in 0..<50_000 {
      let exponent = Double.random(in: index % 2 == 0 ? -12...14 : -300...300, using: &generator)
      let sign: Double = Bool.random(using: &generator) ? 1 : -1
      let value = sign * Double.random(in: 1..<10, using: &generator) * pow(10, exponent)
      let text = DecimalText.text(value)
      if abs(value) < 1e15, value == value.rounded() { continue }
      guard let written = Double(text), let printed = Double(String(format: "%.10g", value)) else {
        wrong.append(value)
        continue
      }
      // Both may pick either neighbour only when the eleventh digit is a five to the last bit.
      let unit = pow(10, (log10(abs(value))).rounded(.down) - 9)
      let isNearest = abs(written - value) <= 0.5000001 * unit
      if !isNearest || (written != printed && abs(abs(written - printed) - unit) > 1e-6 * unit) {
        wrong.append(value)
      }
      if text.count(where: \.isNumber) > 20 { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test("a number of up to ten digits is written with exactly its own digits")
  func shortNumbers() {
    var generator = SplitMix64(seed: 4)
    var wrong: [String] = []
    for _ in 0..<50_000 {
      let decimals = Int.random(in: 0...9, using: &generator)
      let digits = Int.random(in: 1...9_999_999_999, using: &generator)
      let padded = String(repeating: "0", count: max(0, decimals + 1 - String(digits).count))
      var text = padded + String(digits)
      if decimals > 0 {
        text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
      }
      if let value = Double(text), DecimalText.text(value) != text { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test(
    "whole numbers are written out in full", arguments: [0, 1, 9, 10, 1_131, 999_999_999_999_999])
  func integers(value: Int) {
    #expect(DecimalText.text(Double(value)) == String(value))
    if value > 0 { #expect(DecimalText.text(-Double(value)) == "-\(value)") }
  }

  @Test("zero has no sign and a missing number is empty")
  func zero() {
    #expect(DecimalText.text(-0.0) == "0")
    #expect(DecimalText.text(.nan) == "")
  }

  @Test(
    "a known number has its known text",
    arguments: [
      (0.1, "0.1"), (24.62, "24.62"), (51.164773, "51.164773"), (1.0 / 3, "0.3333333333"),
      (2.0 / 3, "0.6666666667"), (9.99999999996, "10"), (-1.5, "-1.5"), (1e-5, "0.00001"),
      (123_456_789.123456, "123456789.1"), (1e300, "1e+300"), (0.000_000_001, "0.000000001"),
    ])
  func examples(value: Double, text: String) {
    #expect(DecimalText.text(value) == text)
  }

  private static func number(_ text: String, mark: UInt8 = UInt8(ascii: ".")) -> Double? {
    var text = text
    return text.withUTF8 { DecimalText.number($0, decimalMark: mark) }
  }

  @Test("fewer digits are those of the number rounded; whole digits stay")
  func fewerDigits() {
    let text = { (value: Double) in
      var rows = TableText()
      rows.number(value, digits: 7)
      rows.endRow()
      return String(decoding: rows.document(columns: ["x"]).dropFirst(2).dropLast(), as: UTF8.self)
    }
    let cases: [(Double, String)] = [
      (35.57344512, "35.57345"), (-0.285287264, "-0.2852873"), (45_123_456.7, "45123457"),
      (12_345_678_912, "12345678912"), (0.5, "0.5"), (0.1 + 0.2, "0.3"), (9.9999999, "10"),
      (0, "0"), (1e-7, "0.0000001"), (123.4, "123.4"), (.nan, ""),
    ]
    for (value, expected) in cases { #expect(text(value) == expected, "\(value)") }
    var generator = SplitMix64(seed: 5)
    for _ in 0..<10_000 {
      let value = Double.random(in: -2_000...2_000, using: &generator)
      let written = Double(text(value)) ?? .nan
      #expect(abs(written - value) <= abs(value) * 5.1e-7)
    }
  }
}
