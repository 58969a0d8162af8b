extension TextProblem {
  /// The message in English.
  var english: ProblemMessage {
    switch self {
    case .damagedCompression(let format, let offset):
      ProblemMessage(
        "The \(format) file is damaged, near byte \(offset).", fix: "Copy or compress it again.")
    case .compressionCutOff(let format, let offset):
      ProblemMessage(
        "The \(format) file is cut off at byte \(offset), before the data end.",
        fix: "Copy or download the whole file again.")
    case .bytesAfterCompression(let format, let offset):
      ProblemMessage(
        "Bytes that belong to nothing follow the \(format) data, from byte \(offset) on.",
        fix: "Compress the file again.")
    case .compressionTooLarge(let format):
      ProblemMessage(
        "Decompressing this \(format) file needs too much memory.",
        fix: "Compress it again at a usual level.")
    case .tooLongExpanded(let limit):
      ProblemMessage(
        "The compressed file expands to more than \(limit >> 20) MB, too much for a table of "
          + "this kind.",
        fix: "Decompress it and split it.")
    case .notText(let format):
      ProblemMessage(
        "This is a \(format) file, not a table of text.", fix: "Unpack it, or save it as CSV UTF-8."
      )
    case .standardInputTaken:
      ProblemMessage(
        "Standard input (-) is named twice and can be read only once.",
        fix: "Write the data to a file and name the file.")
    case .convertedEncoding(let name, let letters):
      ProblemMessage(
        "The file is encoded in \(name); \(counted(letters, "character")) \(letters == 1 ? "was" : "were") converted to UTF-8.",
        fix: "Save it as UTF-8 to spare the conversion.")
    case .convertedColumn(let name, let cells):
      ProblemMessage(
        "The column is encoded in \(name); \(counted(cells, "cell")) \(cells == 1 ? "was" : "were") converted to UTF-8.",
        fix: "Give the column a Unicode font to spare the conversion.")
    case .composedLetters(let count):
      ProblemMessage(
        "The file writes marks apart from their letters; \(counted(count, "letter")) \(count == 1 ? "was" : "were") composed (NFC).",
        fix: "Save it in composed Unicode to spare the composition.")
    case .unclearEncoding(let candidates):
      ProblemMessage(
        "The text is not UTF-8, and it is not clear which encoding it is\(among(candidates)).",
        fix: "Name it with --encoding, for example --encoding \(candidates.first ?? "tcvn3").")
    case .noSuchCharacter(let bytes, let encoding):
      ProblemMessage(
        "The bytes \(bytes) stand for no character in \(encoding).",
        fix: "Correct the character, or choose another encoding with --encoding.")
    case .nulByte:
      ProblemMessage("The text holds a NUL byte (0), which no text does.", fix: "Save it as UTF-8.")
    case .ambiguousNumber(let text, let decimal, let whole):
      ProblemMessage(
        "\"\(text)\" may be \(decimal) or \(whole).",
        fix:
          "Pass --decimal-comma if the comma is the decimal mark, --decimal-point if the point is."
      )
    case .unclearDecimalMark(let text, let count):
      ProblemMessage(
        "No cell of the column shows whether the comma or the point is the decimal mark; "
          + "\(counted(count, "cell")) such as \"\(text)\" can be read in two ways.",
        fix:
          "Pass --decimal-comma if the comma is the decimal mark, --decimal-point if the point is."
      )
    case .conflictingDecimalMarks(let comma, let commaCount, let point, let pointCount):
      ProblemMessage(
        "The column mixes two decimal marks: \(counted(commaCount, "cell")) with a comma, as \"\(comma)\", "
          + "and \(englishNumber(pointCount)) with a point, as \"\(point)\".",
        fix: "Write one of them everywhere and pass --decimal-comma or --decimal-point.")
    case .otherDecimalMark(let text, let plain, let isComma):
      ProblemMessage(
        "\"\(text)\" is written with a decimal \(isComma ? "comma" : "point"), "
          + "but the decimal mark is the \(isComma ? "point" : "comma").",
        fix: "Write \(plain) or pass \(isComma ? "--decimal-comma" : "--decimal-point").")
    case .malformedGroups(let text):
      ProblemMessage(
        "\"\(text)\" is not a number: its digits are not grouped by threes.",
        fix: "Correct the thousands marks, as in 1,234,567.")
    case .strayPercent(let text, let indicator):
      ProblemMessage(
        "\"\(text)\" has a percent sign, but \(indicator) is no percentage.",
        fix: "Remove the sign, or check whether the figure stands in the wrong column.")
    case .unknownUnitWord(let text, let word):
      ProblemMessage(
        "\"\(text)\" is not a number: \"\(word)\" is no known unit.",
        fix: "Write the number alone, or leave the field empty where it is missing.")
    case .otherUnit(let text, let word, let indicator, let unit):
      ProblemMessage(
        "\"\(text)\" is given in \"\(word)\", but \(indicator) \(englishUnit(unit)).",
        fix: "Convert it and write the number alone.")
    case .unitWordDropped(let text, let word, let indicator):
      ProblemMessage(
        "\"\(text)\": \"\(word)\" was left out; it is the unit of \(indicator).",
        fix: "The number alone will do.")
    case .failedFormula(let text):
      ProblemMessage(
        "\"\(text)\" is what a spreadsheet shows for a failed formula, not a figure.",
        fix: "Correct the formula, or leave the field empty where it is missing.")
    case .recordTooLong(let limit):
      ProblemMessage(
        "The row is longer than \(limit >> 20) MB and was not read.",
        fix: "Check the line ends and the quotes of the file.")
    case .decimalCommaFound(let text, let plain):
      ProblemMessage(
        "The numbers of the table are read with a decimal comma: \"\(text)\" can only be \(plain).",
        fix: "Pass --decimal-comma or --decimal-point to choose.")
    case .differentDecimalMarks(let comma, let commaColumn, let point, let pointColumn):
      ProblemMessage(
        "Columns have different decimal marks: \"\(comma)\" in \"\(commaColumn)\" can only be read "
          + "with a decimal comma, \"\(point)\" in \"\(pointColumn)\" only with a point.",
        fix: "Write all with one mark, and pass --decimal-comma or --decimal-point.")
    case .noNumericColumn(let columns):
      ProblemMessage(
        columns.isEmpty
          ? "The table has no column of values."
          : "No column holds numbers; the others are text: \(columns.joined(separator: ", ")).",
        fix: "Check the table, or name the columns of values with --value NAME:KIND.")
    case .qualifyingColumn(let name):
      ProblemMessage(
        "The column \"\(name)\" tells values of one year apart (a part of the year, a plan, a standard); a table without a plan has no place to keep them apart.",
        fix:
          "Name the table in \"observations\" of a plan; or strike the column if all values are observed, of whole years and of one standard; if it is only a label, say --group \(name)."
      )
    case .letterSlip(let text, let name, let code):
      ProblemMessage(
        "\"\(text)\" was read as \"\(name)\" (\(code)): the names differ in one letter.",
        fix: "Write the name as in the unit table, or add an alias there.")
    case .otherKindWord(let text, let name, let code):
      ProblemMessage(
        "\"\(text)\" was read as \"\(name)\" (\(code)): one name, but another kind of unit.",
        fix: "Check whether it is a commune, a ward or a town; a code leaves no doubt.")
    case .notInParent(let text, let parent, let candidates):
      ProblemMessage(
        "There is no \"\(text)\" in \"\(parent)\"; the name is found in \(list(candidates)).",
        fix: "Check the district or province beside it, or write the code.")
    case .unknownParent(let parent, let suggestion):
      ProblemMessage(
        "The unit table has no district or province \"\(parent)\"; only the name was looked up.",
        fix: suggestion.map { "Did you mean \"\($0)\"?" } ?? "Check its name.")
    case .twinLabels(let column, let label, let units, let usual, let usualUnits):
      ProblemMessage(
        "Column \(column): \"\(label)\" (\(units) \(units == 1 ? "unit" : "units")) and \"\(usual)\" (\(usualUnits) \(usualUnits == 1 ? "unit" : "units")) differ by capitals or spaces alone, and make two groups.",
        fix: "If they are one place, write them alike in every row.")
    case .unseenMarks(let name, let marks):
      ProblemMessage(
        "The name \"\(name.withoutUnseenMarks)\" has marks that nobody sees (\(marks.joined(separator: ", "))); reports, charts and workbooks leave them out.",
        fix: "Type the name anew if they were not meant.")
    }
  }

  private func among(_ candidates: [String]) -> String {
    candidates.isEmpty ? "" : " of \(list(candidates))"
  }

  private func englishUnit(_ unit: String) -> String {
    unit.isEmpty ? "has no unit declared" : "is in \(unit)"
  }
}
