import Foundation
import Testing

@Suite("What is shown on a screen")
struct ScreenWidthTests {
  /// How a message about one thing starts: it is a line, however long, that editors and searches find whole.
  private static let messages = [
    "lỗi:", "error:", "Error:", "cảnh báo:", "warning:", "ghi chú:", "notice:", "{", "  - ",
    "Help:",
    "Usage:", "Kết quả:", "Results:",
  ]

  /// The lines wider than a screen that are neither messages nor a single word, such as an address.
  static func wide(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { line in
      let words = line.split(separator: " ").filter { !"├└│─".contains($0.first ?? " ") }
      return line.count > 100 && words.count > 1
        && !messages.contains { line.hasPrefix($0) }
    }
  }

  /// Whether standard output holds data: a table or JSON.
  private static func isData(_ text: String) -> Bool {
    let first = text.split(separator: "\n").first { !$0.hasPrefix("#") } ?? ""
    return text.hasPrefix("{") || text.hasPrefix("[") || !first.contains(" ") && first.contains(",")
  }

  @Test("fits 100 columns in every golden case", arguments: GoldenCase.all)
  func golden(golden: GoldenCase) throws {
    let output = try golden.expected("stdout")
    let isShown = !Self.isData(output) && golden.words.first != "show"
    let found = Self.wide(try golden.expected("stderr")) + (isShown ? Self.wide(output) : [])
    #expect(found == [], "\(found.joined(separator: "\n"))")
  }

  @Test(
    "breaks messages between words on a screen, and nowhere else",
    .enabled(if: OtherProgram.hasScreen, OtherProgram.needsScreen), arguments: [40, 100])
  func messages(columns: Int) throws {
    let tool = try CommandLineTool.executable().path
    let call = "'\(tool)' assess '\(ShippedPlan.tuanGiao.path)'"
    let screen = try OtherProgram.run(
      "/usr/bin/script",
      ["-qec", "stty cols \(columns); NO_COLOR=1 \(call) >/dev/null", "/dev/null"]
    ).said
    // The line of progress is drawn over.
    let lines = screen.split(whereSeparator: \.isNewline).map {
      String($0.split(separator: "\u{1B}[2K").last ?? "")
    }
    #expect(lines.count > 10)
    #expect(lines.allSatisfy { $0.count <= columns }, "\(screen)")
    let file = try OtherProgram.run("/bin/sh", ["-c", "\(call) 2>&1 >/dev/null"]).said
    #expect(file.contains { $0.isNewline } && ScreenWidthTests.words(screen: lines, file: file))
  }

  /// Whether a screen shows the words of a file in their order; longer words than a line may be broken.
  private static func words(screen: [String], file: String) -> Bool {
    let letters = { (text: String) in text.filter { !$0.isWhitespace } }
    return letters(screen.joined()).hasSuffix(letters(file))
  }

  @Test(
    "fits 100 columns when a plan has run", arguments: ShippedPlan.allCases, ["vi", "en"])
  func runs(plan: ShippedPlan, language: String) async throws {
    let result = try await PlanRuns.shared.result(plan, language: language)
    let found = Self.wide(result.outcome.messages)
    #expect(found == [], "\(found.joined(separator: "\n"))")
  }

  @Test(
    "shows a summary where the table would fill a screen, and the table to a file",
    .enabled(if: OtherProgram.hasScreen, OtherProgram.needsScreen),
    arguments: [
      ["assess"], ["trend"], ["forecast", "--horizon", "1"], ["roadmap"],
      ["brief", "--horizon", "1"],
    ])
  func summaries(words: [String]) throws {
    let tool = try CommandLineTool.executable().path
    let call = (["'\(tool)'"] + words + ["'\(ShippedPlan.tuanGiao.path)'"]).joined(separator: " ")
    let screen = try OtherProgram.run(
      "/usr/bin/script", ["-qec", "stty cols 100; \(call) 2>/dev/null", "/dev/null"]
    ).said.split(whereSeparator: \.isNewline).joined(separator: "\n")
    let lines = screen.split(separator: "\n")
    #expect((4..<80).contains(lines.count) && Self.wide(screen) == [], "\(screen)")
    #expect(!Self.isData(screen) && lines.last?.contains("--out") == true, "\(screen)")
    // Nothing was written that rows left out could stand in.
    #expect(!screen.contains("tệp CSV"), "\(screen)")
    if ["forecast", "brief"].contains(words[0]) {
      #expect(screen.contains("Dự báo 20") && screen.contains("Thu nhập bình quân"), "\(screen)")
    }
    let file = try OtherProgram.run("/bin/sh", ["-c", "\(call) 2>/dev/null | cat"]).said
    #expect(Self.isData(file) && !file.contains("--out"))
  }

