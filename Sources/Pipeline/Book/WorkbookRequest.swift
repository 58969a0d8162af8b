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
      try BookMaker(
        path: file.staging, named: path, sources: sources,
        progress: BookMaker.telling(
          of: 0, Words(sources.first?.account.language ?? .vi), show: progress)
      ).make()
      try file.commit()
    }
  }
}

extension BookMaker {
  /// Tells how many rows of a workbook are written, of how many (0 where nobody has counted them), then that it is
  /// put together.
  static func telling(
    of total: Int, _ words: Words, show: @escaping (RunProgress) -> Void
  ) -> (Int?) -> Void {
    let written = StageProgress(
      words(.writingBook), of: total, words.say("progress.rows"), show: show)
    return { rows in
      if let rows {
        written.tell(rows)
      } else {
        show(RunProgress(stage: words.say("progress.packing-book"), done: 0, total: 0))
      }
    }
  }
}
