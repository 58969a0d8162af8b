import Panels
import Testing

@Suite("Requirements")
struct RequirementTests {
  @Test(
    "at the bar itself the inclusive comparisons pass and the strict ones fail",
    arguments: [-3.5, 0, 15.8, 24.62, 85, 1e9])
  func atTheBar(bar: Double) {
    for comparison in Comparison.allCases {
      let requirement = comparison.requirement(bar)
      let isInclusive = comparison == .atLeast || comparison == .atMost
      #expect(requirement.isMet(by: bar) == isInclusive)
      #expect(requirement.margin(of: bar) == 0)
      #expect(requirement.isMet(by: bar.nextUp) == comparison.isUpward)
      #expect(requirement.isMet(by: bar.nextDown) == !comparison.isUpward)
    }
  }

  @Test("a range passes at both of its ends and nowhere outside")
  func range() {
    let requirement = Requirement.within(8, 10)
    #expect(requirement.isMet(by: 8) && requirement.isMet(by: 10) && requirement.isMet(by: 9.5))
    #expect(!requirement.isMet(by: 8.0.nextDown) && !requirement.isMet(by: 10.0.nextUp))
    #expect(requirement.margin(of: 8) == 0 && requirement.margin(of: 10) == 0)
    #expect(requirement.margin(of: 9) == 1)
    #expect(requirement.margin(of: 7) == -1 && requirement.margin(of: 12) == -2)
  }

  @Test("away from the bar the margin is positive exactly where the value passes")
  func marginSign() {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      let bar = Double.random(in: -100...100, using: &generator)
      let value = Double.random(in: -100...100, using: &generator)
      let width = Double.random(in: 0...20, using: &generator)
      let requirements =
        Comparison.allCases.map { $0.requirement(bar) } + [.within(bar, bar + width)]
      for requirement in requirements {
        let margin = requirement.margin(of: value)
        if margin != 0 { #expect(requirement.isMet(by: value) == (margin > 0)) }
      }
    }
  }

  @Test("a missing value never passes")
  func missing() {
    for comparison in Comparison.allCases {
      #expect(!comparison.requirement(0).isMet(by: .nan))
    }
    #expect(!Requirement.within(0, 1).isMet(by: .nan))
  }

  @Test("a requirement shows its sign and its bar")
  func description() {
    #expect(Requirement.atLeast(85).description == "≥ 85")
    #expect(Requirement.above(15.8).description == "> 15.8")
    #expect(Requirement.atMost(12).description == "≤ 12")
    #expect(Requirement.below(0.5).description == "< 0.5")
    #expect(Requirement.within(8, 10).description == "[8, 10]")
    #expect(Comparison.allCases.map(\.sign) == ["≥", ">", "≤", "<"])
  }

  @Test("the whole numbers that pass are those from the least to the greatest")
  func wholeNumbers() {
    var generator = SplitMix64(seed: 23)
    for _ in 0..<500 {
      let bar = Double(Int.random(in: -20...20, using: &generator)) / 4
      let width = Double(Int.random(in: 4...12, using: &generator)) / 4
      let requirements =
        Comparison.allCases.map { $0.requirement(bar) } + [.within(bar, bar + width)]
      for requirement in requirements {
        let passing = (-20...20).map(Double.init).filter(requirement.isMet)
        let least = requirement.leastWhole ?? -20
        let greatest = requirement.greatestWhole ?? 20
        #expect(passing.first == least && passing.last == greatest, "\(requirement)")
      }
    }
    #expect(Requirement.above(12).leastWhole == 13 && Requirement.above(12).greatestWhole == nil)
    #expect(Requirement.below(3).greatestWhole == 2 && Requirement.below(3).leastWhole == nil)
  }

  @Test("bars beyond every count have whole numbers too", arguments: [1e30, .infinity])
  func hugeBars(bar: Double) {
    #expect(Requirement.atLeast(bar).leastWhole == bar && Requirement.above(bar).leastWhole == bar)
    #expect(
      Requirement.atMost(-bar).greatestWhole == -bar
        && Requirement.below(-bar).greatestWhole == -bar)
  }

  @Test("a requirement asks for all of some items when one less does not do")
  func all() {
    for all in [Requirement.atLeast(19), .atLeast(18.5), .above(18), .within(19, 20)] {
      #expect(all.asksForAll(of: 19), "\(all)")
    }
    for some in [Requirement.atLeast(18), .above(19), .atMost(19), .below(20), .within(15, 19)] {
      #expect(!some.asksForAll(of: 19), "\(some)")
    }
  }

  @Test("what is strict fails at its bar, and what has a lower end asks for enough")
  func ends() {
    for comparison in Comparison.allCases {
      let requirement = comparison.requirement(7)
      #expect(comparison.isStrict == !requirement.isMet(by: 7))
      #expect(requirement.hasLowerEnd == !requirement.isMet(by: -100))
    }
    #expect(Requirement.within(8, 10).hasLowerEnd)
  }

  @Test("a requirement keeps the bar it was made with")
  func bar() {
    for comparison in Comparison.allCases { #expect(comparison.requirement(7).bar == 7) }
    #expect(Requirement.within(8, 10).bar == 8)
  }
}
