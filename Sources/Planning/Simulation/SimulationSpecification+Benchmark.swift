import Panels

extension SimulationSpecification {
  /// A specification for panels of any size, to try and time the tool with.
  ///
  /// Nineteen indicators that the criteria of 2016 measure; their medians go from low levels to
  /// about the bars of these criteria, in whatever number of years. 3 % of the cells are missing and
  /// 1 % of the units start late. No level has a source.
  public static func benchmark(years: ClosedRange<Int>, seed: UInt64) -> SimulationSpecification {
    let share = { (id: String, start: Double, end: Double, spread: Double) in
      SimulatedIndicator(
        id: id, kind: .share, years: years, start: start, end: end, spread: spread,
        driftSpread: 0.03, yearNoise: 0.02, noise: 0.04, decimals: 1)
    }
    let income = SimulatedIndicator(
      id: "income", kind: .positive, years: years, start: 12, end: 50, spread: 0.2,
      driftSpread: 0.01, yearNoise: 0.015, noise: 0.02, decimals: 1)
    return SimulationSpecification(
      id: "benchmark", seed: seed, years: years,
      indicators: [
        share("roads_commune", 55, 97, 0.6), share("roads_village", 35, 88, 0.6),
        share("roads_field", 20, 75, 0.6), share("irrigated_land", 60, 88, 0.5),
        share("safe_power", 90, 99, 0.5), share("schools_standard", 20, 80, 0.6),
        share("housing_standard", 55, 90, 0.5), income, share("poverty_poor", 22, 4, 0.5),
        share("employed", 88, 95, 0.3), share("lower_secondary_continuing", 70, 90, 0.4),
        share("trained_workers", 18, 60, 0.4), share("insurance", 45, 92, 0.4),
        share("stunting", 28, 14, 0.3), share("cultural_villages", 45, 85, 0.5),
        share("hygienic_water", 65, 96, 0.5), share("clean_water", 25, 68, 0.6),
        share("hygienic_sanitation", 40, 88, 0.5), share("food_safety", 70, 97, 0.5),
      ], missingShare: 0.03, lateShare: 0.01)
  }

  /// Some of the communes of such a panel, counted from 0: 25 a district, 25 districts a province.
  ///
  /// Up to 999,999 communes; their codes are in ascending order.
  public static func benchmarkUnits(_ numbers: Range<Int>) -> UnitTable {
    precondition(numbers.lowerBound >= 0 && numbers.upperBound <= 999_999)
    let zones = ["TDMNPB", "DBSH", "BTB", "DHNTB", "TN", "DNB", "DBSCL"]
    let column = { (name: String, value: (Int) -> String) in
      CategoryColumn(name: name, values: numbers.map(value))
    }
    return UnitTable(
      codes: numbers.map { "C" + padded($0 + 1, to: 6) },
      names: numbers.map { "Xã mô phỏng " + padded($0 + 1, to: 6) },
      zones: column("zone") { zones[$0 / 625 % zones.count] },
      levels: [
        column("province") { "T" + padded($0 / 625 + 1, to: 2) },
        column("district") { "H" + padded($0 / 25 + 1, to: 4) },
      ])
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
