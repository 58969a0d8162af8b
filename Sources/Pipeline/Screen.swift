import Panels
import Planning
import Reporting

/// What a person reads on the terminal when a run ends.
struct Screen {
  private let report: RunReport
  private let words: Words
  private static let rowLimit = 25

  init(_ report: RunReport, words: Words) {
    self.report = report
    self.words = words
  }

  /// The text for a job; at most 100 columns wide.
  func text(for job: Run.Job) -> String {
    let writer = ReportWriter(report, language: words.language)
    var parts: [String] = []
    switch job {
    case .run:
      parts.append(report.plan.title[words.language])
      if report.simulated.count > 0 {
        parts.append(
          Self.wrapped(words(.simulatedBanner(report.simulated.count, report.simulated.total))))
      }
      parts += [Self.wrapped(writer.overview), places(writer)]
      parts.append(table(writer.targetTable()))
      parts.append(table(writer.chancesTable(ofOptionsOnly: true)))
      if report.state.assessments.isEmpty { parts.append(table(writer.publishedTable())) }
    case .assess: parts += [places(writer), table(writer.setDifferenceTable())]
    case .crosswalk: parts.append(table(writer.unitChangeTable()))
    case .track: parts.append(table(writer.trackingTable()))
    case .forecast, .brief:
      parts.append(table(writer.districtTable()))
      parts.append(table(writer.chancesTable()))
      parts += writer.forecastNotes.map(Self.wrapped)
    case .targets: parts.append(table(writer.promiseTable()))
    case .trend:
      let trends = table(writer.trendTable())
      parts = trends.isEmpty ? [] : [trends, Self.wrapped(words.say("report.trends-read"))]
    case .check, .backtest, .roadmap, .scenario, .follow, .owners: break
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// A paragraph in lines of at most 100 characters.
  private static func wrapped(_ paragraph: String) -> String {
    var lines = [""]
    for word in paragraph.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= 100 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
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
    let excess = table.rows.count - shown.rows.count
    return TerminalRenderer.render(shown)
      + (excess > 0 ? "\n" + words(.moreRows(excess)) : "")
  }
}
