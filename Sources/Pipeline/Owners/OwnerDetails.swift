import Analytics
import Panels
import Planning
import Reporting

/// Adds to what owners lack who leads it, the value behind it and where that comes from.
struct OwnerDetails {
  let state: ProgrammeState
  let register: OwnerRegister
  let assessor: Assessor
  let year: Int
  let period: Int

  private var units: UnitTable { state.panels.units }

  // MARK: Unmet

  /// What an owner's units lack of what it answers for; what it has to do with in several roles stands there once.
  func unmet(of owner: Owner, _ catalogue: UnmetCatalogue) -> [OwnerUnmet] {
    var rows: [OwnerUnmet] = []
    var places: [String: Int] = [:]
    for row in owner.claims.flatMap({ unmet($0, catalogue) }) {
      let key = "\(row.item.unit) \(row.item.set) \(row.item.kind.rawValue) \(row.item.item)"
      if let place = places[key] {
        if !rows[place].roles.contains(row.roles[0]) { rows[place].roles += row.roles }
      } else {
        places[key] = rows.count
        rows.append(row)
      }
    }
    return rows
  }

  private func unmet(_ claim: Owner.Claim, _ catalogue: UnmetCatalogue) -> [OwnerUnmet] {
    guard let set = state.assessment(claim.set)?.set else { return [] }
    var leads: [String: [String]] = [:]
    return catalogue.items(of: claim).map { item in
      let known = leads[item.item]
      let agencies = known ?? register.leads(of: item.item, criterion: item.criterion, set: set.id)
      if known == nil { leads[item.item] = agencies }
      let panel = item.rule.flatMap { state.panels.panel($0.measure) }
      return OwnerUnmet(
        item: item, roles: [claim.role], leads: agencies,
        value: panel?[item.unit, period] ?? .nan, requirement: requirement(item, set),
        provenance: provenance(item.unit, set, item.criterion, in: period))
    }
  }

  private func requirement(_ item: UnmetItem, _ set: CriteriaSet) -> Requirement? {
    guard let rule = item.rule, rule.kind != .yesno, rule.requiredLevel == nil else { return nil }
    return assessor.requirement(of: rule, in: set, unit: item.unit, year: year)
  }

  /// The least trustworthy of what a criterion, or with an empty one the conditions, rest on.
  private func provenance(
    _ unit: Int, _ set: CriteriaSet, _ criterion: String, in period: Int
  ) -> Provenance {
    let own = set.criteria.filter { $0.id == criterion }
    let rules = own.isEmpty ? set.conditions : own.flatMap(\.indicators)
    return state.panels.provenance(
      unit: unit, period: period, of: measures(of: rules) + own.map(set.reportedID))
  }

  /// The indicators that rules rest on: all of them where one asks for a level of another set.
  private func measures(of rules: [IndicatorRule]) -> [String] {
    rules.contains { $0.requiredLevel != nil }
      ? state.panels.panels.map(\.indicator.id) : rules.map(\.measure)
  }

  /// The least trustworthy value of the units of an owner in the year reported on, of all units where it has none.
  func provenance(of owner: Owner) -> Provenance {
    let all = state.panels.panels.map(\.indicator.id)
    let own = owner.units.isEmpty ? register.units : owner.units
    return own.map { state.panels.provenance(unit: $0, period: period, of: all) }.max()
      ?? .observed
  }

  // MARK: Risks

  /// What the owner's units may lose of what the owner answers for, the likeliest first.
  func risks(of owner: Owner, _ prospects: [Int: CommuneProspect]) -> [LossRisk] {
    var seen: Set<LossRisk> = []
    return owner.claims.flatMap { claim in
      claim.units.flatMap { prospects[$0]?.risks ?? [] }.filter { risk in
        risk.set == claim.set
          && (claim.item.isEmpty
            ? risk.kind != .indicator || claim.role.isEmpty
            : risk.item == claim.item || risk.criterion == claim.item)
          && seen.insert(risk).inserted
      }
    }.sorted {
      ($1.chance, $0.set, $0.unit, $0.item) < ($0.chance, $1.set, $1.unit, $1.item)
    }
  }

  /// The criteria met now, of those the owner answers for, of which no chance of loss can be told.
  func untold(of owner: Owner, _ prospects: [Int: CommuneProspect]) -> Int {
    var seen: Set<[String]> = []
    for claim in owner.claims {
      for unit in claim.units {
        for untold in prospects[unit]?.untold ?? []
        where untold.set == claim.set && (claim.item.isEmpty || claim.item == untold.criterion) {
          seen.insert([units.codes[unit], untold.set, untold.criterion])
        }
      }
    }
    return seen.count
  }

