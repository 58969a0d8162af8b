import IO
import Panels
import Reporting

extension Engine {
  /// Draws charts from the tables written so far, with the tables that say what these speak of, and
  /// writes `charts.csv`.
  ///
  /// - Parameters:
  ///   - year: The year reported on.
  ///   - make: Which charts.
  /// - Returns: The pictures with what stands for them; none without a folder or a renderer.
  @discardableResult
  func drawCharts(
    year: Int, _ make: (ChartContext) -> [Chart]
  ) throws(InputError) -> [ReportPicture] {
    guard let folder = sink.folder else { return [] }
    report(.drawing)
    try describe()
    let results = ResultFolder(staged: folder)
    let charts = make(ChartContext(results, language: options.language, statusYear: year))
    if let failure = results.failure { throw failure }
    return try draw(charts, into: folder)
  }

  private func draw(
    _ charts: [Chart], into folder: OutputFolder
  ) throws(InputError) -> [ReportPicture] {
    guard !charts.isEmpty else { return [] }
    let rows = ChartRow.rows(of: charts)
    var jobs: [ChartRenderer.Job] = []
    for row in rows {
      let name = "charts/\(row.file)"
      try folder.write(row.chart.specification.text, to: name + ".vl.json")
      try folder.write(row.chart.table.csv, to: name + ".csv")
      jobs.append(
        ChartRenderer.Job(
          specification: folder.stagedPath(name + ".vl.json"),
          svg: folder.stagedPath(name + ".svg"), png: folder.stagedPath(name + ".png")))
    }
    try sink.write(.charts, rows)
    let renderer = ChartRenderer(
      environment: options.environment, executable: options.executable)
    if let problem = renderer.render(jobs) {
      problems.append(Problem(problem))
      return []
    }
    return rows.map {
      ReportPicture(file: "charts/\($0.file).svg", alternative: $0.chart.alternative)
    }
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
