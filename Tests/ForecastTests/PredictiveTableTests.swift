import Distributions
import Testing

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The distribution of own error and year together")
struct PredictiveTableTests {
  private static let normal = (1...1999).map { StandardNormal.quantile(Double($0) / 2000) }

  /// A published quantile at a tabulated share.
  private static func quantile(_ table: PredictiveTable, _ level: Int, share: Int) -> Double {
    var result = Double.nan
    table.forEachPublished(share: Double(share) / Double(PredictiveTable.shareSteps)) {
      if $0 == level { result = $1 }
    }
    return result
  }

  @Test("own errors alone have the order statistics ⌈(m + 1) p⌉ of the residuals")
  func conformal() {
    // 99 points at p = (k − ½) / 99; of 98 residuals the k-th point is the order statistic
    // ⌈99 (k − ½) / 99⌉ = k, but for the last, which is the 98th again.
    let residuals = (1...98).map { Double($0 * $0) }
    let table = PredictiveTable(residuals: residuals, yearOrigins: 0)
    for (level, p) in QuantileLevels.published.enumerated() {
      let position = 99 * p - 0.5
      let low = Int(position)
      let at = { (index: Int) in Double(min(98, index + 1) * min(98, index + 1)) }
      let expected = at(low) + (position - Double(low)) * (at(low + 1) - at(low))
      #expect(abs(Self.quantile(table, level, share: 32) - expected) < 1e-9)
    }
    // Three residuals: ranks ⌈4p⌉ are 1, 2, 3 and 4, which counts as 3.
    let few = PredictiveTable(residuals: [-5, 1, 2], yearOrigins: 0)
    let expected = [(0, -5.0), (1, -5), (4, -5), (6, 1), (9, 1), (11, 2), (16, 2), (20, 2)]
    for (level, value) in expected { #expect(Self.quantile(few, level, share: 32) == value) }
    #expect(Self.quantile(few, 10, share: 32) >= 1 && Self.quantile(few, 10, share: 32) <= 2)
  }

  @Test("the year part alone has normal quantiles, also where no series has an error of its own")
  func yearAlone() {
    for residuals in [[], [0, 0, 0, 0], Self.normal] {
      let table = PredictiveTable(residuals: residuals, yearOrigins: 9)
      for (level, p) in QuantileLevels.published.enumerated() {
        let expected = StandardNormal.quantile(p)
        #expect(abs(Self.quantile(table, level, share: 0) - expected) < 0.03, "\(p)")
      }
      for x in [-2.5, -1.4, -0.6, 0, 0.33, 1.1, 2.2] {
        #expect(abs(table.cumulative(x, share: 0) - StandardNormal.cumulative(x)) < 0.004, "\(x)")
      }
    }
  }

  @Test("variances add where both parts are normal", arguments: 0...32)
  func convolution(step: Int) {
    let table = PredictiveTable(residuals: Self.normal, yearOrigins: 9)
    let share = Double(step) / 32
    let deviation = (share * share + (1 - share) * (1 - share)).squareRoot()
    for (level, p) in QuantileLevels.published.enumerated() {
      let expected = deviation * StandardNormal.quantile(p)
      #expect(abs(Self.quantile(table, level, share: step) - expected) < 0.03 * deviation, "\(p)")
    }
    let squares = table.mean(share: share) { $0 * $0 }
    #expect(abs(squares / (deviation * deviation) - 1) < 0.04)
    #expect(abs(table.mean(share: share) { $0 }) < 0.002)
  }

  @Test("skewed own errors beside the year agree with sampling", arguments: [0.1, 0.3, 0.5, 0.8])
  func sampling(share: Double) {
    var random = SplitMix64(seed: 9)
    // Exponential errors around their median.
    let own = (1...999).map { -log2(1 - Double($0) / 1000) - 1 }
    let table = PredictiveTable(residuals: own, yearOrigins: 9)
    let count = 100_000
    let draws = (0..<count).map { _ in
      share * (own.randomElement(using: &random) ?? 0) + (1 - share) * random.normal()
    }.sorted()
    for p in [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] {
      let draw = draws[Int(p * Double(count))]
      #expect(abs(table.cumulative(draw, share: share) - p) < 0.008, "\(p)")
    }
  }

  @Test("the chance of an error below a quantile is its level, for any share between")
  func inverse() {
    let own = (1...400).map { Double($0 % 17) - 6 + Double($0) / 1000 }.sorted()
    let table = PredictiveTable(residuals: own, yearOrigins: 9)
    for share in [0, 0.01, 0.26, 0.5, 0.77, 0.99, 1] {
      let (step, rest) = PredictiveTable.position(share)
      var before = 0.0
      for (level, p) in QuantileLevels.published.enumerated() {
        let low = Self.quantile(table, level, share: step)
        let value = low + rest * (Self.quantile(table, level, share: step + 1) - low)
        #expect(abs(table.cumulative(value, share: share) - p) < 0.006, "\(share) \(p)")
      }
      for x in stride(from: -30.0, through: 30, by: 0.37) {
        let found = table.cumulative(x, share: share)
        #expect(found >= before && found >= 0 && found <= 1)
        before = found
      }
    }
  }
}
