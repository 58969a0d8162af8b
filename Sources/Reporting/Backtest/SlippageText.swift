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
        .init(words(.level)), .init(say("slippage.planned-year"), isNumeric: true),
        .init(words(.planned), isNumeric: true),
        .init(say("slippage.in-time-heading"), isNumeric: true),
        .init(say("slippage.late-heading"), isNumeric: true),
        .init(say("slippage.not-in-time-heading"), isNumeric: true),
        .init(say("slippage.unknown"), isNumeric: true),
        .init(say("slippage.not-due"), isNumeric: true),
        .init(say("slippage.published"), isNumeric: true),
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
    if count.counts[.notDue] == count.planned {
      return say(
        "slippage.none-due", ["planned": count.planned, "level": level, "year": count.year])
    }
    let named = say(
      "slippage.in-time",
      ["planned": count.planned, "level": level, "year": count.year, "recognised": inTime]
    )
    guard let published = count.published, published != inTime else { return named + "." }
    return named
      + say(
        "slippage.published-more", ["count": published]
      )
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }
}

extension Words {
  /// How far a roadmap has come in the last year of which the recognitions are known.
  func recognisedSoFar(_ years: [RoadmapYear]) -> String? {
    guard let last = years.last(where: { $0.recognisedCumulative != nil }),
      let recognised = last.recognisedCumulative
    else { return nil }
    let share = 100 * Double(recognised) / Double(max(1, last.plannedCumulative))
    return say(
      "report.slippage",
      [
        "recognised": recognised,
        "planned": LocalizedText(
          vi: String(last.plannedCumulative), en: Language.en.grouped(last.plannedCumulative)),
        "share": numbers.percent(share),
      ])
  }
}
