import Testing

@testable import Panels

@Suite("Problems")
struct ProblemKindTests {
  @Test("every problem says in both languages what is the matter", arguments: ProblemKind.examples)
  func messages(kind: ProblemKind) {
    let english = kind.english
    let vietnamese = kind.vietnamese
    #expect(!english.what.isEmpty && !vietnamese.what.isEmpty)
    #expect(english.what != vietnamese.what)
    #expect(english.fix.isEmpty == vietnamese.fix.isEmpty)
    if !english.fix.isEmpty { #expect(english.fix != vietnamese.fix) }
  }

  @Test("every message is a whole sentence", arguments: ProblemKind.examples)
  func sentences(kind: ProblemKind) {
    for message in [kind.english, kind.vietnamese] {
      #expect(message.what.hasSuffix(".") || message.what.hasSuffix("?"))
      let isClosed =
        [".", "?", "…"].contains { message.fix.hasSuffix($0) } || message.fix.isEmpty
      #expect(isClosed, "\(message.fix)")
    }
  }

  @Test("every problem has a code of its own in kebab case")
  func codes() {
    let codes = ProblemKind.examples.map(\.code)
    #expect(Set(codes).count == ProblemKind.allCaseCount)
    for code in codes {
      #expect(code.wholeMatch(of: /[a-z]+[0-9]*(-[a-z0-9]+)*/) != nil, "\(code)")
    }
    #expect(
      ProblemKind.notUTF8.code == "not-utf8" && ProblemKind.duplicateID("x").code == "duplicate-id")
  }

  private static let textKeys = TextCatalogue.of(.vi).patterns.keys

  @Test("the texts of a problem stand under its code", arguments: ProblemKind.examples)
  func keys(kind: ProblemKind) {
    // An option that does not fit comes with its words.
    guard kind.code != "bad-option" else { return }
    let own = "problem.\(kind.code)"
    #expect(Self.textKeys.contains { $0 == own || $0.hasPrefix(own + ".") })
  }

  @Test("a code says which case it is, whatever the case holds")
  func stableCodes() {
    #expect(
      ProblemKind.unknownUnit("a(b)", suggestion: nil).code
        == ProblemKind.unknownUnit("c", suggestion: "d").code)
  }

  @Test("the examples hold every case")
  func complete() {
    #expect(Set(ProblemKind.ownExamples.map(\.position)) == Set(0..<ProblemKind.caseCount))
    #expect(ProblemKind.incompleteFamilies == [])
  }

  @Test("a message names the file, line, column and heading in both languages")
  func places() {
    let location = SourceLocation(file: "communes.csv", line: 41, column: 3, columnName: "poverty")
    let problem = Problem(.notANumber("1,5", looksLikeDecimalComma: true), at: location)
    let english = problem.text(in: .en)
    #expect(english.hasPrefix("communes.csv, line 41, column 3 (\"poverty\"): "))
    #expect(english.contains("\"1,5\" is not a number") && english.contains("1.5"))
    #expect(english.contains("--decimal-comma"))
    #expect(problem.text(in: .vi).hasPrefix("communes.csv, dòng 41, cột 3 (\"poverty\"): "))
    #expect(location.description == "communes.csv:41:3 (poverty)")
  }

  @Test("a place in a workbook is a sheet and a cell, as the program that shows it names them")
  func cells() {
    let location = SourceLocation(file: "2021.xlsx", sheet: "Biểu 1", line: 14, column: 28)
    #expect(location.cell == "AB14" && location.description == "2021.xlsx:Biểu 1!AB14")
    let problem = Problem(.emptyField, at: location)
    #expect(problem.text(in: .en).hasPrefix("2021.xlsx, sheet \"Biểu 1\", cell AB14: "))
    #expect(problem.text(in: .vi).hasPrefix("2021.xlsx, trang \"Biểu 1\", ô AB14: "))
    let letters = [1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16_384: "XFD"]
    for (column, name) in letters {
      #expect(SourceLocation.columnLetters(column) == name)
    }
  }

  @Test("the exit code follows from the kind of problem")
  func classes() {
    #expect(ProblemKind.missingFile.problemClass == .inputMissing)
    #expect(ProblemKind.cannotWrite(reason: LocalizedText(name: "x")).problemClass == .cannotWrite)
    #expect(ProblemKind.writeFailed(reason: LocalizedText(name: "x")).problemClass == .inputOutput)
    #expect(ProblemKind.unreadable(reason: LocalizedText(name: "x")).problemClass == .inputMissing)
    #expect(ProblemKind.badOption(LocalizedText(vi: "a", en: "b")).problemClass == .usage)
    #expect(ProblemKind.emptyFile.problemClass == .data)
  }

  @Test("what refuses a datum is an error, what is only doubtful is not")
  func severities() {
    #expect(ProblemKind.emptyFile.severity == .error)
    #expect(ProblemKind.unverifiedNumber("1").severity == .error)
    #expect(ProblemKind.tolerantMatch("a", name: "b", code: "c").severity == .warning)
    #expect(ProblemKind.simulated(count: 1, total: 2).severity == .notice)
    #expect(Problem.Severity.allCases.sorted() == [.notice, .warning, .error])
    #expect(Problem.Severity.allCases.map(\.label) == ["notice", "warning", "error"])
  }

  @Test("a text is shown in the language asked for, or in the other when it lacks that one")
  func languages() {
    let both = LocalizedText(vi: "xã", en: "commune")
    #expect(both[.vi] == "xã" && both[.en] == "commune")
    #expect(LocalizedText(vi: "xã", en: "")[.en] == "xã")
    #expect(LocalizedText(vi: "", en: "commune")[.vi] == "commune")
  }
}
