/// A chart: what it shows as a table, and how as a Vega-Lite specification with the same rows inside.
public struct Chart: Sendable {
  /// The name of its files, in kebab case.
  public let name: String
  /// The finding.
  public let title: String
  /// What stands for the picture: the kind of chart, the finding, its figures.
  public let alternative: String
  /// The result tables it was made from.
  public let sources: [String]
  /// What it shows.
  public let table: ChartTable
  /// The specification, in Vega-Lite 5.
  public let specification: JSONValue
  /// The specification for windows as narrow as those of telephones, of the same rows.
  public let narrow: JSONValue

  /// Makes a chart of a view over a table.
  ///
  /// - Parameters:
  ///   - name: The name of its files.
  ///   - text: What stands above, below and for it.
  ///   - table: What it shows.
  ///   - view: A view with its size; it reads the rows of the table. What narrow windows want otherwise stands in
  ///     its objects as `narrow`.
  ///   - context: The language, and the files the data come from.
  init(
    _ name: String, _ text: ChartText, _ table: ChartTable, view: [String: JSONValue],
    context: ChartContext
  ) {
    let words = context.words
    self.name = name
    self.table = table
    title = text.title
    sources = text.sources
    let warning = text.isSimulated ? [words(.chartSimulated)] : []
    let alternative =
      ([text.kind + ". " + text.title] + text.details + warning)
      .joined(separator: ". ") + "."
    self.alternative = alternative
    let notes = text.lines(words, data: context.dataFiles, run: context.runs(of: text.sources))
    let data: JSONValue = ["values": table.values]
    let specification = { (view: JSONValue, form: ChartTheme.Form) -> JSONValue in
      [
        "$schema": ChartTheme.schema, "config": ChartTheme.config(words.language),
        "description": .text(alternative),
        "title": ChartTheme.title(text.title, warning: warning, form),
        "padding": .integer(form.padding), "data": data,
        "vconcat": [view.merged(with: ["title": ChartTheme.notes(notes, form)])],
      ]
    }
    self.specification = specification(NarrowChart.wide(.object(view)), .wide)
    narrow = specification(NarrowChart.narrow(.object(view), of: table), .narrow)
  }
}

/// A kind of chart: draws what the tables of a result allow.
///
/// The kinds with what they show and from which tables: `docs/charts.md`.
///
/// ```swift
/// let context = ChartContext(ResultFolder(path: "results"), language: .vi, statusYear: 2022)
/// let kinds: [any ChartKind.Type] = [BandsByYear.self, PlanProgress.self]
/// for chart in kinds.flatMap({ $0.charts(context) }) {
///   print(chart.title, chart.specification.text)  // the finding, and Vega-Lite that draws it
/// }
/// ```
public protocol ChartKind {
  /// The charts of this kind; none where the tables lack what it shows.
  static func charts(_ context: ChartContext) -> [Chart]
}
