import Analytics
import Panels

extension ReportWriter {
  /// How many communes are on track to each target, of those that can be judged, by each index.
  public func trackingTable() -> ReportTable {
    let vocabulary = BookVocabulary(words.language)
    return ReportTable(
      [text(.indicator), text(.demand), numeric(.year), text(.onTrack)],
      rows: report.tracking.filter { !$0.told.isEmpty }.map { summary in
        let name = report.state.panels.panel(summary.indicator)?.indicator.name[words.language]
        let counts = summary.told.map { judge, count in
          (vocabulary.word(judge, columnID: "method"), said(count))
        }
        return [
          name ?? summary.indicator,
          (summary.requirement.map { words.numbers.text($0) } ?? "")
            + " (\(words.source(ofBar: summary.source)))",
          String(summary.year), words.byIndex(counts),
        ]
      })
  }

  /// What an index says of how many units.
  private func said(_ count: TrackingAgreement.Count) -> String {
    let (onTrack, undefined) = (
      words.numbers.text(count.onTrack), words.numbers.text(count.undefined)
    )
    if count.hasOnlyMet {
      return words.say("report.tracking.only-met", ["met": onTrack, "undefined": undefined])
    }
    let leftOut =
      count.undefined == 0 ? "" : words.say("report.tracking.left-out", ["number": undefined])
    return "\(onTrack)/\(words.numbers.text(count.onTrack + count.notOnTrack))\(leftOut)"
  }
}

extension Words {
  /// What indices say: what all of them say is said once.
  func byIndex(_ counts: [(index: String, said: String)]) -> String {
    if counts.count > 1, Set(counts.map(\.said)).count == 1 {
      return say("report.tracking.every-index", ["said": counts[0].said])
    }
    return counts.map { "\($0.index) \($0.said)" }.joined(separator: ", ")
  }
}
