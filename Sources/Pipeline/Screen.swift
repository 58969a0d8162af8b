import Panels
import Planning
import Reporting

/// What a person reads on the terminal when a run ends.
struct Screen {
  private let report: RunReport
  private let words: Words
  private let width: Int
  private static let rowLimit = 25
  /// More indicators than this have their methods in the tables only.
  private static let noteLimit = 3

  /// Prepares a screen of a width, in characters.
  init(_ report: RunReport, words: Words, width: Int) {
    self.report = report
    self.words = words
    self.width = width
  }

  /// The text for a job.
  func text(for job: Run.Job) -> String {
    let writer = ReportWriter(report, language: words.language)
    var parts: [String] = []
    switch job {
    case .run:
      parts += [wrapped(writer.overview), places(writer)]
      parts += withDoubt(writer.targetTable())
      parts.append(table(writer.chancesTable(ofOptionsOnly: true)))
      if report.state.assessments.isEmpty {
        parts += [table(writer.publishedTable())] + forecasts(writer)
      }
    case .assess:
      parts += [wrapped(writer.overview), places(writer), table(writer.setDifferenceTable())]
    case .crosswalk: parts.append(table(writer.unitChangeTable()))
    case .track: parts.append(table(writer.trackingTable()))
    case .forecast, .brief:
      parts.append(table(writer.districtTable()))
      parts += forecasts(writer)
      parts.append(table(writer.chancesTable()))
      let notes = writer.forecastNotes
      parts +=
        notes.count <= Self.noteLimit
        ? notes.map(wrapped)
        : [wrapped(words.say("report.methods-elsewhere", ["count": notes.count]))]
    case .targets: parts += [table(writer.promiseTable()), wrapped(writer.promiseRemark)]
    case .trend:
      let trends = table(writer.trendTable())
      parts = trends.isEmpty ? [] : [trends, wrapped(words.say("report.trends-read"))]
    case .check, .backtest, .roadmap, .scenario, .follow, .owners: break
    }
    parts = parts.filter { !$0.isEmpty }
    if !parts.isEmpty, report.simulated.count > 0 {
      let banner = words.simulatedBanner(report.simulated.count, report.simulated.total)
      parts.insert(wrapped(banner), at: 0)
    }
    if job == .run { parts.insert(report.plan.title[words.language], at: 0) }
    return parts.joined(separator: "\n\n")
  }

  /// Where every indicator is heading, and how that is read.
  private func forecasts(_ writer: ReportWriter) -> [String] {
    let forecasts = withDoubt(writer.forecastTable())
    return forecasts.isEmpty ? [] : forecasts + [wrapped(words.say("report.forecasts-read"))]
  }

  /// A table with what the mark of doubtful forecasts means, where it has one.
  private func withDoubt(_ table: ReportTable) -> [String] {
    let text = self.table(table)
    return text.isEmpty ? [] : [text] + (words.doubtNote(table).map { [wrapped($0)] } ?? [])
  }

  private func wrapped(_ paragraph: String) -> String {
    TerminalRenderer.paragraph(paragraph, width: width)
  }

  /// Every commune when they fit on a screen, else the averages of the places above them.
  private func places(_ writer: ReportWriter) -> String {
    let communes = writer.communeTable()
    let districts = writer.districtTable()
    return table(
      communes.rows.count > Self.rowLimit && !districts.rows.isEmpty ? districts : communes)
  }

  private func table(_ table: ReportTable) -> String {
    guard !table.rows.isEmpty else { return "" }
    var shown = table
    shown.rows = Array(table.rows.prefix(Self.rowLimit))
    shown = shown.withoutEmptyColumns.withEvenDecimals(words.language)
    let excess = table.rows.count - shown.rows.count
    return TerminalRenderer.render(shown, width: width)
      + (excess > 0 ? "\n" + words.say("common.more-rows", ["count": excess]) : "")
  }
}