  @Test(
    "a summary keeps to the width of a narrow screen",
    .enabled(if: OtherProgram.hasScreen, OtherProgram.needsScreen),
    arguments: [
      "forecast --horizon 1", "trend", "assess", "owners", "roadmap", "backtest", "track",
      "targets", "check",
    ])
  func narrow(words: String) throws {
    let tool = try CommandLineTool.executable().path
    let call = "'\(tool)' \(words) '\(ShippedPlan.tuanGiao.path)'"
    let screen = try OtherProgram.run(
      "/usr/bin/script", ["-qec", "stty cols 60; \(call) 2>/dev/null", "/dev/null"]
    ).said
    let lines = screen.split(whereSeparator: \.isNewline)
    #expect(lines.count > 4 && lines.allSatisfy { $0.count <= 60 }, "\(screen)")
  }

  @Test(
    "a table is shown within any width, every field of it, long words too",
    arguments: [20, 37, 60, 100])
  func listing(width: Int) async throws {
    let folder = try TemporaryFolder()
    let words = (0..<12).map { "dài-\($0)-" + String(repeating: "x", count: 3 * $0) }
    let table = try folder.write(
      """
      unit,\((1..<12).map { "heading_number_\($0)" }.joined(separator: ","))
      \(words.joined(separator: ","))

      """, to: "table.csv")
    let text = try await CommandLineTool().run("show", table, "--width", "\(width)").output
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width }, "\(text)")
    // What is wrapped is put together again column by column: no letter is lost.
    for letter in ["x", "7"] {
      let wanted = words.joined().filter { String($0) == letter }.count
      #expect(text.filter { String($0) == letter }.count >= wanted)
    }
  }

  @Test("has no colour when it is not a terminal, whatever the terminal is called")
  func plain() async throws {
    var tool = CommandLineTool()
    tool.environment = ["NO_COLOR": "", "TERM": "xterm-256color"]
    let plan = "Tests/CLITests/Golden/explain-plan/plan.yaml"
    for words in [["explain", plan, "A", "2020", "1"], ["check", plan], ["run", "nothing.yaml"]] {
      let outcome = try await tool.run(words)
      #expect(!(outcome.output + outcome.messages).contains("\u{1B}"))
    }
  }

  @Test("the introduction names every command there is", arguments: ["vi", "en"])
  func introduction(language: String) async throws {
    let text = try await CommandLineTool().run("--lang", language)
    #expect(text.status == 0 && text.messages.isEmpty)
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let help = try await CommandLineTool().run("--help", "--lang", "en").output
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
    let commands = list.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^  ([a-z]+)/).map { String($0.1) }
    }
    #expect(commands.count >= 20)
    for command in commands where command != "help" {
      #expect(text.output.contains("\n  \(command) "), "\(command)")
    }
  }

  @Test("speaks the language of LOTRINH_LANG; the call wins over it")
  func environment() async throws {
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_LANG": "en"]
    #expect(try await tool.run("run", "nothing.yaml").messages.hasPrefix("error:"))
    #expect(try await tool.run("run", "nothing.yaml", "--lang", "vi").messages.hasPrefix("lỗi:"))
    #expect(try await tool.run("forcast").messages.hasPrefix("error:"))
    #expect(try await tool.run().output.contains("which communes"))
    tool.environment = ["LOTRINH_LANG": "xx"]
    #expect(try await tool.run("run", "nothing.yaml").messages.hasPrefix("lỗi:"))
  }
}
