/// Everything that can be the matter with an input, an output or a plan.
///
/// The wording stands in the catalogues of texts, under `problem.` and the code of the problem; the compiler sees to it
/// that every case has a text, a test that both languages have it.
///
/// ```swift
/// let message = ProblemKind.rowsSetAside(count: 3).message(in: .en)
/// print(message.what)  // Values set aside for the errors found: 3.
/// ```
public enum ProblemKind: Hashable, Sendable {
  // Files
  /// A file or folder that does not exist.
  case missingFile
  /// A folder where a file belongs.
  case isFolder
  /// What should be the folder of a finished result, and is none.
  case notAResult
  /// A file that cannot be read.
  case unreadable(reason: LocalizedText)
  /// An output that cannot be created.
  case cannotWrite(reason: LocalizedText)
  /// An output that would replace or remove an input of the same call.
  case outputIsInput(input: String)
  /// A write that failed half-way, while the old result stands.
  case writeFailed(reason: LocalizedText)
  /// A write that failed half-way where nothing old is kept: to a link, a pipe, a device.
  case outputCutShort(reason: LocalizedText)
  /// A write to standard output that failed.
  case standardOutputFailed(reason: LocalizedText)
  /// A result that could not be put wholly in the place of the old one: the folder has no mark of
  /// success.
  case commitFailed(reason: LocalizedText)
  /// Files of the previous result that the new one does not make: they are removed.
  case oldResultsRemoved(files: [String])
  /// Files of the previous result that were changed since: they stay, though not of the new result.
  case oldResultsKept(files: [String])
  /// The folder in which a result was prepared could not be removed; the result is whole.
  case stagingLeft(folder: String, reason: LocalizedText)
  /// A file without a byte.
  case emptyFile
  /// A table with a heading and nothing below.
  case headerOnly
  /// Bytes that are not UTF-8.
  case notUTF8

  // Tables
  /// A column that has to be there is not.
  case missingColumn(name: String, available: [String], suggestion: String?)
  /// Two columns of one name.
  case duplicateColumn(name: String)
  /// A record with more or fewer fields than the heading.
  case raggedRow(expected: Int, found: Int)
  /// A quote that is never closed.
  case unclosedQuote
  /// Text between a closing quote and the end of the field.
  case textAfterQuote
  /// A character that no text has: NUL, backspace.
  case controlCharacter(String)
  /// A text where a number belongs.
  case notANumber(String, looksLikeDecimalComma: Bool)
  /// An infinite number.
  case notFinite(String)
  /// A text where a year belongs.
  case notAYear(String)
  /// A text where yes or no belongs.
  case notYesNo(String)
  /// A text where a date belongs.
  case notADate(String)
  /// A text that is not one of the words allowed.
  case notAllowed(String, allowed: [String], suggestion: String?)
  /// A number outside the bounds of its kind.
  case outOfRange(String, indicator: String, kind: IndicatorKind)
  /// A count beyond what there is to count.
  case aboveLimit(String, indicator: String, limit: Int)
  /// A field that has to be filled is empty.
  case emptyField
  /// Two rows for one cell.
  case duplicateCell(unit: String, year: Int, indicator: String, firstLine: Int)
  /// Two rows for one code.
  case duplicateCode(String, firstLine: Int)
  /// Two sources that differ about one cell: the first is used, both are kept.
  case sourceConflict(
    unit: String, year: Int, indicator: String, kept: String, keptSource: String, other: String,
    otherSource: String)
  /// Years further apart than the engine takes.
  case tooManyYears(first: Int, last: Int, limit: Int)
  /// A value for part of a year: kept apart.
  case partYearSetApart(count: Int)
  /// Planned values: kept apart.
  case plannedSetApart(count: Int)
  /// Values set aside on request, for errors that stand beside.
  case rowsSetAside(count: Int)
  /// Values that are refused, and that could be set aside: told where they end a run.
  case canSetAside(count: Int)

  // Names
  /// A unit that the unit table does not have.
  case unknownUnit(String, suggestion: String?)
  /// A name matched only without diacritics or case.
  case tolerantMatch(String, name: String, code: String)
  /// A name that fits several units.
  case ambiguousUnit(String, candidates: [String])
  /// An indicator that neither the sets nor the plan declare.
  case unknownIndicator(String, suggestion: String?)
  /// A criterion or indicator that a set does not have.
  case unknownItem(String, set: String, suggestion: String?)
  /// A criteria set that cannot be found.
  case unknownSet(String, available: [String], suggestion: String?)

  // Schema
  /// A key that has to be there is not.
  case missingKey(String, object: LocalizedText)
  /// A key that does not belong there.
  case unknownKey(String, allowed: [String], suggestion: String?)
  /// A value of the wrong type.
  case wrongType(found: LocalizedText, value: String, expected: LocalizedText)
  /// A value that does not have the form demanded.
  case wrongForm(value: String, expected: LocalizedText)
  /// A key that a block of keys has twice, at its first place.
  case duplicateKey(String)
  /// Two entries of one id.
  case duplicateID(String)
  /// A threshold with a number that no source backs.
  case unverifiedNumber(String)

