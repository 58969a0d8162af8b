import Panels

/// The parts of a row that are no values, as its cells give them.
struct RowParts {
  var name = ""
  var code = ""
  /// The running number; empty when there is none.
  var running = ""
  var district = ""
  var province = ""
  var indicator = ""
  var year: SheetValue?
  var month: SheetValue?
  var status = ""
  /// How many cells of value columns are filled.
  var filledValues = 0
  /// Whether a cell stands in a column without a heading, left of the last heading.
  var isBesideHeadings = false
  /// The last filled column right of all headings; 0 when there is none.
  var columnBeyond = 0
  /// The first text of the row, wherever it stands.
  var firstText = ""
  var isRunningText = false
  /// The names, of units and places, with marks that nobody sees.
  var markedNames: [String] = []

  mutating func clear() { self = RowParts() }

  /// Whether the running number is one: 1, 12, 3.
  var hasArabicNumber: Bool {
    guard let first = running.utf8.first, (48...57).contains(first) else { return false }
    return running.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 41 || $0 == 44 }
  }

  /// Whether the running number is that of a group: I, IV, A.
  var hasGroupNumber: Bool {
    // Most rows have Arabic numbers, and this is asked of every row.
    guard let first = running.utf8.first, (65...90).contains(first), running.utf8.count <= 8 else {
      return false
    }
    var text = running
    while let last = text.last, ".):".contains(last) { text.removeLast() }
    if text.count == 1, let letter = text.first, letter.isASCII, letter.isUppercase { return true }
    return text == text.uppercased() && RowWords.isRoman(text)
  }
}

/// What a row of a sheet is.
enum RowKind: Hashable {
  case data
  case place(SheetUnitsLevel)
  /// The heading of a group of units that is no place: "Các phường".
  case group
  case total(isMean: Bool)
  case note
  case heading
  case numbering
  case secondTable
  case nameless
}

/// A level above the units.
enum SheetUnitsLevel: Hashable {
  case district
  case province
}
