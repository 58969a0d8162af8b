import Distributions
import Forecast
import Panels
import Testing

@Suite("Joint chances beside a million draws")
struct JointDrawsTests {
  /// Draws of two communes, written out from the words of the model: one factor for all, one a commune, one
  /// error an item.
  private struct Draws {
    private var state: UInt64 = 2026
    private var spare: Double?

    mutating func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var mixed = state
      mixed ^= mixed >> 33
      mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
      mixed ^= mixed >> 33
      return (Double(mixed >> 11) + 0.5) / Double(1 << 53)
    }

    /// Marsaglia's polar method.
    mutating func normal() -> Double {
      if let value = spare {
        spare = nil
        return value
      }
      while true {
        let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
        let square = x * x + y * y
        guard square > 0, square < 1 else { continue }
        let factor = (-2 * WorkingScale(.log).working(square) / square).squareRoot()
        spare = y * factor
        return x * factor
      }
    }
  }

  @Test("criteria met, the whole set, and the number of communes at a level")
  func draws() {
    let chances = [[0.93, 0.8, 0.7, 0.97], [0.6, 0.9, 0.85, 0.75]]
    let loadings = [0.6, 0.3, 0, 0.5]
    let shared = 0.15
    let outcomes = chances.map { own in
      JointCriteria([
        zip(own, loadings).map { chance, loading in
          JointCriterion(items: [
            JointItem(chance: chance, sharedPart: shared, ownLoading: loading)
          ])
        }
      ]).conditional([JointDemand([.init(set: 0, minimum: 3)])])
    }
    let communes = SharedFactor.mixed(
      SharedFactor.nodes.indices.map { node in
        PoissonBinomial.distribution(outcomes.map { $0.demands[0][node] })
      })

    let bars = chances.map { $0.map(StandardNormal.quantile) }
    let rest = (1 - shared).squareRoot()
    let residuals = loadings.map { (1 - $0 * $0).squareRoot() }
    let total = 1_000_000
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 5), count: 2)
    var atLevel = [0, 0, 0]
    var draws = Draws()
    for _ in 0..<total {
      let year = shared.squareRoot() * draws.normal()
      var reached = 0
      for commune in 0..<2 {
        let own = draws.normal()
        var met = 0
        for item in 0..<4 {
          let latent =
            year + rest * (loadings[item] * own + residuals[item] * draws.normal())
          if latent <= bars[commune][item] { met += 1 }
        }
        counts[commune][met] += 1
        if met >= 3 { reached += 1 }
      }
      atLevel[reached] += 1
    }
    let agree = { (chance: Double, count: Int) in
      let error = (chance * (1 - chance) / Double(total)).squareRoot()
      #expect(abs(chance - Double(count) / Double(total)) < 4 * error + 2e-4)
    }
    for commune in 0..<2 {
      let count = outcomes[commune].count(set: 0)
      for met in 0...4 { agree(count[met], counts[commune][met]) }
      agree(outcomes[commune].chance(demand: 0), counts[commune][3] + counts[commune][4])
    }
    for number in 0...2 { agree(communes[number], atLevel[number]) }
  }
}
