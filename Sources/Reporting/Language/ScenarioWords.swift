import Panels

/// Says in a sentence what a scenario changes.
public struct ScenarioWords {
  private let words: Words
  private let names: [String: String]

  /// Prepares the words.
  ///
  /// `indicators`: The indicators of the data, for their names.
  public init(_ words: Words, indicators: [Indicator]) {
    self.words = words
    names = Dictionary(
      indicators.map { ($0.id, $0.name[words.language]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of an indicator; its id where it is not among those of the data.
  private func name(_ indicator: String) -> String {
    names[indicator] ?? indicator
  }

  /// What is done to a figure, or that nothing is.
  private func list(_ parts: [String]) -> String {
    parts.isEmpty ? say("không đổi", "unchanged") : parts.joined(separator: ", ")
  }

  /// A change, with the units it concerns.
  public func text(of change: ScenarioChange, units: UnitTable) -> String {
    let text = text(of: change.effect)
    if change.units.isEmpty { return text }
    let names = change.units.prefix(5).map { code in
      units.index(ofCode: code).map { units.names[$0] } ?? code
    }
    let more = change.units.count > 5 ? ", …" : ""
    return "\(text) (\(names.joined(separator: ", "))\(more))"
  }

  private func say(_ vi: String, _ en: String) -> String { words.language == .vi ? vi : en }
  private func number(_ value: Double) -> String { words.numbers.short(value) }
  private func signed(_ value: Double) -> String { words.numbers.change(value) }

  private func text(of effect: ScenarioChange.Effect) -> String {
    switch effect {
    case .drift(let drift): return self.drift(drift)
    case .shock(let shock): return self.shock(shock)
    case .entitlement(let entitlement): return self.entitlement(entitlement)
    case .pace(let pace):
      return say(
        "Mỗi xã hoàn thành thêm \(pace.criteria) tiêu chí mỗi năm (\(pace.set))",
        "Each commune finishes \(pace.criteria) more criteria a year (\(pace.set))")
    case .work(let work):
      let which =
        work.criteria.isEmpty
        ? say("mọi tiêu chí", "all criteria")
        : say("tiêu chí ", "criteria ") + work.criteria.joined(separator: ", ")
      let chance = work.chance < 1 ? ", p = \(number(work.chance))" : ""
      return say(
        "Hoàn thành \(which) của \(work.set) trong năm \(work.year)\(chance)",
        "Finish \(which) of \(work.set) in \(work.year)\(chance)")
    case .bar(let bar): return self.bar(bar)
    case .set(let set):
      return say(
        "Từ năm \(set.from) dùng bộ \(set.becomes) thay cho \(set.set)",
        "From \(set.from) the set \(set.becomes) replaces \(set.set)")
    case .passThrough(let link):
      return say(
        "\(name(link.target)) theo \(name(link.source)) với độ co giãn \(number(link.elasticity))",
        "\(name(link.target)) follows \(name(link.source)) with elasticity \(number(link.elasticity))"
      )
    case .units(let crosswalk):
      return say("Sắp xếp đơn vị theo \(crosswalk)", "Units change by \(crosswalk)")
    }
  }

  private func drift(_ drift: DriftChange) -> String {
    var parts: [String] = []
    if drift.times != 1 { parts.append("× \(number(drift.times))") }
    if drift.plus != 0 {
      parts.append(signed(drift.plus) + say(" mỗi năm", " a year"))
    }
    let start = drift.from.map { say(" từ năm \($0)", " from \($0)") } ?? ""
    return say(
      "Nhịp tăng của \(name(drift.indicator)): ", "Pace of \(name(drift.indicator)): ")
      + list(parts) + start
  }

  private func shock(_ shock: LevelShock) -> String {
    var parts: [String] = []
    if shock.plus != 0 { parts.append(signed(shock.plus)) }
    if shock.percent != 0 { parts.append(signed(shock.percent) + "%") }
    let fading = shock.halfLife.map {
      say(", giảm một nửa sau \(number($0)) năm", ", half of it gone after \(number($0)) years")
    }
    return say(
      "\(name(shock.indicator)) thay đổi đột ngột năm \(shock.year): ",
      "\(name(shock.indicator)) jumps in \(shock.year): ") + list(parts)
      + (fading ?? "")
  }

  private func entitlement(_ change: EntitlementChange) -> String {
    let share =
      switch change.entitled {
      case .percent(let percent): number(percent) + say("% số người", "% of people")
      case .indicator(let id): name(id)
      }
    let cause =
      switch change.cause {
      case .list: say("theo danh sách", "by a list")
      case .recognition(_, let set, let source, let grace):
        say(
          "sau khi được công nhận theo \(set) (\(recognition(source)))",
          "after recognition under \(set) (\(recognition(source)))")
          + (grace > 0 ? say(", gia hạn \(grace) năm", ", \(counted(grace, "year")) of grace") : "")
      }
    let support = change.support.map { "\($0.from): \(number($0.percent))%" }
    let recovery = change.halfLife.map {
      say(", bù lại một nửa sau \(number($0)) năm", ", half made good after \(number($0)) years")
    }
    return say(
      "\(name(change.indicator)): hết hỗ trợ \(cause); được hỗ trợ: \(share); \(number(change.lost))% trong đó bỏ",
      "\(name(change.indicator)): support ends \(cause); supported: \(share); \(number(change.lost))% of them drop out"
    )
      + (support.isEmpty
        ? "" : say("; mức hỗ trợ ", "; paid ") + support.joined(separator: ", "))
      + (recovery ?? "")
  }

  private func recognition(_ source: EntitlementChange.RecognitionSource) -> String {
    switch source {
    case .record: say("đã công nhận", "on record")
    case .roadmap: say("theo lộ trình", "by the roadmap")
    case .forecast: say("theo dự báo", "as forecast")
    }
  }

  private func bar(_ bar: BarChange) -> String {
    var parts: [String] = []
    if let height = bar.to { parts.append("= \(number(height))") }
    if bar.times != 1 { parts.append("× \(number(bar.times))") }
    if bar.plus != 0 { parts.append(signed(bar.plus)) }
    return say(
      "Mức của \(bar.set) \(bar.indicator) từ năm \(bar.from): ",
      "Bar of \(bar.set) \(bar.indicator) from \(bar.from): ") + list(parts)
  }
}
