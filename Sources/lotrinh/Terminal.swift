import ArgumentParser
import Foundation
import Panels
import Pipeline

/// The one place that writes to the screen and chooses exit codes.
struct Terminal: Sendable {
  /// The language of messages.
  let language: Language
  /// Whether messages are JSON, one a line.
  let isJSON: Bool
  /// Whether only errors are said.
  let isQuiet: Bool

  private static let messageLimit = 20
  /// How many warnings, and notices, of a kind are said.
  private static let kindLimit = 3

  /// Whether standard error is a screen that may be drawn on.
  private var drawsProgress: Bool { !isQuiet && !isJSON && isatty(STDERR_FILENO) == 1 }

  private var usesColor: Bool { drawsProgress && Self.isColorWelcome }

  /// Whether data are coloured: where standard output is a screen.
  var colorsData: Bool { !isJSON && isatty(STDOUT_FILENO) == 1 && Self.isColorWelcome }

  /// By the convention of `NO_COLOR`, which counts when it is set to anything, and on terminals that can.
  private static var isColorWelcome: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// Shows how far a run is, on one line.
  func show(_ progress: RunProgress) {
    guard drawsProgress else { return }
    let line = ProgressText(language).line(
      progress, width: min(98, Self.width(of: STDERR_FILENO) - 1))
    write("\r\u{1B}[2K" + line, to: .standardError)
  }

  /// The characters that a line of data holds: at most 100, fewer on a narrow screen.
  var dataWidth: Int { min(100, screenWidth ?? 100) }

  /// The characters that a line of the screen holds to which data go; `nil` where they go elsewhere.
  var screenWidth: Int? { isatty(STDOUT_FILENO) == 1 ? Self.width(of: STDOUT_FILENO) : nil }

  /// The characters that a line of help holds: as many as the parser takes.
  var helpWidth: Int {
    ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? screenWidth ?? 80
  }

  /// The characters that a line of the screen of an output holds.
  private static func width(of output: Int32) -> Int {
    var size = winsize()
    let isKnown = ioctl(output, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
    return isKnown ? Int(size.ws_col) : 80
  }

  /// Takes the progress line away.
  func clear() { if drawsProgress { write("\r\u{1B}[2K", to: .standardError) } }

  /// Says what ended a command and, where that is more than one thing, how much it is.
  ///
  /// - Parameter isWhole: Whether all of it is said, however much.
  func say(_ failure: RunFailure, isWhole: Bool = false) {
    say(failure.problems, limit: isWhole ? failure.problems.count : Self.messageLimit)
    let errors = failure.problems.filter { $0.severity == .error }
    let count = errors.count
    guard count > 1, !isJSON, !isQuiet else { return }
    let files = Set(errors.compactMap(\.location?.file)).count
    line(
      files > 0
        ? language.say("terminal.errors-in-files", ["count": count, "files": files])
        : language.say("terminal.errors", ["count": count]))
  }

  /// Says problems, worst first, the first of them in full.
  func say(
    _ problems: [Problem], atLeast least: Problem.Severity = .notice,
    limit: Int = Terminal.messageLimit
  ) {
    let least = isQuiet ? max(least, .error) : least
    let said = Self.worstFirst(problems.filter { $0.severity >= least })
    if isJSON { return said.forEach(say) }
    let lines = Self.firstOfKinds(said)
    for (problem, more) in lines.prefix(limit) {
      say(problem)
      if more > 0 {
        line(
          language.say("terminal.more-of-kind", ["count": more, "code": problem.kind.code]))
      }
    }
    let rest = lines.dropFirst(limit).reduce(0) { $0 + 1 + $1.more }
    if rest > 0 { line(language.say("common.more-items", ["count": rest])) }
  }

  /// Every error; of what is doubtful or to be noted the first of each kind, with how many more there are after the last
  /// of them.
  private static func firstOfKinds(_ problems: [Problem]) -> [(problem: Problem, more: Int)] {
    let doubts = problems.filter { $0.severity < .error }
    let counts = Dictionary(doubts.map { ($0.kind.code, 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    return problems.compactMap { problem in
      guard problem.severity < .error else { return (problem, 0) }
      let code = problem.kind.code
      seen[code, default: 0] += 1
      let excess = counts[code, default: 0] - kindLimit
      // A line that says "one more" takes the room of that one.
      guard excess > 1 else { return (problem, 0) }
      let place = seen[code, default: 0]
      return place > kindLimit ? nil : (problem, place == kindLimit ? excess : 0)
    }
  }

  /// Problems by severity, each kind in the order found.
  static func worstFirst(_ problems: [Problem]) -> [Problem] {
    problems.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
  }

  /// On a screen a message goes on in the next line between two words; elsewhere it is one line, which editors and
  /// searches find whole.
  private func say(_ problem: Problem) {
    if isJSON { return line(Self.json(of: problem, language)) }
    let (label, color) = label(of: problem.severity)
    var text = "\(label): \(problem.text(in: language))"
    if isatty(STDERR_FILENO) == 1 {
      text = ScreenText.wrap(text, width: Self.width(of: STDERR_FILENO))
    }
    if usesColor { text = "\u{1B}[\(color)m\(label)\u{1B}[0m" + text.dropFirst(label.count) }
    line(text)
  }

  /// The word of a severity and its colour.
  private func label(of severity: Problem.Severity) -> (word: String, color: String) {
    switch severity {
    case .error: (language.say("common.error"), "31")
    case .warning: (language.say("common.warning"), "33")
    case .notice: (language.say("common.notice"), "36")
    }
  }

  /// A problem as one JSON object.
  private static func json(of problem: Problem, _ language: Language) -> String {
    struct Message: Encodable {
      var severity: String
      var problem: String
      var file: String?
      var sheet: String?
      var cell: String?
      var line: Int?
      var column: Int?
      var columnName: String?
      var message: String
      var fix: String
    }
    let text = problem.kind.message(in: language)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let message = Message(
      severity: problem.severity.label, problem: problem.kind.code, file: problem.location?.file,
      sheet: problem.location?.sheet, cell: problem.location?.cell, line: problem.location?.line,
      column: problem.location?.column,
      columnName: problem.location?.columnName, message: text.what, fix: text.fix)
    return (try? encoder.encode(message)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// A line on standard error.
  func line(_ text: String) { write(text + "\n", to: .standardError) }

  /// Data on standard output.
  ///
  /// - Throws: The exit code for a failed write.
  func data(_ text: String) throws {
    do {
      try StandardOutput.write(text)
    } catch {
      say(error.problems)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
  }

  private func write(_ text: some StringProtocol, to handle: FileHandle) {
    // Nobody can be told that messages cannot be written.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// The exit codes, of the sysexits family.
enum ExitStatus: Int32 {
  case done = 0
  case unitsLeftOut = 1
  case usage = 64
  case dataRefused = 65
  case inputMissing = 66
  case internalError = 70
  case cannotWrite = 73
  case inputOutputFailed = 74

  init(_ problemClass: ProblemClass) {
    switch problemClass {
    case .data: self = .dataRefused
    case .inputMissing: self = .inputMissing
    case .cannotWrite: self = .cannotWrite
    case .inputOutput: self = .inputOutputFailed
    case .usage: self = .usage
    }
  }
}
