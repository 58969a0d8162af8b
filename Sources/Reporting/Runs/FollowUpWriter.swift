import Panels
import Planning

/// Says what became of a kept run's forecasts.
public struct FollowUpWriter {
  private let report: FollowUpReport
  private let words: Words
  private let simulated: (count: Int, total: Int)
  /// So many rows of a table are shown; the files have them all.
  private static let rowLimit = 20

  /// Prepares a summary.
  ///
  /// `simulated`: Simulated values of the new data, and all of them.
  public init(
    _ report: FollowUpReport, language: Language, simulated: (count: Int, total: Int)
  ) {
    self.report = report
    self.simulated = simulated
    words = Words(language)
  }

  /// The summary as a document.
  public func document() -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, title)
    if let banner { document.banner(banner) }
    for section in sections {
      document.heading(2, section.title)
      if section.table.rows.isEmpty {
        document.paragraph(nothing)
      } else {
        document.table(section.table)
      }
      if let note = section.note { document.paragraph(note) }
    }
    return document
  }

  /// The summary for a terminal.
  public func screen() -> String {
    var parts = [title] + [banner].compactMap { $0.map { TerminalRenderer.paragraph($0) } }
    for section in sections where !section.table.rows.isEmpty {
      parts.append(section.title + "\n" + TerminalRenderer.render(section.table))
      if let note = section.note { parts.append(TerminalRenderer.paragraph(note)) }
    }
    return parts.joined(separator: "\n\n")
  }

  private func say(_ vi: String, _ en: String) -> String { words.language == .vi ? vi : en }

  private var title: String {
    say(
      "Lần chạy \(report.run): dự báo từ số liệu đến \(report.lastYear), đối chiếu số liệu đến \(report.newLastYear)",
      "Run \(report.run): forecasts from data to \(report.lastYear), held against data to \(report.newLastYear)"
    )
  }

  private var nothing: String { say("Không có.", "None.") }

  private var banner: String? {
    simulated.count > 0 ? words(.simulatedBanner(simulated.count, simulated.total)) : nil
  }

  private struct Section {
    let title: String
    let table: ReportTable
    var note: String?
  }

  private var sections: [Section] {
    [
      Section(
        title: say("Dự báo từng chỉ tiêu", "Forecasts of indicators"), table: forecasts,
        note: report.forecasts.isEmpty
          ? nil
          : say(
            "Khoảng 80 % nên chứa khoảng 80 % số xã, khoảng 95 % khoảng 95 %; nhưng các xã chịu chung biến động của một năm, nên một năm chưa đủ để kết luận. Kỹ năng dương: sai ít hơn so với giữ nguyên giá trị cũ.",
            "An 80 % interval should hold about 80 % of the communes, a 95 % interval about 95 %; but communes share the shocks of a year, so one year proves little. A positive skill errs less than saying that all stays as it was."
          )),
      Section(
        title: say("Xác suất đã nêu", "Probabilities"), table: chances,
        note: report.chances.isEmpty
          ? nil
          : say(
            "Điểm Brier và điểm log: càng nhỏ càng tốt.",
            "Brier and log scores: less is better.")),
      Section(
        title: say("Số tiêu chí mỗi xã", "Criteria per commune"), table: criteria),
      Section(title: words(.targets), table: targets),
      Section(title: moveTitle, table: moves, note: moveNote),
      Section(
        title: say("Số liệu cũ đã đổi", "Past values that read otherwise"), table: revisions),
    ]
  }

  // MARK: Tables

  private func percent(_ share: Double) -> String {
    words.numbers.percent(100 * share, decimals: 0)
  }

  private var forecasts: ReportTable {
    ReportTable(
      [
        .init(say("Chỉ tiêu", "Indicator")), .init(words(.year)),
        .init("n", isNumeric: true), .init(say("Trong khoảng 80 %", "In 80 %"), isNumeric: true),
        .init(say("Trong khoảng 95 %", "In 95 %"), isNumeric: true),
        .init(say("Sai số", "Error"), isNumeric: true),
        .init(say("Sai số nếu giữ nguyên", "Error of last value"), isNumeric: true),
        .init(say("Kỹ năng", "Skill"), isNumeric: true),
      ],
      rows: report.forecasts.filter { $0.count > 0 }.map {
        [
          $0.indicator, String($0.year), words.numbers.text($0.count), percent($0.coverage80),
          percent($0.coverage95), words.numbers.short($0.meanAbsoluteError),
          words.numbers.short($0.meanAbsoluteErrorOfLastValue), percent($0.skill),
        ]
      })
  }

  private var chances: ReportTable {
    ReportTable(
      [
        .init(say("Điều được dự báo", "Event")), .init(words(.year)),
        .init("n", isNumeric: true), .init(say("Chờ đợi", "Expected"), isNumeric: true),
        .init(say("Đã xảy ra", "Came"), isNumeric: true), .init("Brier", isNumeric: true),
        .init(say("Brier nếu giữ nguyên", "Brier of last value"), isNumeric: true),
        .init(say("Điểm log", "Log score"), isNumeric: true), .init(say("Nhận xét", "Reading")),
      ],
      rows: report.chances.map {
        [
          event($0), String($0.year), words.numbers.text($0.sums.count),
          words.numbers.text($0.expected, decimals: 1), words.numbers.text($0.occurred),
          words.numbers.text($0.sums.brier, decimals: 3),
          $0.subject == .target
            ? "" : words.numbers.text($0.sums.brierOfLastValue, decimals: 3),
          words.numbers.text($0.sums.meanLogLoss, decimals: 3), reading($0.reading),
        ]
      })
  }

  private func event(_ score: ChanceScore) -> String {
    switch score.subject {
    case .bar: "\(score.name) (\(score.event))"
    case .level:
      "\(Level(rawValue: score.event).map { words.level($0) } ?? score.event) (\(score.name))"
    case .allCriteria: say("đủ tiêu chí", "all criteria") + " (\(score.name))"
    case .target: score.name
    }
  }

  private func reading(_ reading: ChanceScore.Reading) -> String {
    switch reading {
    case .asSaid: say("đúng như đã nêu", "as often as said")
    case .moreOften: say("xảy ra nhiều hơn", "more often than said")
    case .lessOften: say("xảy ra ít hơn", "less often than said")
    case .tooFew: say("quá ít để nhận xét", "too few to tell")
    }
  }

  private var criteria: ReportTable {
    ReportTable(
      [
        .init(words(.set)), .init(words(.year)), .init(words(.communes), isNumeric: true),
        .init(say("Chờ đợi", "Expected"), isNumeric: true),
        .init(words(.met), isNumeric: true), .init(say("Sai số", "Error"), isNumeric: true),
        .init(say("Trong khoảng 90 %", "In 90 %"), isNumeric: true),
      ],
      rows: report.criteria.map {
        [
          $0.set, String($0.year), words.numbers.text($0.communes),
          words.numbers.text($0.expected, decimals: 2), words.numbers.text($0.actual, decimals: 2),
          words.numbers.text($0.meanAbsoluteError, decimals: 2), percent($0.coverage90),
        ]
      })
  }

  private var targets: ReportTable {
    ReportTable(
      [
        .init(words(.target)), .init(say("Đơn vị", "Unit")), .init(words(.year)),
        .init(words(.demand)), .init(say("Dự báo", "Forecast"), isNumeric: true),
        .init(say("Xác suất", "Probability"), isNumeric: true),
        .init(say("Thực tế", "Came"), isNumeric: true), .init(say("Kết luận", "Verdict")),
      ],
      rows: report.targets.prefix(Self.rowLimit).map {
        [
          $0.result.target.name[words.language], $0.result.unit ?? "", String($0.result.year),
          words.numbers.text($0.result.target.requirement), words.numbers.short($0.forecast),
          $0.probability.isNaN ? "" : percent($0.probability),
          words.numbers.short($0.result.value), words.verdict($0.result.verdict),
        ]
      })
  }

  // MARK: Moves and revisions

  private var moveTitle: String {
    guard let years = report.moveYears else { return say("Ai được, ai mất", "Who moved") }
    return say(
      "Ai được, ai mất từ \(years.from) đến \(years.to)",
      "Who moved from \(years.from) to \(years.to)")
  }

  private var moveNote: String? {
    let counts = UnitMove.Kind.allCases.compactMap { kind -> String? in
      let own = report.moves.filter { $0.kind == kind }
      if own.isEmpty { return nil }
      let gained = own.count(where: \.isGain)
      return say(
        "\(self.kind(kind)): được \(gained), mất \(own.count - gained)",
        "\(self.kind(kind)): \(gained) gained, \(own.count - gained) lost")
    }
    return counts.isEmpty ? nil : counts.joined(separator: "; ") + "."
  }

  private func kind(_ kind: UnitMove.Kind) -> String {
    switch kind {
    case .level: say("mức", "levels")
    case .criterion: say("tiêu chí", "criteria")
    case .indicator: say("chỉ tiêu", "indicators")
    case .condition: say("điều kiện", "conditions")
    }
  }

  /// Levels and criteria by commune, those that lost something first.
  private var moves: ReportTable {
    var units: [String] = []
    var own: [String: [UnitMove]] = [:]
    for move in report.moves where move.kind == .level || move.kind == .criterion {
      let key = move.unit + " " + move.set
      if own[key] == nil { units.append(key) }
      own[key, default: []].append(move)
    }
    let items = { (moves: [UnitMove]) in
      moves.map { $0.kind == .level ? "\($0.before) → \($0.after)" : $0.item }
        .joined(separator: " ")
    }
    let rows = units.compactMap { own[$0] }.map { moves in
      (lost: moves.filter { !$0.isGain }, gained: moves.filter(\.isGain), first: moves[0])
    }.enumerated().sorted {
      ($1.element.lost.count, $0.offset) < ($0.element.lost.count, $1.offset)
    }.map(\.element)
    return ReportTable(
      [
        .init(words(.commune)), .init(words(.set)), .init(say("Mất", "Lost")),
        .init(say("Được", "Gained")),
      ],
      rows: rows.prefix(Self.rowLimit).map {
        [$0.first.name, $0.first.set, items($0.lost), items($0.gained)]
      })
  }

  private var revisions: ReportTable {
    ReportTable(
      [
        .init(say("Đơn vị", "Unit")), .init(say("Chỉ tiêu", "Indicator")), .init(words(.year)),
        .init(say("Trước", "Before"), isNumeric: true),
        .init(say("Nay", "Now"), isNumeric: true),
      ],
      rows: report.revisions.prefix(Self.rowLimit).map {
        [
          $0.unit, $0.indicator, String($0.year), words.numbers.short($0.before),
          words.numbers.short($0.after),
        ]
      })
  }
}
