import Panels
import Reporting
import Testing

@Suite("The reliability diagram")
struct ReliabilityTests {
  private func chart(_ bins: [(low: Double, n: Int, said: Double, seen: Double)]) throws -> Chart {
    var results = MadeResults()
    results.add(
      "indicators", "indicator,name_vi,kind\na,Tỷ lệ người dân tham gia bảo hiểm y tế,share")
    results.add(
      "reliability",
      [
        "indicator", "method", "crosses_break", "source", "bin_low", "bin_high", "n",
        "mean_probability", "observed_share", "provenance",
      ],
      bins.map { bin in
        [
          "a", "auto", "no", "option", "\(bin.low)", "\(bin.low + 0.1)", "\(bin.n)",
          "\(bin.said)", "\(bin.seen)", "observed",
        ]
      })
    return try #require(
      ReliabilityDiagram.charts(ChartContext(results, language: .vi, statusYear: 2022)).first)
  }

  private func counts(_ chart: Chart) -> [ChartTable.Cell] {
    chart.table.rows.map { $0[chart.table.columns.firstIndex(of: "n") ?? 0] }
  }

  @Test("judges small neighbours in the middle together, and says how the middle fared")
  func middle() throws {
    // Ten pairs of which chance seldom lets eight come where three were said.
    let chart = try chart([
      (0, 300, 0.01, 0.01), (0.2, 5, 0.26, 0.6), (0.3, 3, 0.34, 1), (0.4, 1, 0.44, 1),
      (0.5, 1, 0.51, 1), (0.9, 40, 0.99, 1),
    ])
    #expect(counts(chart) == [300, 10, 40].map { .integer($0) })
    #expect(chart.title.hasPrefix("Khả năng đã nói khớp với thực tế ở 2/3 nhóm có từ 10 cặp"))
    #expect(chart.title.hasSuffix("; ở khoảng giữa (10–90%): 0/1 nhóm, 10 cặp"))
    #expect(chart.specification.text.contains("Số liệu đến năm 2022"))
    try expectSameRows(chart)
  }

  @Test("leaves large bins alone, and says where the middle has too few pairs")
  func few() throws {
    let large = try chart([(0.1, 4, 0.15, 0.25), (0.2, 40, 0.25, 0.25), (0.3, 4, 0.35, 0.25)])
    #expect(counts(large) == [4, 40, 4].map { .integer($0) })
    let rest = try chart([(0.1, 9, 0.15, 0.1), (0.2, 9, 0.25, 0.3), (0.3, 3, 0.35, 0.3)])
    #expect(counts(rest) == [.integer(21)])
    let few = try chart([(0, 40, 0.01, 0), (0.4, 6, 0.45, 0.5)])
    #expect(few.title.hasSuffix("; ở khoảng giữa (10–90%) chỉ có 6 cặp, chưa đủ để xét"))
  }

  @Test("keeps labels off the diagonal, and draws no axis where no panel is")
  func labels() throws {
    let chart = try chart([(0.2, 40, 0.25, 0.25)])
    let view = (try Specification(chart).document["vconcat"] as? [[String: Any]])?.first
    let resolve = view?["resolve"] as? [String: [String: String]]
    #expect(resolve?["axis"]?["x"] == "independent")
    let layers = (view?["spec"] as? [String: Any])?["layer"] as? [[String: Any]] ?? []
    let texts = layers.compactMap { $0["mark"] as? [String: Any] }.filter {
      $0["type"] as? String == "text"
    }
    #expect(texts.map { $0["stroke"] as? String } == ["white", nil])
  }

  @Test("has the whole name of an indicator over its panel, in lines")
  func names() throws {
    let chart = try chart([(0.2, 40, 0.25, 0.25)])
    let name = chart.table.columns.firstIndex(of: "name") ?? 0
    #expect(chart.table.rows[0][name] == .text("Tỷ lệ người dân tham gia  bảo hiểm y tế"))
    #expect(chart.specification.text.contains("split(datum.label, '  ')"))
  }
}
