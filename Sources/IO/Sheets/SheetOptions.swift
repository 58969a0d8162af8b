import Panels

/// What a user says about sheets where they do not say it themselves.
public struct SheetOptions: Sendable {
  /// The names of the sheets to read; empty reads every sheet that is not hidden.
  public var sheets: [String] = []
  /// The cells to read; `nil` reads the whole sheet.
  public var range: CellRange?
  /// The row of the headings, the lowest where they take several; `nil` finds it.
  public var headerRow: Int?
  /// The year of sheets that name none, for all sheets.
  public var year: Int?
  /// The year of single sheets, by name; it comes before ``year``.
  public var yearOfSheet: [String: Int] = [:]
  /// The province of every unit, when the sheets do not name it.
  public var province: String?
  /// The district of every unit, when the sheets do not name it.
  public var district: String?
  /// Whether an empty cell says no in a column that holds only marks (`x`).
  public var blankIsNo = false
  /// The indicators whose values are fractions of one, so that 0.935 is 93.5 per cent.
  public var fractions: Set<String> = []
  /// Whether texts that are numbers have a decimal comma; `nil` decides by the sheet.
  public var decimalComma: Bool?
  /// What headings mean that the vocabulary does not know, or that it reads otherwise.
  public var headings: [HeadingAlias] = []

  /// Makes options that say nothing.
  public init() {}
}

/// What a heading means, by the word of a user or of a plan.
public struct HeadingAlias: Hashable, Sendable {
  /// The heading as it stands in the sheet.
  public var heading: String
  /// The indicator, or the name of a role such as `unit-name`, `note`, `ignore`.
  public var meaning: String
  /// The kind of the indicator, when nothing else declares it.
  public var kind: IndicatorKind?

  /// Makes an alias.
  public init(heading: String, meaning: String, kind: IndicatorKind? = nil) {
    self.heading = heading
    self.meaning = meaning
    self.kind = kind
  }

  /// Reads `Hộ nghèo=poverty` or `Nước sạch=clean_water:share`; `nil` for anything else.
  public init?(_ text: String) {
    guard let sign = text.lastIndex(of: "=") else { return nil }
    let heading = String(text[..<sign])
    let parts = text[text.index(after: sign)...].split(
      separator: ":", omittingEmptySubsequences: false)
    guard !heading.isEmpty, (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
    var kind: IndicatorKind?
    if parts.count == 2 {
      guard let known = IndicatorKind(rawValue: String(parts[1])) else { return nil }
      kind = known
    }
    self.init(heading: heading, meaning: String(parts[0]), kind: kind)
  }
}

extension CellRange {
  /// Reads `B5:H40`; `nil` for anything else.
  public init?(_ text: String) {
    let corners = text.uppercased().split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count == 2, let first = Self.corner(corners[0]),
      let last = Self.corner(corners[1]), first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }

  /// The range as spreadsheets write it: `B5:H40`.
  var text: String {
    let letters = { SourceLocation.columnLetters($0) }
    return letters(columns.lowerBound) + "\(rows.lowerBound):"
      + letters(columns.upperBound) + "\(rows.upperBound)"
  }

  private static func corner(_ text: Substring) -> (row: Int, column: Int)? {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)),
      (1...1_048_576).contains(row)
    else { return nil }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    return column <= 16_384 ? (row, column) : nil
  }
}
