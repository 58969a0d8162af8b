import Forecast
import Panels

/// Says what a forecast rests on.
struct ForecastWords {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// What was chosen, how it did, and how many years stand behind it.
  func paragraph(_ note: ForecastNote) -> String {
    let account = note.account
    let name = note.indicator.name[words.language]
    var sentences = [
      opening(account, name)
    ]
    guard account.skill.count > 0 else {
      return (sentences + [words(.forecastUntried)]).joined(separator: " ")
    }
    sentences.append(skill(account.skill))
    if account.sampleCount > 1, let first = account.effectiveYears.first,
      let last = account.effectiveYears.last
    {
      let horizon = account.effectiveYears.count
      let independent = words.numbers.short(first)
      sentences.append(
        horizon > 1
          ? words.say(
            "report.forecast-years",
            ["first": independent, "horizon": horizon, "last": words.numbers.short(last)])
          : words.say("report.forecast-years.one", ["first": independent]))
    }
    return sentences.joined(separator: " ")
  }

  /// How it did on shorter histories, beside what anybody can make.
  private func skill(_ skill: SkillSums) -> String {
    let count = words.numbers.text(skill.count)
    let error = words.numbers.short(skill.meanError)
    guard skill.againstLastValue.isFinite, skill.againstLine.isFinite else {
      return skill.isAlike
        ? words.say("forecast.nothing-to-compare", ["count": count, "error": error])
        : words.say("forecast.errors-of-rounding", ["count": count, "error": error])
    }
    return words.say(
      "report.forecast-skill",
      [
        "count": count, "error": error, "last": comparison(skill.againstLastValue),
        "line": comparison(skill.againstLine),
      ])
  }

  /// How the forecast was made.
  private func opening(_ account: ForecastAccount, _ name: String) -> String {
    if account.hasErrors { return words.say("report.forecast-of-truth", ["indicator": name]) }
    if account.isPooled {
      return account.sharedMovement == nil
        ? words.say("report.pooled-forecast-untold", ["indicator": name])
        : words.say("report.pooled-forecast", ["indicator": name])
    }
    return account.method == .auto
      ? words.say("report.own-forecast", ["indicator": name])
      : words.say("report.method-forecast", ["indicator": name, "method": account.method.rawValue])
  }

  /// By how much an error lies below or above another.
  private func comparison(_ skill: Double) -> String {
    if abs(skill) < 0.0005 {
      return words.say("report.same-as", ["share": words.numbers.percent(0.1)])
    }
    let share = words.numbers.percent(100 * abs(skill))
    return skill >= 0
      ? words.say("report.less-than", ["share": share])
      : words.say("report.more-than", ["share": share])
  }
}
