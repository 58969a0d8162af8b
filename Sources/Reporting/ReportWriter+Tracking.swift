import Analytics
import Panels

extension ReportWriter {
  /// How many communes are on track to each target, of those that can be judged, by each index.
  public func trackingTable() -> ReportTable {
    let vocabulary = BookVocabulary(words.language)
    return ReportTable(
      [text(.indicator), text(.demand), numeric(.year), text(.onTrack)],
      rows: report.tracking.filter(\.saysAnything).map { summary in
        let name = report.state.panels.panel(summary.indicator)?.indicator.name[words.language]
        let counts = zip(summary.judges, summary.agreement.counts).map { judge, count in
          let judged = count.onTrack + count.notOnTrack
          let judge = vocabulary.word(judge, columnID: "method")
          if judged == 0 { return "\(judge) –" }
          let leftOut =
            count.undefined == 0
            ? ""
            : words.say(
              "report.tracking.left-out", ["number": words.numbers.text(count.undefined)])
          return
            "\(judge) \(words.numbers.text(count.onTrack))/\(words.numbers.text(judged))\(leftOut)"
        }
        return [
          name ?? summary.indicator,
          (summary.requirement.map { words.numbers.text($0) } ?? "")
            + " (\(words.source(ofBar: summary.source)))",
          String(summary.year), counts.joined(separator: ", "),
        ]
      })
  }
}
