import Foundation
import IO
import Panels
import Testing

/// What the charts of the workbook draw, followed from their references to the cells and held against the tables.
@Suite("The charts of the workbook")
struct WorkbookChartTests {
  /// A series with the cells it names.
  private struct Drawn {
    let name: String
    /// The values that are numbers, by category.
    let values: [String: Double]
    /// The categories of the values, in order.
    let categories: [String]

    init(_ series: ChartReferences.Series, in book: OpenedBook) throws {
      name = try book.cells(series.name).map { $0.map(OpenedBook.text) ?? "" }.joined()
      let categories = try book.cells(series.categories).map { $0.map(OpenedBook.text) ?? "" }
      var values: [String: Double] = [:]
      var known: [String] = []
      for (category, cell) in zip(categories, try book.cells(series.values)) {
        guard case .number(let value, _)? = cell else { continue }
        #expect(values[category] == nil && !category.isEmpty, "\(series.values): \(category)")
        values[category] = value
        known.append(category)
      }
      self.values = values
      self.categories = known
    }
  }

  /// The sheets of charts, by what their names begin with; a new kind has to be added to the tests.
  private static let kinds = [
    "Biểu đồ nhóm xã", "Biểu đồ bình quân", "Biểu đồ tiêu chí", "Biểu đồ xác suất",
    "Biểu đồ lộ trình", "Biểu đồ quạt",
  ]

  private static func sheet(of chart: ChartReferences) -> String {
    let reference = chart.series.first?.values ?? ""
    return String(reference.prefix { $0 != "!" }).replacing("'", with: "")
  }

