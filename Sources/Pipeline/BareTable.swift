import Analytics
import Foundation
import IO
import Panels

/// How a bare table is to be read, in the words of the command line.
///
/// Which columns are read where none is named is in docs/formats.md.
///
/// ```swift
/// var table = BareTable(path: "panel.csv")
/// (table.values, table.groups) = (["income:positive"], ["province"])
/// let data = try await table.read(RunOptions())
/// ```
public struct BareTable: Sendable {
  /// The file, `-` for standard input; with a query the database file, or nothing.
  public var path: String
  /// The query whose rows are the table.
  public var query: String?
  /// The column of the unit's code.
  public var unit = "unit"
  /// The column of the year.
  public var year = "year"
  /// The column of the unit's name.
  public var name: String?
  /// `NAME:KIND` for each column of values; or, with `indicatorColumn`, the one value column.
  public var values: [String] = []
  /// The column that names the indicator, in a long table.
  public var indicatorColumn: String?
  /// The columns of the hierarchy, outermost first.
  public var groups: [String] = []
  /// The column that weights means.
  public var weight: String?
  /// Columns to be read beside ``values``, as plain numbers where nothing else is said of them.
  public var alsoReads: [String] = []
  /// The column of the threshold zone.
  public var zoneColumn: String?
  /// The zone of every unit, when there is no column.
  public var zone: String?
  /// The ids of criteria sets.
  public var sets: [String] = []
  /// An office's own bars.
  public var thresholds: String?
  /// Declared breaks, `NAME:YEAR:KIND`, then `:TREATMENT` and `:units=A,B` if wanted.
  public var breaks: [String] = []
  /// Bars for single indicators, `NAME>=VALUE@YEAR`.
  public var targets: [String] = []
  /// Whether numbers have a decimal comma.
  public var decimalComma = false
  /// The encoding of a text file, by its label; `nil` finds it out.
  public var encoding: String?
  /// Whether to go on after refused rows.
  public var setsAside = false
  /// Whether trends and forecasts use values that can hardly be true, too.
  public var fitsDoubtful = false
  /// Whether every other column may be taken as a plain number when none is named.
  public var guessesColumns = false

  /// What is said about sheets, for workbooks and tables in the shape of an office's sheet.
  public var sheet = SheetWords()

  /// The lower ends of the bands of criteria met.
  public var bandStarts: [Int]?
  /// Whether the criteria of the sets are wanted as numbers alone, so that their indicators need not be kept.
  var isBrief = false
  /// Options of the call that ask something of a plan; none may be given.
  public var ofPlans: [String] = []

  /// Makes a description of a file.
  public init(path: String) { self.path = path }

  /// Reads the table.
  ///
  /// - Throws: ``RunFailure`` with every problem found.
  public func read(_ options: RunOptions) async throws(RunFailure) -> Dataset {
    do {
      return try await dataset(options)
    } catch {
      throw RunFailure(error)
    }
  }

  private func dataset(_ options: RunOptions) async throws(InputError) -> Dataset {
    if !ofPlans.isEmpty {
      throw InputError(
        .badOption(LocalizedText("option.of-plans", ["options": ofPlans.joined(separator: ", ")])))
    }
    let library = criteriaLibrary(options.environment, options.executable)
    var sets: [CriteriaSet] = []
    var files: [String] = []
    var addresses: [String] = []
    for id in self.sets where !sets.contains(where: { $0.id == id }) {
      sets.append(try library.read(id, at: nil))
      if let file = library.path(of: id) { files.append(file) }
    }
    var reading: PanelReading
    var digests: [FileDigest] = []
    switch try contents(sets, options) {
    case .sheets(let sheets):
      reading = sheets
      files.insert(path, at: 0)
    case .columns(let rows):
      let plan = try RowPlan(self, sampleOf: rows, IndicatorCatalogue(sets: sets))
      let layout = counting(sets, in: plan.layout)
      reading = try await PanelTableReading.read(rows, layout: layout, workers: options.jobs)
      reading.log = plan.log(before: reading.log)
      files = rows.files + files
      addresses = rows.addresses
    case .rows(let text):
      let plan = try RowPlan(self, text, IndicatorCatalogue(sets: sets))
      let layout = counting(sets, in: plan.layout)
      reading = try await PanelTableReading.read(text, layout: layout, workers: options.jobs)
      reading.log = plan.log(before: reading.log)
      if let digest = text.fileDigest() { digests = [digest] } else { files.insert(path, at: 0) }
    }
    if !setsAside { try reading.log.throwIfAny(refused: reading.counts.refused) }
    if reading.counts.refused > 0 { reading.log.add(.rowsSetAside(count: reading.counts.refused)) }
    var units = reading.panels.units
    if zoneColumn == nil, let zone {
      units.zones = CategoryColumn(
        name: "zone", values: Array(repeating: zone, count: units.count))
    }
    let zonePlace = SourceLocation(
      file: zone == nil ? sourceName : "--region", columnName: zoneColumn)
    try ZoneCheck.check(units, sets: sets) { _ in zonePlace }
    let panels = PanelSet(
      units: units, years: reading.panels.years, panels: reading.panels.panels)
    if let thresholds {
      sets = try ThresholdOverlayReader.apply(
        path: thresholds, to: sets, names: UnitNames(units: units), decimalComma: decimalComma)
      files.append(thresholds)
    }
    var plan = Plan(
      id: "table", title: LocalizedText(name: sourceName),
      area: Area(name: sourceName, kind: .province), statusYear: panels.years.last ?? 0,
      horizonYear: panels.years.last ?? 0, sets: sets.map(\.id))
    if let bandStarts { plan.bandStarts = bandStarts }
    plan.breaks = try parsedBreaks(panels)
    for seriesBreak in plan.breaks { noteIdle(seriesBreak, panels, into: &reading.log) }
    var dataset = Dataset(
      panels: panels, sets: sets, plan: plan, seriesTargets: try parsedTargets(panels),
      reported: [], log: reading.log, counts: reading.counts, inputs: digests, hasPlan: false)
    dataset.inputs += try FileDigest.all(of: files)
    dataset.origins = reading.origins
    dataset.rowCounts = reading.rowCounts
    dataset.accounts = reading.accounts
    dataset.setsAside = setsAside
    dataset.fitsDoubtful = fitsDoubtful
    dataset.addresses = addresses
    dataset.query = query
    return dataset
  }

