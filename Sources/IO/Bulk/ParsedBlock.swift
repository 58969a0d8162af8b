/// What became of one block of text.
struct ParsedBlock {
  /// Rows of the block that stand side by side in a segment.
  struct Span {
    var segment: RowSegment
    var rows: Range<Int>
  }

  /// A cell marked as not applicable.
  struct MarkedCell {
    var span: Int
    var row: Int
    var value: Int
  }

  /// The worker that parsed it, whose numbers its units and labels have.
  var worker: Int
  /// Where its rows are, in the order of the file.
  var spans: [Span] = []
  /// The number of lines.
  var lineCount = 0
  /// The account of the cells, without those of duplicate rows.
  var counts = CellCounts()
  /// How many cells hold a number.
  var filled = 0
  /// The cells to which their indicator does not apply.
  var notApplicable: [MarkedCell] = []
  /// The problems, their lines counted from the first line of the block.
  var log = ProblemLog()
  /// The line of a quote that is never closed.
  var unclosedQuoteLine: Int?
}
