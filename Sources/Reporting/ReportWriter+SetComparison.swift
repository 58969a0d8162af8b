import Panels
import Planning

extension ReportWriter {
  /// Two criteria sets, requirement by requirement: the bars, what changes, how many communes newly fail.
  public func setDifferenceTable() -> ReportTable {
    let sides = report.setDifferences
    guard let old = sides.lazy.compactMap(\.old).first?.set,
      let new = sides.lazy.compactMap(\.new).first?.set
    else { return ReportTable([]) }
    return ReportTable(
      [
        text(.item), .init(old), .init(new), .init(words.say("report.heading.change")),
        .init(words.say("common.communes-heading"), isNumeric: true),
        .init(words.say("report.heading.newly-failing"), isNumeric: true),
        .init(words.say("report.heading.not-known"), isNumeric: true),
      ],
      rows: sides.map { row in
        [
          (row.old ?? row.new)?.name[words.language] ?? "", text(row.old), text(row.new),
          words.change(row.change), words.numbers.text(row.communes),
          row.new == nil ? "–" : words.numbers.text(row.newlyFailing.count),
          row.new == nil ? "–" : words.numbers.text(row.unknownNew),
        ]
      })
  }

  /// The id with the bar; a question mark where the bar is not known.
  private func text(_ side: SetDifference.Side?) -> String {
    guard let side else { return "–" }
    guard let rule = side.rule else { return "\(side.id): ?" }
    if rule.kind == .yesno || rule.requiredLevel != nil { return side.id }
    return side.bar.isNaN
      ? "\(side.id): ?"
      : "\(side.id): \(words.numbers.text(rule.comparison.requirement(side.bar)))"
  }
}

extension Words {
  /// What a newer set makes of a requirement.
  func change(_ change: SetDifference.Change) -> String {
    switch change {
    case .same: say("report.set-change.same")
    case .stricter: say("report.set-change.stricter")
    case .looser: say("report.set-change.looser")
    case .changed: say("report.set-change.asked-otherwise")
    case .unknown: say("report.set-change.not-known")
    case .added: say("report.set-change.added")
    case .dropped: say("report.set-change.dropped")
    }
  }
}
