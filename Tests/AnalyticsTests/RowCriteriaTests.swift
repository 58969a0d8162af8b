import Analytics
import Panels
import Testing

@Suite("Criteria counted row by row")
struct RowCriteriaTests {
  /// A random programme whose verdicts rest on rows alone: one zone for all, no bars of provinces, units or their past.
  private static func programme(seed: UInt64) -> (set: CriteriaSet, panels: PanelSet, zone: String?)
  {
    var generator = SplitMix64(seed: seed)
    let sample = RandomProgramme(using: &generator)
    var set = sample.sets[0]
    for (index, criterion) in set.criteria.enumerated() {
      for (place, rule) in criterion.indicators.enumerated() {
        set.criteria[index].indicators[place].thresholds = rule.thresholds.filter {
          if case .timesOwnValue = $0.level { return false }
          return $0.scope.precedence <= 1
        }
      }
    }
    let reported = Set(set.criteria.map(set.reportedID))
    let zone = [nil, "A", "B"][Int(generator.next() % 3)]
    let units = UnitTable(
      codes: sample.panels.units.codes,
      zones: zone.map { zone in
        CategoryColumn(name: "zone", values: sample.panels.units.codes.map { _ in zone })
      })
    let panels = PanelSet(
      units: units, years: sample.panels.years,
      panels: sample.panels.panels.filter { !reported.contains($0.indicator.id) })
    return (set, panels, zone)
  }

  /// The counts of all cells as if each were a row.
  private static func counts(_ criteria: RowCriteria, _ panels: PanelSet) -> [Int8] {
    let (units, years) = (panels.units.count, panels.years)
    let rows = units * years.count
    let values = criteria.indicators.map { panels.panel($0)?.values ?? [] }
    let marks = criteria.indicators.enumerated().flatMap { index, id in
      (panels.panel(id)?.notApplicable ?? []).map { (row: $0, indicator: index) }
    }
    var result = [Int8](repeating: 99, count: rows)
    let memory = values.map { column in
      let copy = UnsafeMutablePointer<Double>.allocate(capacity: rows)
      copy.initialize(from: column, count: rows)
      return copy
    }
    defer { for column in memory { column.deallocate() } }
    (0..<rows).map { Int16(years[$0 / units]) }.withUnsafeBufferPointer { years in
      result.withUnsafeMutableBufferPointer { counts in
        guard let years = years.baseAddress, let counts = counts.baseAddress else { return }
        criteria.count(
          rows: rows, years: years, values: memory.map { UnsafePointer($0) }, notApplicable: marks,
          into: counts)
      }
    }
    return result
  }

  @Test("are those of the assessment, in a thousand random programmes")
  func assessor() throws {
    var known = 0
    for seed in 0..<1_000 as Range<UInt64> {
      let (set, panels, zone) = Self.programme(seed: seed)
      let criteria = try #require(
        RowCriteria(set, zone: zone, indicators: Set(panels.panels.map(\.indicator.id))))
      let assessment = Assessor(sets: [set], panels: panels).assess()[0]
      let expected = (0..<panels.units.count * panels.years.count).map {
        Int8(assessment.knownCount(cell: $0) ?? -1)
      }
      let found = Self.counts(criteria, panels)
      #expect(found == expected, "seed \(seed)")
      known += expected.count { $0 >= 0 }
    }
    #expect(known > 500)
  }

  @Test("are not counted where a verdict rests on more than the row")
  func more() {
    let bar = { (scope: ThresholdScope, level: ThresholdLevel) in
      Threshold(scope: scope, level: level)
    }
    let rules: [(IndicatorRule, Bool)] = [
      (IndicatorRule("x", .share, .atLeast, [bar(.national, .value(3))]), true),
      (IndicatorRule("x", .share, .atLeast, [bar(.zone("A"), .value(3))]), true),
      (IndicatorRule("x", .share, .atLeast, [bar(.national, .unknown)]), true),
      (IndicatorRule("x", .share, .atLeast, [bar(.province("P"), .value(3))]), false),
      (IndicatorRule("x", .share, .atLeast, [bar(.unit("u"), .value(3))]), false),
      (
        IndicatorRule(
          "x", .share, .atLeast, [bar(.national, .timesOwnValue(atLevel: .met, factor: 2))]), false
      ),
      (IndicatorRule("x", .yesno, requires: RequiredLevel(set: "other", level: .met)), false),
    ]
    for (rule, isOfRow) in rules {
      let set = CriteriaSet("s", criteria: [Criterion("1", [rule])])
      #expect((RowCriteria(set, zone: "A", indicators: ["x"]) != nil) == isOfRow, "\(rule)")
      #expect(RowCriteria(set, zone: "A", indicators: ["x", "s/1"]) == nil)
      #expect(RowCriteria(set, zone: "A", indicators: ["x", "criteria_met"]) == nil)
    }
  }
}
