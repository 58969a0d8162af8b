import Distributions
import Forecast
import Foundation
import Panels
import Testing

@Suite("Predictive distributions")
struct PredictionTests {
  private static let scales = [
    WorkingScale(.identity), WorkingScale(.log), WorkingScale(.logit),
    WorkingScale(.logit, epsilon: 0.5),
  ]

  private static func random(
    _ scale: WorkingScale, using generator: inout SplitMix64
  ) -> Prediction {
    Prediction(
      location: Double.random(in: -4...4, using: &generator),
      spread: Double.random(in: 0.01...2, using: &generator),
      degreesOfFreedom: Double(Int.random(in: 1...20, using: &generator)))
  }

  @Test("the quantiles published are 2.5 %, every 5 % and 97.5 %, each with its column")
  func names() {
    #expect(QuantileLevels.published.count == 21)
    #expect(QuantileLevels.published == QuantileLevels.published.sorted())
    #expect(
      QuantileLevels.names == [
        "q025", "q05", "q10", "q15", "q20", "q25", "q30", "q35", "q40", "q45", "q50", "q55", "q60",
        "q65", "q70", "q75", "q80", "q85", "q90", "q95", "q975",
      ])
  }

  @Test(
    "the probability of staying below a quantile is the quantile's own level", arguments: scales)
  func inversion(scale: WorkingScale) {
    var generator = SplitMix64(seed: 2)
    var evaluator = PredictionEvaluator(scale: scale)
    for _ in 0..<300 {
      let prediction = Self.random(scale, using: &generator)
      for (level, quantile) in zip(QuantileLevels.published, evaluator.quantiles(of: prediction)) {
        if scale.scale == .logit, quantile <= 0 || quantile >= 100 { continue }
        let below = evaluator.probability(of: .atMost(quantile), prediction)
        let above = evaluator.probability(of: .atLeast(quantile), prediction)
        #expect(abs(below - level) < 1e-7 && abs(above - (1 - level)) < 1e-7)
      }
    }
  }

  @Test("quantiles ascend and the middle one is the centre", arguments: scales)
  func ascending(scale: WorkingScale) {
    var generator = SplitMix64(seed: 3)
    var evaluator = PredictionEvaluator(scale: scale)
    for _ in 0..<200 {
      let prediction = Self.random(scale, using: &generator)
      let quantiles = evaluator.quantiles(of: prediction)
      #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(quantiles[10] == scale.natural(prediction.location))
    }
  }

  @Test(
    "probabilities of a bar's two sides add to one, and those of ranges to the whole",
    arguments: scales)
  func additivity(scale: WorkingScale) {
    var generator = SplitMix64(seed: 4)
    let evaluator = PredictionEvaluator(scale: scale)
    for _ in 0..<300 {
      let prediction = Self.random(scale, using: &generator)
      let low = Double.random(in: 1...60, using: &generator)
      let high = low + Double.random(in: 0...39, using: &generator)
      let probability = { (requirement: Requirement) in
        evaluator.probability(of: requirement, prediction)
      }
      #expect(abs(probability(.atLeast(low)) + probability(.below(low)) - 1) < 1e-12)
      #expect(abs(probability(.above(low)) + probability(.atMost(low)) - 1) < 1e-12)
      let parts =
        probability(.below(low)) + probability(.within(low, high)) + probability(.above(high))
      #expect(abs(parts - 1) < 1e-9)
      #expect(probability(.atLeast(high)) <= probability(.atLeast(low)) + 1e-12)
    }
  }

  @Test("what cannot be is impossible, what must be is certain")
  func certainties() {
    let prediction = Prediction(location: 0.3, spread: 2, degreesOfFreedom: 3)
    let share = PredictionEvaluator(scale: WorkingScale(.logit))
    for (requirement, expected) in [
      (Requirement.atLeast(0), 1.0), (.above(-1), 1), (.below(0), 0), (.atMost(-1), 0),
      (.atMost(100), 1), (.below(101), 1), (.above(100), 0), (.atLeast(101), 0),
      (.within(0, 100), 1),
    ] {
      #expect(share.probability(of: requirement, prediction) == expected, "\(requirement)")
    }
    // Rounding makes 0 % and 100 % likely values of their own.
    #expect(share.probability(of: .atMost(0), prediction) > 0)
    #expect(share.probability(of: .atLeast(100), prediction) > 0)
    let positive = PredictionEvaluator(scale: WorkingScale(.log))
    #expect(positive.probability(of: .above(0), prediction) == 1)
    #expect(positive.probability(of: .atMost(0), prediction) == 0)
    #expect(positive.probability(of: .atLeast(-5), prediction) == 1)
  }

  @Test("without spread the answer is certain and keeps the strictness of the bar")
  func noSpread() {
    let evaluator = PredictionEvaluator(scale: WorkingScale(.identity))
    let prediction = Prediction(location: 50, spread: 0, degreesOfFreedom: 4)
    for (requirement, expected) in [
      (Requirement.atLeast(50), 1.0), (.above(50), 0), (.atMost(50), 1), (.below(50), 0),
      (.within(50, 60), 1), (.within(40, 50), 1), (.within(51, 60), 0), (.above(49.9), 1),
    ] {
      #expect(evaluator.probability(of: requirement, prediction) == expected, "\(requirement)")
    }
  }

  @Test("without a known error there is a median and nothing else")
  func unknownSpread() {
    var evaluator = PredictionEvaluator(scale: WorkingScale(.log))
    let prediction = Prediction(location: log(42), spread: 0, degreesOfFreedom: 0)
    let quantiles = evaluator.quantiles(of: prediction)
    #expect(abs(quantiles[10] - 42) < 1e-9 && quantiles.count { $0.isNaN } == 20)
    #expect(evaluator.probability(of: .atLeast(1), prediction).isNaN)
    #expect(evaluator.mean(of: prediction).isNaN)
  }

  /// The mean of a share by Simpson's rule over the angle of Student's density.
  private static func integratedMean(_ prediction: Prediction, _ scale: WorkingScale) -> Double {
    let freedom = prediction.degreesOfFreedom
    let steps = 40_000
    let width = Double.pi / Double(steps)
    var sum = 0.0
    var mass = 0.0
    for step in 0...steps {
      let angle = -Double.pi / 2 + Double(step) * width
      let weight: Double = step == 0 || step == steps ? 1 : step % 2 == 1 ? 4 : 2
      let density = weight * pow(max(0, cos(angle)), freedom - 1)
      let t = tan(angle) * freedom.squareRoot()
      sum += density * scale.natural(prediction.location + prediction.spread * t)
      mass += density
    }
    return sum / mass
  }

  @Test(
    "the mean of a share is the integral over its distribution", arguments: [1.0, 2, 3, 5, 10, 30])
  func logitMean(freedom: Double) {
    var generator = SplitMix64(seed: UInt64(freedom))
    let scale = WorkingScale(.logit)
    var evaluator = PredictionEvaluator(scale: scale)
    for _ in 0..<12 {
      let prediction = Prediction(
        location: Double.random(in: -4...4, using: &generator),
        spread: Double.random(in: 0.01...1.5, using: &generator), degreesOfFreedom: freedom)
      let mean = evaluator.mean(of: prediction)
      #expect(abs(mean - Self.integratedMean(prediction, scale)) < 0.001, "\(prediction)")
    }
  }

  @Test("the mean is told where the distribution has one")
  func means() {
    var identity = PredictionEvaluator(scale: WorkingScale(.identity))
    #expect(identity.mean(of: Prediction(location: 5, spread: 1, degreesOfFreedom: 2)) == 5)
    #expect(identity.mean(of: Prediction(location: 5, spread: 1, degreesOfFreedom: 1)).isNaN)
    #expect(identity.mean(of: Prediction(location: 5, spread: 0, degreesOfFreedom: 1)) == 5)
    var positive = PredictionEvaluator(scale: WorkingScale(.log))
    #expect(positive.mean(of: Prediction(location: 1, spread: 0.1, degreesOfFreedom: 9)).isNaN)
    var share = PredictionEvaluator(scale: WorkingScale(.logit))
    let even = share.mean(of: Prediction(location: 0, spread: 1.2, degreesOfFreedom: 4))
    #expect(abs(even - 50) < 1e-9)
  }
}
