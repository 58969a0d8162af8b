/// How wide the columns of a table are on a page of A4 in a word processor: no word or number is broken where there is
/// room for all, and what is left is shared so that the rows together are as low as can be found.
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

  /// The width of a blank.
  private static let space = 3.6
  /// How much room a word has, to what it is reckoned to take.
  private static let slack = 1.05
  /// The rows that are looked at, the heading included.
  private static let sample = 40

  /// Measures a table. O(*columns*² · *words* of its first rows) a step, of which there are a few dozen.
  init(_ table: ReportTable) {
    let columns = table.columns.indices.map { column in
      Column(
        // Headings are bold.
        words: [Self.words(table.columns[column].title, times: 1.1)]
          + table.rows.prefix(Self.sample - 1).map { Self.words($0[column].plain) },
        least: min(
          Self.limits.word,
          table.rows.reduce(Self.longestWord(table.columns[column].title) * 1.1) {
            max($0, Self.longestWord($1[column].plain))
          } * Self.slack))
    }
    let room = Self.line - Self.padding * Double(columns.count)
    let least = columns.map(\.least).reduce(0, +)
    isDense = least > room
    let scale = isDense ? Self.density : 1
    let wanted = columns.map { min($0.longest, Self.limits.text) }
    let spare = max(
      0, min(1, (room / scale - least) / max(1, wanted.reduce(0, +) - least)))
    var widths = zip(columns, wanted).map { $0.least + spare * ($1 - $0.least) }
    Self.lower(&widths, of: columns)
    widths = widths.map { scale * $0 + Self.padding }
    let total = widths.reduce(0, +)
    var shares = widths.map { Int(($0 / total * 100).rounded(.down)) }
    // What rounding leaves goes to the column that loses most by it.
    for _ in 0..<(100 - shares.reduce(0, +)) {
      let losses = zip(widths, shares).map { $0 / total * 100 - Double($1) }
      if let most = losses.indices.max(by: { losses[$0] < losses[$1] }) { shares[most] += 1 }
    }
    self.shares = shares
  }

  /// A column: the widths of the words of each row, and what its widest word takes.
  private struct Column {
    let words: [[Double]]
    let least: Double

    /// The longest text in one line.
    var longest: Double {
      max(least, words.map { $0.reduce(0, +) + Double($0.count) * ColumnWidths.space }.max() ?? 0)
    }

    /// The least width, nearly, at which the texts take no more lines than at this one.
    func tight(_ width: Double) -> Double {
      let own = lines(width)
      var width = width
      while width - 3 >= least, lines(width - 3) == own { width -= 3 }
      return width
    }

    /// The lines of each row at a width.
    func lines(_ width: Double) -> [Int] {
      words.map { row in
        var lines = 1
        var used = 0.0
        for word in row {
          if used > 0, used + ColumnWidths.space + word > width {
            lines += 1
            used = word
          } else {
            used += (used > 0 ? ColumnWidths.space : 0) + word
          }
        }
        return lines
      }
    }
  }

  /// Moves room to columns from those that do not need it, or need it less, as long as the rows together become
  /// lower, or as low with fewer lines.
  private static func lower(_ widths: inout [Double], of columns: [Column]) {
    let room = widths.reduce(0, +)
    var lines = zip(columns, widths).map { $0.lines($1) }
    var lowest = height(lines)
    widths = zip(columns, widths).map { $0.tight($1) }
    for _ in 0..<60 {
      var best: (height: Int, widths: [Double], lines: [[Int]])?
      let spare = room - widths.reduce(0, +)
      // From no column, that is from the spare room alone, or from one that gets more lines by it.
      for from in [nil] + columns.indices.map(Optional.init) {
        for given in from == nil ? [0] : [4.0, 12, 36] {
          var left = (widths: widths, lines: lines)
          if let from {
            left.widths[from] -= given
            guard left.widths[from] >= columns[from].least else { continue }
            left.lines[from] = columns[from].lines(left.widths[from])
          }
          for to in columns.indices where to != from && spare + given > 0 {
            var tried = left
            tried.widths[to] = min(tried.widths[to] + spare + given, columns[to].longest)
            tried.lines[to] = columns[to].lines(tried.widths[to])
            let found = height(tried.lines)
            if found < best?.height ?? lowest {
              tried.widths[to] = columns[to].tight(tried.widths[to])
              best = (found, tried.widths, tried.lines)
            }
          }
        }
      }
      guard let best else { break }
      (lowest, widths, lines) = (best.height, best.widths, best.lines)
    }
    let spare = max(0, room - widths.reduce(0, +)) / Double(max(1, columns.count))
    widths = widths.map { $0 + spare }
  }

  /// The lines of all rows, each as high as its highest cell; of two tables as high, that with fewer lines is lower.
  private static func height(_ lines: [[Int]]) -> Int {
    (lines.first ?? []).indices.reduce(0) { sum, row in
      sum + 100 * (lines.map { $0[row] }.max() ?? 0) + lines.reduce(0) { $0 + $1[row] }
    }
  }

  private static func words(_ text: String, times bold: Double = 1) -> [Double] {
    text.split(separator: " ").map { width(String($0)) * bold * slack }
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
