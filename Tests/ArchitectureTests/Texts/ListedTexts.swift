/// The texts of the columns and codes of workbooks, whose keys are made of names in lists.
enum ListedTexts {
  private static let columns = "Sources/Reporting/Book/ColumnCatalogue+"
  private static let codes = "Sources/Reporting/Book/BookVocabulary+"

  /// The texts that the lists in a file ask for.
  static func uses(in source: SwiftSource, _ path: String) -> [TextUse] {
    guard path.hasPrefix(columns) || path.hasPrefix(codes) else { return [] }
    var uses: [TextUse] = []
    var group = ""
    for token in source.tokens where token.kind == .string {
      for (number, line) in token.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let fields = line.split(separator: "|").map {
          $0.split(separator: " ").joined(separator: " ").replacing("_", with: "-")
        }
        guard let first = fields.first, let last = fields.last, !first.isEmpty else { continue }
        if first.hasPrefix("[") {
          let columns = first.dropFirst().dropLast().split(separator: " ")
          group = columns[0] == "*" ? "any" : String(columns[0])
          continue
        }
        let isColumn = path.hasPrefix(columns)
        uses.append(
          TextUse(
            key: isColumn ? "heading." + first : "code.\(group).\(last)", names: [],
            line: token.line + number, more: isColumn ? ".meaning" : nil))
      }
    }
    return uses
  }
}
