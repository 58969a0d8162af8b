import Panels

/// The list of sheets of a workbook, from its main part.
final class WorkbookIndex: MarkupHandler {
  /// A sheet in the list.
  struct Sheet {
    var name: String
    var relationship: String
    var isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var dates = DateSystem.from1900
  private let archive: ZipArchive
  private let part: String
  private var depth = 0
  private var isInSheets = false

  /// Reads the list.
  init(_ entry: ZipArchive.Entry, in archive: ZipArchive) throws(InputError) {
    self.archive = archive
    part = entry.name
    try MarkupParser.run(
      try archive.open(entry, isStructure: true), place: SourceLocation(file: archive.path),
      limits: archive.limits, handler: self)
  }

  func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(InputError) {
    depth += 1
    switch depth {
    case 1:
      guard name.isCell("workbook") else {
        let root = String(cString: name.local)
        throw archive.error(.wrongPart(part, root: root, expected: "workbook"))
      }
    case 2:
      isInSheets = name.isCell("sheets")
      if name.isCell("workbookPr"), attributes.flag("date1904") { dates = .from1904 }
    case 3 where isInSheets && name.isCell("sheet"): try add(attributes)
    default: break
    }
  }

  func end() throws(InputError) { depth -= 1 }

  private func add(_ attributes: MarkupAttributes) throws(InputError) {
    guard let name = attributes.text("name"), !name.isEmpty,
      let relationship = attributes.relationship
    else { throw archive.error(.incompleteSheetEntry(position: sheets.count + 1)) }
    guard sheets.count < archive.limits.sheetCount else {
      throw archive.tooLarge(.sheets, archive.limits.sheetCount, part: part)
    }
    let state = attributes.text("state")
    sheets.append(
      Sheet(
        name: name, relationship: relationship,
        isHidden: state == "hidden" || state == "veryHidden"))
  }
}
