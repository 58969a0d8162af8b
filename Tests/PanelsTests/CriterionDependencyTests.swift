import Panels
import Testing

@Suite("Dependencies of criteria")
struct CriterionDependencyTests {
  private static func dependencies(_ edges: [(Int, [Int])]) -> [CriterionDependency] {
    edges.map { CriterionDependency(set: "s", criterion: "\($0.0)", after: $0.1.map(String.init)) }
  }

  @Test("a way around is named from a criterion back to itself")
  func cycles() {
    #expect(Self.dependencies([(2, [1]), (3, [2]), (4, [2, 3])]).cycle(in: "s") == nil)
    #expect(Self.dependencies([(1, [1])]).cycle(in: "s") == ["1", "1"])
    #expect(
      Self.dependencies([(1, [2]), (2, [3]), (3, [1])]).cycle(in: "s") == ["1", "2", "3", "1"])
    #expect(Self.dependencies([(1, [2]), (2, [1])]).cycle(in: "other") == nil)
  }

  @Test("there is a cycle exactly where no order of the criteria keeps every dependency")
  func orders() {
    var generator = SplitMix64(seed: 5)
    var cyclic = 0
    for _ in 0..<200 {
      let edges = (0..<4).map { _ in
        (Int.random(in: 1...4, using: &generator), [Int.random(in: 1...4, using: &generator)])
      }
      let found = Self.dependencies(edges).cycle(in: "s")
      let hasOrder = Self.orders(of: [1, 2, 3, 4]).contains { order in
        edges.allSatisfy { waiting, first in
          (order.firstIndex(of: first[0]) ?? 0) < (order.firstIndex(of: waiting) ?? 0)
        }
      }
      #expect((found == nil) == hasOrder, "\(edges)")
      if let found {
        cyclic += 1
        for (waiting, first) in zip(found, found.dropFirst()) {
          #expect(edges.contains { "\($0.0)" == waiting && "\($0.1[0])" == first })
        }
      }
    }
    #expect(cyclic > 20 && cyclic < 180)
  }

  private static func orders(of items: [Int]) -> [[Int]] {
    if items.isEmpty { return [[]] }
    return items.flatMap { first in
      orders(of: items.filter { $0 != first }).map { [first] + $0 }
    }
  }
}
