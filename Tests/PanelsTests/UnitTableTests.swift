import Panels
import Testing

@Suite("Unit tables")
struct UnitTableTests {
  @Test("every code is found at its own position, every other text is not", arguments: 0...9)
  func index(count: Int) {
    let codes = (0..<count).map { "u\($0 * 2)" }.sorted()
    let table = UnitTable(codes: codes)
    for (position, code) in codes.enumerated() { #expect(table.index(ofCode: code) == position) }
    for other in ["", "u", "u1", "u3", "u99", "v", "t", "u00"] where !codes.contains(other) {
      #expect(table.index(ofCode: other) == nil)
    }
  }

  @Test("a column of labels gives back every label, and none for an empty one")
  func labels() {
    let values = ["A", "", "B", "A", "", "C", "B"]
    let column = CategoryColumn(name: "district", values: values)
    #expect(column.labels == ["A", "B", "C"])
    #expect(values.indices.map { column.label(of: $0) ?? "" } == values)
  }

  @Test("communes and special zones count as rural communes, nothing else does")
  func kinds() {
    #expect(UnitKind.allCases.filter(\.isRuralCommune) == [.commune, .specialZone])
  }

  @Test("a period is the year's distance from the first year, inside the years only")
  func periods() {
    let set = PanelSet(units: UnitTable(codes: []), years: [2019, 2020, 2021], panels: [])
    #expect((2017...2023).map { set.period(of: $0) } == [nil, nil, 0, 1, 2, nil, nil])
    #expect(PanelSet(units: UnitTable(codes: []), years: [], panels: []).period(of: 0) == nil)
  }

  @Test("the provenance of a derived figure is that of its least trustworthy value")
  func provenance() {
    var first = Panel(
      indicator: Indicator(id: "a", kind: .number), unitCount: 1, periodCount: 2,
      values: [1, .nan],
      provenance: .perCell([.derived, .simulated]))
    let second = Panel(
      indicator: Indicator(id: "b", kind: .number), unitCount: 1, periodCount: 2, values: [1, 2],
      provenance: .uniform(.estimated))
    let set = PanelSet(
      units: UnitTable(codes: ["u"]), years: [2019, 2020], panels: [first, second])
    #expect(set.provenance(unit: 0, period: 0, of: ["a"]) == .derived)
    #expect(set.provenance(unit: 0, period: 0, of: ["a", "b", "c"]) == .estimated)
    #expect(set.provenance(unit: 0, period: 1, of: ["a"]) == .observed)
    first.values[1] = 3
    #expect(set.with(first).provenance(unit: 0, period: 1, of: ["a", "b"]) == .simulated)
  }
}
