import Panels

/// A sheet of a workbook that shows a result table.
///
/// What a workbook holds: `docs/workbook.md`.
///
/// ```swift
/// for sheet in TableSheet.all {
///   guard let table = results.table(sheet.table) else { continue }
///   let shown = sheet.shown(of: table.headings, language: .vi)
///   print(sheet.name[.vi], shown.map { $0.column.title[.vi] })
/// }
/// ```
public struct TableSheet: Sendable {
  /// What a sheet belongs to; sheets of a group have tabs of one color.
  public enum Group: Sendable, CaseIterable {
    case state, outlook, plan, roadmap, owners, data

    /// The color of the tabs, `0xRRGGBB` (Okabe and Ito).
    public var color: UInt32 {
      switch self {
      case .state: 0x0072B2
      case .outlook: 0x56B4E9
      case .plan: 0xE69F00
      case .roadmap: 0x009E73
      case .owners: 0xCC79A7
      case .data: 0x999999
      }
    }

    /// How many rows a table may have and still be printed whole: what an office reads, not what it looks things up in.
    public var printedRows: Int {
      switch self {
      case .state, .plan, .roadmap, .owners: 300
      case .outlook, .data: 100
      }
    }
  }

  /// The table's name without its ending.
  public let table: String
  /// What the sheet belongs to.
  public let group: Group
  /// The name on the tab.
  public let name: LocalizedText
  /// What the sheet answers, in one line.
  public let answer: LocalizedText
  /// The columns shown, in order; `nil` for all of the table.
  public let columns: [String]?

  /// The columns of which one has a value in a row that says something, and of counts one other than zero: such rows
  /// come first, as a long table is not printed whole; empty where all rows say something.
  public var telling: [String] {
    switch table {
    case "probability": ["probability"]
    case "criteria": ["met", "not_met"]
    default: []
    }
  }

  /// Whether rows come out of the data, and not out of the plan's own words.
  public var isComputed: Bool { group != .data && !Self.plansOwn.contains(table) }

  private static let plansOwn: Set<String> = ["assignments", "milestones", "works"]

  init(
    _ table: String, _ group: Group, _ name: LocalizedText, _ answer: LocalizedText,
    columns: String? = nil
  ) {
    self.table = table
    self.group = group
    self.name = name
    self.answer = answer
    self.columns = columns.map { $0.split(separator: " ").map(String.init) }
  }

  /// The columns of a table that are shown, with their places in it.
  ///
  /// A column in the other language gives way to that of the reader's.
  public func shown(
    of headings: [String], language: Language
  ) -> [(place: Int, column: BookColumn)] {
    let other = language == .vi ? "_en" : "_vi"
    let wanted = columns ?? headings
    return wanted.compactMap { id in
      guard !id.hasSuffix(other), let place = headings.firstIndex(of: id) else { return nil }
      var column = ColumnCatalogue.column(id, of: table)
      // The only one of its kind needs no language in its heading.
      if id.hasSuffix("_vi") || id.hasSuffix("_en") {
        column.title = LocalizedText(
          vi: Self.withoutLanguage(column.title.vi), en: Self.withoutLanguage(column.title.en))
      }
      return (place, column)
    }
  }

  private static func withoutLanguage(_ title: String) -> String {
    title.split(separator: " (").first.map(String.init) ?? title
  }
}
