/// A report as text: one model, rendered into every format.
///
/// ```swift
/// var document = MarkdownReader.read("# Report\n\n> **Simulated values.**\n")
/// for case .banner(let text) in document.blocks { print(text.plain) }  // Simulated values.
/// document.pictures([ReportPicture(file: "charts/slope.svg", alternative: "Who moved.")])
/// ```
public struct ReportDocument: Sendable {
  /// A part of a report.
  public enum Block: Sendable {
    /// A heading; 1 is the title.
    case heading(Int, ReportText)
    /// A paragraph.
    case paragraph(ReportText)
    /// A warning that must not be overlooked.
    case banner(ReportText)
    /// A remark on how to read what stands above it.
    case note(ReportText)
    /// A list.
    case list([ReportText])
    /// A table.
    case table(ReportTable)
    /// A picture.
    case picture(ReportPicture)
  }

  /// The parts, in order.
  public var blocks: [Block] = []

  /// An empty report.
  public init() {}

  mutating func heading(_ level: Int, _ text: String) {
    blocks.append(.heading(level, ReportText(text)))
  }

  mutating func heading(_ level: Int, text: ReportText) { blocks.append(.heading(level, text)) }

  mutating func paragraph(_ text: String) { blocks.append(.paragraph(ReportText(text))) }

  mutating func paragraph(text: ReportText) {
    if !text.isEmpty { blocks.append(.paragraph(text)) }
  }

  mutating func banner(_ text: String) { blocks.append(.banner(ReportText(text))) }

  mutating func banner(text: ReportText) { blocks.append(.banner(text)) }

  mutating func note(_ text: ReportText) { if !text.isEmpty { blocks.append(.note(text)) } }

  mutating func list(_ items: [String]) { list(texts: items.map { ReportText($0) }) }

  mutating func list(texts: [ReportText]) { if !texts.isEmpty { blocks.append(.list(texts)) } }

  mutating func table(_ table: ReportTable) {
    if !table.rows.isEmpty { blocks.append(.table(table.withoutEmptyColumns)) }
  }

  /// Adds pictures with what stands for them.
  public mutating func pictures(_ pictures: [ReportPicture]) {
    for picture in pictures { blocks.append(.picture(picture)) }
  }

  /// The title.
  public var title: String {
    for case .heading(1, let text) in blocks { return text.plain }
    return ""
  }
}

/// A picture of a report.
public struct ReportPicture: Sendable, Equatable {
  /// The file that is shown, below the folder of the report; one without an ending that a browser draws
  /// is no picture.
  public var file: String
  /// What stands for it where it cannot be seen.
  public var alternative: String
  /// The name of the chart.
  public var kind: String

  /// Makes a picture.
  public init(file: String, alternative: String, kind: String = "") {
    self.file = file
    self.alternative = alternative
    self.kind = kind
  }

  /// The file without its ending.
  public var stem: String {
    file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}
