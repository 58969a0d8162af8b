import Analytics
import Panels
import Testing

@Suite("Bars")
struct BarTableTests {
  private static let units = UnitTable(
    codes: ["01", "02", "03", "04"],
    zones: CategoryColumn(name: "zone", values: ["TN", "DBSH", "TN", ""]),
    specialAreas: [false, false, true, false],
    levels: [CategoryColumn(name: "province", values: ["P", "Q", "Q", ""])])

  /// The bars of one rule for the four units in a year.
  private static func bars(
    _ thresholds: [Threshold], year: Int = 2020, special: String? = nil
  ) -> [Bar] {
    let rule = IndicatorRule("x", .share, .atLeast, thresholds)
    let set = CriteriaSet(
      "s", criteria: [Criterion("1", [rule])], zones: ["TN", "DBSH"], specialAreaZone: special)
    let table = BarTable(sets: [set], units: units)
    return (0..<4).map { table.bar(rule, in: set, unit: $0, year: year) }
  }

  private static func bar(
    _ scope: ThresholdScope, _ level: ThresholdLevel, _ years: ClosedRange<Int>? = nil,
    overlay: Bool = false
  ) -> Threshold {
    Threshold(scope: scope, years: years, level: level, verified: true, isOverlay: overlay)
  }

  @Test("a narrower bar comes before a wider one, in whatever order they stand")
  func precedence() {
    var generator = SplitMix64(seed: 1)
    let thresholds = [
      Self.bar(.national, .value(1)), Self.bar(.zone("TN"), .value(2)),
      Self.bar(.zone("DBSH"), .value(3)), Self.bar(.province("Q"), .value(4)),
      Self.bar(.unit("03"), .value(5)),
    ]
    for _ in 0..<20 {
      let found = Self.bars(thresholds.shuffled(using: &generator))
      #expect(found == [.value(2), .value(4), .value(5), .zoneMissing])
    }
  }

