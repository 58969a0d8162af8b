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
        ? say("explain.level.recognition") : say("explain.level.counts-levels"),
      branches)
  }

  private func rung(_ rung: RungExplanation) -> ExplanationTree {
    let needed =
      rung.needed == rung.total
      ? say("explain.level.needs-all", ["total": rung.total])
      : say("explain.level.needs", ["needed": rung.needed])
    let open =
      rung.unknown > 0
      ? say("common.of-them-not-assessable", ["count": rung.unknown]) : ""
    let decisive =
      rung.isDecisive
      ? say("explain.level.only-this-lacking") : ""
    return ExplanationTree(
      "\(words.verdict(rung.verdict).prefix(1)) \(words.level(rung.level)): "
        + say(
          "explain.level.criteria-met",
          ["met": rung.met, "total": rung.total, "open": open, "needed": needed]) + decisive,
      tone: Self.tone(rung.verdict),
      rung.demands.map { demand, verdict in
        ExplanationTree(
          "\(words.verdict(verdict).prefix(1)) "
            + say(
              "explain.level.level-of-set-needed",
              ["level": quoted(words.level(demand.level)), "set": demand.set]),
          tone: Self.tone(verdict))
      })
  }

  private func request(_ request: LevelRequest) -> ExplanationTree {
    let asker = Level(rawValue: request.asker).map { quoted(words.level($0)) } ?? request.asker
    return ExplanationTree(
      say(
        "explain.level.needed-by-set",
        ["set": request.set.id, "asker": asker, "level": quoted(words.level(request.level))]
      ))
  }

  private func recognition(_ recognition: Recognition) -> ExplanationTree {
    let decision = [
      recognition.decision,
      recognition.decisionDate.map { say("explain.level.of-follows") + date($0) } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    return ExplanationTree(
      say(
        "explain.level.recognised-as",
        ["level": quoted(words.level(recognition.level)), "year": recognition.metYear])
        + (decision.isEmpty ? "" : ", " + decision)
        + (recognition.source.isEmpty ? "" : say("common.source-follows") + recognition.source))
  }

  // MARK: Years ahead

  /// The chances of the years ahead; `nil` when none were asked for.
  func outlook(_ explanation: VerdictExplanation) -> ExplanationTree? {
    guard !explanation.outlook.isEmpty else { return nil }
    let told = explanation.outlook.filter(\.isInForce)
    guard let first = told.first else {
      return ExplanationTree(
        say(
          "explain.level.set-not-in-force-ahead"),
        tone: .open)
    }
    var branches = told.map(year)
    if first.isFromMoves {
      branches.append(
        ExplanationTree(
          say(
            "explain.level.rests-on-course")))
    }
    branches += first.basis.map { note in ExplanationTree(ForecastWords(words).paragraph(note)) }
    return ExplanationTree(
      say("explain.level.chance-ahead-title"), branches)
  }

  private func year(_ outlook: OutlookExplanation) -> ExplanationTree {
    ExplanationTree(
      "\(outlook.year): "
        + (outlook.chance.isNaN
          ? say("explain.level.cannot-be-told") : chance(outlook.chance)),
      tone: outlook.chance.isNaN ? .open : .plain,
      outlook.forecasts.map(forecast))
  }

  private func forecast(_ forecast: OutlookExplanation.Forecast) -> ExplanationTree {
    let bar = forecast.requirement.map(requirement) ?? say("common.not-known")
    let ends = [forecast.low, forecast.high].map { words.numbers.short($0) }
    let range =
      forecast.low.isNaN
      ? say("explain.level.how-sure-cannot-be-told")
      : say(
        "explain.level.range-80",
        ["ends": ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")])
    let median = measured(words.numbers.short(forecast.median), forecast.unit)
    return ExplanationTree(
      "\(forecast.id): "
        + (forecast.median.isNaN
          ? say("explain.level.cannot-forecast")
          : say("explain.level.forecast", ["median": median, "range": range]))
        + say("explain.level.bar", ["bar": bar])
        + (forecast.chance.isNaN ? "" : ": " + chance(forecast.chance)))
  }
}
