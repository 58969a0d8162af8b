import Forecast
import Panels

/// The words that codes of result tables stand for: `not_met` is "Chưa đạt".
///
/// The codes stand in `BookVocabulary+Words.swift`, one a line; lines that begin with `[…]` name the columns in which the
/// codes below hold, as `column` or `table.column`. The text of a code has the key `code.`, the first of these columns
/// and the code, with hyphens; a code that is a sentence has a name for it: `code | name`. What is not found stays as it is.
public struct BookVocabulary: Sendable {
  /// The language of the words.
  public let language: Language
  private let words: Words
  /// The names of indicators by id.
  public var indicators: [String: LocalizedText] = [:]
  /// The names of criteria sets by id: their legal numbers, with the level where that is above the standard.
  public var sets: [String: String] = [:]
  /// The names of targets by id.
  public var targets: [String: String] = [:]
  /// The titles of scenarios by id, no two the same.
  public var scenarios: [String: String] = [:]
  /// The indicators whose forecasts were clearly worse than something simpler when they were tried.
  public private(set) var doubtful: Set<String> = []

  /// The words of a language.
  public init(_ language: Language) {
    self.language = language
    words = Words(language)
  }

  /// A text in the language.
  public func callAsFunction(_ text: LocalizedText) -> String { text[language] }

  /// A field of a column in words.
  ///
  /// - Parameters:
  ///   - code: What the table has.
  ///   - column: The column, which says how the code is meant.
  public func word(_ code: String, in column: BookColumn) -> String {
    if code.isEmpty { return "" }
    switch column.form {
    case .indicator: return indicator(code) + (isDoubted(code, in: column) ? " " + doubtMark : "")
    case .set: return targets[code] ?? set(code)
    case .target: return targets[code] ?? code
    case .scenario: return scenarios[code] ?? code
    case .word: return word(code, columnID: column.id, table: column.table)
    case .span: return Words.span(code)
    case .list: return code.replacing("|", with: ", ")
    case .requirement: return Requirement(code).map { words.numbers.text($0) } ?? code
    case .bar: return words.source(ofBar: code)
    case .figure: return figure(code, column)
    case .message: return IdentifierNames(names: names, language: language).named(code[...])
    default: return code
    }
  }

  /// An indicator by its name.
  public func indicator(_ id: String) -> String { indicators[id].map { $0[language] } ?? id }

  /// Learns from the rows of `methods` which forecasts are doubtful.
  public mutating func learnDoubtful(_ methods: [ResultTable.Row]) {
    let doubted = methods.filter { row in
      ["skill_last_value", "skill_ols"].contains {
        SkillSums.isClearlyWorse(
          row.number($0), forecasts: row.integer("backtest_forecasts") ?? 0)
      }
    }
    doubtful = Set(doubted.map { $0["indicator"] })
  }

  /// Whether an indicator in a column has a doubtful forecast, and the table is of forecasts.
  public func isDoubted(_ indicator: String, in column: BookColumn) -> Bool {
    column.id == "indicator" && Self.forecastTables.contains(column.table)
      && doubtful.contains(indicator)
  }

  private static let forecastTables: Set<String> = [
    "attainment", "chances", "forecast", "group_forecast", "probability",
  ]

  private var doubtMark: String { words.say("forecast.doubtful.mark") }

  /// A criteria set by its name; what follows the id, as an item of the set, stays.
  public func set(_ id: String) -> String {
    let own = id.prefix { $0 != " " }
    return (sets[String(own)] ?? word(String(own), columnID: "set")) + id[own.endIndex...]
  }

  /// The names of everything that texts of problems name by ids.
  private var names: [String: String] {
    targets.merging(sets) { $1 }.merging(indicators.mapValues { $0[language] }) { $1 }
  }

  /// A code of a column, by the name of the column and of its table, in words.
  func word(_ code: String, columnID: String, table: String = "") -> String {
    let own = Self.table["\(table).\(columnID)"]?[code] ?? Self.table[columnID]?[code]
    if let own { return own[language] }
    if Self.unitColumns.contains(columnID) { return words.unit(code) }
    if let meaning = Self.table["*"]?[code] { return meaning[language] }
    // A code with particulars, as the days of a month.
    if let colon = code.firstIndex(of: ":"),
      let meaning = Self.table[columnID]?[String(code[..<colon])]
    {
      return "\(meaning[language]): \(code[code.index(after: colon)...])"
    }
    // Several codes, as the roles of an owner.
    let parts = code.split(separator: " ").map(String.init)
    guard parts.count > 1, let table = Self.table[columnID] else { return code }
    let known = parts.compactMap { table[$0]?[language] }
    if known.count == parts.count { return known.joined(separator: ", ") }
    guard columnID == "treatment" else { return code }
    // A treatment stands behind the year of its break: `2015 splice, 2022 level-shift`.
    return parts.map { part in
      let bare = part.prefix { $0 != "," }
      return (table[String(bare)]?[language] ?? String(bare)) + part.dropFirst(bare.count)
    }.joined(separator: " ")
  }

  /// A published figure, or how it follows from others, in words.
  private func figure(_ code: String, _ column: BookColumn) -> String {
    let told = { (code: String) in word(code, columnID: column.id, table: column.table) }
    guard told(code) == code else { return told(code) }
    return code.split(separator: " ").map { words.item(told(String($0))) }.joined(separator: " ")
  }

  private static let unitColumns: Set<String> = ["measured_in"]

  /// The meanings of codes by column; those of `*` hold everywhere.
  static let table: [String: [String: LocalizedText]] = {
    var table: [String: [String: LocalizedText]] = [:]
    var columns: [String] = []
    var group = ""
    for line in texts.split(separator: "\n") {
      if line.hasPrefix("[") {
        columns = line.dropFirst().dropLast().split(separator: " ").map(String.init)
        group = columns[0] == "*" ? "any" : columns[0]
        continue
      }
      let parts = fields(line)
      let key = "code.\(group).\(parts.last ?? "")".replacing("_", with: "-")
      let text = LocalizedText(key)
      for column in columns { table[column, default: [:]][parts[0]] = text }
    }
    return table
  }()

  /// The fields of a line between upright strokes, without the spaces around them.
  static func fields(_ line: Substring) -> [String] {
    line.split(separator: "|").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
