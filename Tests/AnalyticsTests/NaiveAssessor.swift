import Analytics
import Panels

/// Random criteria sets over random panels, with all layers of bars, gaps and reported verdicts.
struct RandomProgramme {
  var sets: [CriteriaSet]
  var panels: PanelSet
  var recognitions: [Recognition]

  init(using generator: inout SplitMix64) {
    let unitCount = Int.random(in: 1...4, using: &generator)
    let codes = (0..<unitCount).map { "u\($0)" }
    let years = Array(2018...(2018 + Int.random(in: 0...2, using: &generator)))
    let units = UnitTable(
      codes: codes,
      zones: CategoryColumn(
        name: "zone", values: codes.map { _ in Self.pick(["A", "B", "A", ""], &generator) }),
      specialAreas: codes.map { _ in Self.chance(4, &generator) },
      levels: [
        CategoryColumn(
          name: "province", values: codes.map { _ in Self.pick(["P", "Q"], &generator) })
      ])
    let base = Self.set("base", leaf: "", level: .met, codes: codes, using: &generator)
    var upper = Self.set("upper", leaf: "v", level: .advanced, codes: codes, using: &generator)
    upper.criteria[0].indicators.append(
      IndicatorRule("needs", .yesno, requires: RequiredLevel(set: "base", level: .met)))
    upper.ladder[0].requires =
      Self.chance(2, &generator) ? [RequiredLevel(set: "base", level: .basic)] : []
    sets = [base, upper]
    var panels: [Panel] = []
    for set in sets {
      for criterion in set.criteria {
        if Self.chance(2, &generator) {
          panels.append(
            Self.panel(
              Indicator(id: set.reportedID(criterion), kind: .yesno), unitCount, years.count,
              using: &generator))
        }
        for rule in criterion.indicators
        where rule.requiredLevel == nil && !Self.chance(8, &generator) {
          panels.append(
            Self.panel(
              Indicator(id: rule.measure, kind: rule.kind), unitCount, years.count,
              using: &generator))
        }
      }
    }
    self.panels = PanelSet(units: units, years: years, panels: panels)
    recognitions = codes.filter { _ in Self.chance(2, &generator) }.map { code in
      Recognition(
        unit: code, level: Self.pick([.basic, .met, .advanced], &generator), set: "base",
        metYear: Int.random(in: 2017...2020, using: &generator), decision: "", decisionDate: nil,
        source: "")
    }
  }

  private static func chance(_ n: Int, _ generator: inout SplitMix64) -> Bool {
    Int.random(in: 0..<n, using: &generator) == 0
  }

