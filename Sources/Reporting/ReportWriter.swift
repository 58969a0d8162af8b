import Analytics
import Panels
import Planning

/// Writes the report of a run: what an officer reads first.
public struct ReportWriter {
  let report: RunReport
  let words: Words
  static let rowLimit = 60

  /// Prepares a writer.
  public init(_ report: RunReport, language: Language) {
    self.report = report
    words = Words(language)
  }

  /// The whole report.
  ///
  /// - Parameter charts: The pictures with their titles.
  public func document(charts: [ReportPicture] = []) -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, title)
    if report.simulated.count > 0 {
      document.banner(words(.simulatedBanner(report.simulated.count, report.simulated.total)))
    }
    addSummary(to: &document)
    document.pictures(charts)
    addTable(.byBand, bandTable(), to: &document)
    addTable(.byCommune, communeTable(), to: &document)
    addTable(.byDistrict, districtTable(), to: &document)
    addTable(.unitChanges, unitChangeTable(), to: &document)
    addTargets(to: &document)
    addConsistency(to: &document)
    addWorks(to: &document)
    addRoadmap(to: &document)
    addAssignments(to: &document)
    addTable(.watchList, watchTable(), to: &document)
    addTable(.hardest, hardestTable(), to: &document)
    addTable(.means, meansTable(), to: &document)
    addTable(.probabilities, chancesTable(), to: &document)
    addForecastNotes(to: &document)
    addTable(.onTrackByIndex, trackingTable(), to: &document)
    addTable(.published, publishedTable(), to: &document)
    addNotes(to: &document)
    document.heading(2, words(.method))
    document.paragraph(words(.methodText))
    return document
  }

  private var title: String {
    let number = report.plan.number.isEmpty ? "" : " (\(report.plan.number))"
    return report.plan.title[words.language] + number
  }

  private func addTable(_ heading: Phrase, _ table: ReportTable, to document: inout ReportDocument)
  {
    guard !table.rows.isEmpty else { return }
    var table = table
    let excess = table.rows.count - Self.rowLimit
    if excess > 0 { table.rows = Array(table.rows.prefix(Self.rowLimit)) }
    document.heading(2, words(heading))
    document.table(table)
    if excess > 0 { document.paragraph(words(.moreRows(excess))) }
  }

  /// How many criteria communes meet on average, by set, and how that changed.
  public var overview: String {
    var sentences: [String] = []
    for assessment in report.state.assessments {
      let row = report.averages.first {
        $0.level == "all" && $0.set == assessment.set.id && $0.year == report.year
      }
      guard let row else { continue }
      sentences.append(
        words(
          .overview(
            communes: words.numbers.text(row.communes), year: report.year,
            average: words.numbers.text(row.average, decimals: 2),
            set: words.set(assessment.set))))
      if !row.change.isNaN { sentences.append(changeSentence(row)) }
      if row.unknown > 0 { sentences.append(words(.communesUnknown(row.unknown))) }
    }
    if sentences.isEmpty {
      sentences.append(
        words(report.state.assessments.isEmpty ? .dataYear(report.year) : .noCriteria))
    }
    return sentences.joined(separator: " ")
  }

  private func addSummary(to document: inout ReportDocument) {
    document.heading(2, words(.summary))
    document.paragraph(overview)
    document.list(
      report.levelShares.filter {
        $0.grouping == "all" && $0.year == report.year && !$0.share.isNaN
      }.map { row in
        let name =
          words.level(row.level)
          + (row.basis == .decision ? " (\(words(.recognised).lowercased()))" : "")
        return words(
          .atLevel(
            name, count: words.numbers.text(row.communes), of: words.numbers.text(row.denominator),
            share: words.numbers.percent(row.share)))
          + (row.unknown > 0 ? " \(words(.openCriteria)): \(row.unknown)." : "")
      })
  }

  private func changeSentence(_ row: CriteriaAverage) -> String {
    let amount = words.numbers.text(abs(row.change), decimals: 2)
    if row.change == 0 { return words(.noChange(year: row.year - 1)) }
    return words(.changeOnLastYear(amount, year: row.year - 1, isUp: row.change > 0))
  }

  private func addTargets(to document: inout ReportDocument) {
    guard !report.targetsNow.isEmpty || !report.targetsProjected.isEmpty else { return }
    document.heading(2, words(.targets))
    document.table(targetTable())
    for note in missingChanceNotes() { document.paragraph(note) }
    if let year = report.targetsProjected.first?.year {
      document.paragraph(words(.projectionNote(year)))
    }
  }

  private func addWorks(to document: inout ReportDocument) {
    guard !report.works.isEmpty else { return }
    document.heading(2, words(.works))
    document.list(
      report.works.map { result in
        let length = { (value: Double) in
          "\(words.numbers.text(value, decimals: 2)) \(result.work.lengthUnit)"
        }
        return words(
          .workSentence(
            name: result.work.name[words.language], built: length(result.work.built),
            share: words.numbers.percent(result.work.share, decimals: 2),
            total: length(result.impliedTotal), planned: length(result.work.planned),
            after: words.numbers.percent(result.shareAfter, decimals: 2),
            verdict: words.verdict(result.passes ? .met : .notMet)
              + " (\(words.numbers.text(result.work.requirement))%)",
            least: length(result.minimum), spare: length(result.spare)))
      })
  }

  private func addRoadmap(to document: inout ReportDocument) {
    guard !report.roadmapYears.isEmpty else { return }
    document.heading(2, words(.roadmap))
    document.table(roadmapYearTable())
    if !report.slippage.isEmpty {
      let slippage = SlippageText(counts: report.slippage, words: words)
      document.table(slippage.table)
      for sentence in slippage.sentences { document.paragraph(sentence) }
    }
    if let sentence = words.recognisedSoFar(report.roadmapYears) { document.paragraph(sentence) }
    document.table(standingTable())
  }

  private func addAssignments(to document: inout ReportDocument) {
    guard !report.coverage.isEmpty else { return }
    document.heading(2, words(.assignments))
    document.list(
      report.coverage.map {
        words(
          .coverageSentence(
            set: report.setTitle($0.set, words), leaves: $0.leafCount, agencies: $0.agencies.count,
            gaps: $0.gaps.count, overlaps: $0.overlaps.count))
      })
  }

  private func addNotes(to document: inout ReportDocument) {
    document.heading(2, words(.notesOnData))
    let count = { (severity: Problem.Severity) in
      report.problems.count { $0.severity == severity }
    }
    document.paragraph(
      words(
        .problemCount(errors: count(.error), warnings: count(.warning), notices: count(.notice))))
    document.list(
      report.problems.filter { $0.severity > .notice && !$0.isMissingBar }.prefix(Self.rowLimit)
        .map { $0.text(in: words.language) })
    document.list(
      report.plan.breaks.map {
        let units = $0.units.isEmpty ? "" : " [\($0.units.joined(separator: ", "))]"
        return "\(words(.breaks)): \($0.indicator) \($0.year)\(units), \($0.note[words.language])"
      })
    // What the plan itself notes; ambiguities stand among the problems.
    document.list(
      report.plan.notes.filter { !$0.isAmbiguity }.map { note in
        (note.row.isEmpty ? "" : "\(note.row): ") + note.text[words.language]
      })
  }
}

extension Problem {
  fileprivate var isMissingBar: Bool { if case .missingBar = kind { true } else { false } }
}
