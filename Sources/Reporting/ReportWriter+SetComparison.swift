import Panels
import Planning

extension ReportWriter {
  /// Two criteria sets, requirement by requirement: the bars, what changes, how many communes newly fail.
  public func setDifferenceTable() -> ReportTable {
    let say = { (vi: String, en: String) in words.language == .vi ? vi : en }
    let sides = report.setDifferences
    guard let old = sides.lazy.compactMap(\.old).first?.set,
      let new = sides.lazy.compactMap(\.new).first?.set
    else { return ReportTable([]) }
    return ReportTable(
      [
        text(.item), .init(old), .init(new), .init(say("Thay đổi", "Change")),
        .init(say("Số xã", "Communes"), isNumeric: true),
        .init(say("Xã mới không đạt", "Newly failing"), isNumeric: true),
        .init(say("Chưa rõ", "Not known"), isNumeric: true),
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
    let both: (vi: String, en: String) =
      switch change {
      case .same: ("như cũ", "same")
      case .stricter: ("chặt hơn", "stricter")
      case .looser: ("nới hơn", "looser")
      case .changed: ("cách xét khác", "asked otherwise")
      case .unknown: ("chưa rõ", "not known")
      case .added: ("thêm mới", "added")
      case .dropped: ("bỏ", "dropped")
      }
    return language == .vi ? both.vi : both.en
  }
}
