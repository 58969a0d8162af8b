import IO
import Panels
import Reporting

extension Run {
  /// Writes the report of the results that are staged, from their tables.
  func writeReport(
    _ engine: Engine, into folder: OutputFolder
  ) async throws(InputError) -> [Problem] {
    engine.report(engine.words(.writingReport))
    return try await engine.timed("report") { () async throws(InputError) in
      let results = ResultFolder(staged: folder)
      guard let account = engine.account(of: .run)?.report else { return [] }
      let maker = ReportMaker(results, account: account, language: options.language)
      let files = ReportFiles(folder, options: options)
      let problem = try files.write(
        maker, charts: engine.drawing?.charts ?? [], drawing: engine.drawing,
        stem: ReportFiles.reportName)
      if let failure = results.failure { throw failure }
      return problem.map { [Problem($0)] } ?? []
    }
  }

  /// Longer tables are not in the workbook of a run: with them it takes a minute to open.
  private static let longestSheet = 200_000

  /// Writes the workbook of the results that are staged.
  func writeBook(_ engine: Engine) async throws(InputError) {
    engine.report(engine.words(.writingBook))
    try await engine.timed("workbook") { () async throws(InputError) in
      guard let folder = engine.sink.folder, let account = engine.account(of: .run) else { return }
      let source = BookSource(engine.sink, of: folder, account: account)
      let name = WorkbookRequest.fileName
      let total = TableSheet.all.compactMap { account.rowCounts[$0.table] }
        .filter { $0 <= Self.longestSheet }.reduce(0, +)
      try BookMaker(
        path: folder.stagedPath(name), named: "\(folder.path)/\(name)", sources: [source],
        longestTable: Self.longestSheet,
        progress: BookMaker.telling(of: total, engine.words, show: engine.options.progress)
      ).make()
    }
  }
}
