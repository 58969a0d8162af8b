import Panels
import Planning
import Testing

@Suite("Pace of a roadmap")
struct RoadmapPaceTests {
  private static func plan(_ gain: Requirement?) -> Plan {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "p", kind: .district),
      statusYear: 2025, horizonYear: 2030)
    plan.targets =
      gain.map {
        [
          Target(
            id: "gain", name: LocalizedText("gain"), statistic: .yearlyGain(set: "base"),
            requirement: $0, unit: "criteria", year: 2026)
        ]
      } ?? []
    return plan
  }

  @Test("the call decides, then the plan's own yearly gain for the set, then 2")
  func order() {
    let own = Self.plan(.within(1, 3))
    #expect(RoadmapPace(asked: 5, plan: own, set: "base").source == .call)
    #expect(RoadmapPace(asked: 5, plan: own, set: "base").criteria == 5)
    #expect(RoadmapPace(asked: nil, plan: own, set: "base").criteria == 3)
    #expect(
      RoadmapPace(asked: nil, plan: own, set: "base").source == .target(LocalizedText("gain")))
    for plan in [Self.plan(nil), Self.plan(.atLeast(1))] {
      #expect(RoadmapPace(asked: nil, plan: plan, set: "base").criteria == 2)
      #expect(RoadmapPace(asked: nil, plan: plan, set: "base").source == .usual)
    }
    #expect(RoadmapPace(asked: nil, plan: own, set: "upper").criteria == 2)
  }
}
