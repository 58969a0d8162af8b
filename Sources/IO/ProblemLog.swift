import Panels

/// Collects what readers find, bounded: the first of each kind are kept, all are counted.
///
/// ```swift
/// var log = ProblemLog()
/// log.add(.notUTF8, at: SourceLocation(file: "units.csv"))
/// log.errorCount  // 1
/// try log.throwIfAny()  // throws an InputError with the problems
/// ```
public struct ProblemLog: Sendable {
  /// The problems kept, in the order found.
  public private(set) var problems: [Problem] = []
  /// How many errors were found, kept or not.
  public private(set) var errorCount = 0
  /// How many problems were not kept.
  public private(set) var droppedCount = 0
  private let limit: Int

  /// Makes a log that keeps at most `limit` problems.
  public init(limit: Int = 10_000) { self.limit = limit }

  /// Notes a problem.
  public mutating func add(_ kind: ProblemKind, at location: SourceLocation? = nil) {
    add(Problem(kind, at: location))
  }

  /// Notes a problem.
  public mutating func add(_ problem: Problem) {
    if problem.severity == .error { errorCount += 1 }
    if problems.count < limit { problems.append(problem) } else { droppedCount += 1 }
  }

  /// Notes all reasons of an error that ended one part of the reading only.
  public mutating func add(_ error: InputError) {
    for problem in error.problems { add(problem) }
  }

  /// Notes all problems of another log.
  public mutating func add(contentsOf other: ProblemLog) {
    for problem in other.problems { add(problem) }
    droppedCount += other.droppedCount
    errorCount += other.errorCount - other.problems.count { $0.severity == .error }
  }

  /// Notes all problems of a later part of a file, whose lines were counted from its own start.
  mutating func add(contentsOf other: ProblemLog, linesBefore: Int) {
    var moved = other
    for index in moved.problems.indices {
      if let line = moved.problems[index].location?.line {
        moved.problems[index].location?.line = line + linesBefore
      }
    }
    add(contentsOf: moved)
  }

  /// Puts the problems from a number on in the order of their lines and columns; those of one cell stay as they are.
  mutating func sortByPlace(from first: Int) {
    guard problems.count > first + 1 else { return }
    func place(_ problem: Problem) -> (Int, Int) {
      (problem.location?.line ?? 0, problem.location?.column ?? 0)
    }
    let sorted = problems[first...].enumerated().sorted { left, right in
      let (one, other) = (place(left.element), place(right.element))
      return one == other ? left.offset < right.offset : one < other
    }
    problems.replaceSubrange(first..., with: sorted.map(\.element))
  }

  /// Ends the reading when an error was found.
  public func throwIfAny() throws(InputError) {
    if errorCount > 0 {
      throw InputError(problems: problems.filter { $0.severity == .error })
    }
  }

  /// Ends the reading when an error was found, and says how many values could be set aside instead.
  public func throwIfAny(refused: Int) throws(InputError) {
    do throws(InputError) { try throwIfAny() } catch { throw error.offeringToSetAside(refused) }
  }
}
