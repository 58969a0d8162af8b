import Analytics
import Panels

extension ExplanationWriter {
  /// The levels for which the verdict counts; `nil` when there is none.
  func ladder(_ explanation: VerdictExplanation) -> ExplanationTree? {
    var branches = explanation.rungs.map(rung)
    branches += explanation.demands.map(request)
    branches += explanation.recognitions.map(recognition)
    guard !branches.isEmpty else { return nil }
    return ExplanationTree(
      explanation.item.kind == .condition
        ? say("Công nhận", "Recognition") : say("Tính vào các mức", "Counts for the levels"),
      branches)
  }

  private func rung(_ rung: RungExplanation) -> ExplanationTree {
    let needed =
      rung.needed == rung.total
      ? say("cần cả \(rung.total)", "needs all \(rung.total)")
      : say("cần \(rung.needed)", "needs \(rung.needed)")
    let open =
      rung.unknown > 0
      ? say(", \(rung.unknown) chưa đánh giá được", ", \(rung.unknown) not assessable") : ""
    let decisive =
      rung.isDecisive
      ? say("; chỉ còn thiếu mục này", "; this item is all that is lacking") : ""
    return ExplanationTree(
      "\(words.verdict(rung.verdict).prefix(1)) \(words.level(rung.level)): "
        + say(
          "\(rung.met)/\(rung.total) tiêu chí đạt\(open); \(needed)",
          "\(rung.met) of \(rung.total) criteria met\(open); \(needed)") + decisive,
      tone: Self.tone(rung.verdict),
      rung.demands.map { demand, verdict in
        ExplanationTree(
          "\(words.verdict(verdict).prefix(1)) "
            + say(
              "cần mức \(quoted(words.level(demand.level))) của bộ \(demand.set)",
              "the level \(quoted(words.level(demand.level))) of the set \(demand.set) is needed"),
          tone: Self.tone(verdict))
      })
  }

  private func request(_ request: LevelRequest) -> ExplanationTree {
    let asker = Level(rawValue: request.asker).map { quoted(words.level($0)) } ?? request.asker
    return ExplanationTree(
      say(
        "Bộ \(request.set.id), \(asker), cần mức \(quoted(words.level(request.level))) của bộ này",
        "The set \(request.set.id), \(asker), needs the level \(quoted(words.level(request.level))) of this one"
      ))
  }

  private func recognition(_ recognition: Recognition) -> ExplanationTree {
    let decision = [
      recognition.decision, recognition.decisionDate.map { say("ngày ", "of ") + date($0) } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    return ExplanationTree(
      say(
        "Đã công nhận \(quoted(words.level(recognition.level))) cho năm \(recognition.metYear)",
        "Recognised as \(quoted(words.level(recognition.level))) for \(recognition.metYear)")
        + (decision.isEmpty ? "" : ", " + decision)
        + (recognition.source.isEmpty ? "" : say("; nguồn ", "; source ") + recognition.source))
  }

  // MARK: Years ahead

  /// The chances of the years ahead; `nil` when none were asked for.
  func outlook(_ explanation: VerdictExplanation) -> ExplanationTree? {
    guard !explanation.outlook.isEmpty else { return nil }
    let told = explanation.outlook.filter(\.isInForce)
    guard let first = told.first else {
      return ExplanationTree(
        say(
          "Các năm tới: bộ tiêu chí không còn áp dụng, nên không có khả năng đạt.",
          "Years ahead: the set is no longer in force, so that there is no chance to tell."),
        tone: .open)
    }
    var branches = told.map(year)
    if first.isFromMoves {
      branches.append(
        ExplanationTree(
          say(
            "Một phần dựa trên việc các xã đạt thêm và mất đi mục này trong những năm qua.",
            "In part it rests on how communes gained and lost such items so far.")))
    }
    branches += first.basis.map { note in ExplanationTree(ForecastWords(words).paragraph(note)) }
    return ExplanationTree(
      say("Khả năng đạt các năm tới", "Chance of being met in the years ahead"), branches)
  }

  private func year(_ outlook: OutlookExplanation) -> ExplanationTree {
    ExplanationTree(
      "\(outlook.year): "
        + (outlook.chance.isNaN
          ? say("không tính được", "cannot be told") : chance(outlook.chance)),
      tone: outlook.chance.isNaN ? .open : .plain,
      outlook.forecasts.map(forecast))
  }

  private func forecast(_ forecast: OutlookExplanation.Forecast) -> ExplanationTree {
    let bar = forecast.requirement.map(requirement) ?? say("chưa biết", "not known")
    let ends = [forecast.low, forecast.high].map { words.numbers.short($0) }.joined(separator: "–")
    let range =
      forecast.low.isNaN
      ? say("chưa biết chắc đến đâu", "how sure it is cannot be told")
      : say("80% trong khoảng \(ends)", "80% within \(ends)")
    let median = measured(words.numbers.short(forecast.median), forecast.unit)
    return ExplanationTree(
      "\(forecast.id): "
        + (forecast.median.isNaN
          ? say("không dự báo được", "cannot be forecast")
          : say("dự báo \(median), \(range)", "forecast \(median), \(range)"))
        + say("; mức \(bar)", "; bar \(bar)")
        + (forecast.chance.isNaN ? "" : ": " + chance(forecast.chance)))
  }
}
