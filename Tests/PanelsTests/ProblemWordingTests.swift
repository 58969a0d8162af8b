import Panels
import Testing

@Suite("The wording of problems")
struct ProblemWordingTests {
  private static let ones: [ProblemKind] = [
    .raggedRow(expected: 3, found: 1), .partYearSetApart(count: 1), .plannedSetApart(count: 1),
    .missingData(set: "s", items: ["a"]), .simulated(count: 1, total: 1),
    .verdictConflict(criterion: "c", years: "2020", reportedMet: true, units: ["a"]),
    .countConflict(unit: "u", year: 2020, reported: 1, computed: 2),
    .missingWeight(indicator: "i", weight: LocalizedText(vi: "w", en: "w"), units: 1, of: 2),
    .oldResultsRemoved(files: ["a"]),
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
      (.plan(.percentBeyond("120.5")), "120.5"),
      (.plan(.moreThanThereAre(target: "t", promised: "21.5", available: 18)), "21.5"),
      (.plan(.meanBelowBar(target: "t", mean: "42.5", bar: "48", units: ["u"])), "42.5"),
      (
        .plan(.notSeenBefore(target: "t", required: "+43.1%", observed: nil, comparisons: 40)),
        "+43.1%"
      ),
      (
        .plan(.pathTooShort(target: "t", next: "n", required: "+3.2%", observed: "+8.5%")),
        "+8.5%"
      ),
      (
        .plan(.farFromReference(target: "t", place: "p", figure: "20.5 (2022)", required: "+4%")),
        "20.5 (2022)"
      ),
      (.forecast(.impossibleBar(indicator: "i", bar: "100.5", bounds: "0…100")), "100.5"),
      (
        .publishedMismatch(place: "p", item: "i", printed: "15.8", recomputed: "15.7"), "15.7"
      ),
      (
        .series(.printedTruncated(place: "p", item: "i", printed: "63.4", recomputed: "64")), "63.4"
      ),
      (
        .series(
          .otherFormula(
            place: "p", item: "i", printed: "19", recomputed: "16.5", formula: "f", other: "o")),
        "16.5"
      ),
      (.series(.fractionalCount(place: "p", item: "i", printed: "12.5")), "12.5"),
      (
        .series(
          .partsAboveTotal(
            unit: "u", year: 2020, total: "t", printed: "12.5", sum: "13", parts: ["a"])), "12.5"
      ),
    ]
    for (kind, number) in kinds {
      let comma = number.replacing(".", with: ",")
      #expect(kind.english.what.contains(number))
      #expect(kind.vietnamese.what.contains(comma) && !kind.vietnamese.what.contains(number))
    }
  }

  @Test("counts have the mark of their language between thousands")
  func thousands() {
    let kinds: [ProblemKind] = [
      .simulated(count: 300, total: 3_321), .partYearSetApart(count: 3_321),
      .plan(.communeCount(declared: 3_321, listed: 3_000)),
      .unitChange(.lostUnits(units: ["a"], values: 3_321)), .text(.composedLetters(count: 3_321)),
      .missingWeight(indicator: "i", weight: LocalizedText(vi: "w", en: "w"), units: 1, of: 3_321),
    ]
    for kind in kinds {
      #expect(kind.vietnamese.what.contains("3.321"), "\(kind.vietnamese.what)")
      #expect(kind.english.what.contains("3,321"), "\(kind.english.what)")
    }
    #expect(
      Language.vi.grouped(1_234_567) == "1.234.567" && Language.en.grouped(-1_000) == "−1,000")
    #expect(Language.vi.grouped(999) == "999" && Language.en.grouped(0) == "0")
  }

  @Test("days stand before months and years in Vietnamese, as precise as they are")
  func dates() {
    let days = "2020-01-01/2020-03-31"
    let kind = ProblemKind.plan(
      .leadsOverlap(set: "s", items: ["1"], agencies: ["a", "b"], days: days))
    #expect(kind.english.what.contains("2020-01-01 – 2020-03-31"))
    #expect(kind.vietnamese.what.contains("01/01/2020 – 31/03/2020"))
    let open = [
      ("../2020-03-31", "đến 31/03/2020", "until 2020-03-31"),
      ("2020-01-01/..", "từ 01/01/2020", "from 2020-01-01 on"),
      ("../..", "suốt thời gian", "at all times"),
    ]
    for (days, vietnamese, english) in open {
      let kind = ProblemKind.plan(.leadLapse(set: "s", items: ["1"], days: days))
      #expect(kind.vietnamese.what.hasSuffix(", \(vietnamese)."))
      #expect(kind.english.what.hasSuffix(", \(english)."))
    }
    let texts = ["2018-11-15": "15/11/2018", "2018-11": "11/2018", "2018": "2018"]
    for (iso, text) in texts {
      #expect(CalendarDate(iso: iso)?.text(in: .vi) == text)
      #expect(CalendarDate(iso: iso)?.text(in: .en) == iso)
    }
  }

  @Test("a span of years is no date")
  func years() {
    let kind = ProblemKind.plan(.afterCutOff(count: 1, date: "2012-2014"))
    #expect(kind.vietnamese.what.contains("2012-2014"))
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
