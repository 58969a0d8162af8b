/// What a number format makes of a number: `0.0%;[Red]-0.0%` or `dd/mm/yyyy`.
struct NumberFormatCode: Hashable {
  /// How numbers are shown.
  enum Kind: UInt8, Hashable {
    case plain
    case percent
    case date
  }

  /// A part of the code between semicolons.
  private struct Section: Hashable {
    var kind: Kind
    /// The condition in square brackets: its sign and its number.
    var sign: String?
    var bound = 0.0

    func holds(for value: Double) -> Bool {
      switch sign {
      case "<": value < bound
      case "<=": value <= bound
      case ">": value > bound
      case ">=": value >= bound
      case "=": value == bound
      case "<>": value != bound
      default: false
      }
    }
  }

  private let sections: [Section]

  /// Reads a code.
  init(_ code: String) { sections = Self.sections(of: Array(code.utf8)) }

  /// How a number is shown; sections for negative numbers and zero, and conditions, are heeded.
  func kind(for value: Double) -> Kind {
    guard let first = sections.first else { return .plain }
    if sections.contains(where: { $0.sign != nil }) {
      if let section = sections.first(where: { $0.holds(for: value) }) { return section.kind }
      return (sections.last { $0.sign == nil } ?? first).kind
    }
    if value < 0, sections.count > 1 { return sections[1].kind }
    if value == 0, sections.count > 2 { return sections[2].kind }
    return first.kind
  }

  /// The kind of every number; `nil` when it depends on the number.
  var kind: Kind? {
    let numeric = sections.prefix(3)
    guard let first = numeric.first?.kind else { return .plain }
    return numeric.allSatisfy { $0.kind == first } ? first : nil
  }

  /// The kind of a format that programs know by its number (ECMA-376, part 1, 18.8.30).
  static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 9, 10, 67, 68: .percent
    case 14...17, 22, 27...31, 36, 50...54, 57, 58, 71...74, 77, 81: .date
    default: .plain
    }
  }

  // MARK: - Reading a code

  private static func sections(of code: [UInt8]) -> [Section] {
    var sections: [Section] = []
    var scan = SectionScan()
    var index = 0
    while index < code.count {
      let byte = code[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        while index < code.count, code[index] != byte { index += 1 }
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
        index += 1
      case UInt8(ascii: "["):
        let start = index + 1
        while index < code.count, code[index] != UInt8(ascii: "]") { index += 1 }
        scan.brackets(code[min(start, index)..<index])
      case UInt8(ascii: ";"):
        sections.append(scan.section)
        scan = SectionScan()
      default:
        index += scan.letter(code[index...])
        continue
      }
      index += 1
    }
    sections.append(scan.section)
    return sections
  }

  /// What is found in a section, letter by letter.
  private struct SectionScan {
    private var hasPercent = false
    private var hasDay = false
    private var hasMonth = false
    private var hasTime = false
    private var sign: String?
    private var bound = 0.0

    /// A month is minutes when hours or seconds stand beside it.
    var section: Section {
      let isDate = hasDay || (hasMonth && !hasTime)
      let kind: Kind = isDate ? .date : hasPercent ? .percent : .plain
      return Section(kind: kind, sign: sign, bound: bound)
    }

    /// Takes what stands in square brackets: a colour, a language, elapsed time, a condition.
    mutating func brackets(_ bytes: ArraySlice<UInt8>) {
      guard let first = bytes.first.map({ $0 | 0x20 }) else { return }
      if bytes.allSatisfy({ $0 | 0x20 == first }), [UInt8]("hms".utf8).contains(first) {
        hasTime = true
      }
      let signs = bytes.prefix { [UInt8]("<>=".utf8).contains($0) }
      if !signs.isEmpty,
        let number = Double(String(decoding: bytes.dropFirst(signs.count), as: UTF8.self))
      {
        sign = String(decoding: signs, as: UTF8.self)
        bound = number
      }
    }

    /// Takes a letter or a word, and gives its length.
    mutating func letter(_ rest: ArraySlice<UInt8>) -> Int {
      for word in ["general", "standard", "am/pm", "a/p"] {
        let length = word.utf8.count
        if rest.prefix(length).elementsEqual(word.utf8, by: { $0 | 0x20 == $1 | 0x20 }) {
          if word.contains("/") { hasTime = true }
          return length
        }
      }
      guard let first = rest.first else { return 1 }
      switch first | 0x20 {
      case UInt8(ascii: "e"):
        let next = rest.dropFirst().first
        if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { return 2 }
        hasDay = true
      case UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "g"), UInt8(ascii: "b"):
        hasDay = true
      case UInt8(ascii: "m"): hasMonth = true
      case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
      default: if first == UInt8(ascii: "%") { hasPercent = true }
      }
      return 1
    }
  }
}
