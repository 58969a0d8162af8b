import IO
import Panels
import Reporting

/// How many decimals the columns of a table need, so that the points of a column stand under each other.
enum ColumnDecimals {
  /// The decimals of the columns, ``ColumnForm/mostDecimals`` at most.
  ///
  /// Only columns that follow their values are looked at, and only until each needs as many as there can be; a
  /// table of forecasts is known after a few rows, one of whole numbers is read to its end.
  static func needed(
    by columns: [(place: GridPlace, form: ColumnForm)], of rows: TableRows?
  ) throws(InputError) -> [Int] {
    var decimals = columns.map { _ in 0 }
    guard let rows else { return decimals }
    var open = columns.enumerated().compactMap { index, column -> (index: Int, field: Int)? in
      guard column.form.followsValues, case .field(let field) = column.place else { return nil }
      return (index, field)
    }
    while !open.isEmpty, try rows.next() {
      var isDone = false
      for (index, field) in open where rows.number(field) != nil {
        decimals[index] = max(decimals[index], min(rows.decimals(field), ColumnForm.mostDecimals))
        isDone = isDone || decimals[index] == ColumnForm.mostDecimals
      }
      if isDone { open.removeAll { decimals[$0.index] == ColumnForm.mostDecimals } }
    }
    return decimals
  }

  /// The decimals that numbers need.
  static func needed(by values: [Double]) -> Int {
    values.reduce(0) { most, value in
      let decimals = (0...ColumnForm.mostDecimals).first { count in
        let power = [1.0, 10, 100][count]
        return abs(value * power - (value * power).rounded()) < 1e-9 * max(1, abs(value * power))
      }
      return max(most, decimals ?? ColumnForm.mostDecimals)
    }
  }
}