  private static func pick<Element>(
    _ elements: [Element], _ generator: inout SplitMix64
  ) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }

  private static func panel(
    _ indicator: Indicator, _ units: Int, _ years: Int, using generator: inout SplitMix64
  ) -> Panel {
    var panel = Panel(indicator: indicator, unitCount: units, periodCount: years)
    for cell in panel.values.indices {
      let isYesNo = indicator.kind == .yesno
      switch Int.random(in: 0..<10, using: &generator) {
      case 0, 1: break
      case 2: panel.notApplicable.insert(cell)
      default:
        panel.values[cell] = Double(Int.random(in: 0...(isYesNo ? 1 : 4), using: &generator))
      }
    }
    return panel
  }

  private static func set(
    _ id: String, leaf: String, level: Level, codes: [String], using generator: inout SplitMix64
  ) -> CriteriaSet {
    let criteria = (1...Int.random(in: 1...4, using: &generator)).map { number in
      let leaves = (0..<Int.random(in: 0...3, using: &generator)).map { index in
        let name = "\(leaf)\(number)x\(index)"
        if chance(3, &generator) { return IndicatorRule(name, .yesno) }
        let comparison = pick(Comparison.allCases, &generator)
        return IndicatorRule(
          name, .share, comparison,
          (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            threshold(codes: codes, other: leaf.isEmpty ? nil : "1x0", using: &generator)
          })
      }
      let required = chance(3, &generator) ? Int.random(in: 1...3, using: &generator) : nil
      return Criterion("\(number)", leaves, required: required)
    }
    var ladder = [LadderRung(level: level)]
    if level == .met, chance(2, &generator) {
      ladder.insert(LadderRung(level: .basic, minimumMet: max(1, criteria.count - 1)), at: 0)
    }
    return CriteriaSet(
      id, criteria: criteria, ladder: ladder, zones: ["A", "B"],
      specialAreaZone: chance(2, &generator) ? "B" : nil)
  }

  private static func threshold(
    codes: [String], other: String?, using generator: inout SplitMix64
  ) -> Threshold {
    let scope = pick(
      [
        ThresholdScope.national, .national, .zone("A"), .zone("B"), .province("P"),
        .unit(codes[0]),
      ], &generator)
    var level = ThresholdLevel.value(Double(Int.random(in: 0...4, using: &generator)))
    if chance(5, &generator) { level = .unknown }
    if chance(8, &generator) { level = .timesOwnValue(atLevel: .met, factor: 0.5) }
    if let other, chance(6, &generator) {
      level = .timesBar(set: "base", indicator: other, factor: 0.5)
    }
    let years = [nil, 2018...2019, 2019...2019, 2019...9999, 2020...2020] as [ClosedRange<Int>?]
    return Threshold(
      scope: scope, years: pick(years, &generator), level: level, verified: true,
      isOverlay: chance(5, &generator))
  }
}

/// The rules of assessment again, a cell at a time and by trying every possibility.
struct NaiveAssessor {
  let sample: RandomProgramme

  /// What an unknown may turn out to be: the answer counts only when all possibilities agree.
  private func decide(_ unknown: Int, _ isMet: (_ more: Int) -> Bool) -> Verdict {
    let answers = Set((0..<(1 << unknown)).map { isMet($0.nonzeroBitCount) })
    return answers.count > 1 ? .notAssessable : answers.contains(true) ? .met : .notMet
  }

  func verdict(
    _ criterion: Criterion, _ set: CriteriaSet, _ unit: Int, _ year: Int
  ) -> Verdict {
    let leaves = criterion.indicators.map { leaf($0, set, unit, year) }
    let applicable = leaves.filter { $0 != .notApplicable }
    let met = applicable.count { $0 == .met }
    let unknown = applicable.count { $0 == .notAssessable }
    var own: Verdict
    if leaves.isEmpty {
      own = .notAssessable
    } else if applicable.isEmpty {
      own = .notApplicable
    } else {
      let needed = min(criterion.required ?? applicable.count, applicable.count)
      own = decide(unknown) { met + $0 >= needed }
    }
    let name = "\(set.key)/\(criterion.id)"
    guard own == .notAssessable, let cell = self.cell(unit, year) else { return own }
    if let said = value(name, unit, year) { return said == 1 ? .met : .notMet }
    let isOut = sample.panels.panel(name)?.notApplicable.contains(cell) ?? false
    return isOut && leaves.isEmpty ? .notApplicable : .notAssessable
  }

  func verdict(_ rung: LadderRung, _ set: CriteriaSet, _ unit: Int, _ year: Int) -> Verdict {
    let verdicts = set.criteria.map { verdict($0, set, unit, year) }
    let met = verdicts.count { $0 == .met || $0 == .notApplicable }
    let needed = rung.minimumMet ?? set.criteria.count
    var answer = decide(verdicts.count { $0 == .notAssessable }) { met + $0 >= needed }
    for demand in rung.requires { answer = answer.and(granted(demand, unit, year)) }
    return answer
  }

  private func granted(_ demand: RequiredLevel, _ unit: Int, _ year: Int) -> Verdict {
    guard let set = sample.sets.first(where: { $0.id == demand.set }) else { return .notAssessable }
    let rungs = set.ladder.filter { $0.level >= demand.level }
      .map { verdict($0, set, unit, year) }
    if rungs.contains(.met) { return .met }
    return rungs.contains(.notAssessable) ? .notAssessable : .notMet
  }

