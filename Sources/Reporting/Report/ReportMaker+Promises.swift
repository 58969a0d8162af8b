import Panels

extension ReportMaker {
  /// What can be promised for the next year. What the plan asks for it stands with its other targets.
  func addNextYear(to document: inout ReportDocument) {
    let next = String(year + 1)
    add(words.say("report.promises-of", ["next": next]), promiseTable(next), to: &document)
  }

  /// What can be promised for a year with the chance asked for, of the area.
  private func promiseTable(_ year: String) -> ReportTable {
    let all = self.rows("promises", ["year": [year]]).filter { row in
      area.isWhole ? row["level"] == "all" : area.units?.contains(row["unit"]) ?? false
    }
    let rows = all.filter { row in !all.contains { repeats($0, row) } }
    var table = ReportTable(
      [
        text(.indicator), text(.set), text(.commune), numeric(words.say("backtest.last-value")),
        numeric(words.say("column.median")), numeric(words.say("report.heading.to-promise")),
        numeric(words.say("common.probability-heading")),
        text(.ambition),
      ],
      cells: rows.map { row -> [ReportText] in
        [
          figureName(row["figure"]), row["set"].isEmpty ? "" : setTitle(row["set"]),
          row["level"] == "all" ? "" : unitName(row), number(row, "last_value"),
          number(row, "median"),
        ] + promised(row)
      })
    table.measures = rows.map {
      PromisedFigure($0["figure"]).measure ?? context.indicator($0["figure"]).unit
    }
    return table
  }

  /// Whether a promise of a level or above says what that of the level says.
  private func repeats(_ wider: ResultTable.Row, _ row: ResultTable.Row) -> Bool {
    wider["figure"] == PromisedFigure.wider(than: row["figure"])
      && ["set", "level", "unit", "last_value", "median", "promise_rounded"].allSatisfy {
        wider[$0] == row[$0]
      }
  }

  /// The value to promise, its chance, and how it compares; that there is nothing to promise where none can miss it.
  private func promised(_ row: ResultTable.Row) -> [ReportText] {
    guard !kind(of: row["figure"]).isNeverMissed(row["sign"], row.number("promise_rounded"))
    else { return [ReportText(words.say("report.promise.nothing")), "–", ""] }
    return [
      "\(ReportText(name: row["sign"])) \(number(row, "promise_rounded"))",
      number(row, "probability_rounded", .chance), coded(row, "ambition"),
    ]
  }

  private func kind(of figure: String) -> IndicatorKind {
    let row = context.results.table("indicators", where: ["indicator": [figure]])?.rows.first
    return PromisedFigure(figure).kind ?? row.flatMap { IndicatorKind(rawValue: $0["kind"]) }
      ?? .number
  }

  /// A figure of `promises` in words.
  private func figureName(_ figure: String) -> ReportText {
    PromisedFigure(figure).name(words).map { ReportText($0) } ?? indicatorName(figure)
  }
}
