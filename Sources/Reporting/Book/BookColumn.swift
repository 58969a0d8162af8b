import Panels

/// A column of a result table as a workbook shows it.
public struct BookColumn: Sendable {
  /// The name in the CSV table.
  public let id: String
  /// The heading, with the unit where there is one.
  public var title: LocalizedText
  /// The table it belongs to, without its ending; empty where it is none of a result.
  public var table = ""
  /// How the values are shown.
  public var form: ColumnForm
  /// What the column means, for the glossary; empty where the heading says it.
  public let meaning: LocalizedText

  /// Makes a column.
  public init(
    _ id: String, _ title: LocalizedText, _ form: ColumnForm,
    meaning: LocalizedText = LocalizedText(vi: "", en: "")
  ) {
    self.id = id
    self.title = title
    self.form = form
    self.meaning = meaning
  }

  /// A column that the catalogue does not have: its name in words.
  init(unknown id: String) {
    let words = id.replacing("_", with: " ")
    self.init(id, LocalizedText(vi: words, en: words), .automatic)
  }
}
