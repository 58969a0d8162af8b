import Analytics
import Panels
import Testing

@Suite("Indices of tracking: special cases")
struct TrackerTests {
  private static let all = TrackingMethods.all.map { $0.id }

  private func method(_ id: String) throws -> any TrackingMethod.Type {
    try #require(TrackingMethods.named(id))
  }

  @Test("a target that is met is achieved by every method, whatever the change", arguments: all)
  func met(id: String) throws {
    let result = TrackingInput([2015: 95, 2020: 80], .atLeast(80), by: 2030).track(try method(id))
    #expect(result.judgement.verdict == .achieved)
    #expect(result.judgement.notes == [.targetMet])
    #expect(!result.ownClass.isEmpty)
  }

  @Test("a bar that has to be passed is not met by a value at it")
  func strictness() {
    let input = TrackingInput([2015: 60, 2020: 80], .above(80), by: 2030)
    #expect(input.judgement(EurostatCAGR.self).verdict == .onTrack)
    let still = TrackingInput([2015: 80, 2020: 80], .above(80), by: 2030)
    let judgement = still.judgement(EurostatCAGR.self)
    #expect(judgement.notes == [.baseAtTarget])
    #expect(judgement.verdict == .limited)
  }

  @Test("a base beyond the target and a value short of it deteriorate by every method of the pace")
  func basePastTarget() throws {
    let input = TrackingInput(
      [2015: 95, 2016: 90, 2017: 85, 2018: 80, 2020: 70], .atLeast(80), by: 2030)
    for method in TrackingMethods.all where method.concept != .distance {
      #expect(input.judgement(method).verdict == .deterioration, "\(method.id)")
    }
    // Open SDG's formula keeps its meaning: −CAGR over the CAGR down to the target.
    #expect(input.judgement(EurostatCAGR.self).score < 0)
    #expect(isClose(input.judgement(ESCAPCurrentStatus.self).score, -10))
    for method in [UNSDProgressChart.self, SDSNArrow.self] as [any TrackingMethod.Type] {
      #expect(input.judgement(method).score.isNaN)
      #expect(input.judgement(method).notes == [.basePastTarget])
    }
  }

  @Test("a base at the target leaves no way to divide by")
  func baseAtTarget() {
    let input = TrackingInput([2015: 80, 2020: 70], .atLeast(80), by: 2030)
    for method in [
      EurostatCAGR.self, UNSDProgressChart.self, ESCAPCurrentStatus.self,
      ESCAPAnticipatedProgress.self, SDSNArrow.self,
    ] as [any TrackingMethod.Type] {
      let judgement = input.judgement(method)
      #expect(judgement.score.isNaN, "\(method.id)")
      #expect(judgement.notes == [.baseAtTarget], "\(method.id)")
      #expect(judgement.verdict == .deterioration, "\(method.id)")
    }
  }

  @Test("escap-api: a line that meets the target has no gap, though the base was beyond it")
  func recovers() {
    let judgement = TrackingInput(
      [2015: 90, 2018: 60, 2019: 68, 2020: 76], .atLeast(80), by: 2030
    ).judgement(ESCAPAnticipatedProgress.self, weighted(power: 8))
    #expect(judgement.score == 0)
    #expect(judgement.verdict == .onTrack)
  }

  private func weighted(power: Int) -> TrackingParameters {
    var parameters = TrackingParameters(baseYear: 2015)
    parameters.recencyPower = power
    return parameters
  }

