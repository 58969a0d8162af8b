extension ProblemKind {
  /// The message in English.
  public var english: ProblemMessage {
    switch self {
    case .missingFile:
      ProblemMessage("There is no such file or folder.", fix: "Check the path.")
    case .isFolder: ProblemMessage("This is a folder.", fix: "Name a file in it.")
    case .notAResult:
      ProblemMessage(
        "This is no folder of a finished result: it has no _SUCCESS and manifest.json.",
        fix: "Name a folder that lotrinh run … --out has written to its end.")
    case .unreadable(let reason):
      ProblemMessage(
        "The file cannot be read: \(reason[.en]).", fix: "Check its permissions and try again.")
    case .cannotWrite(let reason):
      ProblemMessage(
        "Nothing can be written here: \(reason[.en]).", fix: "Choose another folder with --out.")
    case .writeFailed(let reason):
      ProblemMessage(
        "Writing failed: \(reason[.en]).",
        fix: "The previous result stands whole; mend the cause and run again.")
    case .outputIsInput(let input):
      ProblemMessage(
        "The result would replace or remove the input \(input), so nothing is written.",
        fix: "Choose another place with --out.")
    case .outputCutShort(let reason):
      ProblemMessage(
        "Writing failed: \(reason[.en]).",
        fix: "What was written is not complete; mend the cause and run again.")
    case .standardOutputFailed(let reason):
      ProblemMessage(
        "Standard output cannot be written: \(reason[.en]).",
        fix: "What was written is not complete; mend the cause and run again.")
    case .commitFailed(let reason):
      ProblemMessage(
        "The new result could not be put in its place: \(reason[.en]). The folder holds old and new files and no mark _SUCCESS.",
        fix: "Mend the cause and run again.")
    case .oldResultsRemoved(let files):
      ProblemMessage(
        "Removed \(counted(files.count, "file")) of the previous result that this run does not make: \(files.joined(separator: ", "))."
      )
    case .oldResultsKept(let files):
      ProblemMessage(
        "Kept \(counted(files.count, "file")) of the previous result, changed since: \(files.joined(separator: ", ")). No part of the new result.",
        fix: "Move or remove what you do not need.")
    case .stagingLeft(let folder, let reason):
      ProblemMessage(
        "The result is whole, but the folder \(folder) in which it was prepared could not be removed: \(reason.en).",
        fix: "Remove it; the next run into this folder does so, too.")
    case .emptyFile:
      ProblemMessage(
        "The file is empty.", fix: "Give a table with a heading line and data below it.")
    case .headerOnly:
      ProblemMessage("The table has a heading and no data.", fix: "Add rows below the heading.")
    case .notUTF8:
      ProblemMessage("The text is not UTF-8.", fix: "Save the file as CSV UTF-8.")
    case .missingColumn(let name, let available, let suggestion):
      ProblemMessage(
        "There is no column \"\(name)\"; the columns are \(list(available)).",
        fix: suggestion.map { "Did you mean \"\($0)\"?" } ?? "")
    case .duplicateColumn(let name):
      ProblemMessage("Two columns are called \"\(name)\".", fix: "Rename one of them.")
    case .raggedRow(let expected, let found):
      ProblemMessage(
        "The row has \(counted(found, "field")), the heading has \(expected).",
        fix: found > expected
          ? "Put fields that hold a comma in double quotes."
          : "Add the fields that are missing; leave them empty where there is no value.")
    case .unclosedQuote:
      ProblemMessage("A quoted field is never closed.", fix: "Add the closing double quote.")
    case .textAfterQuote:
      ProblemMessage(
        "Text follows the closing quote of a field.",
        fix: "Write a double quote inside a quoted field twice.")
    case .controlCharacter:
      ProblemMessage(
        "The field holds a control character or a mark that nobody sees, which no text has.",
        fix: "Remove it; often it is left over from another program.")
    case .notANumber(let text, let comma):
      ProblemMessage(
        "\"\(text)\" is not a number.",
        fix: comma
          ? "Write \(text.map { $0 == "," ? "." : String($0) }.joined()) or pass --decimal-comma."
          : "Write a number, or leave the field empty where it is missing.")
    case .notFinite(let text):
      ProblemMessage(
        "\"\(text)\" is not a finite number.", fix: "Leave the field empty where it is missing.")
    case .notAYear(let text):
      ProblemMessage(
        "\"\(text)\" is not a year.", fix: "Write four digits between 1900 and 2200, such as 2024.")
    case .notYesNo(let text):
      ProblemMessage(
        "\"\(text)\" is neither yes nor no.", fix: "Write yes, no, 1, 0, đạt or không đạt.")
    case .notADate(let text):
      ProblemMessage("\"\(text)\" is not a date.", fix: "Write it as 2024-03-25, 2024-03 or 2024.")
    case .notAllowed(let text, let allowed, let suggestion):
      ProblemMessage(
        "\"\(text)\" is not one of \(list(allowed)).",
        fix: suggestion.map { "Did you mean \"\($0)\"?" } ?? "")
    case .outOfRange(let text, let indicator, let kind):
      ProblemMessage(
        "\(text) is not possible for \(indicator), \(kind.englishDemand).",
        fix: "Correct the value, or leave it empty.")
    case .aboveLimit(let text, let indicator, let limit):
      ProblemMessage(
        "\(text) is not possible for \(indicator): there \(limit == 1 ? "is" : "are") \(limit).",
        fix: "Correct the value, or leave it empty.")
    case .emptyField:
      ProblemMessage("The field is empty.", fix: "It has to be filled.")
    case .duplicateCell(let unit, let year, let indicator, let firstLine):
      ProblemMessage(
        "Unit \(unit), year \(year)\(indicator.isEmpty ? "" : ", \(indicator)") stands twice; "
          + "first on line \(firstLine).",
        fix: "Keep one row; in a plan, a column \"source\" tells two sources apart.")
    case .duplicateCode(let code, let firstLine):
      ProblemMessage(
        "\"\(code)\" stands twice; first on line \(firstLine).", fix: "Give each its own code.")
    case .sourceConflict(
      let unit, let year, let indicator, let kept, let keptSource, let other, let otherSource):
      ProblemMessage(
        "Two sources differ on \(indicator) of \(unit) in \(year): \(kept) (\(Language.en.source(keptSource))) is used, "
          + "\(other) (\(Language.en.source(otherSource))) is kept beside it.")
    case .tooManyYears(let first, let last, let limit):
      ProblemMessage(
        "The data run from \(first) to \(last); at most \(limit) years fit.", fix: "Split the file."
      )
    case .partYearSetApart(let count):
      ProblemMessage(
        "\(counted(count, "value")) for part of a year \(count == 1 ? "is" : "are") kept apart from the year-end values.",
        fix: "Pass --part-year to use the last of each year where no year-end value stands.")
    case .plannedSetApart(let count):
      ProblemMessage(
        "\(counted(count, "planned value")) \(count == 1 ? "is" : "are") kept apart: a goal is no observation."
      )
    case .rowsSetAside(let count):
      ProblemMessage("Values set aside for the errors found: \(englishNumber(count)).")
    case .canSetAside(let count):
      ProblemMessage(
        "Values that cannot be used: \(englishNumber(count)).",
        fix:
          "Mend the file; or pass --set-aside to go on with the rest: what is refused is listed in problems.csv."
      )
    case .unknownUnit(let text, let suggestion):
      ProblemMessage(
        "There is no unit \"\(text)\" in the unit table.",
        fix: suggestion.map { "Did you mean \"\($0)\"?" } ?? "Add it to the unit table.")
    case .tolerantMatch(let text, let name, let code):
      ProblemMessage(
        "\"\(text)\" was read as \"\(name)\" (\(code)): the names differ in marks or case.",
        fix: "Write the name as in the unit table, or add an alias there.")
    case .ambiguousUnit(let text, let candidates):
      ProblemMessage("\"\(text)\" may be any of \(list(candidates)).", fix: "Write the code.")
    case .unknownIndicator(let text, let suggestion):
      ProblemMessage(
        "No criteria set and no plan declares the indicator \"\(text)\".",
        fix: suggestion.map { "Did you mean \"\($0)\"?" }
          ?? "Declare it under \"indicators\" in the plan.")
    case .unknownItem(let text, let set, let suggestion):
      ProblemMessage(
        "The set \(set) has no item \"\(text)\".",
        fix: suggestion.map { "Did you mean \"\($0)\"?" }
          ?? "Write the number of a criterion or indicator as in the set.")
    case .unknownSet(let id, let available, let suggestion):
      ProblemMessage(
        "There is no criteria set \"\(id)\"; there are \(list(available)).",
        fix: suggestion.map { "Did you mean \"\($0)\"?" }
          ?? "Put \(id).yaml in a folder \"criteria\" beside the plan.")
    case .missingKey(let key, let object):
      ProblemMessage("\(object[.en]) lacks \"\(key)\".", fix: "Add \"\(key):\".")
    case .unknownKey(let key, let allowed, let suggestion):
      ProblemMessage(
        "\"\(key)\" is not known here; known are \(list(allowed)).",
        fix: suggestion.map { "Did you mean \"\($0)\"?" } ?? "Remove it.")
    case .wrongType(let found, let value, let expected):
      ProblemMessage(
        "\"\(value)\" is \(found[.en]) where \(expected[.en]) belongs.",
        fix: "Write \(expected[.en]).")
    case .wrongForm(let value, let expected):
      ProblemMessage("\"\(value)\" does not fit: \(expected[.en]).", fix: "Correct it.")
    case .duplicateKey(let key):
      ProblemMessage(
        "The key \"\(key)\" stands here and again further down.", fix: "Keep one of the two.")
    case .duplicateID(let id):
      ProblemMessage("\"\(id)\" is used twice.", fix: "Give each entry its own id.")
    case .unverifiedNumber(let value):
      ProblemMessage(
        "The threshold \(value) is not verified.",
        fix: "Write null, or name the source and set \"verified: true\".")
    case .missingBar(let set, let indicator, let name, let zones, let years):
      ProblemMessage(
        "\(set) \(indicator) (\(name[.en])): no bar is known for \(zones.joined(separator: ", ")), "
          + "\(years), so nothing can be assessed against it.",
        fix: "Supply it in thresholds.csv: \(set),\(indicator),…")
    case .missingZone(let unit, let set):
      ProblemMessage(
        "\(unit) has no region or group, which the thresholds of \(set) ask for.",
        fix: "Fill the column \"zone\" of the unit table, or pass --region or --region-column.")
    case .missingData(let set, let items):
      ProblemMessage(
        "\(set): the data have no value for \(counted(items.count, "item")): \(items.joined(separator: ", ")).",
        fix: "They are not assessable; a verdict reported for their criterion decides.")
    case .verdictConflict(let criterion, let years, let reportedMet, let units):
      ProblemMessage(
        "Criterion \(criterion) is reported as \(reportedMet ? "met" : "not met") for "
          + "\(counted(units.count, "unit-year")) (\(years); \(some(units))), its indicators say the opposite; the indicators "
          + "are used.")
    case .countConflict(let unit, let year, let reported, let computed):
      ProblemMessage(
        "\(unit), \(year): \(counted(reported, "criterion", plural: "criteria")) \(reported == 1 ? "is" : "are") reported as met, the assessment finds \(computed)."
      )
    case .unassigned(let set, let items):
      ProblemMessage(
        "Nobody answers for \(set) \(items.joined(separator: ", ")).",
        fix: "Add it to assignments.csv.")
    case .ambiguity(let row, let text):
      ProblemMessage("\(row.isEmpty ? "" : "[\(row)] ")\(text[.en])")
    case .publishedMismatch(let place, let item, let printed, let recomputed):
      ProblemMessage("\(place), \(item): printed \(printed), recomputed \(recomputed).")
    case .countAgainstShare(let place, let item, let from, let to):
      ProblemMessage(
        "\(place): \(item) went from \(from) to \(to): the count and the share move in opposite directions.",
        fix: "Compare them on one unit base.")
    case .simulated(let count, let total):
      ProblemMessage(
        "\(englishNumber(count)) of \(counted(total, "value")) \(count == 1 ? "is simulated: it is no fact" : "are simulated: they are no facts") about any commune."
      )
    case .missingWeight(let indicator, let weight, let units, let all):
      ProblemMessage(
        units == all
          ? "The mean of \(indicator) is a simple one, every unit alike, as the data have no \(weight[.en])."
          : "The mean of \(indicator) leaves out \(counted(units, "unit")) without \(weight[.en]), of \(englishNumber(all)); where no unit has any, it is a simple mean.",
        fix: "Supply \(weight[.en]) where the mean is to be weighted.")
    case .noRenderer(let reason):
      ProblemMessage(
        "Charts are written as specifications only: \(reason[.en]).",
        fix: "Run scripts/setup for pictures.")
    case .renderFailed(let reason):
      ProblemMessage("The charts could not be drawn: \(reason[.en]).")
    case .noPandoc:
      ProblemMessage(
        "There is no report as DOCX: pandoc was not found.",
        fix: "Install pandoc, or add --no-docx.")
    case .pandocFailed(let reason):
      ProblemMessage("The report could not be made as DOCX: \(reason[.en]).")
    case .badOption(let text): ProblemMessage(text[.en])
    case .badMap(let reason):
      ProblemMessage(
        "The map cannot be used: \(reason[.en]).",
        fix:
          "Give a GeoJSON FeatureCollection in degrees with a code or name of a unit in each feature."
      )
    case .mapFeaturesLeftOut(let names):
      ProblemMessage(
        "\(counted(names.count, "feature")) of the map \(names.count == 1 ? "is no unit" : "are no units") of the data and not drawn: \(some(names)).",
        fix: "Mend the codes or names of the map, or choose the property with --map-unit.")
    case .text(let problem): problem.message(in: .en)
    case .workbook(let problem): problem.message(in: .en)
    case .database(let problem): problem.message(in: .en)
    case .sheet(let problem): problem.message(in: .en)
    case .unitChange(let problem): problem.message(in: .en)
    case .series(let problem): problem.message(in: .en)
    case .plan(let problem): problem.message(in: .en)
    case .forecast(let problem): problem.message(in: .en)
    case .yaml(let problem): problem.message(in: .en)
    case .shards(let problem): problem.message(in: .en)
    case .runs(let problem): problem.message(in: .en)
    }
  }

  private func list(_ words: [String]) -> String {
    words.isEmpty ? "(none)" : words.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}

extension IndicatorKind {
  fileprivate var englishDemand: String {
    switch self {
    case .share: "a percentage from 0 to 100"
    case .positive: "a number above 0"
    case .number: "a finite number"
    case .count: "a whole number, 0 or more"
    case .yesno: "yes (1) or no (0)"
    }
  }
}
