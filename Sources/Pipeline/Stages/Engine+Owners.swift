import Analytics
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Writes what each owner of the plan has before it: `owners.csv`, `owner_unmet.csv`, `owner_due.csv`,
  /// `owner_risk.csv`, `owner_priority.csv`, and a page for each owner.
  ///
  /// - Parameter hasCommunePages: Whether communes get pages as well.
  func writeOwners(
    _ state: ProgrammeState, year: Int, hasCommunePages: Bool
  ) async throws(InputError) -> OwnerSummary {
    let plan = dataset.plan
    guard let day = options.owners.day ?? CalendarDate(year: plan.statusYear + 1, month: 1, day: 1)
    else { return OwnerSummary([], day: nil, year: year, lastYear: year) }
    let register = OwnerRegister(plan: plan, state: state, on: day)
    let chosen = try options.owners.choose(from: register.owners, units: panels.units)
    let prospects = await self.prospects(state, units: register.units)
    let period = panels.period(of: year) ?? max(0, panels.years.count - 1)
    let details = OwnerDetails(
      state: state, register: register, assessor: assessor, year: year, period: period)
    let catalogue = UnmetCatalogue(state, period: period)
    var pages = PageNames()
    var findings: [OwnerFindings] = []
    for owner in chosen {
      var found = OwnerFindings(
        owner: owner, unmet: details.unmet(of: owner, catalogue),
        due: register.due(for: owner, plan: plan, units: panels.units, on: day),
        risks: details.risks(of: owner, prospects),
        untold: details.untold(of: owner, prospects), provenance: details.provenance(of: owner))
      if sink.folder != nil, hasCommunePages || owner.kind != .commune {
        found.page = pages.name(of: owner)
      }
      findings.append(found)
    }
    try write(findings, details, year: (panels.years.last ?? year) + 1)
    try sink.write(.ownerPriority, details.priorities(plan, prospects))
    let summary = OwnerSummary(
      findings.map { details.page(of: $0, prospects) }, day: day, year: year,
      lastYear: plan.horizonYear)
    if let folder = sink.folder {
      let writer = OwnerWriter(
        language: options.language, units: panels.units, sets: dataset.sets,
        simulated: simulatedCounts, title: plan.title,
        assignments: plan.assignments)
      for page in summary.owners where !page.file.isEmpty {
        try folder.write(
          MarkdownRenderer.render(writer.document(page, summary)), to: page.file)
      }
    }
    return summary
  }

  /// `lotrinh owners`: the tables, all pages and a list of them.
  func ownersReport() async throws(InputError) -> String {
    report(words(.assessing))
    let state = ProgrammeState(
      panels: panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
      scope: dataset.scope)
    noteFindings(state)
    let summary = try await writeOwners(
      state, year: reportYear(state), hasCommunePages: true)
    let writer = OwnerWriter(
      language: options.language, units: panels.units, sets: dataset.sets,
      simulated: simulatedCounts, title: dataset.plan.title, assignments: dataset.plan.assignments)
    if let folder = sink.folder {
      try folder.write(MarkdownRenderer.render(writer.index(summary)), to: "summary.md")
    }
    return writer.screen(summary, width: options.screenWidth)
  }

  private func write(
    _ findings: [OwnerFindings], _ details: OwnerDetails, year: Int
  ) throws(InputError) {
    try sink.write(.owners, findings)
    try sink.write(
      .ownerUnmet,
      findings.flatMap { found in
        found.unmet.map { OwnerRow(owner: found.owner, units: panels.units, content: $0) }
      })
    try sink.write(
      .ownerDue,
      findings.flatMap { found in
        found.due.map { OwnerRow(owner: found.owner, units: panels.units, content: $0) }
      })
    try sink.write(
      .ownerRisk,
      findings.flatMap { found in
        found.risks.map {
          OwnerRow(
            owner: found.owner, units: panels.units, content: details.risk($0, year: year))
        }
      })
  }

  /// What units may lose next year, by unit.
  private func prospects(
    _ state: ProgrammeState, units: [Int]
  ) async -> [Int: CommuneProspect] {
    guard !dataset.sets.isEmpty, horizon > 0 else { return [:] }
    let outlook = CriteriaOutlook(state: state, breaks: series.breaks)
    let forecasts = await indicatorForecasts(of: outlook, horizon: horizon)
    let wanted = Set(units)
    var result: [Int: CommuneProspect] = [:]
    await mapBlocks(words(.forecastingCriteria)) { (block, found: inout ProspectBlock) in
      let own = block.filter(wanted.contains)
      if own.isEmpty { return [:] }
      let chance = forecasts.chances(units: block)
      found.prospects = own.map { outlook.prospect(of: $0, chance: chance) }
      return [:]
    } consume: { (found: inout ProspectBlock) in
      for prospect in found.prospects { result[prospect.unit] = prospect }
    }
    return result
  }
}

/// The prospects of a block of units.
private struct ProspectBlock: BlockResult {
  var prospects: [CommuneProspect] = []
}

/// Names of pages: safe on every system, no two alike.
private struct PageNames {
  private var taken: Set<String> = []

  mutating func name(of owner: Owner) -> String {
    let slug = SafeFileName.slug(owner.name)
    let kind = SafeFileName.slug(owner.kind.label)
    let wanted = [kind.isEmpty ? "place" : kind, slug].filter { !$0.isEmpty }
      .joined(separator: "-")
    var name = wanted
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(wanted)-\(number)"
      number += 1
    }
    return "owners/\(name).md"
  }
}
