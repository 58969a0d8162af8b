import IO
import Panels

/// What a user says about sheets, in the words of the command line.
public struct SheetWords: Sendable, Equatable {
  /// Names of sheets to read.
  public var sheets: [String] = []
  /// Cells to read: `B5:H40`.
  public var range: String?
  /// The row of the headings.
  public var headerRow: Int?
  /// Years of sheets: `2021`, or `NAME=2021`.
  public var yearOfSheet: [String] = []
  /// The province of every unit.
  public var province: String?
  /// The district of every unit.
  public var district: String?
  /// Whether an empty cell says no beside marks.
  public var blankIsNo = false
  /// Indicators that are fractions of one.
  public var fractions: [String] = []
  /// What headings mean: `HEADING=NAME[:KIND]`.
  public var headings: [String] = []
  /// Whether numbers written as text have a decimal point.
  public var decimalPoint = false

  /// Makes words that say nothing.
  public init() {}

  /// Whether anything is said that only sheets have, so that a table is meant to be read as one.
  var isSaid: Bool {
    var others = self
    others.decimalPoint = false
    return others != SheetWords()
  }

  /// The options, with the columns a user names for a bare table as meanings of headings.
  func options(for table: BareTable) throws(InputError) -> SheetOptions {
    var options = SheetOptions()
    options.sheets = sheets
    options.headerRow = headerRow
    options.province = province
    options.district = district
    options.blankIsNo = blankIsNo
    options.fractions = Set(fractions)
    options.decimalComma = table.decimalComma ? true : decimalPoint ? false : nil
    if let range {
      guard let cells = CellRange(range) else {
        throw Self.bad("--range \(range)", LocalizedText("option.range-form"))
      }
      options.range = cells
    }
    for text in yearOfSheet { try add(year: text, to: &options) }
    for text in headings {
      guard let alias = HeadingAlias(text) else {
        throw Self.bad(
          "--heading \(text)", LocalizedText("option.heading-form"))
      }
      options.headings.append(alias)
    }
    options.headings += try columns(of: table)
    return options
  }

  private func add(year text: String, to options: inout SheetOptions) throws(InputError) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard let last = parts.last, let year = Int(last), (1900...2200).contains(year) else {
      throw Self.bad(
        "--year-of-sheet \(text)", LocalizedText("option.year-of-sheet-form"))
    }
    if parts.count == 1 {
      options.year = year
    } else {
      options.yearOfSheet[parts.dropLast().joined(separator: "=")] = year
    }
  }

  /// `--unit`, `--year`, `--name`, `--group` and `--value` as meanings of headings.
  private func columns(of table: BareTable) throws(InputError) -> [HeadingAlias] {
    var aliases: [HeadingAlias] = []
    if table.unit != "unit" {
      let role = table.name == nil ? "unit-name" : "unit-code"
      aliases.append(HeadingAlias(heading: table.unit, meaning: role))
    }
    if let name = table.name { aliases.append(HeadingAlias(heading: name, meaning: "unit-name")) }
    if table.year != "year" { aliases.append(HeadingAlias(heading: table.year, meaning: "year")) }
    let levels = table.groups.count > 1 ? ["province", "district"] : ["district"]
    for (group, level) in zip(table.groups, levels) {
      aliases.append(HeadingAlias(heading: group, meaning: level))
    }
    for value in table.values {
      let parts = value.split(separator: ":").map(String.init)
      guard parts.count == 2, let kind = IndicatorKind(rawValue: parts[1]) else { continue }
      aliases.append(HeadingAlias(heading: parts[0], meaning: parts[0], kind: kind))
    }
    if let column = table.indicatorColumn {
      aliases.append(HeadingAlias(heading: column, meaning: "indicator"))
    }
    try refuseColumns(of: table)
    return aliases
  }

  /// Refuses what names columns that sheets do not have, rather than leave it unheard.
  private func refuseColumns(of table: BareTable) throws(InputError) {
    if table.zoneColumn != nil {
      throw Self.bad(
        "--region-column", LocalizedText("option.region-column-without-use"))
    }
    if table.weight != nil {
      throw Self.bad(
        "--weight", LocalizedText("option.not-for-sheets-yet"))
    }
    if table.groups.count > 2 {
      throw Self.bad(
        "--group", LocalizedText("option.sheets-have-two-levels"))
    }
  }

  private static func bad(_ option: String, _ text: LocalizedText) -> InputError {
    InputError(.badOption(LocalizedText("option.refused", ["option": option, "reason": text])))
  }
}
