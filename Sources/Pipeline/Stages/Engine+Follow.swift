import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Holds a kept run against the data, writes `follow_….csv` and the summary.
  ///
  /// - Returns: What a person reads at the end.
  func follow(_ run: KeptRun) throws(InputError) -> String {
    report(words(.assessing))
    let state = ProgrammeState(
      panels: panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
      scope: dataset.scope)
    let builder = try FollowUpBuilder(
      run, state: state, plan: dataset.plan, reportYear: reportYear(state))
    let found = try builder.report()
    if found.newLastYear <= found.lastYear {
      throw InputError(.runs(.nothingToFollow(last: found.lastYear, given: found.newLastYear)))
    }
    if !found.lostUnits.isEmpty {
      problems.append(Problem(.runs(.unitsNotFollowed(units: found.lostUnits))))
    }
    try sink.write(.followForecasts, found.forecasts)
    try sink.write(.followProbabilities, found.chances)
    try sink.write(.followCriteria, found.criteria)
    try sink.write(.followTargets, found.targets)
    try sink.write(.followMoves, found.moves)
    try sink.write(.followRevisions, found.revisions)
    let writer = FollowUpWriter(
      found, language: options.language, simulated: simulatedCounts,
      indicators: panels.panels.map(\.indicator), sets: dataset.sets)
    if let folder = sink.folder {
      try folder.write(MarkdownRenderer.render(writer.document()), to: "summary.md")
    }
    return writer.screen(width: options.screenWidth)
  }
}
