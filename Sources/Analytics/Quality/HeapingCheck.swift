import Distributions
import Panels

/// Values that crowd at a bar: more just beyond it than just short of it.
///
/// Where nobody looks at the bar, a value near it lies on either side with even chances, but for the
/// slope of the density: the counts in two windows of equal width, one that begins with the bar and
/// one that ends below it, are halves of a binomial, and what the slope adds shows in the next windows
/// on both sides (the idea of McCrary's density test, on the printed resolution). Both the binomial and
/// the difference less the slope have to be beyond chance. What is found is said without a judgement.
///
/// - Note: McCrary, “Manipulation of the running variable in the regression discontinuity design”,
///   *Journal of Econometrics* 142 (2008).
public struct HeapingCheck: QualityCheck {
  /// `heaping`.
  public static let name = "heaping"
  /// The chance of a false finding, for one bar and year.
  static let level = 0.001
  /// The standard score of that chance.
  static let score = 3.09
  /// The fewest values in the two windows together.
  static let leastValues = 10
  /// The width of a window, in steps of the printed resolution, and as a part of the bar: the larger
  /// one counts, so that a window holds several possible values.
  static let steps = 5.0
  static let part = 0.02

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    data.bars.compactMap { bar in
      guard let panel = data.panels.panel(bar.indicator), panel.indicator.kind != .yesno else {
        return nil
      }
      return finding(data, bar, panel)
    }
  }

  private func finding(_ data: QualityData, _ bar: QualityBar, _ panel: Panel) -> QualityFinding? {
    let step = (0..<FigureText.decimals(of: panel)).reduce(1.0) { value, _ in value / 10 }
    var exact: [Int] = []
    var beyond = 0
    var short = 0
    var farBeyond = 0
    var farShort = 0
    var total = 0
    for unit in 0..<panel.unitCount {
      let height = bar.heights[unit]
      let value = panel[unit, bar.period]
      if height.isNaN || value.isNaN { continue }
      total += 1
      // A bar at an end of the scale is met exactly by everyone who has all there is.
      if height >= panel.indicator.kind.upperBound || height <= panel.indicator.kind.lowerBound {
        return nil
      }
      let width = max(Self.steps * step, Self.part * abs(height))
      let distance = bar.comparison.isUpward ? value - height : height - value
      let slack = step / 1_000
      if abs(distance) <= slack { exact.append(unit) }
      // The strict bar itself is not beyond it.
      let passes = bar.comparison.requirement(height).isMet(by: value)
      if passes {
        if distance < width - slack {
          beyond += 1
        } else if distance < 2 * width - slack {
          farBeyond += 1
        }
      } else if -distance <= width + slack {
        short += 1
      } else if -distance <= 2 * width + slack {
        farShort += 1
      }
    }
    // A straight density differs three times as much between the far windows as between the near.
    let excess = Double(beyond - short) - Double(farBeyond - farShort) / 3
    let deviation = (Double(beyond + short) + Double(farBeyond + farShort) / 9).squareRoot()
    guard beyond + short >= Self.leastValues, beyond > short, excess > Self.score * deviation,
      Self.tail(atLeast: beyond, of: beyond + short) < Self.level
    else { return nil }
    let heights = Set(bar.heights.filter { !$0.isNaN })
    let text = heights.sorted().map(FigureText.text).joined(separator: " / ")
    return QualityFinding(
      .heaping(
        indicator: bar.indicator, year: data.panels.years[bar.period], bar: text,
        exactly: exact.count, beyond: beyond, short: short, total: total,
        units: exact.map(data.name)),
      indicator: bar.indicator, unit: exact.first, period: bar.period)
  }

  /// The chance of at least `k` heads in `n` throws.
  static func tail(atLeast k: Int, of n: Int) -> Double {
    if k <= 0 { return 1 }
    if k > n { return 0 }
    return regularizedIncompleteBeta(0.5, Double(k), Double(n - k + 1))
  }
}