  func risk(_ risk: LossRisk, year: Int) -> OwnerRisk {
    let set = state.assessment(risk.set)?.set
    let last = max(0, state.panels.years.count - 1)
    return OwnerRisk(
      risk: risk, year: year,
      leads: risk.kind == .level
        ? [] : register.leads(of: risk.item, criterion: risk.criterion, set: risk.set),
      provenance: set.map { set in
        risk.criterion.isEmpty
          ? state.panels.provenance(
            unit: risk.unit, period: last, of: state.panels.panels.map(\.indicator.id))
          : provenance(risk.unit, set, risk.criterion, in: last)
      } ?? .observed)
  }

  // MARK: Priorities

  /// The communes of each set by how near they are, those registered for it first.
  func priorities(_ plan: Plan, _ prospects: [Int: CommuneProspect]) -> [PriorityRow] {
    state.assessments.enumerated().flatMap { index, assessment -> [PriorityRow] in
      let rows = register.units.compactMap { unit -> PriorityRow? in
        let cell = period * units.count + unit
        let lacking = LackingCriterion.all(of: unit, in: assessment, period: period)
        guard Int(assessment.unknownCounts[cell]) < assessment.criteria.count else { return nil }
        let entry = plan.roadmap.filter {
          $0.unit == units.codes[unit] && $0.set == assessment.set.id && $0.year > plan.statusYear
        }.min { $0.year < $1.year }
        let condition = assessment.conditions.first { $0.rule.id == "registered" }?
          .outcomes[cell].verdict
        let registered: Bool? =
          switch condition {
          case .met: true
          case .notMet: false
          default:
            plan.registrations.contains {
              $0.unit == units.codes[unit] && $0.set == assessment.set.id
            } ? true : entry.map { _ in true }
          }
        return PriorityRow(
          set: assessment.set.id, rank: 0, unit: units.codes[unit], name: units.names[unit],
          isRegistered: registered, roadmapYear: entry?.year, criteria: lacking.count,
          indicators: lacking.reduce(0) { $0 + $1.missing },
          partly: lacking.count(where: \.isWeak), effort: lacking.reduce(0) { $0 + $1.effort },
          chance: prospects[unit].flatMap { index < $0.all.count ? $0.all[index] : nil } ?? .nan,
          provenance: state.panels.provenance(
            unit: unit, period: period, of: state.panels.panels.map(\.indicator.id)))
      }
      let sorted = rows.enumerated().sorted {
        (Self.key($0.element) + [$0.offset]).lexicographicallyPrecedes(
          Self.key($1.element) + [$1.offset])
      }
      return sorted.enumerated().map { $1.element.ranked($0 + 1) }
    }
  }

  private static func key(_ row: PriorityRow) -> [Int] {
    [
      row.isRegistered == true ? 0 : 1, row.roadmapYear ?? .max, row.criteria, row.indicators,
      row.effort,
    ]
  }

  // MARK: Pages

  /// What the page of an owner shows.
  func page(of found: OwnerFindings, _ prospects: [Int: CommuneProspect]) -> OwnerPage {
    let isCommune = found.owner.kind == .commune
    return OwnerPage(
      owner: found.owner, file: found.page,
      unmet: found.unmet.map {
        OwnerPage.Unmet(
          item: $0.item, leads: $0.leads, value: $0.value, requirement: $0.requirement)
      }, due: found.due, risks: found.risks, untold: found.untold,
      counts: isCommune ? counts(found.owner.units) : [],
      next: isCommune
        ? found.owner.units.first.flatMap { prospects[$0]?.all.first { !$0.isNaN } } ?? .nan : .nan
    )
  }

  /// The criteria of a commune by verdict, a set each.
  private func counts(_ owned: [Int]) -> [OwnerPage.Count] {
    guard let unit = owned.first else { return [] }
    let cell = period * units.count + unit
    return state.assessments.compactMap { assessment in
      let ids = { (verdicts: Set<Verdict>) in
        assessment.criteria.filter { verdicts.contains($0.verdicts[cell]) }.map(\.criterion.id)
      }
      let count = OwnerPage.Count(
        set: assessment.set.id, met: ids([.met, .notApplicable]), unmet: ids([.notMet]),
        open: ids([.notAssessable]))
      return count.met.isEmpty && count.unmet.isEmpty ? nil : count
    }
  }
}

extension PriorityRow {
  fileprivate func ranked(_ rank: Int) -> PriorityRow {
    PriorityRow(
      set: set, rank: rank, unit: unit, name: name, isRegistered: isRegistered,
      roadmapYear: roadmapYear, criteria: criteria, indicators: indicators, partly: partly,
      effort: effort, chance: chance, provenance: provenance)
  }
}
