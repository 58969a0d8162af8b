/// What tells units of one name apart in a report: the place behind the name, or the code where the place is the
/// same too.
struct UnitMarks {
  private let marks: [String: String]

  /// Takes the units of the area.
  ///
  /// - Parameters:
  ///   - units: Rows with `code`, `name` and the levels of the hierarchy.
  ///   - level: The innermost level; `nil` for a table without one.
  init(_ units: [ResultTable.Row], level: String?) {
    let shared = Dictionary(grouping: units) { $0["name"] }.filter {
      $0.value.count > 1 && !$0.key.isEmpty
    }
    var marks: [String: String] = [:]
    for same in shared.values {
      let places = Dictionary(grouping: same) { row in level.map { row[$0] } ?? "" }
      for (place, rows) in places {
        for row in rows {
          marks[row["code"]] = rows.count == 1 && !place.isEmpty ? place : row["code"]
        }
      }
    }
    self.marks = marks
  }

  /// What stands behind the name of a unit; `nil` where its name is its own.
  subscript(code: String) -> String? { marks[code] }
}
