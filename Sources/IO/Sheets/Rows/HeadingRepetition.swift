import Panels

/// Tells the headings once more from those of a second table.
///
/// Headings are once more there when each of their rows stands again as it is, from the first to the
/// last; a value heading or a year that differs begins a second table.
struct HeadingRepetition {
  /// The rows of the headings, their texts by column.
  private let lines: [[Int: String]]
  /// The lowest heading of each column: a page may repeat several rows of headings as one.
  private let lowest: [Int: String]
  /// The columns of the headings whose texts must stand again.
  private let columns: Set<Int>
  /// How many rows of the headings have come again.
  private var count = 0

  /// Whether some of the headings have come again, and the others are still to come.
  var isUnderWay: Bool { count > 0 }

  /// - Parameter sample: The first rows of the sheet.
  init(layout: SheetLayout, sample: [SheetRow]) {
    lines = sample.filter { layout.headingRows.contains($0.number) }.map(Self.texts)
    lowest = Dictionary(
      uniqueKeysWithValues: layout.columns.compactMap { column in
        column.heading.last.map { (column.column, HeadingParts.plainPhrase($0)) }
      })
    columns = Set(
      layout.columns.compactMap { column in
        // Pages may leave out the headings of remarks and running numbers.
        if case .label(let kind) = column.role, kind == .note || kind == .runningNumber {
          return nil
        }
        return column.column
      })
  }

  /// Whether a row is the next one of the headings once more.
  mutating func takes(_ row: SheetRow) -> Bool {
    guard count < lines.count, isSame(Self.texts(of: row), lines[count]) else {
      count = 0
      return false
    }
    count = count + 1 == lines.count ? 0 : count + 1
    return true
  }

  /// Whether a row holds the lowest heading of each column, where the headings take several rows.
  func isLowest(_ row: SheetRow) -> Bool {
    lines.count > 1 && isSame(Self.texts(of: row), lowest)
  }

  private func isSame(_ texts: [Int: String], _ line: [Int: String]) -> Bool {
    texts.allSatisfy { line[$0.key] == $0.value }
      && line.allSatisfy { !columns.contains($0.key) || texts[$0.key] == $0.value }
  }

  private static func texts(of row: SheetRow) -> [Int: String] {
    var texts: [Int: String] = [:]
    for cell in row.cells {
      texts[cell.column] = cell.value.headingText.map(HeadingParts.plainPhrase) ?? "?"
    }
    return texts
  }
}
