import Panels
import Testing

@testable import IO

@Suite("Texts that are no YAML")
struct YAMLDiagnosisTests {
  struct Slip: Sendable {
    var text: String
    var problem: YAMLProblem
    var line: Int
    var column: Int
  }

  private static let slips = [
    Slip(text: "a:\n\tb: 1\n", problem: .tabIndentation, line: 2, column: 1),
    Slip(text: "a:\n  b: 1\n \t c: 2\n", problem: .tabIndentation, line: 3, column: 2),
    Slip(text: "a: 1\nb\nc: 2\n", problem: .missingColon, line: 2, column: 1),
    Slip(text: "a: 1\nb:2\nc: 2\n", problem: .missingColon, line: 2, column: 1),
    Slip(
      text: "a:\n  - id:g\n    b: 1\n", problem: .missingColon, line: 2, column: 5),
    Slip(
      text: "a:\n  - id: g\n\u{A0}   b: 1\n    c: 1\n", problem: .noBreakSpace, line: 3, column: 1),
    Slip(
      text: "a:\n  - id: g\n    b:\u{A0}x\n    c: 1\n", problem: .noBreakSpace, line: 3, column: 7),
    Slip(
      text: "a:\n  -{id: g, b: x, c: 1}\n", problem: .dashWithoutSpace, line: 2, column: 3),
    Slip(
      text: "a:\n  - b: 1\n  -b: 2\n", problem: .dashWithoutSpace, line: 3, column: 3),
    Slip(text: "a: x: y\n", problem: .secondColon, line: 1, column: 5),
    Slip(text: "a: \"x\nb: 1\n", problem: .quoteNeverClosed, line: 1, column: 4),
    Slip(text: "a: 'x\n", problem: .quoteNeverClosed, line: 1, column: 4),
    Slip(text: "a: [1, 2\nb: 1\n", problem: .bracketNeverClosed(isList: true), line: 1, column: 4),
    Slip(
      text: "a: {x: 1\nb: 1\n", problem: .bracketNeverClosed(isList: false), line: 1, column: 4),
    Slip(
      text: "a:\n   b: 1\n  c: 2\n", problem: .misaligned(blockLine: 1), line: 3, column: 3),
    Slip(text: "a: @x\n", problem: .reservedStart("@"), line: 1, column: 4),
    Slip(text: "a: %x\n", problem: .reservedStart("%"), line: 1, column: 4),
    Slip(text: "a: \"C:\\data\"\n", problem: .strayBackslash, line: 1, column: 7),
    Slip(text: "a: *b\n", problem: .brokenAlias, line: 1, column: 4),
  ]

  @Test("are told in our own words, at the place to mend", arguments: slips)
  func slip(slip: Slip) throws {
    let error = #expect(throws: InputError.self) {
      try LocatedValue(text: slip.text, file: "plan.yaml")
    }
    let problem = try #require(error?.problems.first)
    #expect(problem.kind == .yaml(slip.problem), "\(problem)")
    #expect(problem.location?.line == slip.line && problem.location?.column == slip.column)
  }

  @Test("keep the library's words where ours are missing")
  func other() throws {
    let error = #expect(throws: InputError.self) {
      try LocatedValue(text: "%YAML 3.0\n---\na: 1\n", file: "plan.yaml")
    }
    guard case .yaml(.notYAML(let detail)) = error?.problems.first?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(detail.contains("YAML"))
  }
}
