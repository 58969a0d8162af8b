import Analytics
import IO

/// Counts the criteria of a set while a table is read.
struct CriteriaCounter: RowCounter {
  let criteria: RowCriteria

  var indicators: [String] { criteria.indicators }

  func count(_ rows: CountedRows, into counts: UnsafeMutablePointer<Int8>) {
    criteria.count(
      rows: rows.count, years: rows.years, values: rows.values,
      notApplicable: rows.notApplicable.map { ($0.row, $0.indicator) }, into: counts)
  }
}
