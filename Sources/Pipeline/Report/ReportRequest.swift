import IO
import Panels
import Reporting

/// Reports made of finished results: of everything, of one area, or one for each area of a level.
///
/// What stands in a report, and in which formats, is in docs/report.md.
///
/// ```swift
/// var request = ReportRequest(folders: ["results"])
/// request.each = "district"
/// let notices = try request.make(at: request.usualPlace)
/// ```
public struct ReportRequest: Sendable {
  /// The folders of results; of tables that more than one has, those of the first count.
  public var folders: [String]
  /// The area; `nil` for everything.
  public var area: String?
  /// The level of which every area gets a report; `nil` for one report.
  public var each: String?
  /// The language; `nil` for that of the first result.
  public var language: Language?
  /// Whether texts for word processors are made, too.
  public var writesDocx = true
  /// The variables of the process.
  public var environment: [String: String] = [:]
  /// The path of the program.
  public var executable = ""
  /// Takes how far the work is.
  public var progress: @Sendable (RunProgress) -> Void = { _ in }

  /// Names the folders of results.
  public init(folders: [String]) { self.folders = folders }

  /// Where reports go that have no place of their own: the folder `report` of the first result.
  public var usualPlace: String { (folders.first ?? ".") + "/report" }

  /// Makes the reports.
  ///
  /// - Parameter path: The folder that takes them; what stood there stays until they are whole.
  /// - Returns: What could not be made, and what became of files of earlier reports.
  /// - Throws: ``RunFailure`` where a folder holds no whole result, where there is no such area, and where
  ///   nothing can be written.
  public func make(at path: String) throws(RunFailure) -> [Problem] {
    try failing { () throws(InputError) in try made(at: path) }
  }

  private func made(at path: String) throws(InputError) -> [Problem] {
    var sources: [BookSource] = []
    for folder in folders { sources.append(try BookSource(folder: folder)) }
    let results = MergedResults(folders)
    var account = sources.first?.account.report ?? ReportAccount()
    account.commands = sources.map(\.account.command)
    account.run = sources.map(\.account.report.run).joined(separator: ", ")
    // Of tables that several have those of the first are read.
    let runs = Dictionary(
      sources.flatMap { source in source.tableNames.map { ($0, source.account.report.run) } },
      uniquingKeysWith: { first, _ in first })
    let language = language ?? account.language
    let areas = try areas(ReportAreas(results))
    let output = try OutputFolder(path: path)
    try output.protect(
      inputs: sources.flatMap(\.files)
        + folders.flatMap { ["\($0)/manifest.json", "\($0)/_SUCCESS"] })
    let stems = ReportAreas.stems(of: areas)
    var own: [[DrawnChart]] = []
    for (area, stem) in zip(areas, stems) {
      let context = ChartContext(
        results, language: language, statusYear: account.statusYear,
        area: (area.level, area.group), units: area.units
      ) { runs[$0] ?? "" }
      own.append(
        ChartRow.rows(of: ChartSet.report(context)).map {
          DrawnChart(stem: "charts/\(areas.count > 1 ? "\(stem)-" : "")\($0.file)", chart: $0.chart)
        })
    }
    if let failure = results.failure { throw failure }
    let words = Words(language)
    let charts = own.flatMap(\.self)
    let drawn = StageProgress(
      words(.drawing), of: charts.count, words.say("progress.charts"), show: progress)
    let drawing = try ChartDrawing(
      charts, into: output,
      renderer: ChartRenderer(environment: environment, executable: executable), withScript: true,
      progress: drawn.tell)
    var kinds: [ProblemKind] = [drawing.problem].compactMap(\.self)
    let pandoc = writesDocx ? PandocConverter(environment: environment) : nil
    if writesDocx, pandoc == nil { kinds.append(.noPandoc) }
    let files = ReportFiles(output, language: language, pandoc: pandoc)
    let written = StageProgress(
      words(.writingReport), of: areas.count, words.say("progress.reports"), show: progress)
    for (index, area) in areas.enumerated() {
      let maker = ReportMaker(results, account: account, area: area, language: language)
      let problem = try files.write(
        maker, charts: own[index], drawing: drawing, stem: stems[index])
      if let problem, !kinds.contains(problem) { kinds.append(problem) }
      written.tell(index + 1)
    }
    if let failure = results.failure { throw failure }
    try output.write(
      manifest(language, files: try output.digests()).text, to: "manifest.json")
    return kinds.map { Problem($0) } + (try output.commit())
  }

  private func areas(_ areas: ReportAreas) throws(InputError) -> [ReportArea] {
    let inside = try area.map { (name: String) throws(InputError) in try areas.find(name) }
    guard let each else { return [inside ?? .whole] }
    let all = try areas.all(of: each)
    guard let units = inside?.units else { return all }
    return all.filter { $0.units?.isSubset(of: units) ?? false }
  }

  private func manifest(_ language: Language, files: [FileDigest]) -> JSONValue {
    [
      "lotrinh": .text(Manifest.version), "command": "report",
      "language": .text(language.rawValue),
      "results": .array(folders.map { .text($0) }),
      "files": .array(
        files.map {
          [
            "file": .text($0.path), "bytes": .integer($0.byteCount), "sha256": .text($0.sha256),
          ]
        }),
    ]
  }
}
