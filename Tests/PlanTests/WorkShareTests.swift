import Panels
import Planning
import Testing

@Suite("Works shared out to villages")
struct WorkShareTests {
  private static func work(_ planned: Double, by indicator: String? = nil) -> BuildUp {
    BuildUp(
      id: "road", name: LocalizedText("road"), unit: "TK", set: "1980", indicator: "2.4",
      built: 6.4, share: 24.62, planned: planned, requirement: .above(50), lengthUnit: "km",
      row: "S4-07", shareBy: indicator)
  }

  private static func villages(_ count: Int, lacking: [Double?]? = nil) -> VillageLevel {
    let units = UnitTable(codes: (0..<count).map { "v\(10 + $0)" })
    let panels = lacking.map { [Programme.panel("lacking", .positive, $0.map { [$0] })] } ?? []
    return VillageLevel(
      units: units, communes: (0..<count).map { $0 == count - 1 ? "other" : "TK" },
      panels: PanelSet(units: units, years: lacking == nil ? [] : [2019], panels: panels),
      sets: [])
  }

  @Test("6.9 km over 14 villages are thirteen of 0.5 and one of 0.4")
  func thienKe() {
    let shares = WorkShare.all(of: [Self.work(6.9)], villages: Self.villages(15))
    #expect(shares.map(\.share) == Array(repeating: 0.5, count: 13) + [0.4])
    #expect(shares.allSatisfy { $0.together == 6.9 })
  }

  @Test("in proportion to what each lacks, adding up to the plan")
  func proportion() {
    // 1 km over 2 : 1 : 0 and a village of which nothing is known.
    let shares = WorkShare.all(
      of: [Self.work(1, by: "lacking")],
      villages: Self.villages(5, lacking: [2, 1, 0, nil, 9]))
    #expect(shares.map(\.share) == [0.7, 0.3, 0, 0])
  }

  @Test("nothing without villages or weights")
  func none() {
    #expect(WorkShare.all(of: [Self.work(1)], villages: Self.villages(1)) == [])
    #expect(WorkShare.all(of: [Self.work(1, by: "x")], villages: Self.villages(3)) == [])
  }
}
