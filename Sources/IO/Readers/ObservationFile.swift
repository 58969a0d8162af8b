import Panels

/// A file of observations, and how it is read.
public struct ObservationFile: Sendable {
  /// The path.
  public var path: String
  /// What is said about its sheets; `nil` for a table with the columns of a plan's own.
  public var sheet: SheetOptions?

  /// Makes a description.
  public init(path: String, sheet: SheetOptions? = nil) {
    self.path = path
    self.sheet = sheet
  }
}

extension SheetOptions {
  /// The options in a plan's block, checked against the schema before.
  ///
  /// - Throws: ``InputError`` for a heading that is not of the form `HEADING=NAME[:KIND]`.
  init(_ block: LocatedValue) throws(InputError) {
    self.init()
    sheets = block["sheet"]?.text.map { [$0] } ?? []
    range = block["range"]?.text.flatMap { CellRange($0) }
    headerRow = block["header-row"]?.integer
    year = block["year"]?.integer
    district = block["district"]?.text
    blankIsNo = block["blank-is-no"]?.bool ?? false
    decimalComma = block["decimal"]?.text.map { $0 == "comma" }
    fractions = Set(block.texts("fractions"))
    for element in block["headings"]?.elements ?? [] {
      guard let alias = HeadingAlias(element.text ?? "") else {
        throw InputError(
          .wrongForm(
            value: element.shown,
            expected: LocalizedText(
              "plan-file.heading-form")),
          at: element.location)
      }
      headings.append(alias)
    }
  }
}
