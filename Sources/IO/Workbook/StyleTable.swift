import Panels

/// How the styles of a workbook show numbers.
final class StyleTable: MarkupHandler {
  /// What a style does, or which code has to be asked for each number.
  private enum Style {
    case fixed(NumberFormatCode.Kind)
    case code(Int)
  }

  private var styles: [Style] = []
  private var codes: [NumberFormatCode] = []
  private var kinds: [Int: Style] = [:]
  private let archive: ZipArchive
  private let part: String
  private var depth = 0
  private var isInFormats = false
  private var isInStyles = false

  /// The number of styles.
  var count: Int { styles.count }

  /// Reads the styles; a workbook may have none.
  init(_ entry: ZipArchive.Entry?, in archive: ZipArchive) throws(InputError) {
    self.archive = archive
    part = entry?.name ?? ""
    guard let entry else { return }
    try MarkupParser.run(
      try archive.open(entry, isStructure: true), place: SourceLocation(file: archive.path),
      limits: archive.limits, handler: self)
  }

  /// How a style shows a number; style 0 is always there.
  ///
  /// - Returns: `nil` when there is no such style.
  @inline(__always)
  func kind(style: Int, value: Double) -> NumberFormatCode.Kind? {
    guard style < styles.count else { return style == 0 ? .plain : nil }
    switch styles[style] {
    case .fixed(let kind): return kind
    case .code(let code): return codes[code].kind(for: value)
    }
  }

  func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(InputError) {
    depth += 1
    switch depth {
    case 1:
      guard name.isCell("styleSheet") else {
        let root = String(cString: name.local)
        throw archive.error(.wrongPart(part, root: root, expected: "styleSheet"))
      }
    case 2:
      isInFormats = name.isCell("numFmts")
      isInStyles = name.isCell("cellXfs")
    case 3 where isInFormats && name.isCell("numFmt"): try addFormat(attributes)
    case 3 where isInStyles && name.isCell("xf"): try addStyle(attributes)
    default: break
    }
  }

  func end() throws(InputError) { depth -= 1 }

  private func addFormat(_ attributes: MarkupAttributes) throws(InputError) {
    guard let id = attributes.bytes("numFmtId").flatMap(CellText.wholeNumber),
      let text = attributes.text("formatCode")
    else { return }
    try checkCount(kinds.count)
    let code = NumberFormatCode(text)
    if let kind = code.kind {
      kinds[id] = .fixed(kind)
    } else {
      kinds[id] = .code(codes.count)
      codes.append(code)
    }
  }

  private func addStyle(_ attributes: MarkupAttributes) throws(InputError) {
    try checkCount(styles.count)
    let id = attributes.bytes("numFmtId").flatMap(CellText.wholeNumber) ?? 0
    styles.append(kinds[id] ?? .fixed(NumberFormatCode.builtIn(id)))
  }

  private func checkCount(_ count: Int) throws(InputError) {
    let limit = archive.limits.styleCount
    guard count < limit else { throw archive.tooLarge(.styles, limit, part: part) }
  }
}
