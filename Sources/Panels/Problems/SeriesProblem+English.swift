extension SeriesProblem {
  private func list(_ units: [String]) -> String {
    Self.shown(units) { " and \($0) more" }
  }

  /// Which units are meant; nothing for all.
  private func of(_ units: [String]) -> String {
    units.isEmpty ? "" : " for \(list(units))"
  }

  private func years(_ count: Int) -> String { counted(count, "year") }

  /// The wording in English.
  var english: ProblemMessage {
    switch self {
    case .spliceWithoutOverlap(let indicator, let year, let units):
      ProblemMessage(
        "The splice of \(indicator) at \(year) has no year measured both ways for \(list(units)).",
        fix:
          "Give \"overlap: {year, before, after}\", add a row of that year by the old standard, with a column \"regime\" that tells the two apart, or take \"treatment: level-shift\"."
      )
    case .spliceImpossible(let indicator, let year, let unit, let before, let after):
      ProblemMessage(
        "\(unit): \(indicator) cannot be linked in \(year), as \(before) before and \(after) after give no factor above 0.",
        fix: "Correct the overlap, or take \"treatment: level-shift\".")
    case .regimeUnclear(let unit, let year, let indicator, let regimes):
      ProblemMessage(
        "\(unit), \(year), \(indicator): the values of \(regimes.joined(separator: " and ")) stand side by side, and no other year says which came first.",
        fix: "Name them in the break: \"overlap: {from: …, to: …}\".")
    case .undeclaredRegime(let indicator, let year, let from, let to, let units, let suggestion):
      ProblemMessage(
        "\(indicator) goes from regime \"\(from)\" to \"\(to)\" in \(year) without a declared break: \(list(units)).",
        fix: "Declare it: \(suggestion).")
    case .commonJump(
      let indicator, let year, let size, let usual, let score, let units, let count,
      let suggestion):
      ProblemMessage(
        "\(indicator) jumps in \(year): \(units == 1 ? "the change" : "the median change of \(englishNumber(units)) units") is \(size), in other years \(usual); \(score) times the usual scatter of \(years(count)).",
        fix: "If a standard or a method changed, declare it: \(suggestion).")
    case .scatterChange(
      let indicator, let year, let before, let after, let count, let suggestion):
      ProblemMessage(
        "From \(year) on the yearly changes of \(indicator) scatter by \(after) between units, before by \(before) (\(years(count))): another way of measuring?",
        fix: "If the method changed, declare it: \(suggestion).")
    case .unitJump(
      let unit, let indicator, let year, let from, let to, let score, let returns,
      let suggestion):
      ProblemMessage(
        "\(unit): \(indicator) goes from \(from) to \(to) in \(year)\(returns ? " and back the year after" : ""), \(score) times what units differ by.",
        fix: returns
          ? "Check the figure of \(year)."
          : "Check both figures; if the way of measuring changed there, declare it: \(suggestion).")
    case .jumpsNotTested(let indicators, let needed):
      ProblemMessage(
        "Common jumps cannot be told with fewer than \(counted(needed, "yearly change")): \(list(indicators)).",
        fix: "Declare known breaks; supply more years if there are any.")
    case .breakDeclaredTwice(let indicator, let year, let units, let treatment):
      ProblemMessage(
        "The break of \(indicator) in \(year) is declared twice (\(treatment))\(of(units)); it is applied once.",
        fix: "Strike one of the two.")
    case .breakOutside(let indicator, let year, let first, let last):
      ProblemMessage(
        "The break of \(indicator) in \(year) cuts no series: the data are of \(first) to \(last).",
        fix: first < last
          ? "The year of a break is the first of the new way, from \(first + 1) to \(last)."
          : "There is nothing to cut in a single year.")
    case .breaksContradict(
      let indicator, let year, let units, let first, let line, let second):
      ProblemMessage(
        "The break of \(indicator) in \(year) is declared twice\(of(units)): \(first)\(line.map { " (line \($0))" } ?? "") and \(second).",
        fix: "Keep one of the two, or give each its own units.")
    case .strayYear(let year, let first, let last, let limit):
      ProblemMessage(
        "The year \(year) lies too far from \(first)–\(last), where most values stand: at most \(limit) years fit.",
        fix: "Correct the year, or put these rows into a file of their own.")
    case .yearAhead(let year, let last, let count):
      ProblemMessage(
        "\(count == 1 ? "An observed value" : "\(englishNumber(count)) observed values, the first here,") of \(year), after \(last): by the years of the plan nothing later can have been observed.",
        fix:
          "Correct the year, or the plan's; write \"plan\" in the column \"status\" for what is planned."
      )
    case .lastYearStray(let year, let units, let all, let whole):
      ProblemMessage(
        "Only \(units) of \(all) units have values of \(year), the first here; the last year of which at least three quarters have values is \(whole). \(year) is now the last year of the data, and forecasts begin after it.",
        fix:
          "If the year is a slip, correct it here. If it is right, add \(year) of the other units, or take these rows out to forecast from \(whole)."
      )
    case .lastYearPartial(let year, let units, let all, let whole):
      ProblemMessage(
        "Of the last year, \(year), \(units) of \(all) units have values, the first here; the last year of which at least three quarters have values is \(whole). Forecasts begin after \(year); the units without it are forecast from their own last year.",
        fix: "Add \(year) of the other units when it comes.")
    case .periodUnclear(let word):
      ProblemMessage(
        "\"\(word)\" is no year and no part of one.",
        fix:
          "Write \"cả năm\", \"6T\", \"T6\", \"tháng 6\", \"6 tháng đầu năm\", \"quý II\", \"Q2\", \"H1\", \"30/6\" or \"đột xuất\", with the year there (6T/2024) or in the column \"year\"."
      )
    case .partYearsUsed(let count):
      ProblemMessage(
        count == 1
          ? "1 value for part of a year stands in for the year's value, as estimated."
          : "\(englishNumber(count)) values for part of a year stand in for the year's values, as estimated.",
        fix: "See part-years.csv; replace them once the year's figures are known.")
    case .partYearsNotUsed(let count):
      ProblemMessage(
        count == 1
          ? "1 value for part of a year does not stand in: the year has a better one, or the part says nothing about the year."
          : "\(englishNumber(count)) values for part of a year do not stand in: the year has a better one, or the part says nothing about the year.",
        fix: "See part-years.csv.")
    case .constant(let indicator, let count, let units):
      ProblemMessage(
        "\(indicator) has not changed in \(years(count)): \(list(units)).",
        fix: "Check whether the figure was only copied.")
    case .missingYears(let indicator, let missing, let units):
      ProblemMessage(
        "\(indicator) is missing inside the series, \(missing): \(list(units)).",
        fix: "Supply the years; trends and forecasts leave them out.")
    case .noData(let units):
      ProblemMessage(
        "Units without any value: \(list(units)).",
        fix: "Check their codes in the data, or take them out of the unit table.")
    case .indicatorAbsent(let indicator, let units):
      ProblemMessage(
        "\(indicator) is never given for \(list(units)), though most units have it.",
        fix: "Supply it, or write n/a where it does not apply.")
    case .implausible(let unit, let year, let indicator, let value, let reach):
      ProblemMessage(
        "\(unit), \(year): \(value) is out of reach for \(indicator), which lies within \(reach).",
        fix: "Check the figure and its unit of measure.")
    case .steepChange(let unit, let indicator, let from, let to, let before, let after):
      ProblemMessage(
        "\(unit): \(indicator) goes from \(before) in \(from) to \(after) in \(to), which no such figure does.",
        fix: "Check whether both are of one definition; if not, declare a break.")
    case .wrongUnit(
      let unit, let year, let indicator, let value, let expected, let factor, let isTooLarge):
      ProblemMessage(
        "\(unit), \(year): \(indicator) \(value) looks \(factor) times too \(isTooLarge ? "large" : "small"); its neighbours speak for \(expected).",
        fix: "Check the unit of measure and the decimal mark.")
    case .partAboveWhole(let unit, let year, let part, let value, let whole, let wholeValue):
      ProblemMessage(
        "\(unit), \(year): \(part) is \(value), more than \(whole), \(wholeValue), of which it is a part.",
        fix: "Correct one of the two.")
    case .sumMismatch(
      let unit, let year, let total, let printed, let sum, let parts, let hint):
      ProblemMessage(
        "\(unit), \(year): \(parts.joined(separator: " + ")) is \(sum), but \(total) is \(printed).",
        fix: "Correct a part or the total.\(hint.isEmpty ? "" : " \(hint) would close it.")")
    case .ratioMismatch(
      let unit, let year, let indicator, let printed, let recomputed, let formula):
      ProblemMessage(
        "\(unit), \(year): \(indicator) is \(printed), but \(formula) gives \(recomputed).",
        fix: "Correct one of the three figures.")
    case .ratioTruncated(
      let unit, let year, let indicator, let printed, let recomputed, let formula):
      ProblemMessage(
        "\(unit), \(year): \(indicator) \(printed) was cut off: \(formula) rounds to \(recomputed).",
        fix: "Round it instead.")
    case .countAgainstItsShare(
      let unit, let count, let share, let from, let to, let counts, let shares):
      ProblemMessage(
        "\(unit): from \(from) to \(to) \(count) goes \(counts) while \(share) goes \(shares): the base has changed.",
        fix: "Compare them on one unit base.")
    case .impliedBase(
      let unit, let count, let share, let from, let to, let counts, let shares, let base,
      let growth):
      ProblemMessage(
        "\(unit): from \(from) to \(to) \(count) goes \(counts) and \(share) \(shares), so that the base would go \(base) (\(growth)).",
        fix: "Correct one of the figures; if units or the definition changed, declare a break.")
    case .partsAboveTotal(
      let unit, let year, let total, let printed, let sum, let parts):
      ProblemMessage(
        "\(unit), \(year): \(parts.joined(separator: " + ")) is \(sum) without the parts not given, more than \(total), \(printed).",
        fix: "Correct a part or the total.")
    case .placesAgainstTotal(
      let place, let year, let indicator, let printed, let sum, let places, let hint):
      ProblemMessage(
        "\(place), \(year): \(indicator) is \(printed), but its \(counted(places, "part")) \(places == 1 ? "adds" : "add") up to \(sum).",
        fix: "Correct a part or the total.\(hint.isEmpty ? "" : " \(hint) would close it.")")
    case .heaping(
      let indicator, let year, let bar, let exactly, let beyond, let short, let total, _):
      ProblemMessage(
        "\(indicator), \(year): \(exactly) of \(counted(total, "unit")) \(exactly == 1 ? "reports" : "report") exactly the bar, \(bar); \(beyond) \(beyond == 1 ? "lies" : "lie") at it or just beyond, \(short) just short of it.",
        fix:
          "Look at how these figures were obtained; the finding alone says nothing about any unit."
      )
    case .copiedUnits(let year, let units, let indicators):
      ProblemMessage(
        "\(list(units)) have the same values of \(counted(indicators, "indicator")) in \(year).",
        fix: "Check whether one row was copied from another.")
    case .copiedYear(let from, let to, let indicators, let units):
      ProblemMessage(
        "\(indicators == 1 ? "The one indicator of \(to) is that" : "All \(indicators) indicators of \(to) are those") of \(from): \(list(units)).",
        fix: "Check whether the year before was copied.")
    case .digitPreference(let indicator, let digits, let share, let count):
      ProblemMessage(
        "\(share) of \(counted(count, "value")) of \(indicator) \(count == 1 ? "ends" : "end") in \(digits), where chance gives a tenth to each digit.",
        fix: "Treat them as rounded figures.")
    case .invertedDirection(let set, let item, let measure, let comparison):
      ProblemMessage(
        "\(set) \(item): the rule asks for \(measure) \(comparison), against the meaning of the measure.",
        fix: "Turn the comparison round, or check the source.")
    case .plannedTwice(let unit, let level, let set, let years):
      ProblemMessage(
        "\(unit) is to reach \(level) of \(set) in \(years.map(String.init).joined(separator: " and again in ")).",
        fix: "Keep one year; if it slipped, sums of the years count it twice.")
    case .printedTruncated(let place, let item, let printed, let recomputed):
      ProblemMessage(
        "\(place), \(item): printed \(printed), cut off; rounded it is \(recomputed).",
        fix: "Round it instead.")
    case .otherFormula(
      let place, let item, let printed, let recomputed, let formula, let other):
      ProblemMessage(
        "\(place), \(item): printed \(printed), which is \(other); \(formula) gives \(recomputed).",
        fix: "Say which is meant.")
    case .changeFromItself(let place, let item, let year):
      ProblemMessage(
        "\(place), \(item): a report of \(year) counts a change since \(year) itself.",
        fix: "Write the year before.")
    case .reportedConflict(
      let place, let date, let item, let first, let firstSource, let second, let secondSource):
      ProblemMessage(
        "\(place), \(date), \(item): \(firstSource) prints \(first), \(secondSource) prints \(second).",
        fix: "Find out what each of them counts.")
    case .fractionalCount(let place, let item, let printed):
      ProblemMessage(
        "\(place), \(item): \(printed) is a count with decimals.",
        fix: "Correct it; it may belong to another row.")
    case .unbalancedAccount(let file, let read, let accounted):
      ProblemMessage(
        "\(file): \(counted(read, "cell")) came in, \(accounted) \(accounted == 1 ? "is" : "are") accounted for.",
        fix: "This is a fault of the program: please report it with the file.")
    }
  }
}
