import LinearAlgebra
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The level shifts of series with the same declared steps: a step that all share, and what is left of each
/// series' own after chance.
///
/// The step of the series' common path is that of its least-squares line. Around it the series have steps of
/// their own, normal with a variance that the series tell: a random column of the mean of the pooled Gaussian
/// operator, whose covariance is that of greatest restricted likelihood beside level and steps. A series' own
/// step is drawn in by `τ² / (τ² + v)`, with `v` the variance of its generalised least-squares estimate.
struct StepModel: Sendable {
  private let shifts: [Int]
  /// The common path by period, NaN where no series has a value.
  private let path: [Double]
  /// The steps of the path.
  private let common: [Double]
  private let member: GaussianOperator
  /// The variance of the noise.
  private let noise: Double
  /// The variances of the series' own steps.
  private let spreads: [Double]

  /// At most so many sets of periods, the fullest, tell the operator.
  private static let fitLimit = 64

  /// Series observed in the same periods, `n × t` on the working scale.
  typealias Group = (periods: [Int], values: [Double], count: Int)

  /// Learns the steps.
  ///
  /// - Parameters:
  ///   - groups: All series with these steps.
  ///   - shifts: The first period after each step.
  ///   - years: The years of the panel.
  /// - Returns: `nil` where the common path is too short for a line and all steps.
  /// - Complexity: O(*units* · *periods²*), and 424 operators for each set of periods.
  init?(_ groups: [Group], shifts: [Int], years: [Int]) {
    var effects = YearEffects(periodCount: years.count)
    for group in groups {
      effects.add(
        count: group.count, periods: group.periods,
        sums: group.periods.indices.map { column in
          group.values[column * group.count..<(column + 1) * group.count].reduce(0, +)
        })
    }
    path = effects.solved()
    let seen = path.indices.filter { [path] in !path[$0].isNaN }
    guard let common = Self.lineSteps(path, seen, shifts: shifts, years: years) else { return nil }
    self.common = common
    self.shifts = shifts
    let rests = groups.map { [path] in ($0.periods, Self.rest($0, path), $0.count) }
    let fullest = rests.enumerated().sorted {
      $0.element.2 != $1.element.2 ? $0.element.2 > $1.element.2 : $0.offset < $1.offset
    }.prefix(Self.fitLimit).map(\.element)
    let fitted = Self.fitted(fullest, shifts: shifts, years: years)
    member = fitted?.member ?? GaussianOperator(walk: 1, velocity: 0, persistence: 0)
    noise = fitted?.noise ?? 0
    spreads = Self.spreads(rests, member, noise, shifts: shifts, years: years)
  }

  /// The steps of a group's series, `n × steps`.
  func steps(_ group: Group, years: [Int]) -> [Double] {
    let n = group.count
    var result = common.flatMap { Array(repeating: $0, count: n) }
    guard spreads.contains(where: { $0 > 0 }),
      let form = Self.form(member, group.periods, shifts: shifts, years: years)
    else { return result }
    let own = combine(Self.rest(group, path), unitCount: n, weights: form.weights)
    for step in shifts.indices {
      let share = spreads[step] / (spreads[step] + noise * form.variances[step])
      for i in step * n..<(step + 1) * n { result[i] += share * own[i] }
    }
    return result
  }

  /// What is left of values around a path.
  private static func rest(_ group: Group, _ path: [Double]) -> [Double] {
    var rest = group.values
    for (column, period) in group.periods.enumerated() {
      for i in column * group.count..<(column + 1) * group.count { rest[i] -= path[period] }
    }
    return rest
  }

  /// The steps of the least-squares line through a path.
  private static func lineSteps(
    _ path: [Double], _ periods: [Int], shifts: [Int], years: [Int]
  ) -> [Double]? {
    guard let first = periods.first, let last = periods.last else { return nil }
    let center = Double(years[first] + years[last]) / 2
    let design = Matrix(
      rows: periods.map { period in
        [1, Double(years[period]) - center] + shifts.map { period >= $0 ? 1 : 0 }
      })
    guard let fit = try? BatchedDesign(design) else { return nil }
    return Array(combine(periods.map { path[$0] }, unitCount: 1, weights: fit.weights).dropFirst(2))
  }

  private static func form(
    _ member: GaussianOperator, _ periods: [Int], shifts: [Int], years: [Int]
  ) -> StepForm? {
    var covariance = member.pathCovariance(periods.map { years[$0] })
    for i in periods.indices { covariance[i, i] += 1 }
    return (try? StepForm(covariance, periods: periods, shifts: shifts)) ?? nil
  }

  /// The operator of greatest restricted likelihood beside level and steps, with the variance of its noise.
  private static func fitted(
    _ groups: [Group], shifts: [Int], years: [Int]
  ) -> (member: GaussianOperator, noise: Double)? {
    let moments = groups.map { group in
      var own = SeriesMoments(years: group.periods.map { years[$0] })
      own.add(group.values, count: group.count)
      return own
    }
    let profile = { (member: GaussianOperator) -> (deviance: Double, noise: Double)? in
      var (squares, size, freedom, determinants) = (0.0, 0.0, 0.0, 0.0)
      for (group, moment) in zip(groups, moments) {
        let t = group.periods.count
        guard t > shifts.count + 1,
          let form = form(member, group.periods, shifts: shifts, years: years)
        else { continue }
        for i in 0..<t {
          size += moment.products[i, i]
          for j in 0..<t { squares += form.projector[i, j] * moment.products[i, j] }
        }
        freedom += Double(group.count * (t - shifts.count - 1))
        determinants += Double(group.count) * form.logDeterminant
      }
      // Less than that is rounding.
      guard freedom > 0, squares > 1e-13 * size else { return nil }
      return (freedom * log(squares / freedom) + determinants, squares / freedom)
    }
    let member = GaussianOperator.searched { member in profile(member)?.deviance }
    guard let member, let noise = profile(member)?.noise else { return nil }
    return (member, noise)
  }

  /// By step the mean square of the series' own, less what chance makes of it.
  private static func spreads(
    _ groups: [Group], _ member: GaussianOperator, _ noise: Double, shifts: [Int], years: [Int]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: shifts.count)
    var count = 0.0
    for group in groups {
      guard let form = form(member, group.periods, shifts: shifts, years: years) else { continue }
      let own = combine(group.values, unitCount: group.count, weights: form.weights)
      for step in shifts.indices {
        for i in step * group.count..<(step + 1) * group.count {
          sums[step] += own[i] * own[i] - noise * form.variances[step]
        }
      }
      count += Double(group.count)
    }
    return sums.map { max(0, $0 / max(count, 1)) }
  }
}
