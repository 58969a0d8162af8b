import Analytics
import IO
import Panels
import Planning
import RunStore

/// A value that a run knew.
struct KnownValueRow {
  let panels: PanelSet
  let panel: Panel
  let unit: Int
  let period: Int
}

extension Table where Row == KnownValueRow {
  /// The data of a run, kept with it: so a later year shows which past values were revised.
  static let knownValues = Table(
    "values",
    [
      .text("unit") { $0.panels.units.codes[$0.unit] },
      .text("indicator") { $0.panel.indicator.id },
      .integer("year") { $0.panels.years[$0.period] },
      .number("value") { $0.panel[$0.unit, $0.period] },
      .text("provenance") {
        $0.panel.provenance[$0.panel.position(unit: $0.unit, period: $0.period)].label
      },
    ])
}

/// A verdict of the year that a run reports on.
struct KnownVerdictRow {
  let unit: String
  let set: String
  let year: Int
  let kind: UnitMove.Kind
  let item: String
  let verdict: String
}

extension Table where Row == KnownVerdictRow {
  /// What stood in the year reported on: criteria, indicators, conditions and levels.
  static let knownVerdicts = Table(
    "verdicts",
    [
      .text("unit") { $0.unit }, .text("set") { $0.set }, .integer("year") { $0.year },
      .text("kind") { $0.kind.rawValue }, .text("item") { $0.item },
      .text("verdict") { $0.verdict },
    ])
}

extension KnownVerdictRow {
  /// The verdicts on all units in a period: what cannot be assessed is left out.
  static func all(_ state: ProgrammeState, period: Int) -> [KnownVerdictRow] {
    let units = state.panels.units
    let year = state.panels.years[period]
    return state.assessments.flatMap { assessment in
      (0..<units.count).flatMap { unit -> [KnownVerdictRow] in
        let cell = period * units.count + unit
        let row = { (kind: UnitMove.Kind, item: String, verdict: Verdict) -> KnownVerdictRow? in
          verdict == .notAssessable
            ? nil
            : KnownVerdictRow(
              unit: units.codes[unit], set: assessment.set.id, year: year, kind: kind, item: item,
              verdict: verdict.label)
        }
        var rows = assessment.criteria.flatMap { criterion in
          [row(.criterion, criterion.criterion.id, criterion.verdicts[cell])]
            + criterion.leaves.map { row(.indicator, $0.rule.id, $0.outcomes[cell].verdict) }
        }
        rows += assessment.conditions.map {
          row(.condition, $0.rule.id, $0.outcomes[cell].verdict)
        }
        if let level = levelLabel(assessment, cell: cell) {
          rows.append(
            KnownVerdictRow(
              unit: units.codes[unit], set: assessment.set.id, year: year, kind: .level, item: "",
              verdict: level))
        }
        return rows.compactMap(\.self)
      }
    }
  }

  /// The level of a cell, when every rung of the ladder is decided.
  private static func levelLabel(_ assessment: SetAssessment, cell: Int) -> String? {
    guard !assessment.rungs.isEmpty,
      assessment.rungs.allSatisfy({ $0[cell] != .notAssessable })
    else { return nil }
    return assessment.level(cell: cell).rawValue
  }
}

extension Table {
  /// The whole table as a file holds it.
  func document(_ rows: some Sequence<Row>) -> [UInt8] {
    var text = TableText()
    for row in rows { write(row, to: &text) }
    return text.document(columns: columns.map(\.name))
  }
}

extension RunTable {
  /// Packs a table; `nil` where it is not of the form in which Lotrinh writes.
  init?(_ name: String, document: [UInt8]) {
    guard let columns = CSVColumns(document) else { return nil }
    self.init(
      name: name, rowCount: columns.rowCount,
      sha256: FileDigest(of: document, named: name).sha256,
      columns: zip(columns.headings, columns.fields).map {
        Column(name: $0, packed: PackedBytes.pack($1))
      })
  }

  /// The table as the file that it was; `nil` where what was kept is damaged.
  func document() -> [UInt8]? {
    let fields = columns.compactMap { PackedBytes.unpack($0.packed) }
    guard fields.count == columns.count,
      let bytes = CSVColumns(
        headings: columns.map(\.name), fields: fields, rowCount: rowCount
      ).joined(),
      FileDigest(of: bytes, named: name).sha256 == sha256
    else { return nil }
    return bytes
  }

  /// The texts of the columns; `nil` where what was kept is damaged.
  func texts() -> ColumnTable? {
    let fields = columns.compactMap { PackedBytes.unpack($0.packed) }
    guard fields.count == columns.count else { return nil }
    let texts = fields.map(CSVColumns.texts)
    guard texts.allSatisfy({ $0.count == rowCount }) else { return nil }
    return ColumnTable(headings: columns.map(\.name), columns: texts, rowCount: rowCount)
  }
}
