import IO
import Panels
import Reporting

/// A workbook of results that are there already.
///
/// What its sheets hold is in docs/workbook.md.
///
/// ```swift
/// try WorkbookRequest(folders: ["results"]).make(at: "results.xlsx")
/// ```
public struct WorkbookRequest: Sendable {
  /// The name of the workbook among the files of a result.
  static let fileName = "workbook.xlsx"

  /// The folders of results.
  public let folders: [String]
  /// Takes how far the work is.
  public var progress: @Sendable (RunProgress) -> Void = { _ in }

  /// Names the folders of results; the language of the workbook is that of the first.
  public init(folders: [String]) { self.folders = folders }

  /// Makes the workbook.
  ///
  /// - Parameter path: Where it is written; what stood there stays until it is whole.
  /// - Throws: ``RunFailure`` where a folder holds no whole result and where the file cannot be written.
  public func make(at path: String) throws(RunFailure) {
    try failing { () throws(InputError) in
      var sources: [BookSource] = []
      for folder in folders { sources.append(try BookSource(folder: folder)) }
      let file = try AtomicFile(path: path, inputs: sources.flatMap(\.files))
      try file.file.close()
      let words = Words(sources.first?.account.language ?? .vi)
      let written = StageProgress(
        words(.writingBook), of: 0, words.say("progress.rows"), show: progress)
      try BookMaker(path: file.staging, named: path, sources: sources) { rows in
        if let rows { written.tell(rows) }
      }.make()
      try file.commit()
    }
  }
}
