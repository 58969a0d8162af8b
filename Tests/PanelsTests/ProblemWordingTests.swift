import Panels
import Testing

@Suite("The wording of problems")
struct ProblemWordingTests {
  private static let ones: [ProblemKind] = [
    .raggedRow(expected: 3, found: 1), .partYearSetApart(count: 1), .plannedSetApart(count: 1),
    .missingData(set: "s", items: ["a"]), .simulated(count: 1, total: 1),
    .verdictConflict(criterion: "c", years: "2020", reportedMet: true, units: ["a"]),
    .countConflict(unit: "u", year: 2020, reported: 1, computed: 2),
    .missingWeight(indicator: "i", weight: "w", units: 1), .oldResultsRemoved(files: ["a"]),
    .oldResultsKept(files: ["a"]),
    .text(.composedLetters(count: 1)), .text(.convertedEncoding("TCVN3", letters: 1)),
    .unitChange(.gainedUnits(units: ["a"])), .unitChange(.codesReused(units: ["a"])),
    .unitChange(.lostUnits(units: ["a"], values: 1)), .unitChange(.kindUnknown(units: ["a"])),
    .series(.unbalancedAccount(file: "f", read: 1, accounted: 1)),
    .runs(.unitsNotFollowed(units: ["a"])),
  ]

  @Test(
    "one thing is not spoken of in the plural",
    arguments: ones)
  func singular(kind: ProblemKind) {
    let message = kind.english.what
    #expect(
      message.firstMatch(of: /\b1 (new |planned |reported )?(?!is\b)[a-z-]+s\b/) == nil,
      "\(message)")
    #expect(message.firstMatch(of: /\b1 [a-z ]+ (are|have|bear)\b/) == nil, "\(message)")
  }

  @Test("numbers that Lotrinh prints have a decimal comma in Vietnamese, a point in English")
  func decimals() {
    let kinds: [(ProblemKind, String)] = [
      (.sheet(.fractions(indicator: "insurance", greatest: "0.99")), "0.99"),
      (.unitChange(.badWeight(1.5, base: "area")), "1.5"),
      (
        .series(
          .partAboveWhole(
            unit: "u", year: 2020, part: "p", value: "3.25", whole: "w", wholeValue: "2")), "3.25"
      ),
    ]
    for (kind, number) in kinds {
      let comma = number.replacing(".", with: ",")
      #expect(kind.english.what.contains(number))
      #expect(kind.vietnamese.what.contains(comma) && !kind.vietnamese.what.contains(number))
    }
  }

  @Test("a text quoted from a file, and what is to be pasted, keep their points in Vietnamese")
  func quoted() {
    #expect(
      ProblemKind.notANumber("1.2.3", looksLikeDecimalComma: false).vietnamese.what
        .contains("\"1.2.3\""))
    #expect(
      ProblemKind.series(
        .invertedDirection(set: "s", item: "2.4", measure: "m", comparison: "c")
      ).vietnamese.what.contains("2.4"))
  }
}
