/// Tables as they come out of real offices and out of bad dreams, made from a seed.
struct HostileTables {
  private var generator: SplitMix64
  let indicators = ["income", "poverty", "insurance", "water"]
  let delimiter: UInt8
  private let lineEnd: String

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
    delimiter = [44, 59, 9][Int(seed % 3)]
    lineEnd = seed % 2 == 0 ? "\n" : "\r\n"
  }

  private mutating func chance(_ oneIn: UInt64) -> Bool { generator.next() % oneIn == 0 }

  private mutating func pick<T>(_ items: [T]) -> T {
    items[Int(generator.next() % UInt64(items.count))]
  }

  /// A table of some hundred rows in which about every eighth has something wrong or unusual.
  mutating func table() -> [UInt8] {
    let mark = String(decoding: [delimiter], as: UTF8.self)
    var headings = ["unit", "year", "note"] + indicators
    headings.shuffle(using: &generator)
    var text: [UInt8] = chance(3) ? [0xEF, 0xBB, 0xBF] : []
    if chance(3) { text += "# made by hand, with a \"quote\(lineEnd)".utf8 }
    text += (headings.joined(separator: mark) + lineEnd).utf8
    let rows = 20 + Int(generator.next() % 200)
    for row in 0..<rows {
      var fields = headings.map { field($0, row: row) }
      switch generator.next() % 60 {
      case 0: fields.removeLast()
      case 1: fields.append("more")
      case 2: text += lineEnd.utf8
      case 3: text += "# not a row, \"at all\(lineEnd)".utf8
      case 4: fields[Int(generator.next() % UInt64(fields.count))] = "\"a \"\" b\(mark)\n# c\""
      case 5: fields[Int(generator.next() % UInt64(fields.count))] = "\"closed\" and more"
      case 6: fields = fields.map { "\"\($0)\"" }
      case 7: fields = fields.map { " \($0)\t" }
      case 8: fields[Int(generator.next() % UInt64(fields.count))] = "in\"side"
      case 9: fields[Int(generator.next() % UInt64(fields.count))] = "\u{0}"
      case 10: fields = fields.map { _ in pick(["", " ", "\"\"", "\u{A0}"]) }
      case 11:
        fields = fields.map { pick(["", "\u{A0}"]) + $0 + pick(["", " \u{A0}", "\u{202F}"]) }
      default: break
      }
      text += fields.joined(separator: mark).utf8
      if row < rows - 1 || chance(2) { text += lineEnd.utf8 }
    }
    return text
  }

  private mutating func field(_ heading: String, row: Int) -> String {
    switch heading {
    case "unit":
      return chance(40) ? pick(["", "Xã Đồng Sơn", "a,b", "x\u{7}"]) : "0\(row / 7 * 3)"
    case "year":
      return chance(40) ? pick(["", "20", "2020.0", "20201", "1899", "２０２０"]) : "\(2015 + row % 7)"
    case "note": return pick(["", "ghi chú", "a longer remark than eight bytes", "1"])
    default: return number()
    }
  }

  private mutating func number() -> String {
    switch generator.next() % 40 {
    case 0: return ""
    case 1: return pick(["-", "…", "...", "NA", "NaN", "null"])
    case 2:
      return pick(["abc", "1.2.3", "1..2", "--1", "1-", "0x10", "1e", ".", "+", "5 5", "1_0", "٣"])
    case 3: return pick(["1e999", "-1e999", "inf", "101", "-5", "-0.0001", "1e308"])
    case 4: return pick(["5.", ".5", "+7.5", "007", "1e1", "1E-2", "0.000001", "99.9999999999"])
    case 5: return pick(["12345678", "1234567", "0.123456789012345678901234567890", "100.000000"])
    case 6: return pick([":5", "5;5", "1/2", "5'", "12:3.4"])
    default:
      let digits = Int(generator.next() % 10_000)
      return chance(2) ? "\(digits / 100).\(digits % 100 / 10)\(digits % 10)" : "\(digits / 100)"
    }
  }
}
