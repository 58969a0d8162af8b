import Foundation
import Testing

/// Answers small enough to be worked out apart from the product.
///
/// The numbers are NumPy 2.4's and SciPy 1.17's on commune A of the golden case `trend-small`:
/// `numpy.linalg.lstsq` on an intercept and centred years; classical errors from the inverse of X'X;
/// HC3 with residuals divided by one less the leverage; `scipy.stats.t` for p, intervals and
/// quantiles (3 degrees of freedom). HC2, Newey-West (`get_robustcov_results("HAC", maxlags=2,
/// use_correction=True)`) and Durbin-Watson are statsmodels 0.15's, the freedom of HC2 is from the trace
/// of its quadratic form, Theil-Sen is `scipy.stats.theilslopes(method="joint")`, Kendall's p
/// `scipy.stats.kendalltau(method="exact")`. Forecasts are made on the log scale for income and, for
/// poverty, on log((y + 0.05) / (100 + 0.05 − y)), the data having one decimal; means come from
/// `scipy.integrate.quad` over the density.
@Suite("On five communes and five years")
struct SmallAnswersTests {
  private static let panel = "Tests/CLITests/Golden/trend-small/panel.csv"
  private static let values = ["--value", "income:positive", "--value", "poverty:share"]

  private func rows(_ arguments: [String]) async throws -> ResultTable {
    let outcome = try await CommandLineTool().run(arguments)
    try #require(outcome.status == 0, "\(outcome.messages)")
    return try ResultTable(outcome.output)
  }

