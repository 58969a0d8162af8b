import Panels

/// The rows of a sheet's headings, and where the data begin.
struct HeadingBlock {
  /// Positions of rows in the grid.
  var rows: ClosedRange<Int>
  /// The row of numbers below the headings.
  var numberingRow: Int?
  /// The position from which data are read.
  var firstData: Int
  /// The column that names units, or labels the rows.
  var labelColumn: Int
}

/// Finds the rows of headings around the row that names the unit's column.
struct HeadingBlockFinder {
  let grid: HeadingGrid
  let matcher: HeadingMatcher

  /// The most rows of headings above and below the row that names the unit's column.
  private static let reach = 4

  /// Where headings are sought: the row and the column that names units, or labels rows.
  struct Anchor {
    var row: Int
    var column: Int
    var shape: SheetLayout.Shape
  }

  /// The block, from its anchor.
  func block(at anchor: Anchor) -> HeadingBlock {
    var top = anchor.row
    while top > 0, anchor.row - top < Self.reach, isHeading(top - 1, above: top, anchor) {
      top -= 1
    }
    var bottom = anchor.row
    if let merge = grid.merge(row: grid.rows[anchor.row].number, column: anchor.column) {
      while bottom + 1 < grid.rows.count, grid.rows[bottom + 1].number <= merge.rows.upperBound {
        bottom += 1
      }
    }
    while bottom + 1 < grid.rows.count, bottom - anchor.row < Self.reach,
      isContinuation(bottom + 1, anchor)
    {
      bottom += 1
    }
    var firstData = bottom + 1
    var numbering: Int?
    if firstData < grid.rows.count, isNumbering(firstData, labelColumn: anchor.column) {
      numbering = firstData
      firstData += 1
    }
    return HeadingBlock(
      rows: top...bottom, numberingRow: numbering, firstData: firstData,
      labelColumn: anchor.column)
  }

  /// Whether the row above belongs to the headings: it stands to the right of the unit's column, and
  /// is neither a title nor a line that gives the unit of measure.
  private func isHeading(_ index: Int, above next: Int, _ anchor: Anchor) -> Bool {
    let row = grid.rows[index]
    guard row.number == grid.rows[next].number - 1, let first = row.cells.first,
      first.column > anchor.column
    else { return false }
    let texts = row.cells.compactMap { $0.value.headingText }
    guard texts.count == row.cells.count else { return false }
    return !texts.contains { text in
      let plain = PlainWords.fold(text)
      return plain.hasPrefix("don vi tinh") || plain.hasPrefix("dvt") || plain.hasPrefix("don vi ")
        || plain.hasPrefix("mau ") || plain.hasPrefix("bieu ") || plain.hasPrefix("phu luc")
    }
  }

  /// Whether a row below goes on with the headings: nothing in the unit's column, no datum beside.
  private func isContinuation(_ index: Int, _ anchor: Anchor) -> Bool {
    let row = grid.rows[index]
    guard grid.value(index, anchor.column) == nil else { return false }
    let right = row.cells.filter { $0.column > anchor.column }
    guard !right.isEmpty, right.count == row.cells.count || right.count > 1 else { return false }
    let left = row.cells.filter { $0.column < anchor.column }
    if left.contains(where: { matcher.role(of: $0.value.headingText ?? "") == nil }) {
      return false
    }
    var numbers: [Double] = []
    for cell in right {
      switch cell.value {
      case .number(let number, .plain): numbers.append(number)
      case .number, .boolean, .error: return false
      case .date: continue
      case .text(let text):
        if let number = Double(text.trimmingSpaces) {
          numbers.append(number)
        } else if isDatum(text) {
          return false
        }
      }
    }
    return numbers.isEmpty || numbers.allSatisfy { (1990...2100).contains($0) }
      || isSequence(numbers)
  }

  /// Whether a text can only be a value: a number, a dash, an answer.
  private func isDatum(_ text: String) -> Bool {
    if SheetNumberStyle.Marks(text.trimmingSpaces) != nil { return true }
    if matcher.vocabulary.answers.isMissing(text) || text == "-" || text == "…" { return true }
    // "c" and "k" may number columns; "x", "đạt" are values.
    return matcher.vocabulary.answers.answer(text) != nil
  }

  private func isSequence(_ numbers: [Double]) -> Bool {
    numbers.count > 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// Whether a row numbers the columns: "(1) (2) (3)", "A B 1 2 3", "1 2 3=1+2".
  ///
  /// Letters stand before the numbers, if any do: `1 | B | 2` is a datum.
  ///
  /// - Parameters:
  ///   - labelColumn: The column of names, which such a row numbers too; the numbers of criteria below
  ///     "Tiêu chí" leave it empty.
  ///   - isGapless: Whether no number may be left out.
  func isNumbering(_ index: Int, labelColumn: Int, isGapless: Bool = false) -> Bool {
    guard grid.value(index, labelColumn) != nil else { return false }
    let texts = grid.rows[index].cells.map { $0.value.headingText ?? "?" }
    guard texts.count > 1 else { return false }
    let numbers = texts.map { Self.columnNumber($0) }
    guard !numbers.contains(nil), let first = numbers.first ?? nil else { return false }
    let letters = numbers.prefix { $0 ?? 1 < 0 }.compactMap { $0 }
    let digits = numbers.dropFirst(letters.count).compactMap { $0 }
    guard first == -1 || first == 1, digits.first == 1, digits.allSatisfy({ $0 > 0 }) else {
      return false
    }
    let step = isGapless ? 1 : 2
    return zip(letters, letters.dropFirst()).allSatisfy { $1 == $0 - 1 }
      && zip(digits, digits.dropFirst()).allSatisfy { $0 < $1 && $1 - $0 <= step }
  }

  /// The number of a column as such rows write it; a letter gives its negative position.
  private static func columnNumber(_ text: String) -> Int? {
    let head = text.trimmingSpaces.prefix { $0 != "=" }
    let inner = head.filter { !"()[]. ".contains($0) }
    if let number = Int(inner), (1...200).contains(number) { return number }
    if inner.count == 1, let letter = inner.uppercased().utf8.first, (65...90).contains(letter) {
      return 64 - Int(letter)
    }
    return nil
  }
}

extension String {
  /// The text without spaces around it.
  var trimmingSpaces: String {
    // Most texts have none, and rows come by the million.
    let isPlain = { (byte: UInt8?) in byte.map { $0 > 32 && $0 < 128 } ?? true }
    if isPlain(utf8.first), isPlain(utf8.last) { return self }
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