  private func leaf(
    _ rule: IndicatorRule, _ set: CriteriaSet, _ unit: Int, _ year: Int
  ) -> Verdict {
    if let demand = rule.requiredLevel { return granted(demand, unit, year) }
    guard let panel = sample.panels.panel(rule.measure), let cell = cell(unit, year) else {
      return .notAssessable
    }
    if panel.notApplicable.contains(cell) { return .notApplicable }
    guard let value = value(rule.measure, unit, year) else { return .notAssessable }
    if rule.kind == .yesno { return value == 1 ? .met : .notMet }
    guard let bar = bar(rule, set, unit, year) else { return .notAssessable }
    let passes =
      switch rule.comparison {
      case .atLeast: value >= bar
      case .above: value > bar
      case .atMost: value <= bar
      case .below: value < bar
      }
    return passes ? .met : .notMet
  }

  /// The bar, by going through the scopes in the order of the rule book.
  private func bar(
    _ rule: IndicatorRule, _ set: CriteriaSet, _ unit: Int, _ year: Int
  ) -> Double? {
    let units = sample.panels.units
    let isSpecial = units.specialAreas[unit] && set.specialAreaZone != nil
    let zone = isSpecial ? set.specialAreaZone : units.zones.label(of: unit)
    var scopes: [ThresholdScope] = [.unit(units.codes[unit])]
    if let province = units.level(named: "province")?.label(of: unit) {
      scopes.append(.province(province))
    }
    if let zone { scopes.append(.zone(zone)) }
    let differsByZone = rule.thresholds.contains {
      if case .zone = $0.scope { true } else { false }
    }
    for isOverlay in [true, false] {
      for scope in scopes + [.national] {
        let holding = rule.thresholds.filter {
          $0.isOverlay == isOverlay && $0.scope == scope && ($0.years?.contains(year) ?? true)
        }
        guard let shortest = holding.map({ $0.years?.count ?? .max }).min(),
          let chosen = holding.first(where: { ($0.years?.count ?? .max) == shortest })
        else { continue }
        if scope == .national, !isOverlay, zone == nil, differsByZone { return nil }
        return height(chosen.level, rule, unit, year)
      }
    }
    return nil
  }

  private func height(
    _ level: ThresholdLevel, _ rule: IndicatorRule, _ unit: Int, _ year: Int
  ) -> Double? {
    switch level {
    case .value(let value): return value
    case .unknown: return nil
    case .timesBar(let id, let indicator, let factor):
      guard let other = sample.sets.first(where: { $0.id == id }),
        let otherRule = other.criteria.flatMap(\.indicators).first(where: { $0.id == indicator })
      else { return nil }
      // Only a plain height can be multiplied.
      guard let height = bar(otherRule, other, unit, year), isPlain(otherRule, other, unit, year)
      else { return nil }
      return height * factor
    case .timesOwnValue(let level, let factor):
      let code = sample.panels.units.codes[unit]
      let years = sample.recognitions.filter { $0.unit == code && $0.level >= level }.map(\.metYear)
      guard let first = years.min(), let own = value(rule.measure, unit, first) else { return nil }
      return own * factor
    }
  }

  /// Whether the bar that holds is a number, not a multiple of the unit's own past.
  private func isPlain(
    _ rule: IndicatorRule, _ set: CriteriaSet, _ unit: Int, _ year: Int
  ) -> Bool {
    let table = BarTable(sets: [set], units: sample.panels.units)
    if case .value = table.bar(rule, in: set, unit: unit, year: year) { return true }
    return false
  }

  private func cell(_ unit: Int, _ year: Int) -> Int? {
    sample.panels.period(of: year).map { $0 * sample.panels.units.count + unit }
  }

  private func value(_ indicator: String, _ unit: Int, _ year: Int) -> Double? {
    guard let panel = sample.panels.panel(indicator), let cell = cell(unit, year) else {
      return nil
    }
    return panel.values[cell].isNaN ? nil : panel.values[cell]
  }
}
