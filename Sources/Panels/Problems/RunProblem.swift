/// Runs that are kept: the database, a run in it, what is asked of it.
///
/// ```swift
/// RunProblem.unknownRun("7", known: "1-3").message(in: .en).what
/// // There is no run 7.
/// ```
public enum RunProblem: ProblemFamily {
  /// A file of runs that does not exist.
  case noRuns
  /// A file that is no database of runs.
  case notRuns
  /// A database that a newer version of Lotrinh made.
  case newerRuns(version: String)
  /// A database that other processes write to for longer than one waits.
  case runsBusy
  /// A database that cannot be read or written.
  case runsFailed(reason: LocalizedText)
  /// A run whose results stand, and that could not be kept.
  case notKept(reason: LocalizedText, results: String)
  /// An input too large to be kept, or changed since it was read: its digest is kept alone.
  case inputNotKept(file: String)
  /// A run that the database does not hold.
  case unknownRun(_ id: String, known: String)
  /// A kept part of a run that is not what was put in.
  case damaged(part: String)
  /// A run that is to be forgotten without having been asked twice.
  case notConfirmed(_ id: String)
  /// Data that do not reach beyond those of the run they are to be held against.
  case nothingToFollow(last: Int, given: Int)
  /// Units of a kept run that the data lack.
  case unitsNotFollowed(units: [String])

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .inputNotKept, .unitsNotFollowed: .warning
    default: .error
    }
  }

  /// Which exit code it asks for.
  public var problemClass: ProblemClass {
    switch self {
    case .noRuns, .unknownRun: .inputMissing
    case .runsBusy, .runsFailed, .notKept: .inputOutput
    case .notConfirmed: .usage
    default: .data
    }
  }

  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .noRuns: ProblemText("problem.no-runs")
    case .notRuns: ProblemText("problem.not-runs")
    case .newerRuns(let version): ProblemText("problem.newer-runs", ["version": version])
    case .runsBusy: ProblemText("problem.runs-busy")
    case .runsFailed(let reason): ProblemText("problem.runs-failed", ["reason": reason])
    case .notKept(let reason, let results):
      ProblemText("problem.not-kept", ["results": results, "reason": reason])
    case .inputNotKept(let file): ProblemText("problem.input-not-kept", ["file": file])
    case .unknownRun(let id, let known):
      ProblemText(
        "problem.unknown-run", ["id": id],
        fix: known.isEmpty
          ? LocalizedText("problem.unknown-run.none")
          : LocalizedText("problem.unknown-run.kept", ["known": known]))
    case .damaged(let part): ProblemText("problem.damaged", ["part": part])
    case .notConfirmed(let id): ProblemText("problem.not-confirmed", ["id": id])
    case .nothingToFollow(let last, let given):
      ProblemText("problem.nothing-to-follow", ["given": given, "last": last])
    case .unitsNotFollowed(let units):
      ProblemText(
        "problem.units-not-followed",
        ["count": LocalizedText(count: units.count), "units": units.some])
    }
  }
}
