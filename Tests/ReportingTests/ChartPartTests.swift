import Analytics
import Panels
import Testing

@testable import Reporting

@Suite("Parts of charts")
struct ChartPartTests {
  @Test("labels keep their order and their distance, and stay where they fit")
  func spread() {
    #expect(LabelSpread.places([1, 5, 9], gap: 2) == [1, 5, 9])
    // Three labels at one place: a fan around it.
    #expect(LabelSpread.places([4, 4, 4], gap: 2) == [2, 4, 6])
    // By hand: 1 and 2 go half a step apart, 10 stays.
    #expect(LabelSpread.places([10, 2, 1], gap: 3) == [10, 3, 0])
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let values = (0..<12).map { _ in Double.random(in: 0...10, using: &generator) }
      let places = LabelSpread.places(values, gap: 0.7)
      let sorted = places.sorted()
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 > 0.7 - 1e-9 })
      #expect(
        values.indices.sorted { values[$0] < values[$1] }
          == places.indices.sorted { places[$0] < places[$1] })
    }
  }

  @Test("lines are no longer than asked, and no word is lost")
  func wrap() {
    let text = "Tiêu chí còn thiếu nhiều nhất năm 2023: 2 Giao thông"
    let lines = TextLines.wrap(text, width: 20)
    #expect(lines.allSatisfy { $0.count <= 20 })
    #expect(lines.joined(separator: " ") == text)
    #expect(TextLines.wrap(String(repeating: "x", count: 30), width: 10) == ["xxxxxxxxx…"])
    #expect(TextLines.plain("a\u{202E}b\nc\u{200B}") == "ab c")
  }

  @Test("a list that is too long ends between items and says how many are left out")
  func lists() {
    let more = { (count: Int) in " và \(count) mục nữa." }
    let list = "Thiếu 52 mục: " + (1...52).map { "13.\($0)" }.joined(separator: ", ") + "."
    let cut = TextLines.cutList(list, to: 60, more: more)
    #expect(cut == "Thiếu 52 mục: 13.1, 13.2, 13.3, 13.4, 13.5, 13.6, 13.7, 13.8 và 44 mục nữa.")
    #expect(TextLines.cutList("Thiếu: 1, 2.", to: 60, more: more) == "Thiếu: 1, 2.")
    let prose = TextLines.cutList(
      Array(repeating: "chữ nghĩa", count: 9).joined(separator: " "), to: 30, more: more)
    #expect(prose == "chữ nghĩa chữ nghĩa chữ …")
  }

  @Test("chances have the words of the verbal scale, and are never said to be certain")
  func chances() {
    let words = Words(.vi)
    #expect(
      [0.0999, 0.1, 0.329, 0.33, 0.659, 0.66, 0.9, 0.901].map { ChanceBand($0) }
        == [.verySmall, .small, .small, .even, .even, .good, .good, .veryGood])
    #expect(ChanceBand.percent(0, words) == "<1%")
    #expect(ChanceBand.percent(1, words) == ">99%")
    #expect(ChanceBand.percent(0.426, words) == "43%")
  }

  @Test(
    "a goal in whole communes keeps its strictness, and its chance is that of just these counts")
  func goals() {
    let goal = { (text: String) in Requirement(text).map(CountGoal.init) }
    #expect(goal("≥ 12")?.least == 12 && goal("≥ 12")?.most == nil)
    #expect(goal("> 12")?.least == 13 && goal("≥ 12.5")?.least == 13)
    #expect(goal("< 3")?.most == 2 && goal("≤ 3")?.most == 3 && goal("< 2.5")?.most == 2)
    #expect(goal("[8, 10]")?.bounds(among: 0...20) == [8, 10])
    #expect(
      goal("[8, 8]")?.bounds(among: 0...20) == [8] && goal("[8, 10]")?.bounds(among: 9...20) == [10]
    )
    // Three communes with chance 1/2 each: 1, 3, 3 and 1 eighths.
    let atLeast = { (count: Double) -> Double in
      count <= 0 ? 1 : count > 3 ? 0 : [7, 4, 1][Int(count) - 1] / 8
    }
    let chances = ["≥ 2", "> 2", "≤ 2", "< 2", "[1, 2]", "[2, 2]"].map {
      goal($0)?.chance(atLeast) ?? .nan
    }
    #expect(chances == [4, 1, 7, 4, 6, 3].map { $0 / 8 })
    #expect(goal("> 12")?.text(Words(.en)) == "at least 13 communes")
    #expect(goal("[8, 8]")?.text(Words(.vi)) == "đúng 8 xã")
    #expect(goal("[8, 10]")?.text(Words(.vi)) == "từ 8 đến 10 xã")
  }

  @Test(
    "a goal beyond every count has no chance, or a certain one, and no line",
    arguments: ["1e+30", "inf"])
  func goalsBeyond(bar: String) throws {
    let atLeast = { (count: Double) -> Double in count <= 0 ? 1 : count > 3 ? 0 : 0.5 }
    for sign in ["≥", ">"] {
      let goal = CountGoal(try #require(Requirement("\(sign) \(bar)")))
      #expect(goal.chance(atLeast) == 0 && goal.bounds(among: 0...3).isEmpty)
      #expect(goal.text(Words(.en)).hasPrefix("at least "))
    }
    for sign in ["≤", "<"] {
      #expect(CountGoal(try #require(Requirement("\(sign) \(bar)"))).chance(atLeast) == 1)
    }
  }

  @Test("text has a contrast of 4.5 : 1 and more on white")
  func contrast() {
    for colour in [ChartTheme.ink, ChartTheme.quiet, ChartTheme.warning] {
      #expect(Self.contrast(colour, "#FFFFFF") >= 4.5, "\(colour)")
    }
    // Text inside marks: white on what is not met, ink on the rest.
    #expect(Self.contrast("#FFFFFF", "#B84A00") >= 4.5)
    #expect(Self.contrast(ChartTheme.ink, "#C6DDEF") >= 4.5)
    for (index, colour) in ChartTheme.bands.enumerated() {
      let text = index < ChartTheme.darkBands ? "#FFFFFF" : ChartTheme.ink
      #expect(Self.contrast(text, colour) >= 4.5, "\(colour)")
    }
  }

  @Test("bands keep their order in gray print: each is lighter than the one before")
  func gray() {
    let lightness = ChartTheme.bands.map { Self.contrast("#000000", $0) }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 > 1.15 * $0 })
  }

  /// The contrast ratio of WCAG 2.1, 1.4.3.
  private static func contrast(_ first: String, _ second: String) -> Double {
    let luminance = { (colour: String) -> Double in
      let value = Int(colour.dropFirst(), radix: 16) ?? 0
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double((value >> shift) & 255) / 255
        if part <= 0.03928 { return part / 12.92 }
        // (part + 0.055) / 1.055 to the power 2.4, by its square and its fifth root.
        let base = (part + 0.055) / 1.055
        var root = base
        for _ in 0..<60 { root = (4 * root + base * base / (root * root * root * root)) / 5 }
        return base * base * root
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let pair = [luminance(first), luminance(second)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }
}

@Suite("What chance alone gives")
struct BinomialRangeTests {
  /// Counted out: binomial probabilities by products.
  private func cumulative(_ k: Int, _ n: Int, _ p: Double) -> Double {
    guard k >= 0 else { return 0 }
    return (0...k).reduce(0) { sum, i in
      var term = 1.0
      for j in 0..<i { term *= Double(n - j) / Double(j + 1) * p }
      for _ in i..<n { term *= 1 - p }
      return sum + term
    }
  }

  @Test("leaves at most half of the rest on either side, and no more than it must")
  func central() {
    for n in [1, 2, 7, 20, 60] {
      for p in [0.0, 0.003, 0.1, 0.37, 0.5, 0.92, 1] {
        let range = BinomialRange(trials: n, probability: p, mass: 0.9).counts
        #expect(cumulative(range.lowerBound - 1, n, p) < 0.05)
        #expect(cumulative(range.lowerBound, n, p) >= 0.05)
        #expect(cumulative(range.upperBound, n, p) >= 0.95 - 1e-12)
        #expect(range.upperBound == 0 || cumulative(range.upperBound - 1, n, p) < 0.95)
      }
    }
  }

  @Test("agrees with the printed table: twenty trials at 0.3 give 3 to 9")
  func table() {
    // Cumulative binomial table: P(N ≤ 2) = 0.0355, P(N ≤ 3) = 0.1071, P(N ≤ 8) = 0.8867, P(N ≤ 9) = 0.9520.
    #expect(BinomialRange(trials: 20, probability: 0.3, mass: 0.9).counts == 3...9)
  }
}
