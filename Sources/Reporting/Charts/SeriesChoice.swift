/// Which series of many are drawn: some that show the whole.
///
/// Of the series that reach the last year, by their last value: the lowest, the highest, the median and the
/// quartiles; then, in turn, those that rise and those that fall fastest. Of equal ones the first in the table.
struct SeriesChoice {
  /// A series of a unit.
  struct Line {
    var unit: String
    /// Its rows with a value, in the order of years.
    var rows: [ResultTable.Row]

    /// The last value.
    var end: Double { rows.last?.number("value") ?? .nan }
    /// The last year.
    var lastYear: Int { rows.last?.integer("year") ?? 0 }

    /// The change per year since the last declared break; zero where there is one value since.
    var slope: Double {
      let segment = rows.last?["segment"]
      guard let first = rows.first(where: { $0["segment"] == segment }),
        let from = first.integer("year"), lastYear > from
      else { return 0 }
      return (end - first.number("value")) / Double(lastYear - from)
    }
  }

  /// The most series of one picture.
  static let limit = 8

  /// The series chosen, in the order of the table.
  let chosen: [Line]
  /// All that they were chosen from.
  let all: [Line]

  /// Chooses.
  ///
  /// - Parameter rows: Rows of `series` of one indicator, with a value each.
  /// - Complexity: O(*n* log *n*) of *n* series.
  init(_ rows: [ResultTable.Row]) {
    var places: [String: Int] = [:]
    var lines: [Line] = []
    for row in rows {
      if let place = places[row["unit"]] {
        lines[place].rows.append(row)
      } else {
        places[row["unit"]] = lines.count
        lines.append(Line(unit: row["unit"], rows: [row]))
      }
    }
    // Three points make a course; where no unit has them, two have to do.
    let least = lines.contains { $0.rows.count >= 3 } ? 3 : 2
    all = lines.filter { $0.rows.count >= least }
    chosen = all.count <= Self.limit ? all : Self.choose(all)
  }

  /// How many points the series chosen have.
  var points: Int { chosen.reduce(0) { $0 + $1.rows.count } }

  private static func choose(_ all: [Line]) -> [Line] {
    let last = all.map(\.lastYear).max() ?? 0
    let current = all.indices.filter { all[$0].lastYear == last }
    let candidates = current.count < limit ? Array(all.indices) : current
    let byEnd = candidates.sorted { (all[$0].end, $0) < (all[$1].end, $1) }
    let top = byEnd.count - 1
    var places = Set([0, top / 4, top / 2, (3 * top + 3) / 4, top].map { byEnd[$0] })
    let falling = candidates.sorted { (all[$0].slope, $0) < (all[$1].slope, $1) }
    let rising = candidates.sorted { (-all[$0].slope, $0) < (-all[$1].slope, $1) }
    for place in zip(rising, falling).flatMap({ [$0, $1] }) where places.count < limit {
      places.insert(place)
    }
    return places.sorted().map { all[$0] }
  }
}
