import Panels

/// How a number of a table is printed.
enum FigureForm {
  /// Digits without marks, as of a year.
  case plain
  /// As many decimals as it needs, at most two.
  case short
  /// Of things counted: as many decimals as it needs, and none of a hundred and more.
  case count
  /// So many decimals.
  case fixed(Int)
  /// Per cent, of a number of 100.
  case percent(Int)
  /// A probability of 1 in whole per cent, never 0 or 100.
  case chance
  /// With its sign.
  case change
  /// A change in per cent with its sign.
  case percentChange
  /// Without a sign, as behind "up" and "down".
  case amount
  /// A share of 1 in per cent.
  case shareOfOne
}

extension ReportMaker {
  /// A number of a row; a dash where it is missing.
  func number(
    _ row: ResultTable.Row, _ column: String, _ form: FigureForm = .short
  ) -> ReportText {
    let value = row.number(column)
    guard value.isFinite else { return ReportText(row[column].isEmpty ? "–" : row[column]) }
    return ReportText(
      ReportFigure(
        printed(value, form), value: row[column],
        origin: .field(table: row.tableName, row: row.rowNumber, column: column),
        isCount: row["statistic"] == "sum" || isWholeCount(row, value, form)))
  }

  /// Whether a value is of things counted, and whole: it has no decimals beside values that have some.
  private func isWholeCount(_ row: ResultTable.Row, _ value: Double, _ form: FigureForm) -> Bool {
    if case .short = form, value == value.rounded() {
      context.kind(row["indicator"]) == "count"
    } else {
      false
    }
  }

  /// A number in the style of the language: the one place where numbers of reports are printed.
  func printed(_ value: Double, _ form: FigureForm) -> String {
    let numbers = words.numbers
    return switch form {
    case .plain: value == value.rounded() ? String(Int(value)) : numbers.short(value)
    case .short: numbers.short(value)
    case .count: numbers.count(value)
    case .fixed(let decimals): numbers.text(value, decimals: decimals)
    case .percent(let decimals): numbers.percent(value, decimals: decimals)
    case .chance: ChanceBand.percent(value, words)
    // Less than a hundredth is no change that has a sign.
    case .change:
      abs(value) < 0.005 ? numbers.short(value == 0 ? 0 : abs(value)) : numbers.change(value)
    case .percentChange: (value > 0 ? "+" : "") + numbers.percent(value)
    case .amount: numbers.short(abs(value))
    case .shareOfOne: numbers.percent(100 * value)
    }
  }

  /// How many rows these are.
  func count(_ rows: [ResultTable.Row], of table: String) -> ReportText {
    ReportText(
      ReportFigure(
        words.numbers.text(rows.count), value: String(rows.count),
        origin: .count(table: table, rows: rows.map(\.rowNumber))))
  }

  /// The sum of some columns of a row.
  func sum(_ row: ResultTable.Row, _ columns: [String]) -> ReportText {
    let sum = columns.map { row.number($0) }.reduce(0, +)
    return ReportText(
      ReportFigure(
        words.numbers.short(sum), value: words.plain(sum),
        origin: .sum(table: row.tableName, row: row.rowNumber, columns: columns)))
  }

  /// A column in per cent of the sum of some; nothing of nothing.
  func share(_ row: ResultTable.Row, _ part: String, of whole: [String]) -> ReportText {
    let total = whole.map { row.number($0) }.reduce(0, +)
    let share = 100 * row.number(part) / total
    guard share.isFinite else { return "–" }
    return ReportText(
      ReportFigure(
        words.numbers.percent(share), value: String(share),
        origin: .share(table: row.tableName, row: row.rowNumber, part: part, whole: whole)))
  }

  /// What a column changed from an earlier row, with its sign.
  func change(
    _ row: ResultTable.Row, since before: ResultTable.Row?, _ column: String,
    _ form: FigureForm = .change
  ) -> ReportText {
    guard let before, before.tableName == row.tableName else { return "–" }
    let difference = row.number(column) - before.number(column)
    guard difference.isFinite else { return "–" }
    return ReportText(
      ReportFigure(
        printed(difference, form), value: words.plain(difference),
        origin: .difference(
          table: row.tableName, row: row.rowNumber, other: before.rowNumber, column: column)))
  }

  /// A probability with its sign and word: `▽ khó (23%)`.
  func chance(_ row: ResultTable.Row, _ column: String) -> ReportText {
    let probability = row.number(column)
    guard probability.isFinite else { return "–" }
    let band = ChanceBand(probability)
    return "\(band.symbol) \(band.name(words)) (\(number(row, column, .chance)))"
  }

