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
        let isTold = summary.told.contains { $0.count.onTrack + $0.count.notOnTrack > 0 }
        let counts = zip(summary.judges, summary.agreement.counts).map { judge, count in
          let isSilent = isTold && count.onTrack + count.notOnTrack == 0
          return (vocabulary.word(judge, columnID: "method"), isSilent ? "–" : said(count))
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
  /// What indices say: what many of them say alike is said once.
  func byIndex(_ counts: [(index: String, said: String)]) -> String {
    if counts.count >= Self.manyIndices, Set(counts.map(\.said)).count == 1 {
      return say("report.tracking.alike", ["count": counts.count, "said": counts[0].said])
    }
    return counts.map { "\($0.index) \($0.said)" }.joined(separator: ", ")
  }

  /// From so many indices on that say the same they are not named.
  static let manyIndices = 4
}
