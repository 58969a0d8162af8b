import Panels

/// Renders a report as plain markup that pandoc turns into a text for word processors.
///
/// ```swift
/// let markup = OfficeRenderer(.vi).render(document, showsPictures: false)
/// try Data(markup.utf8).write(to: folder.appending(path: "report.html"))
/// try Data(OfficeRenderer.reference).write(to: folder.appending(path: "reference.docx"))
/// // pandoc --from=html --to=docx --reference-doc=reference.docx --output=report.docx report.html
/// ```
public struct OfficeRenderer {
  private let words: Words

  /// Prepares the rendering.
  public init(_ language: Language) { words = Words(language) }

  /// The styles, page and footer of the text: made by `scripts/make-reference-docx`.
  public static var reference: [UInt8] { PackageResources.reference_docx }

  /// The markup; pictures are files with the ending `.png` below a folder.
  ///
  /// - Parameters:
  ///   - document: The report.
  ///   - showsPictures: Whether there are pictures.
  ///   - ratios: The heights of pictures in terms of their widths, by their names without the ending.
  public func render(
    _ document: ReportDocument, showsPictures: Bool, ratios: [String: Double] = [:]
  ) -> String {
    let body = document.blocks.map { render($0, showsPictures: showsPictures, ratios) }
      .joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="\(words.language.rawValue)">
      <head><meta charset="utf-8"></head>
      <body>
      \(body)
      </body>
      </html>

      """
  }

  private func render(
    _ block: ReportDocument.Block, showsPictures: Bool, _ ratios: [String: Double]
  ) -> String {
    switch block {
    case .heading(1, let text): styled("Title", HTMLText.render(text))
    case .heading(let level, let text):
      "<h\(level - 1)>\(HTMLText.render(text))</h\(level - 1)>"
    case .banner(let text): styled("Banner", HTMLText.render(text))
    case .note(let text): styled("Note", HTMLText.render(text))
    case .picture(let picture):
      // With the lines of the text a picture would have a sixth of its height for nothing above it.
      showsPictures
        ? styled(
          "Picture",
          "<img src=\"\(HTMLText.escaped(picture.stem)).png\" width=\"\(Self.width(ratios[picture.stem] ?? 0))mm\" alt=\"\(HTMLText.escaped(picture.alternative))\">"
        )
        : "<p>\(HTMLText.escaped(picture.alternative))</p>"
    case .list(let items):
      // Items that are paragraphs have the letters of the text, others those of the cells of tables.
      "<ul>" + items.map { "<li><p>\(HTMLText.render($0))</p></li>" }.joined() + "</ul>"
    case .table(let whole): table(whole)
    default: HTMLText.render(block)
    }
  }

  /// The text of a DOCX file (`word/document.xml`) with rows of tables that stay on one page: pandoc does not say so,
  /// and not every word processor asks the style of the table.
  public static func withWholeRows(_ document: String) -> String {
    document.replacing("<w:tr>", with: "<w:tr><w:trPr><w:cantSplit /></w:trPr>")
      .replacing("</w:trPr><w:trPr>", with: "")
  }

  /// The text of a DOCX footer (`word/footer1.xml`) that says on every page with a number when data are simulated.
  public func footer(_ text: String, of document: ReportDocument) -> String {
    let isMarked = document.blocks.contains { if case .banner = $0 { true } else { false } }
    guard isMarked, let start = text.range(of: "<w:r>") else { return text }
    let mark = HTMLText.escaped(words(.chartSimulated))
    return text.replacingCharacters(
      in: start, with: "<w:r><w:t xml:space=\"preserve\">\(mark) – </w:t></w:r><w:r>")
  }

  /// The width of the text on a page, in millimetres.
  private static let textWidth = 165
  /// Two pictures so high share a page; one that is a little higher is made smaller, so that no page stays half empty.
  private static let halfPage = (height: 118.0, upTo: 140.0)

  /// The width of a picture, in millimetres: pandoc takes no shares of the text's.
  private static func width(_ ratio: Double) -> Int {
    let height = ratio * Double(textWidth)
    return height > halfPage.height && height <= halfPage.upTo
      ? Int(halfPage.height / ratio) : textWidth
  }

  private func table(_ whole: ReportTable) -> String {
    let (table, note) = whole.printed
    let below = note.map { styled("Note", HTMLText.render($0)) } ?? ""
    return HTMLTable(table, words: words).fixed() + "\n" + below
  }

  private func styled(_ style: String, _ content: String) -> String {
    "<div custom-style=\"\(style)\"><p>\(content)</p></div>"
  }
}
