/// Cuts rows out of the XML of a sheet in the plain form that all common programs write:
///
/// ```
/// <row r="2" spans="1:3"><c r="A2" t="s"><v>0</v></c><c r="B2" s="3"><v>93.5</v></c></row>
/// ```
///
/// It accepts only what it understands to the last byte; at anything else (references, comments,
/// rich text, odd quotes, other attributes) it gives the row up, and the XML parser reads it. It is a
/// shortcut, never an authority: whatever it accepts, the parser reads in the same way.
struct RowScanner {
  /// What became of a row.
  enum Outcome {
    /// Read, up to the position after it.
    case row(end: Int)
    /// Not all of it is there yet.
    case incomplete
    /// Not of the plain form.
    case notPlain
  }

  private enum Stop: Error {
    case incomplete
    case notPlain
    case refused(InputError)
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The bytes, with a zero after the last; the scanner never goes beyond it.
  private let base: UnsafePointer<UInt8>
  private let count: Int
  private let allowsRowHeights: Bool
  private let builder: RowBuilder
  private var position: Int

  /// Makes a scanner of `count` bytes that are followed by a zero.
  init(
    _ base: UnsafePointer<UInt8>, count: Int, at position: Int, allowsRowHeights: Bool,
    builder: RowBuilder
  ) {
    precondition(base[count] == 0, "the bytes end with a zero")
    self.base = base
    self.count = count
    self.position = position
    self.allowsRowHeights = allowsRowHeights
    self.builder = builder
  }

  /// Reads one row, without ending it in the builder.
  mutating func scan() throws(InputError) -> Outcome {
    do throws(Stop) {
      try row()
      return .row(end: position)
    } catch {
      switch error {
      case .incomplete: return .incomplete
      case .notPlain: return .notPlain
      case .refused(let error): throw error
      }
    }
  }

  // MARK: - Rows and cells

  private mutating func row() throws(Stop) {
    skipSpace()
    try expect("<row")
    var number: Bytes?
    var isHidden = false
    var seen: UInt64 = 0
    while let name = try attributeName(&seen) {
      let value = try attributeValue()
      if CellText.isWord(name, "r") {
        number = value
      } else if CellText.isWord(name, "hidden") {
        isHidden = CellText.isWord(value, "1") || CellText.isWord(value, "true")
      }
    }
    try refuse { () throws(InputError) in
      try builder.beginRow(number: number, isHidden: isHidden)
    }
    if try closesAtOnce() { return }
    while true {
      skipSpace()
      guard base[position] == UInt8(ascii: "<") else { throw stop }
      if base[position + 1] == UInt8(ascii: "c") {
        try cell()
      } else {
        return try expect("</row>")
      }
    }
  }

  @inline(__always)
  private mutating func cell() throws(Stop) {
    position += 2
    var address: Bytes?
    var style: Bytes?
    var type: Bytes?
    while base[position] == UInt8(ascii: " ") {
      let name = base[position + 1]
      guard name != 0, base[position + 2] == UInt8(ascii: "=") else { throw stopAhead }
      position += 3
      switch name {
      case UInt8(ascii: "r") where address == nil: address = try attributeValue()
      case UInt8(ascii: "s") where style == nil: style = try attributeValue()
      case UInt8(ascii: "t") where type == nil: type = try attributeValue()
      default: throw .notPlain
      }
    }
    guard base[position] == UInt8(ascii: ">") || base[position] == UInt8(ascii: "/") else {
      throw stop
    }
    var kind = RowBuilder.Kind.number
    var styleIndex = 0
    do throws(InputError) {
      try builder.beginCell(address: address)
      if type != nil { kind = try builder.kind(type) }
      if style != nil { styleIndex = try builder.style(style) }
    } catch { throw .refused(error) }
    var value: Bytes?
    var isFormula = false
    if try !closesAtOnce() {
      try content(kind, &value, &isFormula)
    }
    do throws(InputError) {
      try builder.endCell(kind, style: styleIndex, value: value, isFormula: isFormula)
    } catch { throw .refused(error) }
  }

  /// What stands between `<c>` and `</c>`: a formula, then a value or a text of the cell's own.
  @inline(__always)
  private mutating func content(
    _ kind: RowBuilder.Kind, _ value: inout Bytes?, _ isFormula: inout Bool
  ) throws(Stop) {
    if base[position] == UInt8(ascii: "<"), base[position + 1] == UInt8(ascii: "f") {
      isFormula = true
      try formula()
    }
    guard base[position] == UInt8(ascii: "<") else { throw stop }
    switch base[position + 1] {
    case UInt8(ascii: "v"):
      if try take("<v>") {
        value = try text()
        try expect("</v></c>")
      } else {
        try expect("<v/></c>")
        value = Bytes(start: base, count: 0)
      }
    case UInt8(ascii: "i"):
      guard kind == .inline else { throw .notPlain }
      try expect("<is><t")
      if base[position] == UInt8(ascii: " ") { try expect(" xml:space=\"preserve\"") }
      try expect(">")
      value = try text()
      try expect("</t></is></c>")
    default: try expect("</c>")
    }
  }

