import Testing

@testable import IO

@Suite("Two tables compared")
struct TableComparisonTests {
  private static func table(_ rows: [[String]]) -> ColumnTable {
    ColumnTable(
      headings: ["unit", "band", "count"],
      columns: (0..<3).map { column in rows.map { $0[column] } }, rowCount: rows.count)
  }

  private static let rows = [
    ["a", "x", "1"], ["a", "y", "2"], ["a", "z", "3"], ["b", "x", "4"],
  ]

  @Test("a table does not differ from itself, though its names leave rows alike")
  func itself() {
    let table = Self.table(Self.rows)
    for naming in [[], ["unit"], ["unit", "band"]] as [Set<String>] {
      let comparison = TableComparison(table, table, naming: naming)
      #expect(comparison.differences.isEmpty && comparison.matchedCount == 4)
    }
  }

  @Test("rows alike are paired in their order; those left over are of one table alone")
  func alike() {
    var changed = Self.rows
    changed[1][2] = "7"
    changed.append(["a", "w", "5"])
    let comparison = TableComparison(
      Self.table(Self.rows), Self.table(changed), naming: ["unit"])
    #expect(comparison.matchedCount == 4)
    #expect(
      comparison.differences.map { [$0.key[0], $0.column, $0.before, $0.after] } == [
        ["a", "count", "2", "7"], ["a", "band", "", "w"], ["a", "count", "", "5"],
      ])
    #expect(comparison.differences[0].difference == 5)
    let back = TableComparison(Self.table(changed), Self.table(Self.rows), naming: ["unit"])
    #expect(
      back.differences.map { [$0.column, $0.before, $0.after] } == [
        ["count", "7", "2"], ["band", "w", ""], ["count", "5", ""],
      ])
  }
}
