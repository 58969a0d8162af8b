import Distributions
import Testing

@Test("a Gauss–Hermite rule integrates powers up to degree 2n − 1", arguments: [1, 2, 5, 15, 20])
func hermiteMoments(count: Int) {
  let rule = GaussQuadrature.hermite(count)
  var moment = 1.0
  for power in 0..<(2 * count) {
    if power % 2 == 0, power > 0 { moment *= Double(power - 1) }
    var sum = 0.0
    for (x, w) in zip(rule.nodes, rule.weights) {
      sum += w * (0..<power).reduce(1) { product, _ in product * x }
    }
    #expect(abs(sum - (power % 2 == 0 ? moment : 0)) <= 1e-11 * max(1, moment))
  }
}

@Test("the rules of three points are the textbook's")
func threePoints() {
  let hermite = GaussQuadrature.hermite(3)
  for (x, expected) in zip(hermite.nodes, [-3.0.squareRoot(), 0, 3.0.squareRoot()]) {
    #expect(abs(x - expected) < 1e-14)
  }
  for (w, expected) in zip(hermite.weights, [1.0 / 6, 2.0 / 3, 1.0 / 6]) {
    #expect(abs(w - expected) < 1e-14)
  }
  let legendre = GaussQuadrature.legendre(3)
  for (x, expected) in zip(legendre.nodes, [-0.6.squareRoot(), 0, 0.6.squareRoot()]) {
    #expect(abs(x - expected) < 1e-14)
  }
  for (w, expected) in zip(legendre.weights, [5.0 / 18, 8.0 / 18, 5.0 / 18]) {
    #expect(abs(w - expected) < 1e-14)
  }
}

@Test("bivariate normal chances agree with the arcsine law at the origin")
func arcsineLaw() {
  // sin of 0, 30, 45, 60 and 72 degrees, so that the chance is a fraction of the circle.
  for (degrees, sine) in [(0.0, 0.0), (30, 0.5), (45, 0.5.squareRoot()), (60, 0.75.squareRoot())] {
    for sign in [-1.0, 1] {
      let chance = BivariateNormal.cumulative(0, 0, correlation: sign * sine)
      #expect(abs(chance - (0.25 + sign * degrees / 360)) < 1e-14)
    }
  }
}

@Test(
  "bivariate normal chances agree with integration over one of the variables",
  arguments: [-0.95, -0.7, -0.2, 0.1, 0.5, 0.9, 0.95])
func bivariateByIntegration(r: Double) {
  for h in [-2.0, -0.5, 0.3, 1.5] {
    for k in [-1.0, 0.0, 2.5] {
      // Simpson's rule for ∫ φ(x) Φ((k − r x) / √(1 − r²)) dx up to h.
      let steps = 20_000
      let low = -9.0
      let width = (h - low) / Double(steps)
      var sum = 0.0
      for index in 0...steps {
        let x = low + Double(index) * width
        let weight = index == 0 || index == steps ? 1.0 : index % 2 == 1 ? 4 : 2
        sum +=
          weight * StandardNormal.density(x)
          * StandardNormal.cumulative((k - r * x) / (1 - r * r).squareRoot())
      }
      let chance = BivariateNormal.cumulative(h, k, correlation: r)
      #expect(abs(chance - sum * width / 3) < 1e-11)
    }
  }
}
