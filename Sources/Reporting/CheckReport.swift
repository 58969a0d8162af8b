import Panels

/// The report of `check` as text: problems by severity and kind with their numbers, the first places of
/// each, and the account of the cells of every file.
///
/// ```swift
/// let account = CheckReport.Account(
///   file: "panel.csv", rows: 3, read: 9, fates: [8, 1, 0, 0, 0, 0, 0, 0])
/// let report = CheckReport(problems: data.log.problems, accounts: [account], words: Words(.en))
/// print(report.text(list: nil, width: 100, breaksMessages: true))
/// ```
public struct CheckReport: Sendable {
  /// The account of one file: `read` is the sum of all that follow.
  public struct Account: Sendable {
    /// The file.
    public var file: String
    /// Data rows.
    public var rows: Int
    /// Data cells.
    public var read: Int
    /// What became of them: used, missing, not applicable, superseded, part of a year, planned, set aside,
    /// refused.
    public var fates: [Int]

    /// Makes an account.
    public init(file: String, rows: Int, read: Int, fates: [Int]) {
      self.file = file
      self.rows = rows
      self.read = read
      self.fates = fates
    }

    var isBalanced: Bool { read == fates.reduce(0, +) }
  }

  private let problems: [Problem]
  private let accounts: [Account]
  private let words: Words
  /// How many problems of a kind are shown in full.
  public static let shownOfKind = 5

  /// Puts together what a report shows.
  public init(problems: [Problem], accounts: [Account], words: Words) {
    self.problems = problems
    self.accounts = accounts
    self.words = words
  }

  /// The text, with a line break at the end.
  ///
  /// - Parameters:
  ///   - list: Where all problems are listed, for the note on those not shown; `nil` when they are not.
  ///   - width: The characters of a line.
  ///   - breaksMessages: Whether messages are broken between words, as on a screen; editors and searches find
  ///     them whole.
  public func text(list: String?, width: Int, breaksMessages: Bool) -> String {
    var lines: [String] = []
    let count = { (severity: Problem.Severity) in problems.count { $0.severity == severity } }
    lines.append(
      words.say(
        "check.summary",
        ["errors": count(.error), "warnings": count(.warning), "notices": count(.notice)]))
    for severity in Problem.Severity.allCases.reversed() where count(severity) > 0 {
      lines.append("")
      lines.append("\(words(title(severity))) (\(count(severity)))")
      for group in groups(severity) { lines += self.lines(of: group, list: list) }
    }
    if breaksMessages {
      lines = lines.map { line in
        line.hasPrefix("  - ")
          ? "  - "
            + TerminalRenderer.paragraph(String(line.dropFirst(4)), width: width - 4)
            .replacing("\n", with: "\n    ") : line
      }
    }
    if !accounts.isEmpty {
      lines.append("")
      lines.append(words(.checkAccount))
      lines.append(TerminalRenderer.render(accountTable, width: width))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func title(_ severity: Problem.Severity) -> Phrase {
    switch severity {
    case .error: .checkErrors
    case .warning: .checkWarnings
    case .notice: .checkNotices
    }
  }

  /// The problems of a severity by kind, kinds in the order found.
  private func groups(_ severity: Problem.Severity) -> [[Problem]] {
    var order: [String] = []
    var groups: [String: [Problem]] = [:]
    for problem in problems where problem.severity == severity {
      let code = problem.kind.code
      if groups[code] == nil { order.append(code) }
      groups[code, default: []].append(problem)
    }
    return order.compactMap { groups[$0] }
  }

  private func lines(of group: [Problem], list: String?) -> [String] {
    guard let first = group.first else { return [] }
    var lines = group.prefix(Self.shownOfKind).map { "  - " + $0.text(in: words.language) }
    let rest = group.count - Self.shownOfKind
    if rest > 0 {
      let more =
        list.map { words.say("check.more", ["count": rest, "list": $0]) }
        ?? words.say("check.more-unlisted", ["count": rest])
      lines.append("    \(more) (\(first.kind.code))")
    }
    return lines
  }

  private var accountTable: ReportTable {
    let titles: [Phrase] = [
      .checkUsed, .checkMissing, .checkNotApplicable, .checkSuperseded, .checkPartYear,
      .checkPlanned, .checkSetAside, .checkRefused,
    ]
    var columns: [ReportTable.Column] = [
      .init(words(.checkFile)), .init(words(.checkRows), isNumeric: true),
      .init(words(.checkRead), isNumeric: true),
    ]
    columns += titles.map { ReportTable.Column(words($0), isNumeric: true) }
    columns.append(.init(words(.checkBalance)))
    // The name will do, unless two files bear it; that of a pipe is a number.
    let names = accounts.map { account in
      account.file.hasPrefix("/dev/")
        ? account.file : String(account.file.split(separator: "/").last ?? "")
    }
    let rows = accounts.enumerated().map { position, account -> [String] in
      let isOwn = names.count { $0 == names[position] } == 1
      var cells = [
        isOwn ? names[position] : account.file, String(account.rows), String(account.read),
      ]
      cells += account.fates.map { $0 == 0 ? "" : String($0) }
      cells.append(words(account.isBalanced ? .checkBalanced : .checkUnbalanced))
      return cells
    }
    return ReportTable(columns, rows: rows)
  }
}
