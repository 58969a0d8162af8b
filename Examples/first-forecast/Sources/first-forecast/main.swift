// From a table to criteria met, the income expected and the chance of a bar: FirstForecast panel.csv
import Analytics
import Forecast
import Foundation
import Panels
import Pipeline

var table = BareTable(path: CommandLine.arguments.dropFirst().first ?? "panel.csv")
(table.name, table.groups, table.zoneColumn) = ("name", ["province", "district"], "zone")
table.sets = ["qd-1980-2016"]
var options = RunOptions()
options.environment = ProcessInfo.processInfo.environment  // LOTRINH_DATASETS: the criteria sets
let data: Dataset
do { data = try await table.read(options) } catch {
  for problem in error.problems { print(problem.text(in: .en)) }
  exit(65)
}
let (panels, units) = (data.panels, 0..<data.panels.units.count)
let assessment = Assessor(sets: data.sets, panels: panels).assess()[0]
guard let model = Forecaster(panels: panels, horizon: 3).model(of: "income") else { exit(65) }
let forecast = model.forecast(units: units)
for unit in units.prefix(5) {
  let cell = (panels.years.count - 1) * units.count + unit
  let median = forecast.centre(unit: unit, step: 2)
  let chance = 100 * forecast.probability(of: .atLeast(50), unit: unit, step: 2)
  print(
    panels.units.names[unit], "meets", assessment.metCounts[cell], "of 19 criteria,",
    assessment.unknownCounts[cell], "cannot be assessed;",
    String(format: "income %.1f in three years, ≥ 50: %.0f%%", median, chance))
}