  private mutating func formula() throws(Stop) {
    position += 2
    var seen: UInt64 = 0
    while try attributeName(&seen) != nil { _ = try attributeValue() }
    if try closesAtOnce() { return }
    while true {
      _ = try text(allowsReferences: true)
      if base[position] == UInt8(ascii: "<") { return try expect("</f>") }
      try reference()
    }
  }

  /// One of the five references of XML.
  private mutating func reference() throws(Stop) {
    for word in ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"] as [StaticString]
    where try take(word) { return }
    throw .notPlain
  }

  // MARK: - Attributes

  /// Moves past white space, a name and `=`; `nil` where the tag ends.
  ///
  /// - Parameter seen: The names so far, hashed: what may be a repetition is given up. No two of
  ///   the names that rows and formulas have in ECMA-376 share a hash.
  private mutating func attributeName(_ seen: inout UInt64) throws(Stop) -> Bytes? {
    guard base[position] == UInt8(ascii: " ") else { return nil }
    skipSpace()
    let start = position
    while true {
      let byte = base[position]
      let isLetter = (byte | 0x20) &- 97 < 26
      let isPrefixMark = byte == UInt8(ascii: ":") && allowsRowHeights
      guard isLetter || (position > start && (byte &- 48 < 10 || isPrefixMark)) else { break }
      position += 1
    }
    let name = Bytes(start: base + start, count: position - start)
    guard base[position] == UInt8(ascii: "="), name.count > 0 else { throw stop }
    if name[0] | 0x20 == UInt8(ascii: "x") || name.contains(UInt8(ascii: ":")) {
      guard CellText.isWord(name, "x14ac:dyDescent") else { throw .notPlain }
    }
    var hash: UInt64 = 0
    for byte in name { hash = hash &* 35 &+ UInt64(byte) }
    let bit: UInt64 = 1 << (hash & 63)
    guard seen & bit == 0 else { throw .notPlain }
    seen |= bit
    position += 1
    return name
  }

  /// The value between quotation marks, with no references in it.
  @inline(__always)
  private mutating func attributeValue() throws(Stop) -> Bytes {
    guard base[position] == UInt8(ascii: "\"") else { throw stop }
    position += 1
    let start = position
    while true {
      let byte = base[position]
      if byte == UInt8(ascii: "\"") { break }
      guard byte >= 32, byte < 127, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") else {
        throw stop
      }
      position += 1
    }
    position += 1
    return Bytes(start: base + start, count: position - 1 - start)
  }

  // MARK: - Texts

  /// The text up to the next tag: UTF-8 without references, controls, or a carriage return.
  @inline(__always)
  private mutating func text(allowsReferences: Bool = false) throws(Stop) -> Bytes {
    let start = position
    var union: UInt8 = 0
    while true {
      let byte = base[position]
      if byte == UInt8(ascii: "<") { break }
      if byte < 32 {
        guard byte == 9 || byte == 10 else { throw stop }
      } else if byte == UInt8(ascii: "&") {
        if allowsReferences { break }
        throw .notPlain
      } else if byte == UInt8(ascii: "]") {
        throw .notPlain
      }
      union |= byte
      position += 1
    }
    let bytes = Bytes(start: base + start, count: position - start)
    if union >= 0x80, !CellText.isWellFormed(bytes) { throw .notPlain }
    return bytes
  }

  // MARK: - Steps

  /// Why the scanner cannot go on at this byte: there is none, or it is not what was expected.
  private var stop: Stop { position >= count ? .incomplete : .notPlain }

  /// The same when the next few bytes were looked at.
  private var stopAhead: Stop { position + 3 >= count ? .incomplete : .notPlain }

  @inline(__always)
  private mutating func skipSpace() {
    while CellText.isSpace(base[position]) { position += 1 }
  }

  /// Moves past the end of a tag: true when the element ends with it.
  @inline(__always)
  private mutating func closesAtOnce() throws(Stop) -> Bool {
    if base[position] == UInt8(ascii: ">") {
      position += 1
      return false
    }
    try expect("/>")
    return true
  }

  @inline(__always)
  private mutating func expect(_ word: StaticString) throws(Stop) {
    if try !take(word) { throw stop }
  }

  /// Moves past a word if it stands here.
  @inline(__always)
  private mutating func take(_ word: StaticString) throws(Stop) -> Bool {
    let letters = word.utf8Start
    for index in 0..<word.utf8CodeUnitCount where base[position + index] != letters[index] {
      if position + index >= count { throw .incomplete }
      return false
    }
    position += word.utf8CodeUnitCount
    return true
  }

  private func refuse(_ body: () throws(InputError) -> Void) throws(Stop) {
    do throws(InputError) { try body() } catch { throw .refused(error) }
  }
}
