import Panels

/// The chance of each commune to stand at a level, sorted.
extension ChartBlock {
  /// How many bars a chart shows.
  static let barLimit = 40

  /// The chart of the set, level and year the plan is about, else of the set on whose levels most is open, in its
  /// last year; `nil` where no chance is known.
  public static func chances(
    _ table: [ResultTable.Row], aim: PlanAim?, words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    let choices = table.distinct("set").compactMap { ChanceChoice(table.only("set", $0), aim) }
    let first = choices.first { $0.set == aim?.set }
    guard let choice = first ?? choices.max(by: { $0.openness < $1.openness }) else { return nil }
    let column = choice.column
    let sorted = choice.rows.sorted {
      let (left, right) = ($0.number(column), $1.number(column))
      return left == right ? $0["unit"] < $1["unit"] : left > right
    }
    let name = sorted.namesByUnit
    let likely = sorted.count { $0.number(column) >= ChanceBand.likely }
    let title = ColumnCatalogue.column(column, of: "criteria_outlook").title[words.language]
    var block = ChartBlock(
      .bar,
      title: words.say(
        "book.chance-title",
        [
          "year": choice.year, "likely": words.numbers.text(likely),
          "total": words.numbers.text(sorted.count), "event": title,
        ])
        + (choice.unknown > 0
          ? ". " + words.say("book.chances.unknown", ["count": choice.unknown]) : ""),
      note: words.source(table: "criteria_outlook.csv", set: vocabulary.set(choice.set))
        + (sorted.count > barLimit
          ? " " + words.say("common.more-rows", ["count": sorted.count - barLimit]) : ""),
      columns: [Column(words(.commune), .text), Column(title, .chance)],
      rows: sorted.prefix(barLimit).map {
        [.text(name[$0["unit"]] ?? $0["name"]), Cell($0.number(column))]
      },
      series: [
        Series(1, fill: BookColors.blue, labelFormat: labelFormat(sorted.map { $0.number(column) }))
      ])
    block.valueFormat = "0%"
    block.range = 0...1
    block.step = 0.2
    block.isReversed = true
    return block
  }

  /// Whole per cent, with a decimal where rounding would carry a bar over the limit that the title counts from.
  private static func labelFormat(_ chances: [Double]) -> String {
    let crosses = chances.contains {
      (100 * $0).rounded() / 100 >= ChanceBand.likely && $0 < ChanceBand.likely
    }
    let format = ColumnForm.chance.numberFormat
    return crosses ? format.replacing(";0%", with: ";0.0%") : format
  }
}

extension [ResultTable.Row] {
  /// The names of units, with the code where several share one.
  var namesByUnit: [String: String] {
    let shared = Dictionary(grouping: self) { $0["name"] }
      .filter { Set($0.value.map { $0["unit"] }).count > 1 }
    return reduce(into: [:]) { result, row in
      if row["name"].isEmpty { return }
      let isShared = shared[row["name"]] != nil
      result[row["unit"]] = isShared ? "\(row["name"]) (\(row["unit"]))" : row["name"]
    }
  }
}

/// The chances of one set that are drawn: one level in one year.
private struct ChanceChoice {
  let set: String
  let year: String
  let column: String
  /// The rows whose chance is known.
  let rows: [ResultTable.Row]
  /// How many units of that year have none.
  let unknown: Int
  /// The variance of the number of communes if each had its luck alone.
  let openness: Double

  init?(_ ofSet: [ResultTable.Row], _ aim: PlanAim?) {
    let columns = ["p_met", "p_advanced", "p_model", "p_basic", "p_all"]
    let known = ofSet.filter { row in columns.contains { row.number($0).isFinite } }
    let years = known.distinct("year")
    let planned = aim.map { String($0.year) }
    guard let year = planned.flatMap({ years.contains($0) ? $0 : nil }) ?? years.max(),
      let set = known.first?["set"]
    else { return nil }
    let last = known.only("year", year)
    let variance = { (column: String) in
      last.map { $0.number(column) }.filter(\.isFinite).reduce(0) { $0 + $1 * (1 - $1) }
    }
    let levels = columns.filter { level in last.contains { $0.number(level).isFinite } }
    let wanted = aim?.level.map { "p_\($0)" }
    guard let first = levels.first else { return nil }
    let column =
      levels.first { $0 == wanted && set == aim?.set }
      ?? levels.reduce(first) { variance($1) > variance($0) ? $1 : $0 }
    self.set = set
    self.year = year
    self.column = column
    rows = last.filter { $0.number(column).isFinite }
    unknown = ofSet.only("year", year).count - rows.count
    openness = variance(column)
  }
}
