import IO
import Panels
import Reporting

extension Engine {
  /// Draws charts from the tables written so far, with the tables that say what these speak of, and
  /// writes `charts.csv`.
  ///
  /// - Parameters:
  ///   - job: What is done; with the inputs and the methods it tells this result from others.
  ///   - year: The year reported on.
  ///   - make: Which charts.
  /// - Returns: The pictures with what stands for them; none without a folder or a renderer.
  @discardableResult
  func drawCharts(
    of job: Run.Job, year: Int, _ make: (ChartContext) -> [Chart]
  ) throws(InputError) -> [ReportPicture] {
    guard let folder = sink.folder else { return [] }
    report(words(.drawing))
    try describe()
    let results = ResultFolder(staged: folder)
    let run = account(of: job)?.report.run ?? ""
    let charts = make(
      ChartContext(results, language: options.language, statusYear: year) { _ in run })
    if let failure = results.failure { throw failure }
    return try draw(charts, into: folder)
  }

  private func draw(
    _ charts: [Chart], into folder: OutputFolder
  ) throws(InputError) -> [ReportPicture] {
    guard !charts.isEmpty else { return [] }
    let rows = ChartRow.rows(of: charts)
    try sink.write(.charts, rows)
    let progress = StageProgress(
      words(.drawing), of: rows.count, words.say("progress.charts"), show: options.progress)
    let drawing = try ChartDrawing(
      rows.map { DrawnChart(stem: "charts/\($0.file)", chart: $0.chart) }, into: folder,
      renderer: ChartRenderer(environment: options.environment, executable: options.executable),
      withScript: makesPages, progress: progress.tell)
    self.drawing = drawing
    if let problem = drawing.problem { problems.append(Problem(problem)) }
    return drawing.pictures
  }
}

extension ChartTable {
  /// The table as a CSV file.
  var csv: [UInt8] {
    var text = TableText()
    for row in rows {
      for cell in row {
        switch cell {
        case .text(let value): text.text(value)
        case .number(let value): text.number(value)
        case .integer(let value): text.integer(value)
        }
      }
      text.endRow()
    }
    return text.document(columns: columns)
  }
}
