/// How wide the columns of a table are on a page of A4 in a word processor: no word or number is broken where there is
/// room for all, and what is left goes by the length of the texts.
struct ColumnWidths {
  /// The widths in per cent; they add up to 100.
  let shares: [Int]
  /// Whether the longest words of all columns fit beside each other only in smaller letters.
  let isDense: Bool

  /// Points between the margins that `scripts/make-reference-docx` sets.
  private static let line = 467.0
  /// Points of the margins and the border of a cell.
  private static let padding = 9.0
  /// The letters of wide tables in those of others: 8 points of 10.5.
  private static let density = 8 / 10.5
  /// The widest word a column is made for, and the widest text that it is given room for.
  private static let limits = (word: 130.0, text: 250.0)

  /// Measures a table.
  init(_ table: ReportTable) {
    let columns = table.columns.indices.map { column -> (least: Double, wanted: Double) in
      let title = table.columns[column].title
      let texts = table.rows.map { $0[column].plain }
      // Headings are bold.
      let words = [Self.longestWord(title) * 1.1] + texts.map { Self.longestWord($0) }
      let lengths = [Self.width(title) * 1.1] + texts.map { Self.width($0) }
      let least = min(words.max() ?? 0, Self.limits.word)
      return (least, min(max(least, lengths.max() ?? 0), Self.limits.text))
    }
    let room = Self.line - Self.padding * Double(columns.count)
    let least = columns.map(\.least).reduce(0, +)
    isDense = least > room
    let scale = isDense ? Self.density : 1
    let wanted = columns.map(\.wanted).reduce(0, +)
    let spare = max(0, min(1, (room / scale - least) / max(1, wanted - least)))
    let widths = columns.map {
      scale * ($0.least + spare * ($0.wanted - $0.least)) + Self.padding
    }
    let total = widths.reduce(0, +)
    var shares = widths.map { Int(($0 / total * 100).rounded(.down)) }
    // What rounding leaves goes to the column that loses most by it.
    for _ in 0..<(100 - shares.reduce(0, +)) {
      let losses = zip(widths, shares).map { $0 / total * 100 - Double($1) }
      if let most = losses.indices.max(by: { losses[$0] < losses[$1] }) { shares[most] += 1 }
    }
    self.shares = shares
  }

  private static func longestWord(_ text: String) -> Double {
    text.split(separator: " ").map { width(String($0)) }.max() ?? 0
  }

  /// About how wide a text is in Times of 10.5 points, in points.
  private static func width(_ text: String) -> Double {
    text.reduce(0) { width, letter in
      if letter.isUppercase || "mw%≥≤▲△◆▽▼✓✗—".contains(letter) { return width + 8.2 }
      if "iltjfr.,:;'()[]/-– ".contains(letter) { return width + 3.6 }
      return width + 5.3
    }
  }
}