  @Test("a narrower bar whose height is unknown is not replaced by a wider one")
  func unknown() {
    #expect(
      Self.bars([Self.bar(.national, .value(1)), Self.bar(.zone("TN"), .unknown)])
        == [.unknown, .value(1), .unknown, .zoneMissing])
    #expect(
      Self.bars([Self.bar(.zone("TN"), .value(2)), Self.bar(.province("Q"), .unknown)])
        == [.value(2), .unknown, .unknown, .zoneMissing])
  }

  @Test("an office's own bar comes before every shipped one, also before a narrower one")
  func overlay() {
    let thresholds = [
      Self.bar(.unit("01"), .value(9)), Self.bar(.zone("TN"), .unknown),
      Self.bar(.national, .value(5), overlay: true),
    ]
    #expect(Self.bars(thresholds) == [.value(5), .value(5), .value(5), .value(5)])
    let both = thresholds + [Self.bar(.zone("DBSH"), .value(6), overlay: true)]
    #expect(Self.bars(both) == [.value(5), .value(6), .value(5), .value(5)])
  }

  @Test("a bar holds in its own years only, and a bar for fewer years comes first")
  func years() {
    let thresholds = [
      Self.bar(.national, .value(1)), Self.bar(.national, .value(2), 2018...2022),
      Self.bar(.national, .value(3), 2020...2020), Self.bar(.national, .value(4), 2021...9999),
    ]
    let values = (2016...2024).map { Self.bars(thresholds, year: $0)[0] }
    let expected: [Double] = [1, 1, 2, 2, 3, 2, 2, 4, 4]
    #expect(values == expected.map { Bar.value($0) })
    #expect(Self.bars([thresholds[2]], year: 2021)[0] == .unknown)
  }

  @Test("a special-area unit uses the zone its set names, wherever it lies")
  func specialArea() {
    let thresholds = [Self.bar(.zone("TN"), .value(2)), Self.bar(.zone("DBSH"), .value(3))]
    #expect(Self.bars(thresholds, special: "DBSH").prefix(3) == [.value(2), .value(3), .value(3)])
    #expect(Self.bars(thresholds).prefix(3) == [.value(2), .value(3), .value(2)])
  }

  @Test("a unit without a zone is not judged where the bars differ by zone")
  func zoneMissing() {
    #expect(Self.bars([Self.bar(.zone("TN"), .value(2))])[3] == .zoneMissing)
    let both = [Self.bar(.zone("TN"), .value(2)), Self.bar(.national, .value(1))]
    #expect(Self.bars(both)[3] == .zoneMissing)
    #expect(Self.bars([Self.bar(.national, .value(1))])[3] == .value(1))
    #expect(Self.bars(both + [Self.bar(.unit("04"), .value(7))])[3] == .value(7))
    #expect(Self.bars([Self.bar(.zone("TN"), .value(2))])[1] == .unknown)
  }

  @Test("a rule without a bar has none")
  func none() {
    #expect(Self.bars([]) == [.unknown, .unknown, .unknown, .unknown])
  }

  @Test("a multiple of another set's bar follows that bar through its layers and overlays")
  func timesBar() {
    let base = CriteriaSet(
      "base",
      criteria: [
        Criterion(
          "1",
          [
            IndicatorRule(
              "a", .positive, .atLeast,
              [
                Self.bar(.zone("TN"), .value(40)), Self.bar(.zone("DBSH"), .unknown),
                Self.bar(.province("Q"), .value(60), 2020...2020, overlay: true),
              ])
          ])
      ], zones: ["TN", "DBSH"])
    let times = ThresholdLevel.timesBar(set: "base", indicator: "a", factor: 1.1)
    let rule = IndicatorRule("b", .positive, .atLeast, [Self.bar(.national, times)])
    let model = CriteriaSet("model", criteria: [Criterion("1", [rule])])
    let table = BarTable(sets: [base, model], units: Self.units)
    let bars = { (year: Int) in (0..<4).map { table.bar(rule, in: model, unit: $0, year: year) } }
    let zone = Bar.value(40.0 * 1.1)
    let province = Bar.value(60.0 * 1.1)
    #expect(bars(2019) == [zone, .unknown, zone, .unknown])
    #expect(bars(2020) == [zone, province, province, .unknown])
    let lonely = BarTable(sets: [model], units: Self.units)
    #expect(lonely.bar(rule, in: model, unit: 0, year: 2020) == .unknown)
  }

  @Test("bars that refer to each other in a circle are unknown, not endless")
  func circle() {
    let rule = IndicatorRule(
      "a", .positive, .atLeast,
      [Self.bar(.national, .timesBar(set: "s", indicator: "a", factor: 2))])
    let set = CriteriaSet("s", criteria: [Criterion("1", [rule])])
    let table = BarTable(sets: [set], units: Self.units)
    #expect(table.bar(rule, in: set, unit: 0, year: 2020) == .unknown)
  }

  @Test("units of one class share every bar")
  func classes() {
    var generator = SplitMix64(seed: 2)
    let pick = { (words: [String], generator: inout SplitMix64) in
      words[Int.random(in: 0..<words.count, using: &generator)]
    }
    let codes = (0..<60).map { "u\(10 + $0)" }
    let units = UnitTable(
      codes: codes,
      zones: CategoryColumn(
        name: "zone", values: codes.map { _ in pick(["TN", "DBSH", ""], &generator) }),
      specialAreas: codes.map { _ in Bool.random(using: &generator) },
      levels: [
        CategoryColumn(
          name: "province", values: codes.map { _ in pick(["P", "Q", ""], &generator) })
      ])
    let rule = IndicatorRule(
      "x", .share, .atLeast,
      [
        Self.bar(.zone("TN"), .value(2)), Self.bar(.province("Q"), .value(4)),
        Self.bar(.unit("u15"), .value(5)), Self.bar(.unit("u40"), .value(6)),
      ])
    let set = CriteriaSet(
      "s", criteria: [Criterion("1", [rule])], zones: ["TN", "DBSH"], specialAreaZone: "TN")
    let table = BarTable(sets: [set], units: units)
    for unit in 0..<60 {
      let representative = table.representatives[Int(table.classes[unit])]
      #expect(
        table.bar(rule, in: set, unit: unit, year: 2020)
          == table.bar(rule, in: set, unit: representative, year: 2020))
    }
    #expect(table.representatives.count <= 3 * 3 * 2 + 2)
  }

  @Test("the trail of a bar ends in that bar, names what decides, and ranks what it stands before")
  func trail() {
    var generator = SplitMix64(seed: 7)
    let thresholds = [
      Self.bar(.national, .value(1)), Self.bar(.zone("TN"), .value(2)),
      Self.bar(.zone("DBSH"), .unknown), Self.bar(.province("Q"), .value(4), 2019...2020),
      Self.bar(.province("Q"), .value(3)), Self.bar(.unit("03"), .value(5), overlay: true),
    ]
    for _ in 0..<40 {
      let own = Array(
        thresholds.shuffled(using: &generator).prefix(
          Int.random(in: 0...thresholds.count, using: &generator)))
      let rule = IndicatorRule("x", .share, .atLeast, own)
      let set = CriteriaSet(
        "s", criteria: [Criterion("1", [rule])], zones: ["TN", "DBSH"], specialAreaZone: nil)
      let table = BarTable(sets: [set], units: Self.units)
      for unit in 0..<4 {
        for year in 2018...2021 {
          let trail = table.trail(rule, in: set, unit: unit, year: year)
          #expect(trail.bar == table.bar(rule, in: set, unit: unit, year: year))
          if case .value(let height) = trail.bar {
            #expect(trail.threshold?.level == .value(height))
          }
          let order = ([trail.threshold] + trail.outranked).compactMap(\.self).map {
            [$0.isOverlay ? 1 : 0, $0.scope.precedence, $0.years == nil ? 0 : 1]
          }
          #expect(
            order.indices.dropFirst().allSatisfy { index in
              !order[index - 1].lexicographicallyPrecedes(order[index])
            })
        }
      }
    }
  }

  @Test("the trail of a multiple leads to the bar it is a multiple of")
  func multiple() {
    let base = IndicatorRule("b", .share, .atLeast, [Self.bar(.zone("TN"), .value(30))])
    let first = CriteriaSet(
      "first", criteria: [Criterion("1", [base])], zones: ["TN", "DBSH"], specialAreaZone: nil)
    let rule = IndicatorRule(
      "x", .share, .atLeast,
      [Self.bar(.national, .timesBar(set: "first", indicator: "b", factor: 1.5))])
    let second = CriteriaSet(
      "second", criteria: [Criterion("1", [rule])], zones: [], specialAreaZone: nil)
    let table = BarTable(sets: [first, second], units: Self.units)
    let trail = table.trail(rule, in: second, unit: 0, year: 2020)
    #expect(trail.bar == .value(45))
    #expect(trail.base.first?.set.id == "first")
    #expect(trail.base.first?.trail.threshold == base.thresholds[0])
  }
}
