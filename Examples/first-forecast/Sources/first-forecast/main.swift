// From a table to criteria and chances: first-forecast panel.csv
import Analytics
import Forecast
import Panels
import Pipeline

var table = BareTable(path: CommandLine.arguments[1])
table.values = ["income:positive"]
table.groups = ["province", "district"]
table.sets = ["qd-1980-2016"]
table.zoneColumn = "zone"
let data = try await table.read(RunOptions())
let units = 0..<data.panels.units.count
let lastYear = (data.panels.years.count - 1) * units.count

for assessment in Assessor(sets: data.sets, panels: data.panels).assess() {
  let counts = units.compactMap { assessment.knownCount(cell: lastYear + $0) }
  print("\(assessment.set.id): \(counts.reduce(0, +)) criteria in \(counts.count) communes")
}

let forecaster = Forecaster(panels: data.panels, horizon: 3)
guard let model = forecaster.model(of: "income") else { fatalError("no income") }
let forecast = model.forecast(units: units)
for unit in units.prefix(5) {
  let median = forecast.centre(unit: unit, step: 2)
  let chance = forecast.probability(of: .atLeast(50), unit: unit, step: 2)
  print("\(data.panels.units.codes[unit]): \(median) in \(model.years[2]), at least 50: \(chance)")
}
