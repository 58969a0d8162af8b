import IO
import Panels
import Reporting

extension Run {
  /// Writes the report of the results that are staged, from their tables.
  func writeReport(
    _ engine: Engine, into folder: OutputFolder
  ) async throws(InputError) -> [Problem] {
    engine.report(.writingReport)
    return try await engine.timed("report") { () async throws(InputError) in
      let account = Manifest(engine: engine, command: Job.run.rawValue, files: [])
      let results = ResultFolder(staged: folder)
      guard let account = ResultAccount(Array(account.json().text.utf8))?.report else { return [] }
      let maker = ReportMaker(results, account: account, language: options.language)
      let files = ReportFiles(folder, options: options)
      let problem = try files.write(
        maker, charts: engine.drawing?.charts ?? [], drawing: engine.drawing,
        stem: ReportFiles.reportName)
      if let failure = results.failure { throw failure }
      return problem.map { [Problem($0)] } ?? []
    }
  }

  /// Writes the workbook of the results that are staged.
  func writeBook(_ engine: Engine) async throws(InputError) {
    engine.report(.writingBook)
    try await engine.timed("workbook") { () async throws(InputError) in
      let account = Manifest(engine: engine, command: Job.run.rawValue, files: [])
      guard let folder = engine.sink.folder,
        let source = BookSource(engine.sink, manifest: account.json().text)
      else { return }
      let name = WorkbookRequest.fileName
      let tables = Set(TableSheet.all.map(\.table))
      let total = engine.sink.rowCounts.reduce(0) { $0 + (tables.contains($1.name) ? $1.rows : 0) }
      try BookMaker(
        path: folder.stagedPath(name), named: "\(folder.path)/\(name)", sources: [source],
        progress: BookMaker.telling(of: total, engine.words, show: engine.options.progress)
      ).make()
    }
  }
}
