import Analytics
import Panels
import Planning

extension ReportWriter {
  func text(_ phrase: Phrase) -> ReportTable.Column { .init(words(phrase)) }
  func numeric(_ phrase: Phrase) -> ReportTable.Column {
    .init(words(phrase), isNumeric: true)
  }

  /// The bands of the whole area, this year and the last.
  func bandTable() -> ReportTable {
    var table = ReportTable([
      text(.set), text(.band), .init(String(report.year - 1), isNumeric: true),
      .init(String(report.year), isNumeric: true), numeric(.share),
    ])
    let rows = report.bands.filter { $0.level == "all" }
    for row in rows where row.year == report.year {
      let before = rows.first {
        $0.set == row.set && $0.band == row.band && $0.year == report.year - 1
      }
      table.rows.append([
        report.setTitle(row.set, words), row.band.label,
        before.map { words.numbers.text($0.communes) } ?? "",
        words.numbers.text(row.communes), words.numbers.percent(row.roundedShare),
      ])
    }
    return table
  }

  /// Each commune: criteria met, which are missing, which are partly met.
  public func communeTable() -> ReportTable {
    var table = ReportTable([
      text(.commune), text(.set), numeric(.criteriaMet), text(.level), text(.missingCriteria),
      text(.weakCriteria), text(.openCriteria),
    ])
    guard let period = report.state.panels.period(of: report.year) else { return table }
    for assessment in report.state.assessments {
      let first = period * assessment.unitCount
      let isSilent = (first..<first + assessment.unitCount).allSatisfy {
        Int(assessment.unknownCounts[$0]) == assessment.set.criteria.count
      }
      if isSilent { continue }
      for unit in report.state.panels.units.codes.indices {
        let cell = period * report.state.panels.units.count + unit
        let standing = CommuneStanding(assessment, cell: cell)
        let open = standing.open.isEmpty ? "" : " + \(standing.open.count)?"
        let level = levelText(assessment, cell: cell)
        table.rows.append([
          name(ofUnit: unit), words.set(assessment.set),
          "\(assessment.metCounts[cell])/\(assessment.set.criteria.count)\(open)", level,
          standing.missing.joined(separator: ", "), standing.weak.joined(separator: ", "),
          standing.open.joined(separator: ", "),
        ])
      }
    }
    return table
  }

  /// The level granted; without one, whether the lowest rung is refused or cannot be assessed.
  private func levelText(_ assessment: SetAssessment, cell: Int) -> String {
    guard let lowest = assessment.set.ladder.first?.level else { return "" }
    let level = assessment.level(cell: cell)
    if level > .none { return words.level(level) }
    if assessment.grants(lowest, cell: cell) == .notAssessable { return words(.notAssessable) }
    return words(lowest > .met ? .notMet : .levelNone)
  }

  /// The name of a unit, marked when it is a town.
  private func name(ofUnit unit: Int) -> String {
    let units = report.state.panels.units
    return units.names[unit] + (units.kinds[unit] == .town ? " (\(words(.town)))" : "")
  }

  /// Averages of the whole and of every level of the hierarchy below it.
  public func districtTable() -> ReportTable {
    var table = ReportTable([
      text(.place), text(.set), numeric(.count), numeric(.average), numeric(.change),
    ])
    guard report.averages.contains(where: { $0.level != "all" }) else { return table }
    for row in report.averages where row.year == report.year {
      table.rows.append([
        row.level == "all" ? words(.whole) : row.group, report.setTitle(row.set, words),
        words.numbers.text(row.communes),
        words.numbers.text(row.average, decimals: 2), words.numbers.change(row.change, decimals: 2),
      ])
    }
    return table
  }

  func roadmapYearTable() -> ReportTable {
    ReportTable(
      [
        text(.level), numeric(.year), numeric(.planned), numeric(.plannedSum), numeric(.recognised),
        numeric(.recognisedSum),
      ],
      rows: report.roadmapYears.map { row in
        [
          words.level(row.level), String(row.year), words.numbers.text(row.planned),
          words.numbers.text(row.plannedCumulative),
          row.recognised.map { words.numbers.text($0) } ?? "–",
          row.recognisedCumulative.map { words.numbers.text($0) } ?? "–",
        ]
      })
  }

