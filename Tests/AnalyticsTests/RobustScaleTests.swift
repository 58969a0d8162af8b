import Distributions
import Testing

@Suite("Medians")
struct RobustScaleTests {
  private static func sortedMedian(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  @Test("the median is that of the sorted values", arguments: 1...60)
  func random(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for spread in [1, 3, 1_000, 1_000_000] {
      let values = (0..<count).map { _ in
        Double(Int.random(in: -spread...spread, using: &random)) / 8
      }
      #expect(RobustScale.median(values) == Self.sortedMedian(values))
    }
  }

  @Test("order and repetition do not matter")
  func shapes() {
    let rising = (0..<10_001).map { Double($0) }
    let pipe = rising.filter { $0 < 5_000 } + rising.filter { $0 >= 5_000 }.reversed()
    let shapes: [[Double]] = [
      rising, rising.reversed(), pipe, Array(repeating: 2, count: 10_001),
    ]
    for values in shapes {
      #expect(RobustScale.median(values) == Self.sortedMedian(values))
    }
    #expect(RobustScale.median([.infinity, 1, -.infinity]) == 1)
    #expect(RobustScale.median([]).isNaN)
  }
}
