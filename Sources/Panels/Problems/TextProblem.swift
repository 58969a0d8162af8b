/// Encodings, compression, and the forms in which numbers, words and names are written.
///
/// ```swift
/// let problem = TextProblem.ambiguousNumber("1.234", decimal: "1.234", whole: "1234")
/// problem.message(in: .en).what
/// // "1.234" may be 1.234 or 1234.
/// ```
public enum TextProblem: ProblemFamily {
  // Compression
  /// Compressed bytes that cannot be decoded; the offset counts the bytes of the stored file.
  case damagedCompression(format: String, offset: Int)
  /// A compressed file that ends too early.
  case compressionCutOff(format: String, offset: Int)
  /// Bytes behind the compressed data that are none.
  case bytesAfterCompression(format: String, offset: Int)
  /// A compressed file that asks for more memory than is granted.
  case compressionTooLarge(format: String)
  /// A compressed file that grows beyond what is read into memory.
  case tooLongExpanded(limit: Int)
  /// A file of a kind that is no text table: an archive, a document.
  case notText(format: String)
  /// Standard input named twice: it can be read once.
  case standardInputTaken

  // Encodings
  /// A text in another encoding than UTF-8, converted while reading.
  case convertedEncoding(String, letters: Int)
  /// A column of a UTF-8 table with letters of an old encoding, converted while reading.
  case convertedColumn(String, cells: Int)
  /// Letters written as a base and separate marks, composed while reading.
  case composedLetters(count: Int)
  /// Bytes that several encodings explain about as well, or none.
  case unclearEncoding(candidates: [String])
  /// Bytes that stand for no character in the encoding.
  case noSuchCharacter(bytes: String, encoding: String)
  /// A NUL byte, which no text holds.
  case nulByte

  // Numbers
  /// A number that means one thing with a decimal comma and another with a decimal point.
  case ambiguousNumber(String, decimal: String, whole: String)
  /// A column in which no cell shows which mark is the decimal mark.
  case unclearDecimalMark(String, count: Int)
  /// A column in which some cells show a decimal comma and others a decimal point.
  case conflictingDecimalMarks(comma: String, commaCount: Int, point: String, pointCount: Int)
  /// A number written for the other decimal mark; the plain number is in the mark demanded.
  case otherDecimalMark(String, plain: String, isComma: Bool)
  /// Digits that are not grouped by threes.
  case malformedGroups(String)
  /// A percent sign on what is no percentage.
  case strayPercent(String, indicator: String)
  /// A word behind a number that is no known unit.
  case unknownUnitWord(String, word: String)
  /// A unit behind a number that is not the indicator's.
  case otherUnit(String, word: String, indicator: String, unit: String)
  /// The indicator's own unit behind a number, left out while reading.
  case unitWordDropped(String, word: String, indicator: String)
  /// What a spreadsheet shows where a formula failed.
  case failedFormula(String)

  // Tables
  /// A record that is longer than any row of data.
  case recordTooLong(limit: Int)
  /// A table read with a decimal comma because its numbers can be read in no other way; one of them,
  /// and the plain number.
  case decimalCommaFound(String, plain: String)
  /// Columns of one table with different decimal marks.
  case differentDecimalMarks(
    comma: String, commaColumn: String, point: String, pointColumn: String)
  /// A table in which no column holds numbers; its other columns, each with an example of its texts.
  case noNumericColumn([String])
  /// A column that says which part of a year, which plan or which standard a value is of: a table
  /// without a plan has no place to keep such values apart.
  case qualifyingColumn(String)

  // Names
  /// A name read as that of the only unit from which it differs by one letter.
  case letterSlip(String, name: String, code: String)
  /// A name with another kind word than the unit's: a commune called a ward.
  case otherKindWord(String, name: String, code: String)
  /// A name that units have, but none in the district or province named beside it.
  case notInParent(String, parent: String, candidates: [String])
  /// A district or province that the unit table does not have.
  case unknownParent(String, suggestion: String?)
  /// A label of a group that differs from another by capitals or spaces alone: they are two groups.
  case twinLabels(column: String, label: String, units: Int, usual: String, usualUnits: Int)
  /// A name with marks that nobody sees, which are not shown; `marks` are their code points.
  case unseenMarks(name: String, marks: [String])

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .convertedEncoding, .convertedColumn, .composedLetters, .unitWordDropped,
      .decimalCommaFound, .unseenMarks:
      .notice
    case .letterSlip, .otherKindWord, .unknownParent, .twinLabels: .warning
    default: .error
    }
  }

  /// Which exit code it asks for when it ends the run.
  public var problemClass: ProblemClass { self == .standardInputTaken ? .usage : .data }
}