  /// A layout in which the criteria of the set are counted row by row, where that can be and is wanted.
  private func counting(_ sets: [CriteriaSet], in layout: PanelTableLayout) -> PanelTableLayout {
    guard isBrief, sets.count == 1, thresholds == nil, zoneColumn == nil, !values.isEmpty,
      case .wide(let indicators) = layout.values,
      let criteria = RowCriteria(sets[0], zone: zone, indicators: Set(indicators.map(\.id)))
    else { return layout }
    var layout = layout
    layout.counting = RowCounting(
      CriteriaCounter(criteria: criteria), kept: keptColumns(of: indicators))
    return layout
  }

  /// What messages call the table.
  public var sourceName: String { query == nil ? path : DatabaseRows.queryName }

  var textEncoding: TextEncoding? { encoding.flatMap(TextEncoding.init(label:)) }

  /// The criteria sets beside the table, those of the user and the shipped ones.
  func criteriaLibrary(_ environment: [String: String], _ executable: String) -> CriteriaLibrary {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
    return CriteriaLibrary(
      folder: path == "-" ? nil : folder, environment: environment, executable: executable)
  }

  private func parsedBreaks(_ panels: PanelSet) throws(InputError) -> [SeriesBreak] {
    var result: [SeriesBreak] = []
    for text in breaks {
      let seriesBreak: SeriesBreak
      do throws(BreakOption.Fault) {
        seriesBreak = try BreakOption(text: text).seriesBreak(in: panels)
      } catch {
        throw InputError(.badOption(error.message))
      }
      for code in seriesBreak.units where panels.units.index(ofCode: code) == nil {
        throw InputError(
          .badOption(
            LocalizedText(
              "option.break-unit-unknown", ["option": text, "code": code]
            )))
      }
      result.append(seriesBreak)
    }
    return result
  }

  /// Says that a break cuts nothing, where no values stand before it or none from it on.
  private func noteIdle(
    _ seriesBreak: SeriesBreak, _ panels: PanelSet, into log: inout ProblemLog
  ) {
    guard let panel = panels.panel(seriesBreak.indicator) else { return }
    let years = panels.years.indices.filter { period in
      (0..<panel.unitCount).contains { !panel[$0, period].isNaN }
    }.map { panels.years[$0] }
    guard let first = years.first, let last = years.last,
      !(first + 1...max(last, first + 1)).contains(seriesBreak.year) || first == last
    else { return }
    log.add(
      .series(
        .breakOutside(
          indicator: seriesBreak.indicator, year: seriesBreak.year, first: first, last: last)),
      at: seriesBreak.location)
  }

  private func parsedTargets(_ panels: PanelSet) throws(InputError) -> [SeriesTarget] {
    var result: [SeriesTarget] = []
    for text in targets {
      guard let target = SeriesTarget(text) else {
        throw InputError(.badOption(LocalizedText("option.target-form", ["option": text])))
      }
      guard panels.panel(target.indicator) != nil else {
        throw InputError(
          .badOption(
            LocalizedText(
              "option.target-unknown",
              [
                "option": text, "indicator": target.indicator,
                "known": panels.panels.map(\.indicator.id).joined(separator: ", "),
              ])))
      }
      result.append(target)
    }
    return result.namedApart
  }
}
