// The communes of a plan from Swift: criteria met, the trend of income, the chance of the bar of 2025.
import Analytics
import Forecast
import Panels
import Pipeline
import Reporting

let plan = "datasets/plans/ha-nam-2023/plan.yaml"
let data = try PlanSource(path: plan).read(environment: [:], executable: CommandLine.arguments[0])
let panels = data.panels
let units = 0..<panels.units.count
let numbers = NumberStyle(.en)

// Each set of the plan is held against every commune and year; cells go year by year.
for assessment in Assessor(sets: data.sets, panels: panels).assess() {
  let known = units.compactMap {
    assessment.knownCount(cell: (panels.years.count - 1) * units.count + $0)
  }
  guard !known.isEmpty else { continue }
  let average = Double(known.reduce(0, +)) / Double(known.count)
  print(
    "\(assessment.set.id): \(numbers.text(average, decimals: 2)) criteria in \(known.count) communes"
  )
}

// A straight line for every commune, and a forecast that learns from all of them.
let trends = TrendRegression(panels: panels, breaks: data.plan.breaks).rows(
  of: "income", units: units)
guard
  let model = Forecaster(panels: panels, breaks: data.plan.breaks, horizon: 5).model(of: "income"),
  let step = model.years.firstIndex(of: 2025)
else { fatalError("the plan has no income to forecast") }
let forecast = model.forecast(units: units)
let bar = Requirement.atLeast(68)
let chances = units.map { forecast.probability(of: bar, unit: $0, step: step) }

print("The five communes for which \(numbers.text(bar)) in 2025 is most open:")
let open = units.sorted { (abs(chances[$0] - 0.5), $0) < (abs(chances[$1] - 0.5), $1) }
for unit in open.prefix(5) {
  let slope = numbers.change(trends[unit].slope, decimals: 2)
  let median = numbers.text(forecast.centre(unit: unit, step: step), decimals: 1)
  let chance = numbers.text(100 * chances[unit], decimals: 1)
  print("  \(panels.units.names[unit]): \(slope) a year, \(median) expected, chance \(chance)%")
}
