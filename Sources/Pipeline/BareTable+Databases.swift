import IO
import Panels

extension BareTable {
  /// The rows of Parquet files or of the query; `nil` for any other table.
  ///
  /// - Throws: ``IO/InputError`` when there is no DuckDB, no such file, or the query is refused.
  func databaseRows(_ options: RunOptions) throws(InputError) -> DatabaseRows? {
    let source: DatabaseRows.Source
    if let query {
      source = .query(query, database: path.isEmpty ? nil : path)
    } else if DatabaseRows.reads(path) {
      source = .parquet(path)
    } else {
      return nil
    }
    if sheet.isSaid {
      throw InputError(.badOption(LocalizedText("option.of-sheets")))
    }
    return try DatabaseRows(
      source,
      session: DuckDBSession(
        environment: options.environment, executable: options.executable, jobs: options.jobs))
  }

  /// How the rows would be read, as a text; with it whether there is an error.
  func preview(
    of rows: DatabaseRows, _ sets: [CriteriaSet], _ language: Language
  ) throws(InputError) -> (text: String, hasErrors: Bool) {
    let plan = try RowPlan(self, sampleOf: rows, IndicatorCatalogue(sets: sets))
    var reading = try PanelTableReader.read(rows, layout: plan.layout)
    reading.log = plan.log(before: reading.log)
    return (
      PanelPreviewText.render(
        reading, of: rows.sample, layout: plan.layout, unread: plan.unread, language: language),
      reading.log.errorCount > 0
    )
  }
}

extension RowPlan {
  /// Decides on each column of a database by its first rows, whose places are told by rows.
  ///
  /// - Throws: ``IO/InputError`` when an option does not fit, or there is no column of numbers.
  init(
    _ table: BareTable, sampleOf rows: DatabaseRows, _ catalogue: IndicatorCatalogue
  ) throws(InputError) {
    do throws(InputError) {
      try self.init(table, rows.sample, catalogue)
    } catch {
      throw InputError(problems: error.problems.map(\.countingRows))
    }
    found = found.map(\.countingRows)
  }
}

extension Problem {
  /// The problem of a sample, whose first line holds the headings, as one of a table without lines.
  fileprivate var countingRows: Problem {
    guard let line = location?.line else { return self }
    var problem = self
    problem.location?.line = line == 1 ? nil : line - 1
    problem.location?.countsRows = true
    return problem
  }
}
