import IO
import Panels
import Planning

/// What stood in the year that a kept run reports on.
struct KnownVerdicts {
  private struct Key: Hashable {
    let unit: String
    let set: String
    let kind: String
    let item: String
  }

  /// The year; `nil` where nothing stood.
  let year: Int?
  private let verdicts: [Key: String]
  private let metCounts: [Key: Int]

  init(_ run: KeptRun) throws(InputError) {
    let table = KeptFields(try run.texts("verdicts"))
    var verdicts: [Key: String] = [:]
    var counts: [Key: Int] = [:]
    for row in 0..<table.rowCount {
      let key = Key(
        unit: table.text("unit", row), set: table.text("set", row), kind: table.text("kind", row),
        item: table.text("item", row))
      let verdict = table.text("verdict", row)
      verdicts[key] = verdict
      if key.kind == UnitMove.Kind.criterion.rawValue, ["met", "not_applicable"].contains(verdict) {
        counts[Key(unit: key.unit, set: key.set, kind: "", item: ""), default: 0] += 1
      }
    }
    self.verdicts = verdicts
    metCounts = counts
    year = table.rowCount > 0 ? table.integer("year", 0) : nil
  }

  /// The verdict of the same item then.
  func verdict(_ row: KnownVerdictRow) -> String? {
    verdicts[Key(unit: row.unit, set: row.set, kind: row.kind.rawValue, item: row.item)]
  }

  /// The level of a unit then.
  func level(_ unit: String, _ set: String) -> Level? {
    verdicts[Key(unit: unit, set: set, kind: UnitMove.Kind.level.rawValue, item: "")]
      .flatMap(Level.init(rawValue:))
  }

  /// The criteria a unit met then, those that did not apply included.
  func count(_ unit: String, _ set: String) -> Int {
    metCounts[Key(unit: unit, set: set, kind: "", item: "")] ?? 0
  }
}

/// The chances that a kept run gave to levels and indicators in one year.
struct MoveChances {
  private var chances: [String: Double] = [:]

  init(_ run: KeptRun, year: Int) throws(InputError) {
    let outlook = KeptFields(try run.texts("criteria_outlook"))
    for row in 0..<outlook.rowCount where outlook.integer("year", row) == year {
      for level in Level.allCases {
        let chance = outlook.number("p_\(level.rawValue)", row)
        let place = "\(outlook.text("unit", row)) \(outlook.text("set", row)) \(level.rawValue)"
        if !chance.isNaN { chances[place] = chance }
      }
    }
    let bars = KeptFields(
      try run.texts("probability", ["unit", "event", "source", "year", "probability"]))
    for row in 0..<bars.rowCount
    where bars.integer("year", row) == year && bars.text("event", row) == "met_in_year" {
      chances["\(bars.text("unit", row)) \(bars.text("source", row))"] =
        bars.number("probability", row)
    }
  }

  func level(_ unit: String, _ set: String, _ level: Level?) -> Double {
    level.flatMap { chances["\(unit) \(set) \($0.rawValue)"] } ?? .nan
  }

  func indicator(_ unit: String, _ source: String) -> Double {
    chances["\(unit) \(source)"] ?? .nan
  }
}