  // Rules and plans
  /// A bar that leaves something not assessable, and the zones without it.
  case missingBar(
    set: String, indicator: String, name: LocalizedText, zones: [String], years: String)
  /// A unit without the zone that thresholds ask for.
  case missingZone(unit: String, set: String)
  /// Indicators of a set without any data, each with the measure it reads.
  case missingData(set: String, items: [String])
  /// Reported verdicts that the indicators contradict, for one criterion.
  case verdictConflict(criterion: String, years: String, reportedMet: Bool, units: [String])
  /// A published count that the assessment contradicts.
  case countConflict(unit: String, year: Int, reported: Int, computed: Int)
  /// Items nobody answers for.
  case unassigned(set: String, items: [String])
  /// A place where the text of the plan is ambiguous or wrong.
  case ambiguity(row: String, text: LocalizedText)
  /// A published figure that its own parts contradict.
  case publishedMismatch(place: String, item: String, printed: String, recomputed: String)
  /// A count and a share that move in opposite directions: the base has changed.
  case countAgainstShare(place: String, item: String, from: String, to: String)
  /// Data that are simulated.
  case simulated(count: Int, total: Int)
  /// Weights that are missing, so that a mean stands on fewer of the units, or is a simple one where all lack them.
  case missingWeight(indicator: String, weight: LocalizedText, units: Int, of: Int)

  // Tools
  /// The chart renderer is not installed: only specifications are written.
  case noRenderer(reason: LocalizedText)
  /// The renderer failed.
  case renderFailed(reason: LocalizedText)
  /// Pandoc is not installed: there is no report for word processors.
  case noPandoc
  /// Pandoc failed.
  case pandocFailed(reason: LocalizedText)
  /// An option that does not fit.
  case badOption(LocalizedText)
  /// A map that holds no outlines of units.
  case badMap(reason: LocalizedText)
  /// Features of a map that are no unit of the data: they are not drawn.
  case mapFeaturesLeftOut(names: [String])

  // Families with their own wording
  /// Encodings, compression and the forms in which numbers and words are written.
  case text(TextProblem)
  /// Files of spreadsheets: XLSX, XLS, ODS.
  case workbook(WorkbookProblem)
  /// What a sheet means: headings, years, units, rows set aside.
  case sheet(SheetProblem)
  /// Units that merge, split, leave or change their names: crosswalks.
  case unitChange(UnitChangeProblem)
  /// What is doubtful in the data themselves: jumps, copies, heaps, impossible combinations.
  case series(SeriesProblem)
  /// What is wrong or doubtful in a plan itself.
  case plan(PlanProblem)
  /// What stands against a forecast: standard errors and bars that cannot be.
  case forecast(ForecastProblem)
  /// Runs that are kept, and what is asked of them.
  case runs(RunProblem)
  /// What keeps a text from being YAML.
  case yaml(YAMLProblem)
  /// What stands against putting together what shards made.
  case shards(ShardProblem)
  /// Parquet files and databases, and DuckDB, which opens them.
  case database(DatabaseProblem)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .partYearSetApart, .plannedSetApart, .simulated, .missingData, .noRenderer, .noPandoc,
      .oldResultsRemoved, .mapFeaturesLeftOut, .canSetAside:
      .notice
    case .sourceConflict, .rowsSetAside, .tolerantMatch, .missingBar, .missingZone,
      .verdictConflict, .countConflict, .unassigned, .ambiguity,
      .publishedMismatch, .countAgainstShare, .missingWeight, .renderFailed, .pandocFailed,
      .oldResultsKept, .stagingLeft:
      .warning
    default: family?.severity ?? .error
    }
  }

  /// Which exit code it asks for when it ends the run.
  public var problemClass: ProblemClass {
    switch self {
    case .missingFile, .isFolder, .notAResult, .unreadable, .unknownSet: .inputMissing
    case .cannotWrite, .outputIsInput: .cannotWrite
    case .writeFailed, .outputCutShort, .standardOutputFailed, .commitFailed: .inputOutput
    case .badOption: .usage
    default: family?.problemClass ?? .data
    }
  }

  /// The stable name used in `problems.csv`, in kebab case.
  public var code: String { family?.code ?? kebabCase(ofCase: String(describing: self)) }

  /// The family that words the problem, if it belongs to one.
  var family: (any ProblemFamily)? {
    switch self {
    case .text(let problem): problem
    case .workbook(let problem): problem
    case .sheet(let problem): problem
    case .unitChange(let problem): problem
    case .series(let problem): problem
    case .plan(let problem): problem
    case .forecast(let problem): problem
    case .runs(let problem): problem
    case .yaml(let problem): problem
    case .shards(let problem): problem
    case .database(let problem): problem
    default: nil
    }
  }
}
