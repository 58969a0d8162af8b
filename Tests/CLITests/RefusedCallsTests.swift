import Testing

@Suite("Calls that are refused say which word it is")
struct RefusedCallsTests {
  private static let table = "Tests/CLITests/Golden/trend-small/panel.csv"

  @Test(
    "what is too much, without its value, or with one that it does not take, is named",
    arguments: [
      (["trend", table, "thừa-ra"], "vi", "thừa 'thừa-ra'"),
      (["trend", table, "thừa-ra"], "en", "too much: 'thừa-ra'"),
      (["trend", table, "--quiet=yes"], "vi", "tùy chọn --quiet không nhận giá trị"),
      (["trend", table, "--quiet=yes"], "en", "the option --quiet takes no value"),
      (["help", "trand"], "vi", "Không có lệnh “trand”"),
      (["help", "trand"], "en", "“trand”"),
      (["trand", "--help"], "vi", "Không có lệnh “trand”"),
      (["follow", "--help"], "vi", "“runs follow”"),
      (["follow", "run-1"], "en", "“runs follow”"),
    ])
  func named(call: [String], language: String, expected: String) async throws {
    let outcome = try await CommandLineTool().run(call + ["--lang", language])
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains(expected), "\(outcome.messages)")
  }

  @Test("an option at the end without its value is named", arguments: ["vi", "en"])
  func withoutValue(language: String) async throws {
    let outcome = try await CommandLineTool().run(
      ["trend", Self.table, "--lang", language, "--out"])
    #expect(outcome.status == 64)
    let expected = language == "vi" ? "thiếu giá trị cho --out" : "the value of --out"
    #expect(outcome.messages.contains(expected), "\(outcome.messages)")
  }
}
