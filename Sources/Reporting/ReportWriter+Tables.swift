import Analytics
import Panels
import Planning

extension ReportWriter {
  func text(_ phrase: Phrase) -> ReportTable.Column { .init(words(phrase)) }
  func numeric(_ phrase: Phrase) -> ReportTable.Column {
    .init(words(phrase), isNumeric: true)
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
        table.append([
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
      table.append([
        row.level == "all" ? words(.whole) : row.group, report.setTitle(row.set, words),
        words.numbers.text(row.communes),
        words.numbers.text(row.average, decimals: 2), words.numbers.change(row.change, decimals: 2),
      ])
    }
    return table
  }

  /// How many communes have which chance.
  ///
  /// - Parameter ofOptionsOnly: Whether only bars that the call itself sets are told.
  public func chancesTable(ofOptionsOnly: Bool = false) -> ReportTable {
    ReportTable(
      [
        text(.indicator), text(.demand), numeric(.year),
      ] + ChanceBand.headings.map { .init($0, isNumeric: true) } + [numeric(.unknown)],
      rows: report.chances.filter { row in
        row.isTold && (!ofOptionsOnly || row.isOfOption)
      }.map { row in
        let name = report.state.panels.panel(row.indicator)?.indicator.name[words.language]
        return [
          name ?? row.indicator,
          (row.requirement.map { words.numbers.text($0) } ?? "")
            + " (\(words.source(ofBar: row.source)))",
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
          $0.figure.place, String($0.figure.year), words.item($0.figure.item),
          printed($0.figure.printed), printed($0.rounded),
          words.outcome($0.outcome), $0.figure.source,
        ]
      })
  }

  /// A number as a document prints it, with the decimal mark of the language.
  private func printed(_ number: String) -> String {
    words.language == .vi ? vietnameseNumber(number) : number
  }
}
