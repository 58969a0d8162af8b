import IO
import Panels
import Reporting

/// Writes reports into a folder, each as Markdown, as a page for browsers and for word processors.
struct ReportFiles {
  /// The name of the report of a run.
  static let reportName = "report"

  private let folder: OutputFolder
  private let language: Language
  private let pandoc: PandocConverter?

  /// Prepares the writing.
  ///
  /// - Parameter pandoc: What makes texts for word processors; `nil` for none.
  init(_ folder: OutputFolder, language: Language, pandoc: PandocConverter?) {
    self.folder = folder
    self.language = language
    self.pandoc = pandoc
  }

  /// Prepares the writing as a run asks for it.
  init(_ folder: OutputFolder, options: RunOptions) {
    self.init(
      folder, language: options.language,
      pandoc: options.writesDocx ? PandocConverter(environment: options.environment) : nil)
  }

  /// Writes one report.
  ///
  /// - Parameters:
  ///   - maker: What makes it.
  ///   - charts: Its charts, which are written already.
  ///   - drawing: The drawing of which they are a part.
  ///   - stem: The name of its files without the ending.
  /// - Returns: What kept the text for word processors from being made, if anything did.
  func write(
    _ maker: ReportMaker, charts: [DrawnChart], drawing: ChartDrawing?, stem: String
  ) throws(InputError) -> ProblemKind? {
    let isDrawn = drawing.map { $0.problem == nil } ?? false
    let pictures = drawing?.pictures(of: charts) ?? []
    let document = maker.document(pictures: pictures)
    let markdown = isDrawn ? document : maker.document()
    try folder.write(MarkdownRenderer.render(markdown), to: stem + ".md")
    var figures: [String: HTMLRenderer.Figure] = [:]
    var ratios: [String: Double] = [:]
    for drawn in charts {
      var svg: String?
      if isDrawn {
        let bytes = try ByteStream(path: folder.stagedPath(drawn.stem + ".svg")).readAll()
        svg = String(decoding: bytes, as: UTF8.self)
        ratios[drawn.stem] = svg.flatMap(Self.ratio)
      }
      figures[drawn.stem] = HTMLRenderer.Figure(
        compiled: drawing?.compiled[drawn.stem], drawing: svg, table: drawn.chart.table)
    }
    let renderer = HTMLRenderer(
      language, figures: figures, script: isDrawn ? drawing?.script : nil,
      pages: UnitPages(maker).json)
    try folder.write(renderer.page(document), to: stem + ".html")
    guard let pandoc else { return nil }
    let office = OfficeRenderer(language)
    return try pandoc.convert(
      office.render(document, showsPictures: isDrawn, ratios: ratios),
      to: folder.stagedPath(stem + ".docx"), pictures: folder.stagedFolder
    ) {
      office.footer($0, of: document)
    }
  }

  /// The height of a drawing in terms of its width; `nil` where it tells neither.
  private static func ratio(of svg: String) -> Double? {
    let head = svg.prefix { $0 != ">" }
    let length = { (name: String) -> Double? in
      head.split(separator: " \(name)=\"", maxSplits: 1).dropFirst().first
        .flatMap { Double($0.prefix { $0 != "\"" }) }
    }
    guard let width = length("width"), let height = length("height"), width > 0 else { return nil }
    return height / width
  }
}