  private func expect(_ row: [String: String], _ numbers: [String: Double]) {
    for (column, number) in numbers {
      #expect(
        isNear(row.number(column), number), "\(column) is \(row[column] ?? ""), not \(number)")
    }
  }

  @Test("a bar of one year is kept where later years pass it too, and no mean leaves the bounds")
  func keptAndBounded() async throws {
    let folder = try TemporaryFolder()
    let rows = (1...6).flatMap { unit in
      (2014...2020).map { year in
        let value = 30 + Double(unit) + 2 * Double(year - 2014) + sin(Double(31 * unit + 17 * year))
        // One cell a thousand times too large.
        return "u\(unit),\(year),\(unit == 3 && year == 2020 ? 1_000 * value : value)"
      }
    }
    let panel = folder.path("panel.csv")
    try (["unit,year,income"] + rows).joined(separator: "\n")
      .write(toFile: panel, atomically: true, encoding: .utf8)
    let outcome = try await CommandLineTool().run(
      "run", panel, "--value", "income:positive", "--target", "income>=40@2022", "--horizon", "5",
      "--no-workbook", "--out", folder.path("out"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    let chances = try ResultTable(contentsOf: folder.path("out/probability.csv"))
    for unit in 1...6 {
      let row = { (event: String) in
        try chances.row(["unit": "u\(unit)", "event": event, "year": "2022"])
      }
      let (met, kept) = try (row("met_in_year"), row("met_and_kept"))
      #expect(kept.number("probability") > 0, "u\(unit)")
      #expect(kept.number("probability") <= met.number("probability"), "u\(unit)")
    }
    let report = try String(contentsOfFile: folder.path("out/report.md"), encoding: .utf8)
    #expect(report.contains("- ⚠ Kiểm tra trước khi dùng: 1 giá trị khó có thể đúng, u3 2020"))
    #expect(report.contains("xu hướng và dự báo thì không"))
    let groups = try ResultTable(contentsOf: folder.path("out/group_forecast.csv"))
    for row in groups.rows {
      for quantile in ["q05", "q25", "q50"] { #expect(row.number(quantile) >= 0, "\(row)") }
    }
  }

  @Test("run says of every indicator where it is heading, and draws each, those with a bar first")
  func everyIndicator() async throws {
    let folder = try TemporaryFolder()
    let rows = (1...6).flatMap { unit in
      (2014...2020).map { year in
        "u\(unit),\(year),\(30 + unit + 2 * (year - 2014)),\(20 - unit - (year - 2014) * unit % 3)"
      }
    }
    let panel = folder.path("panel.csv")
    try Data((["unit,year,income,poverty"] + rows).joined(separator: "\n").utf8)
      .write(to: URL(filePath: panel))
    let outcome = try await CommandLineTool().run(
      ["run", panel, "--target", "poverty<=5@2022", "--out", folder.path("out")]
        + Self.values + ["--lang", "en"])
    #expect(outcome.status == 0)
    let lines = outcome.messages.components(separatedBy: "\n")
    #expect(lines.contains { $0.hasPrefix("income") && !$0.contains("≥") })
    #expect(lines.contains { $0.hasPrefix("poverty") && !$0.contains("≤") })
    let charts = try ResultTable(contentsOf: folder.path("out") + "/charts.csv").rows
      .compactMap { $0["chart"] }.filter { $0.hasPrefix("fan-") }
    #expect(charts == ["fan-poverty", "fan-income"])
  }

  @Test("the report of a table names every unit with its forecast, what is asked and the chance")
  func namedChances() async throws {
    let folder = try TemporaryFolder()
    let rows = (1...9).flatMap { unit in
      (2013...2022).map { year in
        let noise = sin(Double(31 * unit + 17 * year))
        return
          "u\(unit),Xã \(unit),\(year),\(30 + Double(unit) + 1.5 * Double(year - 2013) + noise),7"
      }
    }
    let panel = folder.path("panel.csv")
    try (["unit,name,year,income,poverty"] + rows).joined(separator: "\n")
      .write(toFile: panel, atomically: true, encoding: .utf8)
    let outcome = try await CommandLineTool().run(
      [
        "run", panel, "--name", "name", "--target", "income>=47@2025", "--target",
        "poverty<=5@2025",
      ]
        + Self.values + ["--out", folder.path("out")])
    #expect(outcome.status == 0, "\(outcome.messages)")
    let report = try String(contentsOfFile: folder.path("out/report.md"), encoding: .utf8)
    let table = try #require(
      report.components(separatedBy: "## Kết quả theo xã").dropFirst().first?
        .components(separatedBy: "\n## ").first)
    let sections = table.components(separatedBy: "\n### ").dropFirst()
    #expect(sections.map { $0.prefix { $0 != "\n" } } == ["income", "poverty (%)"])
    let lines = sections.map { section in
      section.split(separator: "\n").filter { $0.hasPrefix("| Xã ") }.dropFirst().map {
        $0.split(separator: "|").map { String($0.filter { $0 != " " }) }
      }
    }
    let bars = try ResultTable(contentsOf: folder.path("out/attainment.csv"))
    let forecasts = try ResultTable(contentsOf: folder.path("out/forecast.csv"))
    #expect(lines.map(\.count) == [9, 9])
    for unit in 1...9 {
      let line = try #require(lines[0].first { $0[0] == "Xã\(unit)" })
      let row = ["unit": "u\(unit)", "indicator": "income"]
      let chance = try 100 * bars.row(row).number("p_met_in_year")
      let shown =
        chance < 1 ? "<1%" : chance > 99 ? ">99%" : String(format: "%.0f%%", chance)
      #expect(line[6] == "≥47" && line[7].hasSuffix("(\(shown))"), "\(line), \(chance)")
      let median = try forecasts.row(row.merging(["year": "2025"]) { $1 }).number("q50")
      #expect(
        line[4] == String(format: "%.2f", median).replacing(".", with: ","), "\(line), \(median)")
    }
    // Series that never move have no chance to tell: screen, findings and table of chances say so.
    #expect(report.contains("- poverty ≤ 5% năm 2025: chưa tính được khả năng đạt (9 xã)."))
    let screen = try #require(
      outcome.messages.split(separator: "\n").first { $0.contains("≤ 5") && $0.contains("2025") })
    #expect(screen.hasSuffix("9"), "\(screen)")
    let counts = try ResultTable(contentsOf: folder.path("out/chances.csv"))
      .row(["indicator": "poverty", "year": "2025"])
    #expect(counts["communes_unknown"] == "9")
  }

  @Test("units that are provinces are called communes nowhere")
  func provinces() async throws {
    let folder = try TemporaryFolder()
    let rows = (1...12).flatMap { unit in
      (2014...2022).map {
        "p\(unit),Tỉnh \(unit),\($0),\(30 + unit + 2 * ($0 - 2014) + $0 * unit % 3)"
      }
    }
    let panel = folder.path("panel.csv")
    try Data((["mã,đơn vị,năm,income"] + rows).joined(separator: "\n").utf8)
      .write(to: URL(filePath: panel))
    let outcome = try await CommandLineTool().run(
      ["run", panel, "--target", "income>=55@2026", "--out", folder.path("out"), "--no-docx"])
    try #require(outcome.status == 0, "\(outcome.messages)")
    let report = try String(
      contentsOf: URL(filePath: folder.path("out/report.md")), encoding: .utf8)
    let specifications = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("out/charts")
    )
    .filter { $0.hasSuffix(".vl.json") }
    .map { try String(contentsOf: URL(filePath: folder.path("out/charts/" + $0)), encoding: .utf8) }
    #expect(specifications.count >= 2)
    #expect(specifications.joined().contains("12 tỉnh"))
    let book = try OpenedBook(folder.path("out/workbook.xlsx"))
    let cells = book.sheets.values.flatMap(\.values).flatMap(\.values).map(OpenedBook.text)
    // The bars of the programme are by commune; the method says so.
    for text in [outcome.messages, report] + specifications + book.names + cells {
      let others = text.replacing("mức của vùng, tỉnh, xã và năm", with: "")
      #expect(!others.contains(/\b[xX]ã\b/), "\(others.prefix(400))")
    }
  }

  @Test("where a simple forecast errs by rounding alone, shares of its error are not told")
  func rounding() async throws {
    let folder = try TemporaryFolder()
    let rows = (1...12).flatMap { unit in (2012...2023).map { "u\(unit),\($0),\(30 + unit)" } }
    let panel = folder.path("panel.csv")
    try Data((["unit,year,income"] + rows).joined(separator: "\n").utf8)
      .write(to: URL(filePath: panel))
    let outcome = try await CommandLineTool().run(
      "forecast", panel, "--value", "income:positive", "--horizon", "2", "--out",
      folder.path("out"))
    #expect(outcome.status == 0)
    let said = outcome.messages.replacingOccurrences(of: "\n", with: " ")
    #expect(said.contains("chỉ sai ở mức làm tròn nên không so sánh"), "\(said)")
  }

  @Test("a mistyped year is told with its row, and a target of one year of data is not passed over")
  func yearsTooFewOrFar() async throws {
    let folder = try TemporaryFolder()
    let rows = (10...21).flatMap { unit in
      (2016...2024).map { "u\(unit),\(unit == 10 && $0 == 2024 ? 2032 : $0),\(unit + $0 - 1990)" }
    }
    let panel = folder.path("panel.csv")
    try Data((["unit,year,income"] + rows).joined(separator: "\n").utf8)
      .write(to: URL(filePath: panel))
    for command in ["forecast", "trend", "check"] {
      let call = command == "check" ? [] : ["--out", folder.path(command)]
      let outcome = try await CommandLineTool().run(
        [command, panel, "--value", "income:positive", "--lang", "en"] + call)
      let said = (outcome.output + outcome.messages).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      #expect(said.contains("line 10, column 3"), "\(command): \(said)")
      #expect(said.contains("Only 1 of 12 units have values of 2032"), "\(command): \(said)")
    }
    let one = folder.path("one.csv")
    try Data("unit,year,income\nA,2024,40.5\nB,2024,38\nC,2024,52".utf8)
      .write(to: URL(filePath: one))
    for command in ["forecast", "run", "targets", "track"] {
      let outcome = try await CommandLineTool().run(
        command, one, "--value", "income:positive", "--target", "income>=50@2026", "--lang", "en",
        "--out", folder.path("one-" + command))
      let said = outcome.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        said.contains("In 2024, 1 of 3 units meet it; the farthest is 12 away"),
        "\(command): \(said)")
    }
  }

  @Test("a target of no indicator of the table and one that cannot be read are told apart")
  func wrongTargets() async throws {
    for (target, said) in [
      ("incom>=5", "bảng không có chỉ tiêu incom; có income"),
      ("income=>5", "với dấu >=, <=, > hoặc <"),
    ] {
      let outcome = try await CommandLineTool().run(
        "forecast", Self.panel, "--value", "income:positive", "--target", target)
      #expect(outcome.status == 64)
      let words = outcome.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(said), "\(words)")
    }
  }

  @Test("trend finds the line, its errors and its tests")
  func line() async throws {
    let table = try await rows(
      ["trend", Self.panel, "--target", "income>=40@2025"] + Self.values)
    let income = try table.row(["unit": "A", "indicator": "income"])
    #expect(income["status"] == "ok")
    expect(
      income,
      [
        "n": 5, "dropped": 0, "slope": 1.3, "slope_se": 0.1632993162,
        "slope_se_hc3": 0.134771159, "t": 7.960841664, "p": 0.004134833529,
        "slope_low95": 0.7803086945, "slope_high95": 1.819691305, "intercept": -2590.8,
        "intercept_se": 329.538101, "center_year": 2018, "level": 32.6,
        "level_se": 0.2309401077, "level_se_hc3": 0.2552509769, "r_squared": 0.9548022599,
        "residual_sd": 0.5163977795, "last_year": 2020, "last_value": 35, "target_year": 2025,
        // From 35 in 2020 to 40 in 2025.
        "required_slope": 1,
      ])
    expect(
      income,
      [
        "slope_se_hc2": 0.09856107606, "hc2_df": 1.953748006, "hc2_p": 0.006234790393,
        "hc2_low95": 0.8661585517, "hc2_high95": 1.733841448, "df": 3, "newey_west_lag": 2,
        "slope_se_newey_west": 0.05163977794, "durbin_watson": 3.45, "max_leverage": 0.6,
        "max_leverage_year": 2016, "theil_sen": 1.375, "theil_sen_low95": 0.5,
        "theil_sen_high95": 2.5, "theil_sen_intercept": -2742, "mann_kendall_s": 10,
        "kendall_tau": 1, "mann_kendall_p": 0.01666666667,
      ])
    #expect(income["errors"] == "classical" && income["mann_kendall_method"] == "exact")
    #expect(income["target"] == "≥ 40")
    let poverty = try table.row(["unit": "A", "indicator": "poverty"])
    expect(
      poverty,
      [
        "slope": -1.21, "slope_se": 0.1473091986, "slope_se_hc3": 0.2226189203,
        "t": -8.214015223, "p": 0.003776624183, "slope_low95": -1.678803615,
        "slope_high95": -0.7411963851, "intercept": 2451.72, "intercept_se": 297.2700358,
        "level": 9.94, "level_se": 0.2083266666, "level_se_hc3": 0.2818895789,
        "r_squared": 0.9574287209, "residual_sd": 0.465832588,
      ])
  }

  @Test("trend gives a reason where a series is too short, constant or missing")
  func reasons() async throws {
    let table = try await rows(["trend", Self.panel] + Self.values)
    let statuses = [
      ("B", "two_points", "2"), ("C", "one_point", "1"), ("D", "missing", "0"),
      ("E", "constant", "5"),
    ]
    for (unit, status, count) in statuses {
      let row = try table.row(["unit": unit, "indicator": "income"])
      #expect(row["status"] == status)
      #expect(row["n"] == count)
      #expect(row["reason"]?.isEmpty == false)
      #expect(row["slope_se"] == "" && row["p"] == "")
    }
    expect(try table.row(["unit": "B", "indicator": "income"]), ["slope": 1.5, "level": 29.5])
    expect(try table.row(["unit": "E", "indicator": "income"]), ["slope": 0, "level": 5])
  }

  @Test("the quantiles of a forecast rise inside the bounds, around its mean")
  func quantiles() async throws {
    let table = try await rows(["forecast", Self.panel, "--horizon", "2"] + Self.values)
    for (indicator, scale, bounds) in [
      ("income", "log", 0...Double.infinity), ("poverty", "logit", 0...100),
    ] {
      let known = table.rows(["indicator": indicator, "status": "ok"])
      #expect(known.count == 8)
      for row in known {
        let quantiles = QuantileColumns.names.map { row.number($0) }
        #expect(quantiles.allSatisfy { bounds.contains($0) })
        #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 < $1 })
        let mean = row.number("mean")
        #expect(mean > quantiles[0] && mean < quantiles[quantiles.count - 1])
        #expect(row["scale"] == scale && row["method"] == "auto")
      }
      let missing = table.rows(["indicator": indicator, "unit": "D"])
      #expect(missing.allSatisfy { $0["status"] == "missing" && $0["q50"] == "" })
    }
  }

  @Test("the probability of meeting a bar lies between the levels of the quantiles beside it")
  func probabilities() async throws {
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      ["forecast", Self.panel, "--horizon", "4", "--target", "income>=37"]
        + ["--target", "poverty<7", "--out", place.path("out")] + Self.values)
    try #require(outcome.status == 0)
    let chances = try ResultTable(contentsOf: place.path("out/probability.csv"))
    let forecasts = try ResultTable(contentsOf: place.path("out/forecast.csv"))
    for (indicator, bar, isUpward) in [("income", 37.0, true), ("poverty", 7.0, false)] {
      for year in ["2021", "2022", "2023", "2024"] {
        let key = ["unit": "A", "indicator": indicator, "year": year]
        let forecast = try forecasts.row(key)
        let row = try chances.row(key.merging(["event": "met_in_year"]) { $1 })
        let probability = row.number("probability")
        let below = isUpward ? 1 - probability : probability
        for (level, name) in zip(QuantileColumns.levels, QuantileColumns.names) {
          if forecast.number(name) < bar { #expect(below > level - 0.011) }
          if forecast.number(name) > bar { #expect(below < level + 0.011) }
        }
        let byYear = try chances.row(key.merging(["event": "met_by_year"]) { $1 })
        #expect(byYear.number("probability") >= probability)
        let kept = try chances.row(key.merging(["event": "met_and_kept"]) { $1 })
        if ["2021", "2022"].contains(year) {
          #expect(kept.number("probability") <= probability)
        } else {
          #expect(kept["status"] == "beyond_horizon" && kept["probability"] == "")
        }
      }
    }
    let open = chances.rows(["unit": "D", "indicator": "income"])
    #expect(open.count == 12 && open.allSatisfy { $0["probability"] == "" })
  }
}

