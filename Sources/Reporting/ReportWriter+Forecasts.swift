import Forecast
import Panels

/// What the forecast of an indicator rests on.
public struct ForecastNote: Sendable {
  let indicator: Indicator
  let account: ForecastAccount

  /// Makes a note.
  public init(indicator: Indicator, account: ForecastAccount) {
    self.indicator = indicator
    self.account = account
  }
}

extension ReportWriter {
  /// A paragraph for each indicator: what was chosen, how it did, and how many years stand behind it.
  public var forecastNotes: [String] { report.forecasts.map(paragraph) }

  func addForecastNotes(to document: inout ReportDocument) {
    guard !report.forecasts.isEmpty else { return }
    document.heading(2, words(.forecastBasis))
    for note in forecastNotes { document.paragraph(note) }
  }

  private func paragraph(_ note: ForecastNote) -> String {
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
    let share = words.numbers.percent(100 * abs(skill))
    return words(skill >= 0 ? .lessThan(share) : .moreThan(share))
  }
}
