import Panels

/// Renders a report as one page for browsers that needs nothing else: charts, tables, script and style stand
/// inside, and the page may not fetch anything.
///
/// Every number carries the table, row and column from which it comes (`data-at`) and its value (`value`).
///
/// ```swift
/// let renderer = HTMLRenderer(.vi, figures: [:], script: nil, pages: UnitPages(maker).json)
/// let page = renderer.page(maker.document())
/// ```
public struct HTMLRenderer {
  /// What is drawn where the script runs, as Vega JSON.
  public struct Drawing: Sendable {
    /// In windows that have room.
    public var wide: String
    /// In windows as narrow as those of telephones.
    public var narrow: String

    /// Takes the two.
    public init(wide: String, narrow: String) {
      self.wide = wide
      self.narrow = narrow
    }
  }

  /// A chart of the page.
  public struct Figure: Sendable {
    /// What is drawn where the script runs; `nil` where the drawing has to do.
    public var compiled: Drawing?
    /// The drawing; `nil` where there is no renderer.
    public var drawing: String?
    /// What it shows.
    public var table: ChartTable

    /// Makes a chart of the page.
    public init(compiled: Drawing?, drawing: String?, table: ChartTable) {
      self.compiled = compiled
      self.drawing = drawing
      self.table = table
    }
  }

  private let words: Words
  /// The charts by the name of their files without the ending.
  private let figures: [String: Figure]
  /// The program that draws them; `nil` leaves the drawings.
  private let script: String?
  /// The pages of places and communes.
  private let pages: JSONValue?

  /// Prepares the rendering.
  public init(
    _ language: Language, figures: [String: Figure], script: String?, pages: JSONValue? = nil
  ) {
    words = Words(language)
    self.figures = figures
    self.script = script
    self.pages = pages
  }

