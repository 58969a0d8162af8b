import Analytics
import Panels
import Planning
import Testing

@Suite("Villages as a second level")
struct VillageStateTests {
  private static let set = CriteriaSet(
    id: "village", key: "v", title: LocalizedText("v"), legalNumber: "1", years: 2000...2100,
    criteria: [Criterion(id: "1", name: LocalizedText("1"), indicators: [])],
    ladder: [LadderRung(level: .met)])

  /// Two communes with 3 and 2 villages; one village of the second is open in 2021.
  private static func villages() -> VillageState {
    let communes = ["A", "A", "A", "B", "B"]
    let units = UnitTable(
      codes: ["v1", "v2", "v3", "v4", "v5"], kinds: Array(repeating: .village, count: 5),
      levels: [
        CategoryColumn(name: "district", values: ["D", "D", "D", "E", "E"]),
        CategoryColumn(name: "commune", values: communes),
      ])
    let verdicts = Programme.panel(
      "v/1", .yesno, [[0, 1], [1, 1], [0, 0], [1, 1], [0, nil]])
    return VillageState(
      VillageLevel(
        units: units, communes: communes,
        panels: PanelSet(units: units, years: [2020, 2021], panels: [verdicts]), sets: [set]))
  }

  @Test("villages that meet their set are counted by commune, district and in all")
  func counts() throws {
    let counts = Self.villages().counts()
    let count = { (grouping: String, group: String, year: Int) in
      counts.first { $0.grouping == grouping && $0.group == group && $0.year == year }
    }
    #expect(counts.count == 2 * (1 + 2 + 2))
    let all = try #require(count("all", "", 2021))
    #expect(all.villages == 5 && all.met == 3 && all.unknown == 1)
    let commune = try #require(count("commune", "A", 2021))
    #expect(commune.villages == 3 && commune.met == 2 && commune.unknown == 0)
    #expect(count("district", "E", 2020)?.met == 1 && count("district", "E", 2021)?.unknown == 1)
  }

  @Test("a commune's data get the number, unless a village is open or the data speak")
  func filling() throws {
    let communes = PanelSet(
      units: UnitTable(codes: ["A", "B"]), years: [2020, 2021],
      panels: [Programme.panel("villages_met", .count, [[2, nil], [nil, nil]])])
    let filled = Self.villages().filling(communes)
    let met = try #require(filled.panel("villages_met"))
    #expect(met[0, 0] == 2, "what was reported stands")
    #expect(met[0, 1] == 2 && met[1, 0] == 1 && met[1, 1].isNaN)
    let total = try #require(filled.panel("villages"))
    #expect(total[0, 0] == 3 && total[1, 1] == 2)
    let conflicts = Self.villages().conflicts(with: communes)
    #expect(
      conflicts.map(\.kind) == [
        .plan(.villageCountConflict(commune: "A", year: 2020, reported: 2, counted: 1))
      ])
  }

  @Test("each village has its own standing")
  func standings() throws {
    let standings = Self.villages().standings()
    #expect(standings.count == 10)
    let open = try #require(standings.first { $0.village == "v5" && $0.year == 2021 })
    #expect(open.verdict == .notAssessable && open.commune == "B" && open.standing.open == ["1"])
    let met = try #require(standings.first { $0.village == "v2" && $0.year == 2020 })
    #expect(met.verdict == .met && met.level == .met && met.metCount == 1)
  }
}
