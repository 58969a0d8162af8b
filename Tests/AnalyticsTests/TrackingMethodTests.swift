import Analytics
import Panels
import Testing

/// The formulas, each against a published example where there is one, else against an independent
/// computation with NumPy 2 (`polyfit` with weights, elementary functions).
@Suite("Indices of tracking: formulas")
struct TrackingMethodTests {
  private static let rising = TrackingInput(
    [2015: 40, 2016: 43, 2017: 43, 2018: 47, 2020: 50], .atLeast(80), by: 2030)
  private static let falling = TrackingInput(
    [2015: 20, 2016: 17, 2017: 16, 2018: 13, 2020: 12], .atMost(5), by: 2030)

  @Test("the ids are those of the catalogue, each once")
  func ids() {
    #expect(
      TrackingMethods.ids == [
        "eurostat-cagr", "unsd-2023", "escap-csi", "escap-api", "sdsn-arrow", "oecd-distance",
        "aarr", "accel", "dns-weather",
      ])
    #expect(TrackingMethods.named("accel") is AccelerationFactor.Type)
    #expect(TrackingMethods.named("no-such") == nil)
  }

  /// The series and target of Open SDG's own example for indicator 3.3.3 of Canada, total of both sexes
  /// (`open-sdg/sdg-build`, `tests/assets/progress-calculation/data/indicator_3-3-3.csv`): 1.55 in the
  /// base year 2015, 1.82 in 2019, less is better, the target 0 by 2030 stands at 0.001.
  @Test("eurostat-cagr: the example of Open SDG deteriorates")
  func openSDG() {
    let judgement = TrackingInput(
      [
        2010: 1.51, 2011: 1.51, 2012: 1.38, 2013: 1.4, 2014: 1.27, 2015: 1.55, 2016: 1.69,
        2017: 1.65, 2018: 1.62, 2019: 1.82,
      ], .atMost(0), by: 2030
    ).judgement(EurostatCAGR.self)
    #expect(isClose(judgement.observed, 0.04096211131524741))
    #expect(isClose(judgement.required, -0.38721063409482137))
    #expect(isClose(judgement.score, -0.1057876713820222))
    #expect(judgement.verdict == .deterioration)
    #expect(judgement.notes == [.zeroReplaced])
    #expect(judgement.window == 2015...2019)
  }

  @Test("eurostat-cagr: ratio of compound growth rates, for both directions")
  func eurostat() {
    let up = Self.rising.judgement(EurostatCAGR.self)
    #expect(isClose(up.score, 0.965015309922781))
    #expect(up.verdict == .onTrack)
    let down = Self.falling.judgement(EurostatCAGR.self)
    #expect(isClose(down.score, 1.1001618301917548))
    #expect(down.verdict == .onTrack)
  }

  /// Cut-offs of Open SDG: 95 %, 60 %, 0 %. With base 100 in 2015, target 200 in 2025 and one year
  /// elapsed, a ratio R asks for a value of 100 · (1 + R · (2^0.1 − 1)).
  @Test(
    "eurostat-cagr: cut-offs",
    arguments: [
      (0.96, TrackingClass.onTrack), (0.95, .onTrack), (0.94, .progress), (0.60, .progress),
      (0.59, .limited), (0, .limited), (-0.01, .deterioration),
    ])
  func eurostatCutOffs(ratio: Double, verdict: TrackingClass) {
    let value = 100 * (1 + ratio * 0.0717734625362931)
    let judgement = TrackingInput([2015: 100, 2016: value], .atLeast(200), by: 2025)
      .judgement(EurostatCAGR.self)
    #expect(isClose(judgement.score, ratio, within: 1e-9) || abs(judgement.score - ratio) < 1e-12)
    #expect(judgement.verdict == verdict)
  }

  @Test("unsd-2023: the share of the way that the growth leads to")
  func unsd() {
    let up = Self.rising.judgement(UNSDProgressChart.self)
    #expect(isClose(up.projected, 78.125))
    #expect(isClose(up.score, 0.953125))
    #expect(up.verdict == .onTrack)
    let down = Self.falling.judgement(UNSDProgressChart.self)
    #expect(isClose(down.projected, 4.32))
    #expect(isClose(down.score, 1.0453333333333334))
  }

  /// In the target year itself nothing is extrapolated: q = (y − 100) / 100.
  @Test(
    "unsd-2023: cut-offs",
    arguments: [
      (196.0, TrackingClass.onTrack), (195, .onTrack), (194, .progress), (110, .progress),
      (109, .limited), (100, .limited), (99, .deterioration),
    ])
  func unsdCutOffs(value: Double, verdict: TrackingClass) {
    let result = TrackingInput([2015: 100, 2025: value], .atLeast(200), by: 2025)
      .track(UNSDProgressChart.self)
    #expect(isClose(result.judgement.score, (value - 100) / 100))
    #expect(result.judgement.verdict == verdict)
    #expect(
      result.ownClass
        == (value >= 195
          ? "target_met_or_on_track"
          : value >= 110 ? "fair_progress_acceleration_needed" : "stagnation_or_regression"))
  }

  /// A quarter of the way in a third of the time; six tenths of a score of ten after half of it.
  @Test("escap-csi: tenths of the way, against the line of today")
  func currentStatus() {
    let behind = Self.rising.judgement(ESCAPCurrentStatus.self)
    #expect(isClose(behind.score, 2.5))
    #expect(isClose(behind.required, 10.0 / 3))
    #expect(behind.verdict == .progress)
    let ahead = TrackingInput([2015: 20, 2020: 14], .atMost(10), by: 2025)
      .judgement(ESCAPCurrentStatus.self)
    #expect(isClose(ahead.score, 6))
    #expect(ahead.verdict == .onTrack)
    let still = TrackingInput([2015: 20, 2020: 20], .atMost(10), by: 2025)
      .judgement(ESCAPCurrentStatus.self)
    #expect(still.score == 0 && still.verdict == .limited)
    let back = TrackingInput([2015: 20, 2020: 45], .atMost(10), by: 2025)
      .judgement(ESCAPCurrentStatus.self)
    #expect(back.score == -10 && back.verdict == .deterioration)
  }

  @Test("escap-api: the gap of a line in which recent years weigh more")
  func anticipatedProgress() {
    let judgement = Self.rising.judgement(ESCAPAnticipatedProgress.self)
    #expect(isClose(judgement.observed, 1.96857143, within: 1e-8))
    #expect(isClose(judgement.projected, 69.81428571428569))
    #expect(isClose(judgement.score, 25.46428571428578))
    #expect(judgement.verdict == .progress)
    var equal = TrackingParameters(baseYear: 2015)
    equal.recencyPower = 0
    #expect(
      isClose(
        Self.rising.judgement(ESCAPAnticipatedProgress.self, equal).projected, 70.02702702702702))
  }

  /// Two points make the line: y + 2 · (y − y₀) in the target year, the way is 100.
  @Test(
    "escap-api: cut-offs",
    arguments: [
      (135.0, 0.0, TrackingClass.onTrack), (130, 10, .onTrack), (129, 13, .progress),
      (100, 100, .progress), (99, 103, .deterioration),
    ])
  func anticipatedProgressCutOffs(value: Double, score: Double, verdict: TrackingClass) {
    let judgement = TrackingInput([2015: 100, 2020: value], .atLeast(200), by: 2030)
      .judgement(ESCAPAnticipatedProgress.self)
    #expect(abs(judgement.score - score) < 1e-9)
    #expect(judgement.verdict == verdict)
  }

  @Test("escap-api: a series that stands still is not reversed by the last digit")
  func standsStill() {
    let judgement = TrackingInput(
      [2015: 0.1, 2016: 0.1, 2017: 0.1, 2019: 0.1], .atLeast(0.7), by: 2030
    ).judgement(ESCAPAnticipatedProgress.self)
    #expect(judgement.observed == 0)
    #expect(judgement.verdict == .progress)
  }

  /// Lately 7 in 3 years (2017 to 2020), needed 40 in 15.
  @Test("sdsn-arrow: the recent change against the change needed")
  func arrow() {
    var parameters = TrackingParameters(baseYear: 2015)
    parameters.recentYears = 3
    let judgement = Self.rising.judgement(SDSNArrow.self, parameters)
    #expect(isClose(judgement.score, (7.0 / 3) / (40.0 / 15)))
    #expect(judgement.window == 2017...2020)
    #expect(judgement.verdict == .progress)
    #expect(Self.rising.judgement(SDSNArrow.self).window == 2016...2020)
    let few = TrackingInput([2010: 1, 2020: 2], .atLeast(3), by: 2030).judgement(SDSNArrow.self)
    #expect(few.notes.first == .tooFewValues && few.verdict == nil)
  }

  /// Needed 10 a year; the change of one year is the ratio times ten.
  @Test(
    "sdsn-arrow: cut-offs",
    arguments: [
      (10.0, TrackingClass.onTrack), (9.9, .progress), (5, .progress), (4.9, .limited),
      (0, .limited), (-0.1, .deterioration),
    ])
  func arrowCutOffs(change: Double, verdict: TrackingClass) {
    let judgement = TrackingInput([2015: 100, 2016: 100 + change], .atLeast(200), by: 2025)
      .judgement(SDSNArrow.self)
    #expect(judgement.verdict == verdict)
  }

  @Test("a series exactly on the line to its target is on track in decimal fractions too")
  func onTheLine() {
    let input = TrackingInput(
      [2015: 0.1, 2016: 0.2, 2017: 0.3, 2018: 0.4], .atLeast(1.1), by: 2025)
    #expect(input.judgement(SDSNArrow.self).verdict == .onTrack)
    #expect(input.judgement(ESCAPCurrentStatus.self).verdict == .onTrack)
    #expect(input.judgement(ESCAPAnticipatedProgress.self).verdict == .onTrack)
    #expect(input.judgement(GermanWeather.self).verdict == .onTrack)
  }

  /// The sample standard deviation of 1, 2, 3, 4, 10 is 3.5355.
  @Test("oecd-distance: the distance in standard deviations, without a word on the pace")
  func distance() {
    var input = Self.rising
    input.peerDeviations = [2019: 1, 2020: 3.5355339059327378]
    let judgement = input.judgement(OECDDistance.self)
    #expect(isClose(judgement.score, 30 / 3.5355339059327378))
    #expect(judgement.verdict == .short)
    #expect(judgement.verdict?.isOnTrack == nil)
    input.requirement = .atLeast(50)
    #expect(input.judgement(OECDDistance.self).score == 0)
    #expect(Self.rising.judgement(OECDDistance.self).notes == [.noPeerSpread])
  }

  /// UNICEF's note of 2007 has the slope −0.06613 of the logarithm and the rate 6.4 %.
  @Test("aarr: the example of UNICEF")
  func unicef() {
    let judgement = TrackingInput(
      [2015: 1, 2016: 0.936009175189224], .atMost(0.5), by: 2030
    ).judgement(AverageAnnualReduction.self)
    #expect(abs(judgement.score - 0.064) < 0.00005)
  }

  @Test("aarr: a regression of logarithms against the rate needed from now on")
  func reduction() {
    let judgement = Self.falling.judgement(AverageAnnualReduction.self)
    #expect(isClose(judgement.score, 0.09853637332594112))
    #expect(isClose(judgement.required, 0.0838240739435534))
    #expect(judgement.verdict == .onTrack)
    // Doubled in ten years is 7.18 % a year; half as much again asks for 4.14 % over ten more.
    let up = TrackingInput([2015: 100, 2025: 200], .atLeast(300), by: 2035)
      .judgement(AverageAnnualReduction.self)
    #expect(isClose(up.score, 0.0717734625362931))
    #expect(isClose(up.required, 0.04137974399241062))
    #expect(up.verdict == .onTrack)
  }

  /// The report of 2013 of UN IGME: under-five mortality 90 in 1990 and 48 in 2012, the goal two
  /// thirds less by 2015; 3.9 % a year seen over 2005-2012, 15.6 % needed; 4.4 % needed from 1990 on.
  /// The figures printed are rounded, so the rate needed comes out as 15.7 %.
  @Test("accel: the example of UN IGME")
  func igme() {
    let judgement = TrackingInput(
      [2005: 48 * 1.3138863, 2012: 48], .atMost(30), by: 2015
    ).judgement(AccelerationFactor.self, TrackingParameters(baseYear: 2005))
    #expect(abs(judgement.observed - 0.039) < 0.00005)
    #expect(abs(judgement.required - 0.156) < 0.001)
    #expect(abs(judgement.score - 15.6 / 3.9) < 0.03)
    #expect(judgement.verdict == .progress)
    // Of 90 in 1990, where nothing moved yet: 4.4 % a year was needed.
    let fromStart = TrackingInput([1989: 90, 1990: 90], .atMost(30), by: 2015)
      .judgement(AccelerationFactor.self, TrackingParameters(baseYear: 1989))
    #expect(abs(fromStart.required - 0.044) < 0.0001)
  }

  @Test("accel: required over observed, in logarithms")
  func acceleration() {
    let judgement = Self.falling.judgement(AccelerationFactor.self)
    #expect(isClose(judgement.score, 0.856915448856724))
    #expect(judgement.verdict == .onTrack)
    let up = TrackingInput([2015: 100, 2020: 110], .atLeast(121), by: 2025)
      .judgement(AccelerationFactor.self)
    #expect(isClose(up.score, 1))
    #expect(up.verdict == .onTrack)
  }

  /// 2 a year over six values, five years to go: 10 of the 100 / 40 / 12.5 / … to go are reached.
  @Test(
    "dns-weather: symbols by the share of the way that would be missed",
    arguments: [
      (120.0, "sun"), (120.4, "sun"), (120.6, "sun_and_cloud"), (122.5, "sun_and_cloud"),
      (122.6, "cloud"), (220, "cloud"),
    ])
  func weather(target: Double, symbol: String) {
    let result = TrackingInput(
      [2015: 100, 2016: 101, 2017: 105, 2018: 104, 2019: 109, 2020: 110], .atLeast(target),
      by: 2025
    ).track(GermanWeather.self)
    #expect(isClose(result.judgement.projected, 120))
    #expect(isClose(result.judgement.score, (target - 120) / (target - 110)) || target == 120)
    #expect(result.ownClass == symbol)
  }

  @Test("dns-weather: six years, four values at least, thunderstorm when nothing changes")
  func weatherWindow() {
    let long = TrackingInput(
      [2013: 500, 2015: 100, 2017: 104, 2018: 104, 2020: 110], .atLeast(150), by: 2025)
    #expect(isClose(long.judgement(GermanWeather.self).observed, 2))
    #expect(long.judgement(GermanWeather.self).window == 2015...2020)
    let few = TrackingInput([2013: 1, 2015: 2, 2018: 3, 2020: 4], .atLeast(9), by: 2025)
    #expect(few.judgement(GermanWeather.self).notes == [.tooFewValues])
    let still = TrackingInput(
      [2017: 5, 2018: 6, 2019: 4, 2020: 5], .atLeast(9), by: 2025, kind: .share)
    #expect(still.track(GermanWeather.self, .init()).ownClass == "thunderstorm")
    let wrong = TrackingInput([2017: 5, 2018: 6, 2019: 7, 2020: 8], .atMost(4), by: 2025)
    #expect(wrong.judgement(GermanWeather.self).verdict == .deterioration)
  }
}