/// The columns of quantiles and their levels.
private enum QuantileColumns {
  static let levels = [0.025] + (1...19).map { Double($0) / 20 } + [0.975]
  static let names =
    ["q025"] + (1...19).map { $0 == 1 ? "q05" : "q\($0 * 5)" } + ["q975"]
}

@Suite("A forecast of the shipped plans")
struct RulesInForceTests {
  @Test("is held against a rule only in years in which the rule is in force")
  func inForce() async throws {
    let place = try TemporaryFolder()
    let kept = try await CommandLineTool().run(
      "forecast", "datasets/plans/nam-truc-2018-2020/plan.yaml", "--out", place.path("out"))
    try #require(kept.status == 0)
    let text = try String(
      contentsOf: URL(filePath: place.path("out/probability.csv")), encoding: .utf8)
    let rows = try ResultTable(text).rows.filter { ($0["source"] ?? "").hasPrefix("1980/") }
    // 1980/QĐ-TTg is used to the end of 2021; the panel ends in 2018.
    #expect(Set(rows.compactMap { $0["year"] }) == ["2019", "2020", "2021"])
  }

  @Test("a mean over one commune has the forecast, the chance and the reason of that commune")
  func groupOfOne() async throws {
    let folder = try TemporaryFolder()
    let incomes = [32.37, 34.68, 37.68, 40.84, 43.73, 47.66, 52.05, 56.47, 60.5, 65.59]
    try folder.write(
      "unit,year,income,area\n"
        + incomes.enumerated().map { "1,\(2015 + $0),\($1),7\n" }.joined(), to: "data.csv")
    try folder.write("code,name,kind\n1,An,commune\n", to: "units.csv")
    let targets = ["income", "area"].flatMap { indicator in
      ["mean", "value"].map {
        "  - {id: \($0)-\(indicator), vi: A, en: A, statistic: \($0), indicator: \(indicator), unit: points, at-least: 8, year: 2027\($0 == "value" ? ", units: [\"1\"]" : "")}\n"
      }
    }
    let plan = try folder.write(
      """
      id: one
      title: {vi: A, en: A}
      area: {name: A, kind: district}
      years: {status: 2024, horizon: 2027}
      sets: []
      data: {units: units.csv, observations: [data.csv]}
      indicators:
        - {id: income, vi: Thu nhập, en: Income, kind: positive}
        - {id: area, vi: Diện tích, en: Area, kind: positive}
      targets:

      """ + targets.joined().replacing("at-least: 8,", with: "at-least: 82,"), to: "plan.yaml")
    let outcome = try await CommandLineTool().run("run", plan, "--out", folder.path("out"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    let table = { (name: String) in
      try ResultTable(contentsOf: folder.path("out/\(name).csv"))
    }
    for (indicator, isKnown) in [("income", true), ("area", false)] {
      let rows = try ["mean", "value"].map {
        try table("targets").row(["target": "\($0)-\(indicator)", "year": "2027"])
      }
      for column in ["value", "verdict", "probability", "q05", "q95", "reason"] {
        #expect(rows[0][column] == rows[1][column], "\(indicator) \(column)")
      }
      #expect(rows[0]["probability"]!.isEmpty != isKnown && rows[0]["reason"]!.isEmpty == isKnown)
      let own = try table("forecast").row(["indicator": indicator, "year": "2027"])
      let group = try table("group_forecast").row(
        ["level": "all", "indicator": indicator, "year": "2027"])
      for column in ["mean", "q05", "q50", "q95"] {
        #expect(group[column] == own[column], "\(indicator) \(column)")
      }
    }
  }
}
