import Panels
import Planning

extension ReportWriter {
  /// What all communes together can promise, by figure and year.
  public func promiseTable() -> ReportTable {
    let say = { (vi: String, en: String) in words.language == .vi ? vi : en }
    let confidence = report.promises.first.map {
      words.numbers.percent(100 * $0.confidence, decimals: 0)
    }
    return ReportTable(
      [
        .init(words(.indicator)), .init(words(.set)), .init(words(.year)),
        .init(say("Giá trị cuối", "Last value"), isNumeric: true),
        .init(say("Trung vị", "Median"), isNumeric: true),
        .init(
          say("Nên hứa", "To promise") + (confidence.map { " (\($0))" } ?? ""), isNumeric: true),
        .init(say("So với nơi tương tự", "Beside peers")),
      ],
      rows: report.promises.map { row in
        [
          name(of: row.figure), row.set, String(row.year), words.numbers.short(row.lastValue),
          words.numbers.short(row.median), "\(row.sign) \(words.numbers.short(row.promise))",
          words.ambition(row.ambition),
        ]
      })
  }

  private func name(of figure: String) -> String {
    let parts = figure.split(separator: ":").map(String.init)
    if parts.count == 2, let level = Level(rawValue: parts[1]) {
      let name = words.level(level)
      return parts[0] == "communes_at"
        ? words.language == .vi ? "Số xã ở mức \(name)" : "Communes at \(name)"
        : words.language == .vi ? "Số xã từ mức \(name)" : "Communes at \(name) or above"
    }
    if figure == "average_criteria" { return words(.averageItem) }
    let panel = report.state.panels.panel(figure)
    return panel?.indicator.name[words.language] ?? figure
  }
}

extension Words {
  /// How a target compares with what peers achieved.
  public func ambition(_ ambition: Ambition) -> String {
    let both: (vi: String, en: String) =
      switch ambition {
      case .alreadyMet: ("đã đạt", "already met")
      case .routine: ("bình thường", "routine")
      case .ambitious: ("phấn đấu", "ambitious")
      case .stretch: ("rất cao", "stretch")
      case .notSeenBefore: ("chưa từng thấy", "not seen before")
      case .unknown: ("", "")
      }
    return language == .vi ? both.vi : both.en
  }
}