  @Test("zero: replaced by one method, no growth for another, no logarithm for the others")
  func zero() {
    let base = TrackingInput([2015: 0, 2020: 5], .atLeast(50), by: 2030)
    #expect(base.judgement(EurostatCAGR.self).notes == [.zeroReplaced])
    // (5 / 0.001)^(1/5) − 1 over (50 / 0.001)^(1/15) − 1
    #expect(
      isClose(
        base.judgement(EurostatCAGR.self).score, 4.49280271653059 / 1.057143874950285, within: 1e-8)
    )
    #expect(base.judgement(UNSDProgressChart.self).notes == [.zeroBase])
    #expect(base.judgement(AverageAnnualReduction.self).notes == [.notPositive])
    #expect(base.judgement(AccelerationFactor.self).notes == [.notPositive])
    #expect(isClose(base.judgement(ESCAPCurrentStatus.self).score, 1))
    let target = TrackingInput([2015: 20, 2020: 10], .atMost(0), by: 2030)
    #expect(isClose(target.judgement(UNSDProgressChart.self).score, 0.875))
    #expect(target.judgement(AccelerationFactor.self).notes == [.notPositive])
    let latest = TrackingInput([2015: 20, 2020: 0], .atLeast(40), by: 2030)
    #expect(isClose(latest.judgement(EurostatCAGR.self).observed, -1))
    #expect(latest.judgement(EurostatCAGR.self).verdict == .deterioration)
  }

  /// −10 to −8 in five years, −4 asked for in fifteen: the direction turns, as Open SDG has it.
  @Test("negative values: the direction turns where all are negative, mixed signs have no growth")
  func negative() {
    let input = TrackingInput([2015: -10, 2020: -8], .atLeast(-4), by: 2030)
    #expect(isClose(input.judgement(EurostatCAGR.self).score, 0.7365707799593116))
    let mixed = TrackingInput([2015: -10, 2020: 8], .atLeast(20), by: 2030)
    #expect(mixed.judgement(EurostatCAGR.self).notes == [.mixedSigns])
    #expect(mixed.judgement(UNSDProgressChart.self).notes == [.mixedSigns])
    #expect(mixed.judgement(AverageAnnualReduction.self).notes == [.notPositive])
    #expect(isClose(mixed.judgement(ESCAPCurrentStatus.self).score, 6))
  }

  @Test("a missing base year: the next one with a value, else the one before")
  func baseYear() {
    let input = TrackingInput([2013: 30, 2017: 40, 2020: 50], .atLeast(80), by: 2030)
    let next = input.track(ESCAPCurrentStatus.self)
    #expect(next.base == TrackingPoint(year: 2017, value: 40))
    #expect(next.judgement.notes == [.laterBase])
    // 2018 has no value and the next one is the latest: two values are needed.
    let before = input.track(ESCAPCurrentStatus.self, TrackingParameters(baseYear: 2018))
    #expect(before.base == TrackingPoint(year: 2017, value: 40))
    #expect(before.judgement.notes == [.earlierBase])
    let own = input.track(ESCAPCurrentStatus.self, TrackingParameters(baseYear: 2017))
    #expect(own.judgement.notes.isEmpty)
    #expect(input.track(ESCAPCurrentStatus.self, .init()).base?.year == 2013)
  }

  @Test("growth rates have no growth rate, and go through linear methods")
  func growthRates() {
    var input = TrackingInput(
      [2015: 4, 2016: 4.5, 2017: 5, 2018: 5, 2020: 6], .atLeast(7), by: 2030)
    input.isGrowthRate = true
    for method in TrackingMethods.all {
      let isCompound = ["eurostat-cagr", "unsd-2023", "aarr", "accel"].contains(method.id)
      #expect((input.judgement(method).notes == [.growthRate]) == isCompound, "\(method.id)")
    }
    #expect(isClose(input.judgement(SDSNArrow.self).score, (1.5 / 4) / (3.0 / 15)))
    // Nor is anything said where the target is met: a method must not be counted on those alone.
    input.requirement = .atLeast(6)
    #expect(input.judgement(AccelerationFactor.self).verdict == nil)
    #expect(input.judgement(SDSNArrow.self).verdict == .achieved)
  }

  @Test("yes or no: met, or what the method says of a miss, without a score")
  func binary() {
    let no = TrackingInput([2015: 0, 2020: 0], .atLeast(1), by: 2030, kind: .yesno)
    #expect(no.track(EurostatCAGR.self).ownClass == "target_not_achieved")
    #expect(no.track(UNSDProgressChart.self).ownClass == "stagnation_or_regression")
    for method in TrackingMethods.all {
      let result = no.track(method)
      #expect(result.judgement.notes == [.binary])
      #expect(result.judgement.score.isNaN)
      let hasRule = ["eurostat-cagr", "unsd-2023"].contains(method.id)
      #expect(result.judgement.verdict == (hasRule ? .limited : nil))
    }
    let yes = TrackingInput([2015: 0, 2020: 1], .atLeast(1), by: 2030, kind: .yesno)
    #expect(yes.judgement(EurostatCAGR.self).verdict == .achieved)
    #expect(yes.judgement(GermanWeather.self).verdict == nil)
  }

  @Test("within rounding of 0 or 100 % counts as met, within one point for unsd-2023")
  func rounding() {
    var input = TrackingInput([2015: 80, 2020: 99.2], .atLeast(100), by: 2030, kind: .share)
    #expect(input.judgement(UNSDProgressChart.self).notes == [.withinRounding])
    #expect(input.judgement(UNSDProgressChart.self).verdict == .achieved)
    #expect(input.judgement(EurostatCAGR.self).verdict == .onTrack)
    input.points[1].value = 99.96
    input.roundingTolerance = 0.05
    #expect(input.judgement(EurostatCAGR.self).notes == [.withinRounding])
    // Not for other bars, not where the bar itself fails, not for other kinds.
    input.requirement = .atLeast(99.97)
    #expect(input.judgement(EurostatCAGR.self).verdict == .onTrack)
    let strict = TrackingInput([2015: 9, 2020: 0.02], .below(0), by: 2030, kind: .share)
    #expect(strict.judgement(UNSDProgressChart.self).verdict != .achieved)
    let number = TrackingInput([2015: 80, 2020: 99.2], .atLeast(100), by: 2030)
    #expect(number.judgement(UNSDProgressChart.self).verdict == .onTrack)
    let low = TrackingInput([2015: 9, 2020: 0.9], .atMost(0), by: 2030, kind: .share)
    #expect(low.judgement(UNSDProgressChart.self).verdict == .achieved)
  }

  @Test("of several targets the worst decides; those without a verdict do not count")
  func worst() {
    let series: KeyValuePairs = [2015: 40.0, 2020: 50.0]
    let results = [Requirement.atLeast(45), .atLeast(60), .atLeast(500), .atLeast(400)].map {
      TrackingInput(series, $0, by: 2030).track(EurostatCAGR.self)
    }
    #expect(results.map(\.judgement.verdict) == [.achieved, .onTrack, .limited, .limited])
    #expect(TrackingResult.worst(of: results) == 2)
    let undefined = TrackingInput([2020: 5], .atLeast(50), by: 2030).track(EurostatCAGR.self)
    #expect(TrackingResult.worst(of: [undefined, results[0]]) == 1)
    #expect(TrackingResult.worst(of: [undefined]) == nil)
  }

  @Test("of a range the end to be passed from outside is the target")
  func range() {
    let above = TrackingInput([2015: 20, 2020: 14], .within(8, 10), by: 2025)
    #expect(above.track(ESCAPCurrentStatus.self).target == 10)
    #expect(!above.track(ESCAPCurrentStatus.self).isUpward)
    #expect(isClose(above.judgement(ESCAPCurrentStatus.self).score, 6))
    let below = TrackingInput([2015: 4, 2020: 6], .within(8, 10), by: 2025)
    #expect(below.track(ESCAPCurrentStatus.self).target == 8)
    #expect(isClose(below.judgement(ESCAPCurrentStatus.self).score, 5))
  }

  @Test("values after the target year do not count, and rates need years that are left")
  func targetYear() {
    let input = TrackingInput([2015: 40, 2020: 50, 2021: 99], .atLeast(80), by: 2020)
    #expect(input.track(ESCAPCurrentStatus.self).latest?.year == 2020)
    #expect(isClose(input.judgement(ESCAPCurrentStatus.self).score, 2.5))
    #expect(input.judgement(ESCAPCurrentStatus.self).verdict == .progress)
    for method in [AverageAnnualReduction.self, AccelerationFactor.self]
      as [any TrackingMethod.Type]
    {
      #expect(input.judgement(method).notes == [.noYearsLeft])
      #expect(input.judgement(method).verdict == nil)
      #expect(input.judgement(method).observed > 0)
    }
  }

  @Test("no value and one value say so")
  func tooFew() {
    for method in TrackingMethods.all {
      let none = TrackingInput([2026: 3], .atLeast(5), by: 2025).track(method)
      #expect(none.judgement.notes == [.noValue])
      #expect(none.ownClass.isEmpty)
      let one = TrackingInput([2020: 3], .atLeast(5), by: 2025).judgement(method)
      #expect(one.verdict == nil)
      #expect(!one.notes.isEmpty)
    }
  }

  @Test("accel: no factor where nothing moves or the direction is wrong")
  func noProgress() {
    let still = TrackingInput([2015: 5, 2020: 5], .atLeast(9), by: 2030)
      .judgement(AccelerationFactor.self)
    #expect(still.score.isNaN && still.verdict == .limited)
    let wrong = TrackingInput([2015: 5, 2020: 4], .atLeast(9), by: 2030)
      .judgement(AccelerationFactor.self)
    #expect(wrong.score.isNaN && wrong.verdict == .deterioration)
    #expect(wrong.notes == [.noObservedProgress])
  }
}
