extension UnitChangeProblem {
  /// The message in English.
  var english: ProblemMessage {
    switch self {
    case .emptyLink:
      ProblemMessage(
        "The row names neither an old nor a new unit.",
        fix: "Fill in at least one of the two codes, or delete the row.")
    case .undatedLink(let unit):
      ProblemMessage(
        "\(unit): the day of the change is missing.",
        fix:
          "Add a column date (such as 2025-07-01), or give --crosswalk-date; in a plan crosswalk: {date: 2025-07-01}."
      )
    case .doubledLink(let old, let new, let firstLine):
      ProblemMessage(
        "The link \(old) → \(new) is given twice (first on line \(firstLine)).",
        fix: "Delete one of the two rows.")
    case .badWeight(let weight, let base):
      ProblemMessage(
        "The weight \(base) is \(weight); weights are from 0 to 1.",
        fix: "Write the part of the old unit that went to the new one, such as 0.35 for 35%.")
    case .partialWeights(let unit, let base, let given, let parts):
      ProblemMessage(
        "\(unit): only \(given) of \(parts) parts have a weight \(base).",
        fix: "Give every part a weight (they add to 1), or leave all of them empty.")
    case .weightSum(let unit, let base, let sum):
      ProblemMessage(
        "\(unit): the weights \(base) add to \(sum) and must add to 1 (within 0.001).",
        fix:
          "Correct the weights of the parts; if they are numbers of people or households, divide them by their sum."
      )
    case .weightsScaled(let unit, let base, let sum):
      ProblemMessage(
        "\(unit): the weights \(base) add to \(sum); they were divided by that sum.",
        fix: "Write the weights with more decimals to be exact.")
    case .emptyPart(let old, let new):
      ProblemMessage(
        "Every weight of the link \(old) → \(new) is 0.",
        fix: "Delete the row if nothing went there, or write the weights.")
    case .lostAndContinued(let unit):
      ProblemMessage(
        "\(unit) has successors, and a row says that it has none.",
        fix: "Delete the row without a new code, or those with one.")
    case .gainedAndPreceded(let unit):
      ProblemMessage(
        "\(unit) has predecessors, and a row says that it has none.",
        fix: "Delete the row without an old code, or those with one.")
    case .twoKinds(let unit, let kinds):
      ProblemMessage(
        "\(unit) has two kinds in one list of units: \(kinds.joined(separator: ", ")).",
        fix: "Give each unit one kind: commune, town, ward or special-zone.")
    case .twoVintages(let date, let first, let second):
      ProblemMessage(
        "The day \(date) has two names for one list of units: \(first) and \(second).",
        fix: "A day has one list before it and one after it; correct the day or the name.")
    case .vintageOrder(let old, _):
      ProblemMessage(
        "The old and the new list of units are the same: \(old).",
        fix: "Give the two lists different names, or leave them empty.")
    case .datesReversed(let vintage, let made, let used):
      ProblemMessage(
        "The list of units \(vintage) is made on \(made) but is the old one on \(used).",
        fix: "Check the days: the new list of one change is the old list of the next.")
    case .endedUnit(let unit, let date):
      ProblemMessage(
        "\(unit) ended on \(date), so it cannot be an old unit of a later change.",
        fix: "Use the code of its successor, or correct the day.")
    case .unknownKind(let word, let suggestion):
      ProblemMessage(
        "\"\(word)\" is no kind of unit.\(suggestion.map { " Did you mean \"\($0)\"?" } ?? "")",
        fix: "Use commune (xã), town (thị trấn), ward (phường) or special-zone (đặc khu).")
    case .crosswalkColumn(let name, let available):
      ProblemMessage(
        "The crosswalk lacks the column \(name); it has \(available.joined(separator: ", ")).",
        fix:
          "Add the column, or name the one that stands for it: --columns \(name)=COLUMN, in a plan crosswalk: {columns: {\(name): COLUMN}}."
      )
    case .columnMapping(let text, let known):
      ProblemMessage(
        "--columns \(text) cannot be followed.",
        fix:
          "Write NAME=COLUMN, such as old_code=ma_xa_cu; the names are \(known.joined(separator: ", "))."
      )
    case .splitWithoutWeights(let unit, let parts, let rule):
      ProblemMessage(
        "\(unit) was split into \(englishNumber(parts.count)) parts (\(parts.joined(separator: ", "))) and no weights say how\(rule.map { "; it was divided by the rule \($0)" } ?? "; counts of the parts are left empty").",
        fix:
          "Add weights, or choose another rule with --missing-weights (in a plan crosswalk: {missing-weights: …})."
      )
    case .meanWithoutWeights(let indicator, let weight, let cells, let rule):
      ProblemMessage(
        "\(indicator): the weights \(weight.map { "\"\($0)\"" } ?? "(none declared)") are missing for \(counted(cells, "value")) of merged units; \(rule.map { "the rule \($0) was used" } ?? (cells == 1 ? "it is left empty" : "they are left empty")).",
        fix:
          "Supply the weights, or choose a rule with --missing-weights (in a plan crosswalk: {missing-weights: …})."
      )
    case .partsNotInData(let unit, let parts):
      ProblemMessage(
        "\(unit): the data lack its \(parts.count == 1 ? "part" : "parts") \(parts.joined(separator: ", ")), so its totals and means are empty.",
        fix:
          "Add the data of \(parts.count == 1 ? "this part" : "these parts"). For means alone a lower --minimum-cover helps (in a plan crosswalk: {minimum-cover: …}); totals stay empty."
      )
    case .unlistedUnits(let units, let date, let suggestion):
      ProblemMessage(
        "\(counted(units.count, "unit of the data is", plural: "units of the data are")) not in the crosswalk (\(Self.some(units))); \(units.count == 1 ? "it is kept as it is" : "they are kept as they are") across \(date).\(suggestion.map { " Did you mean the code \"\($0)\"?" } ?? "")",
        fix:
          units.count == 1
          ? "If it changed, add it to the crosswalk; if its code lost a leading zero, correct the code."
          : "If they changed, add them to the crosswalk; if their codes lost a leading zero, correct the codes."
      )
    case .codeTaken(let unit, let successor, let date):
      ProblemMessage(
        "No row says what became of \(unit) on \(date), and from that day its code belongs to \(successor); it is set aside.",
        fix: "Add a row that says what became of it.")
    case .codeOutOfVintage(let unit, let years, let vintage, let values):
      ProblemMessage(
        "\(unit): the list of units \(vintage) no longer has this code, yet there \(values == 1 ? "is 1 value" : "are \(englishNumber(values)) values") of \(years); \(values == 1 ? "it is" : "they are") set aside.",
        fix:
          "If every year is given by the old units, pass --codes first to lotrinh crosswalk, or write crosswalk: {codes: first} in the plan; otherwise correct the code."
      )
    case .dataAfterTarget(let years, let vintage):
      ProblemMessage(
        "The data of \(years) are by units later than the list \(vintage); nothing is carried back to older units.",
        fix:
          "Choose a later year with --to (in a plan crosswalk: {to: …}), or leave these years out.")
    case .noStep(let year, let first):
      ProblemMessage(
        "Nothing changes by the end of \(year); the first change is on \(first).",
        fix: "Choose a later year with --to (in a plan crosswalk: {to: …}).")
    case .nothingMatches(let seen, let expected):
      ProblemMessage(
        "No unit of the data is in the crosswalk: the data have codes like \"\(seen)\", the crosswalk like \"\(expected)\".",
        fix: "Use the same codes in both files; mind leading zeros.")
    case .criteriaDropped(let indicators, let values):
      ProblemMessage(
        "\(counted(values, "reported figure")) on criteria (\(indicators.joined(separator: ", "))) of merged or split units \(values == 1 ? "is" : "are") dropped: criteria are assessed anew from indicators, never averaged.",
        fix: "Supply the indicators to have them assessed.")
    case .leftRuralSet(let units, let wards):
      ProblemMessage(
        "\(units.count == 1 ? "1 commune or town became a ward or part of one" : "\(englishNumber(units.count)) communes and towns became wards or parts of wards") and left the rural programme: \(Self.some(units)) (now \(Self.some(wards))).",
        fix: "The wards stay in the results but do not count in averages per commune.")
    case .lostUnits(let units, let values):
      ProblemMessage(
        "\(counted(units.count, "unit has", plural: "units have")) no successor (\(Self.some(units))); \(counted(values, "value is", plural: "values are")) set aside.",
        fix: "If \(units.count == 1 ? "it has" : "they have") one, add it to the crosswalk.")
    case .lostParts(let units):
      ProblemMessage(
        "A part of \(counted(units.count, "unit")) (\(Self.some(units))) has no successor; its counts are set aside.",
        fix:
          "If that part has one, add it to the crosswalk; see set_aside_lost in crosswalk_totals.csv."
      )
    case .totalsDiffer(let indicator, let year, let before, let difference, let others):
      ProblemMessage(
        "\(indicator), \(year): the total before is \(before), and after the crosswalk it differs by \(difference) for no known reason\(others > 0 ? "; so \(others == 1 ? "does 1 other total" : "do \(others) other totals")" : "").",
        fix: "Do not use these totals; check the crosswalk and report this with the files.")
    case .gainedUnits(let units):
      ProblemMessage(
        "\(counted(units.count, "new unit has", plural: "new units have")) no predecessor: \(Self.some(units)).",
        fix:
          units.count == 1
          ? "Its series begins with the day it was formed."
          : "Their series begin with the day they were formed.")
    case .namesReused(let names):
      ProblemMessage(
        "\(counted(names.count, "new unit bears", plural: "new units bear")) a name that was in use: \(Self.some(names, limit: 12)).",
        fix: "Do not match data by name; use the code with its vintage.")
    case .codesReused(let units):
      ProblemMessage(
        "\(counted(units.count, "new unit bears", plural: "new units bear")) the code of another, older unit: \(Self.some(units)).",
        fix:
          "A code means something in its vintage only; do not match data across vintages by code.")
    case .undecidedPlace(let unit, let column, let labels):
      ProblemMessage(
        "\(unit): its parts lie in different places of the column \(column) (\(labels.joined(separator: ", "))), so it is left empty.",
        fix: "Write the value of the new unit into the column new_\(column) of the crosswalk.")
    case .kindUnknown(let units):
      ProblemMessage(
        "Nothing says the kind of \(counted(units.count, "new unit")) (\(Self.some(units))); \(units.count == 1 ? "it is taken for a commune" : "they are taken for communes").",
        fix: "Add a column new_kind: commune, town, ward or special-zone.")
    case .entriesNotCarried(let entry, let units):
      ProblemMessage(
        "Entries of \(entry) for units that were merged, split or ended (\(Self.some(units))) cannot be carried to new units; they are left out.",
        fix: "Write them for the new units in the plan of the new period.")
    case .unitBreaksLifted(let years, let units):
      ProblemMessage(
        "Declared breaks of units (\(years.map(String.init).joined(separator: ", "))) no longer cut the series of \(Self.some(units)): all of it is by the new units.",
        fix: "Values carried over have the provenance \"reconstructed\".")
    case .spliceNotCarried(let indicator, let year, let units):
      ProblemMessage(
        "\(indicator): the splice of \(year) was measured on old units and does not hold for units made of several parts (\(Self.some(units))); their series start anew in \(year).",
        fix: "If a new unit was measured both ways, declare a break for that unit.")
    }
  }
}
