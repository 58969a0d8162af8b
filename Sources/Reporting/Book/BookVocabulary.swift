import Panels

/// The words that codes of result tables stand for: `not_met` is "Chưa đạt".
///
/// The texts stand in `BookVocabulary+Words.swift`, one code a line: `code | vi | en`; lines that begin
/// with `[…]` name the columns in which the codes below hold. What is not found stays as it is.
public struct BookVocabulary: Sendable {
  /// The language of the words.
  public let language: Language
  private let words: Words
  /// The names of indicators by id.
  public var indicators: [String: LocalizedText] = [:]
  /// The names of criteria sets by id: their legal numbers, with the level where that is above the standard.
  public var sets: [String: String] = [:]

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
    case .indicator: return indicators[code].map { $0[language] } ?? code
    case .set: return set(code)
    case .word: return word(code, columnID: column.id)
    case .span: return Words.span(code)
    default: return code
    }
  }

  /// A criteria set by its name; what follows the id, as an item of the set, stays.
  public func set(_ id: String) -> String {
    let own = id.prefix { $0 != " " }
    return (sets[String(own)] ?? String(own)) + id[own.endIndex...]
  }

  /// A code of a column, by the name of the column, in words.
  func word(_ code: String, columnID: String) -> String {
    if let meaning = Self.table[columnID]?[code] { return meaning[language] }
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
    guard parts.count > 1 else { return code }
    let known = parts.compactMap { Self.table[columnID]?[$0]?[language] }
    return known.count == parts.count ? known.joined(separator: ", ") : code
  }

  private static let unitColumns: Set<String> = ["measured_in"]

  /// The meanings of codes by column; those of `*` hold everywhere.
  static let table: [String: [String: LocalizedText]] = {
    var table: [String: [String: LocalizedText]] = [:]
    var columns: [String] = []
    for line in texts.split(separator: "\n") {
      if line.hasPrefix("[") {
        columns = line.dropFirst().dropLast().split(separator: " ").map(String.init)
        continue
      }
      let parts = line.split(separator: "|").map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      precondition(parts.count == 3, "no line of the vocabulary: \(line)")
      for column in columns {
        table[column, default: [:]][parts[0]] = LocalizedText(vi: parts[1], en: parts[2])
      }
    }
    return table
  }()
}
