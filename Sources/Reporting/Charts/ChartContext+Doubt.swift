import Forecast
import Panels

extension ChartContext {
  /// Whether the forecast of an indicator was clearly worse than something simpler when it was tried.
  func isDoubtful(_ indicator: String) -> Bool { !worseThan(indicator).isEmpty }

  /// What did clearly better than the forecast of an indicator when both were tried, each with by how much; empty where
  /// nothing did.
  func worseThan(_ indicator: String) -> [String] {
    guard let row = results.table("methods", where: ["indicator": [indicator]])?.rows.first
    else { return [] }
    let excess = { (skill: String) in
      words.numbers.percent(-100 * row.number(skill), decimals: 0)
    }
    var simpler: [String] = []
    if isClearlyWorse(row, "skill_last_value") {
      simpler.append(
        say("forecast.doubtful.than-last-value", ["share": excess("skill_last_value")]))
    }
    if isClearlyWorse(row, "skill_ols") {
      simpler.append(say("forecast.doubtful.than-line", ["share": excess("skill_ols")]))
    }
    return simpler
  }

  /// Whether a row of `methods` tells by one of its skills that the forecast is clearly worse than something simpler.
  func isClearlyWorse(_ row: ResultTable.Row, _ skill: String) -> Bool {
    SkillSums.isClearlyWorse(
      row.number(skill), forecasts: row.integer("backtest_forecasts") ?? 0)
  }
}