  /// The chance that a target is met, and of a range that its lower end is reached.
  func targetChance(_ row: ResultTable.Row) -> ReportText {
    let met = boundedChance(row, "probability")
    guard let low = lowerEnd(row), row.number("probability_enough_least").isFinite else {
      return met
    }
    return say(
      "report.target.enough",
      [
        "chance": met, "bar": ReportText(words.numbers.short(low)),
        "enough": boundedChance(row, "probability_enough"),
      ])
  }

  /// The lower end of a range that a target asks.
  func lowerEnd(_ row: ResultTable.Row) -> Double? {
    if case .within(let low, _)? = Requirement(row["requirement"]) { low } else { nil }
  }

  /// A chance; two where what cannot be assessed leaves it open, none where it leaves everything open.
  private func boundedChance(_ row: ResultTable.Row, _ column: String) -> ReportText {
    if row.number(column).isFinite { return chance(row, column) }
    let ends = [column + "_least", column + "_most"]
    guard row.number(ends[0]).isFinite else { return "–" }
    guard isChanceBounded(row, column) else { return ReportText(words.say("common.not-known")) }
    let (least, most) = (number(row, ends[0], .chance), number(row, ends[1], .chance))
    let range: ReportText = least.plain == most.plain ? least : "\(least)–\(most)"
    let bands = ends.map { ChanceBand(row.number($0)) }
    guard bands[0] == bands[1] else { return range }
    return "\(bands[0].symbol) \(bands[0].name(words)) (\(range))"
  }

  /// Whether the bounds of a chance exclude anything that would be printed.
  func isChanceBounded(_ row: ResultTable.Row, _ column: String = "probability") -> Bool {
    row.number(column + "_least") >= 0.005 || row.number(column + "_most") <= 0.995
  }

  /// What a bar asks, such as `≥ 15.8` or `[1, 2]`, in the style of the language.
  func requirement(_ row: ResultTable.Row, _ column: String = "requirement") -> ReportText {
    let field = row[column]
    guard !field.isEmpty else { return "" }
    let parts = field.split { " [],".contains($0) }.map(String.init)
    let numbers = parts.compactMap(Double.init)
    let text: String
    if field.hasPrefix("["), numbers.count == 2 {
      text = words.numbers.short(numbers[0]) + "–" + words.numbers.short(numbers[1])
    } else {
      text = parts.map { part in Double(part).map { words.numbers.short($0) } ?? part }
        .joined(separator: " ")
    }
    return ReportText(
      ReportFigure(
        text, value: field,
        origin: .field(table: row.tableName, row: row.rowNumber, column: column)))
  }

  /// A year of a row.
  func yearText(_ row: ResultTable.Row, _ column: String = "year") -> ReportText {
    number(row, column, .plain)
  }

  /// A value with a range around it, all with the same decimals: `9/18 (6–11)`.
  ///
  /// - Parameters:
  ///   - whole: The column of how many there are; `nil` prints none.
  ///   - isCount: Whether units are counted, which have no decimals.
  func range(
    _ row: ResultTable.Row, _ column: String, _ low: String, _ high: String,
    of whole: String? = nil, isCount: Bool = false
  ) -> ReportText {
    let values = [column, low, high].map { row.number($0) }
    guard values.allSatisfy(\.isFinite) else { return number(row, column) }
    let isWhole = isCount || values.allSatisfy { $0 == $0.rounded() }
    let form = FigureForm.fixed(isWhole ? 0 : 2)
    let all = whole.map { "/\(number(row, $0))" as ReportText } ?? ""
    return
      "\(number(row, column, form))\(all) (\(number(row, low, form))–\(number(row, high, form)))"
  }

  /// A day of a row as people write it.
  func day(_ row: ResultTable.Row, _ column: String) -> ReportText {
    let date = CalendarDate(iso: row[column])
    return ReportText(name: date?.text(in: words.language) ?? row[column])
  }

  /// A verdict of a row as symbol and word.
  func verdict(_ row: ResultTable.Row, _ column: String = "verdict") -> ReportText {
    let text: String? =
      switch row[column] {
      case "met": words.verdict(.met)
      case "not_met": words.verdict(.notMet)
      case "not_applicable": words.verdict(.notApplicable)
      case "not_assessable": words.verdict(.notAssessable)
      default: nil
      }
    return ReportText(text ?? "–")
  }

  /// The name of a unit of a row, its code where it has none, with what tells it from others of that name.
  func unitName(_ row: ResultTable.Row) -> ReportText {
    unitName(row["name"], code: row["unit"])
  }

  /// A unit by name, what tells it from others of its name behind it; one without a name by its code.
  func unitName(_ name: String, code: String) -> ReportText {
    ReportText(name: name.isEmpty ? code : name + (marks[code].map { " (\($0))" } ?? ""))
  }

  /// Ids that a column lists, with commas.
  func ids(_ row: ResultTable.Row, _ column: String) -> ReportText {
    ReportText(name: row.list(column).joined(separator: ", "))
  }
}

extension Words {
  /// A number as tables have it, for programs.
  func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
