import GRDB
import Panels

/// What keeps a database of runs from being used.
public struct RunStoreError: Error, Hashable, Sendable {
  /// The reason.
  public let problem: RunProblem

  /// Makes an error.
  public init(_ problem: RunProblem) { self.problem = problem }

  /// What SQLite reports, in the words of the product.
  init(_ error: any Error) {
    if let known = error as? RunStoreError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      let text = String(describing: error)
      problem = .runsFailed(reason: LocalizedText(name: text))
      return
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: problem = .runsBusy
    case .SQLITE_NOTADB: problem = .notRuns
    default: problem = .runsFailed(reason: Self.reason(error))
    }
  }

  /// The English words are those of SQLite, which may name the place.
  private static func reason(_ error: DatabaseError) -> LocalizedText {
    let words = error.message ?? error.resultCode.description
    return switch error.resultCode {
    case .SQLITE_FULL: LocalizedText("sqlite-error.full", ["words": words])
    case .SQLITE_IOERR: LocalizedText("sqlite-error.device", ["words": words])
    case .SQLITE_CANTOPEN: LocalizedText("sqlite-error.cannot-open", ["words": words])
    case .SQLITE_READONLY: LocalizedText("sqlite-error.read-only", ["words": words])
    case .SQLITE_CORRUPT: LocalizedText("sqlite-error.damaged", ["words": words])
    case .SQLITE_PERM, .SQLITE_AUTH: LocalizedText("sqlite-error.no-access", ["words": words])
    default: LocalizedText("sqlite-error.other", ["words": words])
    }
  }
}

/// Runs a body and turns what SQLite throws into errors of this module.
func storing<Result>(_ body: () throws -> Result) throws(RunStoreError) -> Result {
  do {
    return try body()
  } catch {
    throw RunStoreError(error)
  }
}