  @Test(
    "draw the tables value by value, each under its own name and category",
    arguments: ShippedPlan.allCases)
  func values(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let path = result.folder + "/workbook.xlsx"
    let book = try OpenedBook(path)
    let charts = try ChartReferences.all(in: path)
    #expect(
      charts.map(Self.sheet).sorted() == book.names.filter { $0.hasPrefix("Biểu đồ") }.sorted())
    for chart in charts {
      let sheet = Self.sheet(of: chart)
      let series = try chart.series.map { try Drawn($0, in: book) }
      switch Self.kinds.first(where: sheet.hasPrefix) {
      case "Biểu đồ nhóm xã": try checkBands(series, result)
      case "Biểu đồ bình quân": try checkAverages(series, result)
      case "Biểu đồ tiêu chí": try checkCriteria(series, result)
      case "Biểu đồ xác suất": try checkChances(series, result)
      case "Biểu đồ lộ trình": try checkRoadmap(series, result)
      case "Biểu đồ quạt": try checkFan(series, book, sheet, result)
      default: Issue.record("\(sheet) is held against no table")
      }
    }
  }

  private func checkBands(_ series: [Drawn], _ result: PlanResult) throws {
    let rows = try result.table("bands").rows(["level": "all"])
    let fits = Set(rows.map { $0["set", default: ""] }).contains { set in
      let own = rows.filter { $0["set"] == set }
      return series.allSatisfy { drawn in
        let band = own.filter {
          drawn.name == "mức \($0["band", default: ""].replacing("-", with: "–")) tiêu chí"
            || drawn.name == $0["band", default: ""].replacing("-", with: "–")
            || drawn.name.contains(" \($0["band", default: ""].replacing("-", with: "–")) ")
        }
        return !band.isEmpty
          && drawn.values
            == Dictionary(
              uniqueKeysWithValues: band.map { ($0["year", default: ""], $0.number("communes")) })
      } && series.count == Set(own.map { $0["band"] }).count
    }
    #expect(fits, "\(result.plan): bands")
  }

  private func checkAverages(_ series: [Drawn], _ result: PlanResult) throws {
    let rows = try result.table("averages").rows(["level": "all"]).filter { $0["average"] != "" }
    #expect(series.count == 1)
    let fits = Set(rows.map { $0["set", default: ""] }).contains { set in
      let own = rows.filter { $0["set"] == set }
      return series.first?.values
        == Dictionary(
          uniqueKeysWithValues: own.map { ($0["year", default: ""], $0.number("average")) })
        && series.first?.categories == own.map { $0["year", default: ""] }
    }
    #expect(fits, "\(result.plan): averages")
  }

  private func checkCriteria(_ series: [Drawn], _ result: PlanResult) throws {
    let rows = try result.table("criteria").rows
    let columns = ["not_met", "not_assessable", "met"]
    #expect(series.map { $0.name.first } == ["○", "?", "●"])
    let fits = Set(rows.map { $0["set", default: ""] }).contains { set in
      let ofSet = rows.filter { $0["set"] == set }
      let last = ofSet.map { $0["year", default: ""] }.max()
      let own = ofSet.filter { $0["year"] == last }
      return zip(columns, series).allSatisfy { column, drawn in
        drawn.values
          == Dictionary(
            uniqueKeysWithValues: own.map {
              ("\($0["criterion", default: ""]). \($0["name_vi", default: ""])", $0.number(column))
            })
      }
    }
    #expect(fits, "\(result.plan): criteria")
    // The hardest first.
    let most = series[0].categories.map { series[0].values[$0] ?? 0 }
    #expect(most == most.sorted(by: >))
  }

  private func checkChances(_ series: [Drawn], _ result: PlanResult) throws {
    let rows = try result.table("criteria_outlook").rows
    let drawn = try #require(series.first)
    #expect(series.count == 1)
    var fits = 0
    for own in Dictionary(
      grouping: rows, by: { [$0["set", default: ""], $0["year", default: ""]] }
    ).values {
      for column in ["p_met", "p_advanced", "p_model", "p_basic", "p_all"] {
        let known = own.filter { ($0[column] ?? "") != "" }
        guard drawn.values.count == min(known.count, 40) else { continue }
        let chances = Dictionary(
          known.map { ($0["name", default: ""], $0.number(column)) },
          uniquingKeysWith: { first, _ in first })
        if drawn.values.allSatisfy({ chances[$0] == $1 }) { fits += 1 }
      }
    }
    #expect(fits > 0, "\(result.plan): chances")
    let sorted = drawn.categories.map { drawn.values[$0] ?? 0 }
    #expect(sorted == sorted.sorted(by: >))
  }

  private func checkRoadmap(_ series: [Drawn], _ result: PlanResult) throws {
    let names = Dictionary(
      try result.table("units").rows.map { ($0["code", default: ""], $0["name", default: ""]) },
      uniquingKeysWith: { first, _ in first })
    let rows = try result.table("roadmap").rows.filter { $0["year"] != "" }
    let given = rows.map {
      "\(names[$0["unit", default: ""]] ?? $0["unit", default: ""]) \($0["year", default: ""])"
    }
    let drawn = series.flatMap { series in
      series.values.map { name, year in
        "\(name.components(separatedBy: " – ")[0]) \(Int(year))"
      }
    }
    // Every line once, in the series of what came of it.
    #expect(drawn.count == min(rows.count, 40))
    #expect(Set(drawn).isSubset(of: given), "\(Set(drawn).subtracting(given))")
    if rows.count <= 40 { #expect(drawn.sorted() == given.sorted()) }
    #expect(Set(series.map(\.name)).count == series.count)
  }

  /// The areas on each other are the quantiles, the lines what was seen, the median and the aim, of the series the sheet opens with.
  private func checkFan(
    _ series: [Drawn], _ book: OpenedBook, _ sheet: String, _ result: PlanResult
  ) throws {
    let cells = try #require(book.sheets[sheet])
    let place = try #require(cells[5]?[2].map(OpenedBook.text))
    let indicator = try #require(cells[6]?[2].map(OpenedBook.text))
    let names = try result.manifestNames()
    let ids = names.filter { indicator == $0.value || indicator.hasPrefix($0.value + " ") }
    try #require(!ids.isEmpty, "\(indicator)")
    let isOfAll = try result.table("means").rows.contains { _ in place == "Tất cả" }
    let table = isOfAll ? "means" : "series"
    let isOwn = { (row: [String: String]) in
      ids.keys.contains(row["indicator"] ?? "")
        && (isOfAll
          ? row["level"] == "all" : place == "\(row["name"] ?? "") (\(row["unit"] ?? ""))")
    }
    let seen = Dictionary(
      try result.table(table).rows.filter { isOwn($0) && $0["value"] != "" }
        .map { ($0["year", default: ""], $0.number("value")) },
      uniquingKeysWith: { first, _ in first })
    try #require(!seen.isEmpty, "\(place) \(indicator)")
    let forecast = try result.table(isOfAll ? "group_forecast" : "forecast").rows.filter {
      isOwn($0) && $0["q05"] != ""
    }
    #expect(!forecast.isEmpty)
    // Five areas, a cover, what was seen (of every second segment apart), the median, the aim.
    let areas = series.prefix(5)
    for row in forecast where seen[row["year", default: ""]] == nil {
      var height = 0.0
      for (area, quantile) in zip(areas, ["q05", "q25", "q50", "q75", "q95"]) {
        height += area.values[row["year", default: ""]] ?? .nan
        #expect(
          isNear(height, row.number(quantile), tolerance: 1e-8),
          "\(sheet), \(row["year", default: ""]) \(quantile): \(height)")
      }
      let isDrawn = series.dropFirst(6).contains {
        $0.values[row["year", default: ""]].map { isNear($0, row.number("q50")) } ?? false
      }
      #expect(isDrawn, "\(sheet): no median in \(row["year", default: ""])")
    }
    let lines = series.filter { $0.name == series[6].name }
    var drawn: [String: Double] = [:]
    for line in lines { drawn.merge(line.values) { first, _ in first } }
    #expect(Set(drawn.keys).isSubset(of: seen.keys))
    for (year, value) in drawn { #expect(isNear(value, seen[year] ?? .nan), "\(sheet), \(year)") }
    #expect(drawn.count == seen.count, "\(sheet): \(drawn.keys.sorted()) of \(seen.keys.sorted())")
  }
}