  func standingTable() -> ReportTable {
    ReportTable(
      [
        text(.commune), text(.level), numeric(.year), text(.now), text(.missingCriteria),
        text(.recognised),
      ],
      rows: report.standings.map { row in
        let unit = report.state.panels.units.index(ofCode: row.entry.unit)
        let recognition = row.recognition.map { record in
          "✓ \(record.metYear)" + (record.decisionDate.map { " (\($0))" } ?? "")
        }
        return [
          unit.map { report.state.panels.units.names[$0] } ?? row.entry.unit,
          words.level(row.entry.level), String(row.entry.year), words.verdict(row.verdict),
          (row.missing + row.unknown.map { $0 + "?" }).joined(separator: ", "), recognition ?? "–",
        ]
      })
  }

  /// The criteria the plan names, with how many communes fail them.
  func watchTable() -> ReportTable {
    var table = ReportTable([
      text(.words), text(.criterion), numeric(.communesMet), numeric(.communesFailed),
    ])
    for item in report.plan.watchList {
      guard let assessment = report.state.assessment(item.set),
        let tally = CriterionTally.all(of: assessment, in: report.state, year: report.year)
          .first(where: { $0.criterion.id == item.criterion })
      else { continue }
      table.rows.append([
        item.words + (item.isApproximate ? " (≈)" : ""), name(tally, assessment.set),
        words.numbers.text(tally.met), words.numbers.text(tally.failed),
      ])
    }
    return table
  }

  /// The ten criteria that most communes fail.
  func hardestTable() -> ReportTable {
    var table = ReportTable([
      text(.set), text(.criterion), numeric(.communesMet), numeric(.communesFailed),
      numeric(.openCriteria),
    ])
    for assessment in report.state.assessments {
      let tallies = CriterionTally.all(of: assessment, in: report.state, year: report.year)
        .filter { $0.failed > 0 }.sorted { $0.failed > $1.failed }
      for tally in tallies.prefix(10) {
        table.rows.append([
          words.set(assessment.set), name(tally, assessment.set), words.numbers.text(tally.met),
          words.numbers.text(tally.failed), words.numbers.text(tally.unknown),
        ])
      }
    }
    return table
  }

  private func name(_ tally: CriterionTally, _ set: CriteriaSet) -> String {
    "\(tally.criterion.id). \(tally.criterion.name[words.language])"
  }

  /// Means of the indicators of the whole area.
  func meansTable() -> ReportTable {
    var table = ReportTable([
      text(.indicator), numeric(.year), numeric(.value), text(.weight), numeric(.count),
    ])
    for row in report.means where row.level == "all" && row.year == report.year {
      let indicator = report.state.panels.panel(row.indicator)?.indicator
      guard indicator?.kind != .yesno else { continue }
      let name = indicator?.name[words.language] ?? row.indicator
      let unit = words.unit(indicator?.unit ?? "")
      let weight =
        row.isTotal
        ? "Σ"
        : row.weight.map { report.state.panels.panel($0)?.indicator.name[words.language] ?? $0 }
          ?? "–"
      table.rows.append([
        unit.isEmpty ? name : "\(name) (\(unit))", String(row.year),
        words.numbers.short(row.value), weight, words.numbers.text(row.units),
      ])
    }
    return table
  }

  /// How many communes have which chance.
  public func chancesTable() -> ReportTable {
    ReportTable(
      [
        text(.indicator), text(.demand), numeric(.year), numeric(.certain), numeric(.likely),
        numeric(.even), numeric(.unlikely), numeric(.unknown),
      ],
      rows: report.chances.filter { $0.counts.contains { $0 > 0 } }.map { row in
        let name = report.state.panels.panel(row.indicator)?.indicator.name[words.language]
        return [
          name ?? row.indicator,
          (row.requirement.map { words.numbers.text($0) } ?? "") + " (\(row.source))",
          String(row.year),
        ] + (row.counts + [row.unknown]).map { words.numbers.text($0) }
      })
  }

  /// Published figures whose table does not bear them out.
  public func publishedTable() -> ReportTable {
    ReportTable(
      [
        text(.place), numeric(.year), text(.item), numeric(.printed), numeric(.recomputed),
        text(.outcome), text(.source),
      ],
      rows: report.checks.filter { $0.outcome == .differs || $0.outcome == .truncated }.map {
        [
          $0.figure.place, String($0.figure.year), words.item($0.figure.item), $0.figure.printed,
          $0.rounded,
          words.outcome($0.outcome), $0.figure.source,
        ]
      })
  }
}
