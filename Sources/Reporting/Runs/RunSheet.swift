import Panels

/// What is known of a kept run, for a person to read.
///
/// ```swift
/// let plan = RunSheet.File(
///   path: "plan.yaml", bytes: 5_120, sha256: digest, isInput: true, isKept: true)
/// let sheet = RunSheet(
///   id: 3, time: "2024-03-01 08:00:00", version: "1.0.0", call: "lotrinh run plan.yaml",
///   source: "plan.yaml", plan: "ha-nam-2023", statusYear: 2022, lastYear: 2022, horizon: 5,
///   units: 65, files: [plan], tables: [("forecast", 1_300)], targets: [])
/// print(sheet.text(.en))
/// ```
public struct RunSheet: Sendable {
  /// A file of the run.
  public struct File: Sendable {
    private let path: String
    private let bytes: Int
    private let sha256: String
    private let isInput: Bool
    private let isKept: Bool

    /// Makes a file.
    public init(path: String, bytes: Int, sha256: String, isInput: Bool, isKept: Bool) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.isInput = isInput
      self.isKept = isKept
    }

    fileprivate func row(_ words: Words) -> [String] {
      let kept = isKept ? words.say("run.file-kept") : words.say("run.digest-only")
      let role = isInput ? words.say("run.input") : words.say("run.result")
      return [path, role, words.numbers.text(bytes), String(sha256.prefix(12)), kept]
    }
  }

  /// The columns of `targets` that a sheet shows, in its order.
  public static let columns = [
    "target", "unit", "year", "basis", "requirement", "value", "verdict", "probability",
  ]

  private let facts: [(name: LocalizedText, value: String)]
  private let files: [File]
  private let tables: [(name: String, rows: Int)]
  private let targets: [[String]]

  private let names: [String: String]

  /// Puts together what a sheet shows.
  ///
  /// `targets`: Rows of ``columns``; `names`: The names of targets and of units.
  public init(
    id: Int64, time: String, version: String, call: String, source: String, plan: String,
    statusYear: Int, lastYear: Int, horizon: Int, units: Int, files: [File],
    tables: [(name: String, rows: Int)], targets: [[String]], names: [String: String] = [:]
  ) {
    self.names = names
    facts = [
      (LocalizedText("run.number"), String(id)), (LocalizedText("run.kept-at"), time),
      (LocalizedText("run.version"), version), (LocalizedText("run.call"), call),
      (LocalizedText("run.source"), source),
      (LocalizedText("run.plan"), plan.isEmpty ? "–" : plan),
      (LocalizedText("run.status-year"), String(statusYear)),
      (LocalizedText("run.last-year-of-data"), String(lastYear)),
      (LocalizedText("run.years-ahead"), String(horizon)),
      (LocalizedText("run.units"), String(units)),
    ]
    self.files = files
    self.tables = tables
    self.targets = targets
  }

  /// The cells of a target in words: its basis and verdict, numbers as the language writes them, the chance in per cent.
  private func shown(_ target: [String], _ words: Words) -> [String] {
    let vocabulary = BookVocabulary(words.language)
    return zip(Self.columns, target).map { column, field in
      switch column {
      case "requirement": Requirement(field).map { words.numbers.text($0) } ?? field
      case "value": Double(field).map { words.numbers.short($0) } ?? field
      case "probability": Double(field).map { ChanceBand.percent($0, words) } ?? field
      case "basis", "verdict":
        field.isEmpty ? field : vocabulary.word(field, columnID: column)
      case "target", "unit": names[field] ?? field
      default: field
      }
    }
  }

  /// The sheet as text, with a line break at the end.
  public func text(_ language: Language, width: Int) -> String {
    let words = Words(language)
    var parts = [
      facts.map { "\($0.name[language]): \($0.value)" }.joined(separator: "\n")
    ]
    let sheets = [
      ReportTable(
        [
          .init(language.say("run.file-heading")), .init(language.say("run.role-heading")),
          .init(language.say("run.bytes"), isNumeric: true), .init("SHA-256"),
          .init(language.say("run.kept-heading")),
        ], rows: files.map { $0.row(words) }),
      ReportTable(
        [.init(language.say("run.table-kept")), .init(language.say("run.rows"), isNumeric: true)],
        rows: tables.map { [$0.name, words.numbers.text($0.rows)] }),
      ReportTable(
        [
          .init(words(.target)), .init(language.say("common.unit-heading")), .init(words(.year)),
          .init(language.say("run.basis")), .init(words(.demand)),
          .init(language.say("common.value-heading"), isNumeric: true),
          .init(language.say("common.verdict-heading")),
          .init(language.say("common.probability-heading"), isNumeric: true),
        ], rows: targets.map { shown($0, words) }),
    ]
    parts += sheets.filter { !$0.rows.isEmpty }.map { TerminalRenderer.render($0, width: width) }
    return parts.joined(separator: "\n\n") + "\n"
  }
}
