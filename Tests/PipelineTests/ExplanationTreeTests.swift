import Reporting
import Testing

@Suite("The tree of an explanation")
struct ExplanationTreeTests {
  private let tree = ExplanationTree(
    "one two three",
    [
      ExplanationTree("four", tone: .bad, [ExplanationTree("five six seven")]),
      ExplanationTree("eight"),
    ])

  @Test("hangs every branch under its parent and wraps at the width")
  func drawing() {
    #expect(
      tree.lines(width: 14) == [
        "one two three", "├─ four", "│  └─ five six", "│     seven", "└─ eight",
      ])
  }

  @Test("never cuts a word, and is no wider than the longest of them asks", arguments: 4...40)
  func width(width: Int) {
    let lines = tree.lines(width: width)
    let words = lines.flatMap { $0.split(separator: " ") }.filter {
      !"├└│".contains($0.first ?? " ")
    }
    #expect(
      words.map(String.init) == ["one", "two", "three", "four", "five", "six", "seven", "eight"])
    #expect(lines.allSatisfy { $0.count <= max(width, 6 + 5) })
  }

  @Test("on a screen breaks a word that is longer than the line, and loses no letter of it")
  func longWords() {
    let path = "datasets/plans/thien-ke-2020/observations.csv:24:4"
    let tree = ExplanationTree("one", [ExplanationTree(path)])
    let lines = tree.lines(width: 30, breaksWords: true)
    #expect(lines.allSatisfy { $0.count <= 30 } && lines.count > 2)
    #expect(lines.dropFirst().map { $0.dropFirst(3) }.joined() == path)
    #expect(tree.lines(width: 30).last == "└─ " + path)
  }

  @Test("colours lines without changing their text")
  func color() {
    let lines = tree.lines(width: 40, usesColor: true)
    #expect(lines[1] == "├─ \u{1B}[31mfour\u{1B}[0m")
    #expect(lines[0] == "one two three")
  }
}
