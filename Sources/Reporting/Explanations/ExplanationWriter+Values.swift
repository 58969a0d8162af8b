import Analytics
import Panels

extension ExplanationWriter {
  /// The value of an indicator with its cell and what else is known of it.
  func value(
    _ indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> ExplanationTree {
    let value = indicator.value
    let year = value.year == explanation.year ? "" : say(" năm \(value.year)", " of \(value.year)")
    let text =
      value.isNotApplicable
      ? words(.notApplicable)
      : value.value.isNaN ? say("không có", "none") : amount(value.value, indicator.rule)
    return ExplanationTree(
      say("Số liệu", "Value") + "\(year): \(text), " + say("cột ", "column ") + value.measure,
      tone: value.value.isNaN && !value.isNotApplicable ? .open : .plain, origin(of: value))
  }

  /// Where a value was read, how it came to be, and what stands beside it.
  func origin(of value: ValueExplanation) -> [ExplanationTree] {
    var branches: [ExplanationTree] = []
    switch value.origin {
    case .cell:
      branches += place(value.location).map { place in
        ExplanationTree(
          place.text + (value.written.map { say(", ghi là ", ", written ") + quoted($0) } ?? ""))
      }
    case .villages:
      branches.append(
        ExplanationTree(
          say(
            "Đếm từ các thôn, bản của xã đạt chuẩn theo bộ tiêu chí thôn, bản.",
            "Counted from the commune's villages, assessed by the village sets.")))
    case .plan:
      branches.append(
        ExplanationTree(
          say(
            "Theo kế hoạch: đăng ký hoặc kết quả kiểm tra ghi trong plan.yaml.",
            "By the plan: a registration or a finding in plan.yaml.")))
    case .crosswalk:
      branches.append(
        ExplanationTree(
          say("Chuyển từ các đơn vị cũ bằng bảng chuyển đổi:", "Carried over from old units:"),
          value.parts.map(part)))
    case .unknown:
      branches.append(
        ExplanationTree(say("Không rõ ô nguồn.", "Its cell is not known."), tone: .open))
    case .missing: break
    }
    branches += facts(value)
    branches += value.others.map(other)
    branches += restated(value).map { [$0] } ?? []
    branches += value.breaks.map(seriesBreak)
    return branches
  }

  /// How it came to be, its source and the remark beside it.
  private func facts(_ value: ValueExplanation) -> [ExplanationTree] {
    guard let provenance = value.provenance else { return [] }
    let isDoubtful = provenance == .simulated || provenance == .reconstructed
    let source = value.source.map { say("; nguồn ", "; source ") + $0 } ?? ""
    let note = value.note.map { say("; ghi chú: ", "; note: ") + $0 } ?? ""
    return [
      ExplanationTree(
        (self.provenance(provenance) + source + note).withVisibleControls,
        tone: isDoubtful ? .open : .plain)
    ]
  }

  private func provenance(_ provenance: Provenance) -> String {
    switch provenance {
    case .observed: say("Số liệu gốc", "As observed")
    case .derived: say("Suy ra từ số liệu gốc", "Derived from observed values")
    case .estimated: say("Ước tính theo nguồn", "An estimate of the source")
    case .reconstructed:
      say("Dựng lại khi chuyển đổi đơn vị", "Reconstructed over a change of units")
    case .simulated:
      say("MÔ PHỎNG, không phải số liệu thật", "SIMULATED, no fact at all")
    }
  }

  private func other(_ other: OtherValue) -> ExplanationTree {
    let source = other.source.isEmpty ? "" : say(" của nguồn ", " of ") + other.source
    let text = quoted(other.text) + source
    let reason =
      switch other.reason {
      case .otherSource:
        say(
          "Nguồn khác ghi \(text); giữ lại, không dùng",
          "Another source has \(text); kept, not used")
      case .otherStandard:
        say(
          "Theo chuẩn khác: \(text); giữ lại để nối chuỗi",
          "By the other standard: \(text); kept to link the series")
      case .partOfYear(let part, let isUsed):
        say(
          "Số liệu \(self.partOfYear(part)): \(text); "
            + (isUsed ? "dùng thay số cả năm" : "để riêng"),
          "Value \(self.partOfYear(part)): \(text); "
            + (isUsed ? "stands in for the year" : "kept apart"))
      }
    return ExplanationTree(reason.withVisibleControls, place(other.location))
  }

  /// A part of a year by its label: `month-06`, `quarter-2`, `half-1`, `ad-hoc`.
  private func partOfYear(_ label: String) -> String {
    let number = label.split(separator: "-").last.flatMap { Int($0) } ?? 0
    if label.hasPrefix("month-") { return say("đến tháng \(number)", "up to month \(number)") }
    if label.hasPrefix("quarter-") { return say("quý \(number)", "of quarter \(number)") }
    if label.hasPrefix("half-") {
      return number == 1
        ? say("6 tháng đầu năm", "of the first half")
        : say("6 tháng cuối năm", "of the second half")
    }
    return say("không theo kỳ", "of no regular date")
  }

  private func part(_ part: PartValue) -> ExplanationTree {
    let weights = part.weights.filter { !$0.part.isNaN && $0.part < 1 }.map {
      "\($0.base) \(words.numbers.percent(100 * $0.part))"
    }
    let share = weights.isEmpty ? "" : say(", phần ", ", part ") + weights.joined(separator: ", ")
    let value = part.value.isNaN ? say("không có số liệu", "no value") : figure(part.value)
    let weight = part.weight.map { weight in
      ExplanationTree(
        say("Quyền số \(weight.measure): ", "Weight \(weight.measure): ")
          + (weight.value.isNaN ? say("không có", "none") : figure(weight.value))
          + (weight.location.map { ", " + text(of: $0) } ?? ""))
    }
    return ExplanationTree(
      "\(part.name) (\(part.code))\(share): \(value)".withVisibleControls,
      place(part.location) + [weight].compactMap(\.self))
  }

  private func restated(_ value: ValueExplanation) -> ExplanationTree? {
    guard let restated = value.restated else { return nil }
    return ExplanationTree(
      say(
        "Khi tính xu hướng và dự báo, nối chuỗi thành \(figure(restated.value)); kết luận vẫn theo số đã đo.",
        "For trends and forecasts it is restated as \(figure(restated.value)); the verdict stands on what was measured."
      ),
      restated.links.map { year, link in
        ExplanationTree(
          say(
            "Đổi chuẩn năm \(year): năm \(link.overlapYear) đo hai cách, \(figure(link.before)) và \(figure(link.after))",
            "Standard changed in \(year): \(link.overlapYear) was measured both ways, \(figure(link.before)) and \(figure(link.after))"
          ) + (link.source.isEmpty ? "" : say("; nguồn ", "; source ") + link.source))
      })
  }

  private func seriesBreak(_ seriesBreak: SeriesBreak) -> ExplanationTree {
    let note = seriesBreak.note[words.language]
    return ExplanationTree(
      say(
        "Chuỗi đứt ở năm \(seriesBreak.year): ", "The series breaks in \(seriesBreak.year): ")
        + kind(seriesBreak.kind) + (note.isEmpty ? "" : ". " + note),
      place(seriesBreak.location))
  }

  private func kind(_ kind: SeriesBreak.Kind) -> String {
    switch kind {
    case .criteria: say("đổi bộ tiêu chí", "another criteria set")
    case .povertyStandard: say("đổi chuẩn nghèo", "another poverty standard")
    case .units: say("đổi địa giới", "other units")
    case .insurance: say("đổi đối tượng được đóng bảo hiểm", "other entitlement to insurance")
    case .method: say("đổi cách đo", "another way of measuring")
    }
  }

  // MARK: What is missing

  /// What to do where an indicator cannot be assessed.
  func advice(
    _ indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> [ExplanationTree] {
    let rule = indicator.rule
    let unit = explanation.unit.code
    let fix: String
    switch indicator.outcome {
    case .valueMissing:
      fix =
        say("Cần làm: thêm số liệu ", "To do: add the value ")
        + "\(unit), \(explanation.year), \(rule.measure)"
        + (explanation.dataFile.map { say(" vào ", " to ") + shown($0) } ?? "") + "."
    case .barMissing:
      if case .timesOwnValue = indicator.bar?.trail.bar {
        fix = say(
          "Cần làm: ghi quyết định công nhận và số liệu năm đó.",
          "To do: record the recognition and the value of that year.")
      } else {
        fix =
          say(
            "Cần làm: ghi mức theo văn bản vào thresholds.csv: ",
            "To do: write the bar of the document into thresholds.csv: ")
          + "\(explanation.set.id),\(rule.id),\(explanation.unit.usedZone ?? ""),,,\(explanation.year),…,…"
      }
    case .zoneMissing:
      fix =
        say(
          "Cần làm: ghi vùng của đơn vị: cột zone của bảng đơn vị, hoặc --region với một bảng số liệu.",
          "To do: give the unit its region: column zone of the table of units, or --region with a bare table."
        )
    case .levelUnknown:
      fix =
        say("Cần làm: xem bộ kia còn thiếu gì: ", "To do: see what the other set lacks: ")
        + "--set \(rule.requiredLevel?.set ?? "")"
    default: return []
    }
    var branches: [ExplanationTree] = []
    if let last = indicator.value.lastKnown {
      branches.append(
        ExplanationTree(
          say("Số gần nhất: năm \(last.year), ", "Last known: \(last.year), ")
            + amount(last.value, rule), place(last.location)))
    }
    return [ExplanationTree(fix, tone: .open, branches)]
  }
}
