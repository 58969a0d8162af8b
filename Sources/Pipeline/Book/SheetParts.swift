/// The parts of a sheet from top to bottom, and where pages may end between them.
struct SheetParts {
  /// What a part is.
  enum Kind {
    /// It stays with what stands below it.
    case heading
    /// It stays whole.
    case text
    /// It stays whole where it fits on a page; else its first rows stay with its heading.
    case table
  }

  /// The heights of rows that are not of the standard height, in points.
  var heights: [Int: Double] = [:]
  private var parts: [(kind: Kind, rows: ClosedRange<Int>)] = []

  /// So many rows of a table that is longer than a page stand below its heading at least, the head of the table
  /// among them.
  private static let firstRows = 4
  private static let standardHeight = 15.0

  /// Adds a part below the others.
  mutating func add(_ kind: Kind, rows: ClosedRange<Int>) { parts.append((kind, rows)) }

  private func height(_ rows: ClosedRange<Int>) -> Double {
    rows.reduce(0) { $0 + (heights[$1] ?? Self.standardHeight) }
  }

  /// The rows behind which a page ends.
  ///
  /// - Parameter page: The height of a page in points, in the size of the sheet.
  func breaks(onPagesOf page: Double) -> [Int] {
    var breaks: [Int] = []
    var used = 0.0
    var last = 0
    for group in groups {
      // The empty rows before a part stay on the page of the last one.
      let gap = last + 1 < group.lowerBound ? height((last + 1)...(group.lowerBound - 1)) : 0
      let whole = height(group)
      let start = group.lowerBound...min(group.upperBound, group.lowerBound + Self.firstRows)
      if last > 0, used + gap + (whole <= page ? whole : height(start)) > page {
        breaks.append(group.lowerBound - 1)
        used = 0
      } else {
        used += gap
      }
      for row in group {
        let own = height(row...row)
        if used + own > page, used > 0 {
          breaks.append(row - 1)
          used = 0
        }
        used += own
      }
      last = group.upperBound
    }
    return breaks
  }

  /// The rows that belong together: headings with the part below them, a table with the remark below it.
  private var groups: [ClosedRange<Int>] {
    var groups: [ClosedRange<Int>] = []
    var start: Int?
    var isBelowTable = false
    for (kind, rows) in parts {
      let first = start ?? rows.lowerBound
      start = kind == .heading ? first : nil
      if kind == .text, isBelowTable, let table = groups.popLast() {
        groups.append(table.lowerBound...rows.upperBound)
      } else if kind != .heading {
        groups.append(first...rows.upperBound)
      }
      isBelowTable = kind == .table
    }
    if let start, let end = parts.last?.rows.upperBound { groups.append(start...end) }
    return groups
  }
}

/// A page of A4 and how a sheet is made to fit across it.
struct PaperPage {
  /// How many per cent of its size the sheet is printed in.
  let scale: Int
  /// How much of the sheet one page takes, in points.
  let height: Double

  /// The page that takes all columns.
  ///
  /// `columnWidths`: The widths of the columns, in letters.
  init(isLandscape: Bool, columnWidths: [Double]) {
    // A4 in points without the margins of the sheet (half an inch at the sides, 0.6 above, 0.7 below).
    let across = (isLandscape ? 841.9 : 595.3) - 72
    let down = (isLandscape ? 595.3 : 841.9) - 93.6
    // A letter is as wide as a digit, 5.56 points, which some programs round to 7 pixels, 5.25; a column has 5 pixels more.
    let width = columnWidths.reduce(0) { $0 + ($1 + 0.72) * 5.56 }
    scale = min(100, max(10, Int(98 * across / width)))
    height = 0.97 * down * 100 / Double(scale)
  }
}
