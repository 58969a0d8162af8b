import Panels
import Testing

@testable import Reporting

@Suite("The map")
struct MapChartTests {
  /// A square of a degree with a square hole of half a degree in its middle, west of it a plain one.
  private static let plain = square(from: 0, to: 1)
  private static let holed = MapShapes.Shape(
    code: "u1",
    polygons: [
      [square(from: 0, to: 1).polygons[0][0], square(from: 0.25, to: 0.75).polygons[0][0]]
    ])

  private static func square(
    _ code: String = "u0", from low: Double, to high: Double
  ) -> MapShapes.Shape {
    let corners = [(low, low), (high, low), (high, high), (low, high), (low, low)]
    return MapShapes.Shape(
      code: code,
      polygons: [[corners.map { MapShapes.Point(longitude: $0.0, latitude: $0.1) }]])
  }

  /// The whole length of lines.
  private func length(_ lines: [(from: FlatMap.Point, to: FlatMap.Point)]) -> Double {
    lines.reduce(0) { sum, line in
      let (x, y) = (line.to.x - line.from.x, line.to.y - line.from.y)
      return sum + (x * x + y * y).squareRoot()
    }
  }

  @Test("hatching fills an outline and spares its holes")
  func hatching() {
    let flat = FlatMap(middle: 0)
    let lines = flat.hatching(of: Self.plain, gap: 0.01)
    // Lines gap/√2 apart cover an area of length · gap/√2.
    #expect(abs(length(lines) * 0.01 / 2.0.squareRoot() - 1) < 0.01)
    #expect(
      abs(length(flat.hatching(of: Self.holed, gap: 0.01)) * 0.01 / 2.0.squareRoot() - 0.75) < 0.01)
    for line in lines {
      #expect(abs(line.from.x + line.from.y - line.to.x - line.to.y) < 3e-5)
    }
  }

  @Test("a town that does not count is no commune without data, and both are named in the text")
  func towns() throws {
    var results = MadeResults.programme(names: ["Xã An", "Xã Bình"])
    results.add(
      "levels",
      "unit,name,year,set,in_force,criteria,criteria_met,criteria_not_assessable,missing,not_assessable,counted,provenance\nu0,Xã An,2023,set-1,yes,3,3,0,,,yes,observed\nu1,Thị trấn,2023,set-1,yes,3,2,0,3,,no,observed\nu2,Xã Châu,2023,set-1,yes,3,0,3,,1 2 3,yes,observed"
    )
    results.add(
      "bands", "level,group,set,year,low,high\nall,all,set-1,2023,3,3\nall,all,set-1,2023,0,2")
    let map = MapShapes(
      ["u0", "u1", "u2"].map { Self.square($0, from: 0, to: 1) }, unmatched: ["Lạ"])
    let context = ChartContext(results, language: .vi, statusYear: 2023)
    let chart = try #require(Choropleth(map).charts(context).first)
    let column = { (name: String) in
      chart.table.rows.map { $0[chart.table.columns.firstIndex(of: name) ?? 0] }
    }
    #expect(column("commune") == ["Xã An", "Thị trấn", "Xã Châu"].map { .text($0) })
    #expect(column("label") == ["3", "–", "?"].map { .text($0) })
    #expect(column("met") == [.integer(3), .integer(nil), .integer(nil)])
    #expect(chart.specification.text.contains("n = 2 xã trên bản đồ · ? 1 thiếu số liệu"))
    #expect(chart.alternative.contains("– không tính (thị trấn): 1 xã (Thị trấn)"))
    #expect(chart.alternative.contains("? chưa đánh giá được (gạch chéo): 1 xã (Xã Châu)"))
    #expect(chart.specification.text.contains("MultiLineString"))
  }
}
