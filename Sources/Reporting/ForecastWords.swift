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
    sentences.append(
      words(
        .forecastSkill(
          count: words.numbers.text(account.skill.count),
          error: words.numbers.short(account.skill.meanError),
          last: comparison(account.skill.againstLastValue),
          line: comparison(account.skill.againstLine))))
    if account.sampleCount > 1, let first = account.effectiveYears.first,
      let last = account.effectiveYears.last
    {
      sentences.append(
        words(
          .forecastYears(
            first: words.numbers.short(first), horizon: account.effectiveYears.count,
            last: words.numbers.short(last))))
    }
    return sentences.joined(separator: " ")
  }

  /// How the forecast was made.
  private func opening(_ account: ForecastAccount, _ name: String) -> String {
    if account.hasErrors { return words(.forecastOfTruth(name)) }
    if account.isPooled {
      return words(
        account.sharedMovement == nil ? .pooledForecastUntold(name) : .pooledForecast(name))
    }
    return account.method == .auto
      ? words(.ownForecast(name))
      : words(.methodForecast(name, method: account.method.rawValue))
  }

  /// By how much an error lies below or above another.
  private func comparison(_ skill: Double) -> String {
    if abs(skill) < 0.0005 { return words(.sameAs(words.numbers.percent(0.1))) }
    let share = words.numbers.percent(100 * abs(skill))
    return words(skill >= 0 ? .lessThan(share) : .moreThan(share))
  }
}
