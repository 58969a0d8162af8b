import Forecast
import Panels
import Planning

/// What became of a roadmap: planned years against recognitions, as a table and in sentences.
struct SlippageText {
  let counts: [SlippageCount]
  let words: Words

  var table: ReportTable {
    ReportTable(
      [
        .init(words(.level)), .init(say("Năm kế hoạch", "Planned year"), isNumeric: true),
        .init(words(.planned), isNumeric: true),
        .init(say("Đúng hạn", "In time"), isNumeric: true),
        .init(say("Muộn", "Late"), isNumeric: true),
        .init(say("Không đúng hạn", "Not in time"), isNumeric: true),
        .init(say("Không rõ", "Unknown"), isNumeric: true),
        .init(say("Chưa đến hạn", "Not due"), isNumeric: true),
        .init(say("Số công bố", "Published"), isNumeric: true),
      ],
      rows: counts.map { count in
        [words.level(count.level), String(count.year), String(count.planned)]
          + RoadmapSlippage.Status.allCases.map { String(count.counts[$0] ?? 0) }
          + [count.published.map(String.init) ?? "–"]
      })
  }

  var sentences: [String] { counts.map(sentence) }

  private func sentence(_ count: SlippageCount) -> String {
    let level = words.level(count.level).lowercased()
    let inTime = count.counts[.inTime] ?? 0
    let units = counted(count.planned, "unit")
    if count.counts[.notDue] == count.planned {
      return say(
        "\(count.planned) đơn vị đạt \(level) theo kế hoạch năm \(count.year): chưa đến hạn.",
        "\(units) planned to be \(level) in \(count.year): not due yet.")
    }
    let (were, recognised) = (
      count.planned == 1 ? "was" : "were", inTime == 1 ? "1 of them was" : "\(inTime) of them were"
    )
    let named = say(
      "Kế hoạch năm \(count.year) có \(count.planned) đơn vị đạt \(level); \(inTime) đơn vị được công nhận đúng hạn",
      "\(units) \(were) planned to be \(level) in \(count.year); \(recognised) recognised in time"
    )
    guard let published = count.published, published != inTime else { return named + "." }
    return named
      + say(
        " theo tên; số công bố cho năm đó là \(published), chưa rõ tên tất cả.",
        " by name; for that year \(published) \(published == 1 ? "is" : "are") published, not all of them by name."
      )
  }

  private func say(_ vi: String, _ en: String) -> String { words.language == .vi ? vi : en }
}

extension Words {
  /// How far a roadmap has come in the last year of which the recognitions are known.
  func recognisedSoFar(_ years: [RoadmapYear]) -> String? {
    guard let last = years.last(where: { $0.recognisedCumulative != nil }),
      let recognised = last.recognisedCumulative
    else { return nil }
    let share = 100 * Double(recognised) / Double(max(1, last.plannedCumulative))
    return self(
      .slippage(
        recognised: recognised, planned: last.plannedCumulative, share: numbers.percent(share)))
  }
}
