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

  private static func reason(_ error: DatabaseError) -> LocalizedText {
    let english = error.message ?? error.resultCode.description
    let vietnamese: String? =
      switch error.resultCode {
      case .SQLITE_FULL: "ổ đĩa đã đầy"
      case .SQLITE_IOERR: "đĩa không nhận thêm hoặc không đọc được"
      case .SQLITE_CANTOPEN: "không mở được tệp"
      case .SQLITE_READONLY: "tệp chỉ cho đọc"
      case .SQLITE_CORRUPT: "nội dung tệp bị hỏng"
      case .SQLITE_PERM, .SQLITE_AUTH: "không có quyền truy cập"
      default: nil
      }
    return LocalizedText(vi: vietnamese ?? "SQLite: \(english)", en: english)
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