  /// The page.
  public func page(_ document: ReportDocument) -> String {
    let sections = HTMLSection.sections(of: document)
    let body = sections.map(render).joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="\(words.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <title>\(HTMLText.escaped(document.title))</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <a class="skip" href="#report">\(words.say("report.document.skip"))</a>
      <nav aria-label="\(words.say("report.document.contents"))">
      <details>
      <summary>\(words.say("report.document.contents"))</summary>
      <ol>
      \(contents(sections))
      </ol>
      </details>
      </nav>
      <main id="report">
      \(body)
      \(pageFinder)</main>
      \(scripts)</body>
      </html>

      """
  }

  /// Nothing is fetched from anywhere.
  private static let policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'"

  private static var style: String { String(decoding: PackageResources.report_css, as: UTF8.self) }

  private func contents(_ sections: [HTMLSection]) -> String {
    var entries = sections.compactMap { section in
      section.title.map { "<li><a href=\"#\(section.id)\">\(HTMLText.render($0))</a></li>" }
    }
    if pages != nil {
      entries.append("<li><a href=\"#pages\">\(pagesTitle)</a></li>")
    }
    return entries.joined(separator: "\n")
  }

  private func render(_ section: HTMLSection) -> String {
    let blocks = section.blocks.map(render).joined(separator: "\n")
    guard let title = section.title else { return "<header>\n\(blocks)\n</header>" }
    return """
      <section aria-labelledby="\(section.id)"\(section.isLarge ? " class=\"large\"" : "")>
      <h2 id="\(section.id)">\(HTMLText.render(title))</h2>
      \(blocks)
      </section>
      """
  }

  private func render(_ block: ReportDocument.Block) -> String {
    switch block {
    case .picture(let picture): figure(picture)
    case .table(let table): HTMLTable(table, words: words).scrolling
    default: HTMLText.render(block)
    }
  }

  // MARK: Charts

  private func figure(_ picture: ReportPicture) -> String {
    let chart = figures[picture.stem]
    let alternative = HTMLText.escaped(picture.alternative)
    guard let drawing = chart?.drawing else {
      let data = chart.map { HTMLTable($0.table.asReport(words), words: words).scrolling } ?? ""
      return
        "<figure><p>\(alternative)</p><details><summary>\(words.say("report.document.data-chart"))</summary>\(data)</details></figure>"
    }
    let live =
      script == nil
      ? "" : "<div class=\"live\" role=\"img\" aria-label=\"\(alternative)\" hidden></div>"
    return
      "<figure class=\"chart\" data-chart=\"\(HTMLText.escaped(picture.stem))\"><p class=\"hint\">\(words.say("report.document.scroll-hint"))</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(words.say("report.document.chart"))\"><img src=\"data:image/svg+xml;base64,\(HTMLText.base64(drawing))\" alt=\"\(alternative)\">\(live)</div><figcaption aria-hidden=\"true\">\(alternative)</figcaption></figure>"
  }

  // MARK: Pages and scripts

  private var pagesTitle: String {
    words.say("report.document.pages-places-communes")
  }

  private var pageFinder: String {
    guard pages != nil else { return "" }
    return """
      <section aria-labelledby="pages" class="finder">
      <h2 id="pages">\(pagesTitle)</h2>
      <p><label for="find">\(words.say("report.document.find-place-commune"))</label>
      <input id="find" type="search" autocomplete="off"></p>
      <p><label for="choose">\(words.say("report.document.choose"))</label> <select id="choose"></select></p>
      <div id="page" aria-live="polite"></div>
      <noscript><p>\(words.say("report.document.scripts-off-see-table"))</p></noscript>
      </section>

      """
  }

  private var scripts: String {
    var parts: [String] = []
    if script != nil {
      // JSON in JSON would be escaped twice; the texts are whole objects of one program.
      let charts = figures.sorted { $0.key < $1.key }.compactMap { stem, figure in
        figure.compiled.map {
          """
          \(JSONValue.text(stem).scriptText):{"wide":\(HTMLText.scriptSafe($0.wide)),\
          "narrow":\(HTMLText.scriptSafe($0.narrow))}
          """
        }
      }
      parts.append(
        "<script type=\"application/json\" id=\"charts\">{\(charts.joined(separator: ","))}</script>"
      )
    }
    if let pages {
      parts.append(
        "<script type=\"application/json\" id=\"units\">\(pages.scriptText)</script>")
    }
    parts.append(
      "<script type=\"application/json\" id=\"words\">\(Self.phrases(words).scriptText)</script>")
    if let script {
      // The library holds no such end; a later one must not break the page.
      parts.append("<script>\(script.replacing("</script", with: "<\\/script"))</script>")
    }
    let program = String(decoding: PackageResources.report_js, as: UTF8.self)
    parts.append("<script>\n\(program)</script>")
    return parts.joined(separator: "\n") + "\n"
  }

  private static func phrases(_ words: Words) -> JSONValue {
    [
      "filter": .text(words.say("report.document.filter-table")),
      "shown": .text(words.say("report.document.rows")),
      "more": .text(words.say("report.document.show-more")),
      "sort": .text(words.say("report.document.sort")),
      "none": .text(words.say("report.document.nothing-found")),
      "wide": .text(words.say("report.document.wide-table")),
    ]
  }
}

/// A heading of the second level with what stands below it.
struct HTMLSection {
  /// The heading; `nil` before the first.
  var title: ReportText?
  /// The anchor.
  var id: String
  /// The parts.
  var blocks: [ReportDocument.Block] = []

  /// Whether it has so many rows that a browser should lay it out only when it is near.
  var isLarge: Bool {
    blocks.contains { if case .table(let table) = $0 { table.rows.count > 500 } else { false } }
  }

  /// The sections of a report.
  static func sections(of document: ReportDocument) -> [Self] {
    var sections = [Self(title: nil, id: "")]
    for block in document.blocks {
      if case .heading(2, let text) = block {
        sections.append(Self(title: text, id: "s\(sections.count)"))
      } else {
        sections[sections.count - 1].blocks.append(block)
      }
    }
    return sections
  }
}

extension ChartTable {
  /// The rows as a table of a report.
  func asReport(_ words: Words) -> ReportTable {
    ReportTable(
      columns.indices.map { column in
        let isNumeric = rows.allSatisfy { if case .text = $0[column] { false } else { true } }
        return ReportTable.Column(columns[column], isNumeric: isNumeric)
      },
      cells: rows.map { row in
        row.map { cell in
          switch cell {
          case .text(let text): ReportText(name: text)
          case .number(let number): ReportText(name: words.numbers.short(number))
          case .integer(let integer): ReportText(name: integer.map(String.init) ?? "")
          }
        }
      }
    ).withEvenDecimals(words.language)
  }
}
