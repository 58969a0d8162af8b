import Foundation
import Testing

@Suite("Each golden case")
struct GoldenTests {
  @Test("prints, says and ends as recorded", arguments: GoldenCase.all)
  func outcome(golden: GoldenCase) async throws {
    try #require(!golden.words.isEmpty, "\(golden.path)/cmd is missing or empty.")
    let place = try TemporaryFolder()
    let out = place.path("out")
    let outcome = try await golden.run(out: out)
    let output = golden.general(outcome.output, out: out)
    let messages = golden.general(outcome.messages, out: out)
    if GoldenCase.isRecording {
      try golden.record(output, as: "stdout")
      try golden.record(messages, as: "stderr")
      try golden.record("\(outcome.status)\n", as: "exit")
      for file in golden.comparedFiles {
        let text = try String(contentsOf: URL(filePath: "\(out)/\(file)"), encoding: .utf8)
        try golden.record(golden.general(text, out: out), as: "out/\(file)")
      }
      return
    }
    let expectedOutput = try golden.expected("stdout")
    #expect(agree(expectedOutput, output), "stdout is\n\(output)\nand not\n\(expectedOutput)")
    #expect(messages == (try golden.expected("stderr")))
    #expect("\(outcome.status)\n" == (try golden.expected("exit")))
    for file in golden.comparedFiles {
      let text = try String(contentsOf: URL(filePath: "\(out)/\(file)"), encoding: .utf8)
      let expected = try golden.expected("out/\(file)")
      let found = golden.general(text, out: out)
      #expect(agree(expected, found), "\(file) is\n\(found)\nand not\n\(expected)")
    }
  }

  static let refused = GoldenCase.all.filter { golden in
    let status = (try? golden.expected("exit")) ?? "0\n"
    // A check with errors is no refusal: its result is the list of them.
    return golden.usesOutput && golden.words.first != "check" && status != "0\n"
      && status != "1\n"
  }

  @Test("that is refused leaves no table and no mark of success", arguments: refused)
  func nothingLeft(golden: GoldenCase) async throws {
    let place = try TemporaryFolder()
    _ = try await golden.run(out: place.path("out"))
    let left = try FileTree(place.url.path)
    #expect(!left.isWhole && left.tables.isEmpty, "left: \(left.names)")
  }

  @Test("that is refused leaves the result before it as it was", arguments: refused)
  func oldResultStands(golden: GoldenCase) async throws {
    let place = try TemporaryFolder()
    for name in ["levels.csv", "manifest.json", "summary.md", "charts/bands.svg", "_SUCCESS"] {
      try place.write(name == "_SUCCESS" ? "" : "old \(name)\n", to: "out/\(name)")
    }
    let before = try FileTree(place.url.path)
    let outcome = try await golden.run(out: place.path("out"))
    #expect(outcome.status >= 64)
    let after = try FileTree(place.url.path)
    #expect(FileTree.differences(before, after) == [])
    let entries = try FileManager.default.contentsOfDirectory(atPath: place.path("out"))
    #expect(!entries.contains { $0.hasPrefix(".partial-") })
  }
}
