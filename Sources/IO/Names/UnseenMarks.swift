import Panels

/// Names with marks that nobody sees: what is shown leaves them out.
enum UnseenMarks {
  /// The names of units, then the labels of their groups at the first unit that has one, each with its column.
  ///
  /// - Complexity: O(letters of all names and labels), and O(units) for each label with such a mark.
  static func problems(
    of units: UnitTable
  ) -> [(unit: Int, column: String, problem: TextProblem)] {
    var found: [(unit: Int, column: String, problem: TextProblem)] = []
    for (unit, name) in units.names.enumerated() {
      if let problem = problem(of: name) { found.append((unit, "name", problem)) }
    }
    for level in units.levels {
      for (label, name) in level.labels.enumerated() {
        guard let problem = problem(of: name),
          let unit = level.indices.firstIndex(where: { Int($0) == label })
        else { continue }
        found.append((unit, level.name, problem))
      }
    }
    return found
  }

  private static func problem(of name: String) -> TextProblem? {
    let marks = name.unseenMarks
    return marks.isEmpty ? nil : .unseenMarks(name: name, marks: marks)
  }
}
