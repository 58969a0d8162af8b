import LinearAlgebra

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pooled forecast of one lane by its description, series by series and year by year: the slow way.
///
/// One level of places, years in a row.
struct SlowPooledForecast {
  let values: TwoWayTable
  /// The units of each place with a path of its own.
  let places: [[Int]]
  let horizon: Int
  let isGaussian: Bool
  private let nation: [Double]
  private let placePaths: [[Double]]
  private let rests: [[Double?]]
  private let placeGoesOn: (_ values: [Double], _ years: [Double], _ lead: Int) -> Double
  private let unitGoesOn: (_ values: [Double], _ years: [Double], _ lead: Int) -> Double

  init(_ values: TwoWayTable, places: [[Int]], horizon: Int, isGaussian: Bool) {
    self.values = values
    self.places = places
    self.horizon = horizon
    self.isGaussian = isGaussian
    nation = values.yearEffects()
    var rests = values.less(nation).rows
    var paths: [[Double]] = []
    for place in places {
      let own = TwoWayTable(rows: place.map { rests[$0] })
      let path = own.yearEffects()
      for (unit, row) in zip(place, own.less(path).rows) { rests[unit] = row }
      paths.append(path)
    }
    self.rests = rests
    placePaths = paths
    let placeRows = paths.map { $0.map { $0.isNaN ? nil : $0 } }
    placeGoesOn = Self.goesOn(placeRows, horizon, isGaussian)
    unitGoesOn = Self.goesOn(rests, horizon, isGaussian)
  }

  private static func known(
    _ row: [Double?], upTo period: Int
  ) -> (values: [Double], years: [Double]) {
    let periods = row.indices.filter { $0 <= period && row[$0] != nil }
    return (periods.compactMap { row[$0] }, periods.map(Double.init))
  }

  private static func firstOrigin(_ count: Int) -> Int {
    max(count - 12, count > 4 ? 3 : count > 2 ? 2 : 1)
  }

  /// How parts go on: the members and the Gaussian operator by their losses to the power −80, or the latter.
  private static func goesOn(
    _ parts: [[Double?]], _ horizon: Int, _ isGaussian: Bool
  ) -> ([Double], [Double], Int) -> Double {
    let gaussian = gaussian(parts)
    if isGaussian, let gaussian { return gaussian }
    var members: [([Double], [Double], Int) -> Double] = bank.map { member in
      { SlowMember(values: $0, years: $1).forecast(member, lead: $2) }
    }
    if let gaussian { members.append(gaussian) }
    let weights = weights(of: members, parts, horizon)
    return { values, years, lead in
      zip(members, weights).reduce(0) { $0 + $1.1 * $1.0(values, years, lead) }
    }
  }

  private static func gaussian(
    _ parts: [[Double?]]
  ) -> (([Double], [Double], Int) -> Double)? {
    // The sets of years with most differences, until half of all are held.
    let sets = Dictionary(grouping: parts.map { known($0, upTo: $0.count) }, by: \.years)
    let differences = { (years: [Double]) in (sets[years]?.count ?? 0) * (years.count - 1) }
    let half = sets.keys.reduce(0) { $0 + differences($1) } / 2
    let common = sets.keys.sorted {
      differences($0) != differences($1)
        ? differences($0) > differences($1) : $0.lexicographicallyPrecedes($1)
    }
    var taken: [[Double]] = []
    for years in common.prefix(64)
    where taken.reduce(0, { $0 + differences($1) }) <= half {
      taken.append(years)
    }
    let moments = taken.map { years in
      var own = SeriesMoments(years: years.map { Int($0) })
      for row in sets[years] ?? [] { own.add(row.values, count: 1) }
      return own
    }
    guard let fitted = GaussianOperator.fitted(to: moments) else { return nil }
    return { values, years, lead in
      let years = years.map { Int($0) }
      let weights = fitted.weights(years: years, targets: [years[years.count - 1] + lead])
      return values.indices.reduce(0) { $0 + weights[0, $1] * values[$1] }
    }
  }

  private static let bank: [ForecastOperator] =
    [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1].map { .smoothing(level: $0) }
    + [0.3, 0.5, 0.7, 1].flatMap { level in
      [0.25, 0.5].map { .theta(level: level, share: $0) }
    }

  private static func weights(
    of members: [([Double], [Double], Int) -> Double], _ parts: [[Double?]], _ horizon: Int
  ) -> [Double] {
    let losses = members.map { member in
      // By the last period known, the mean over parts and leads; their sum, late ones counting more.
      var byOrigin: [Int: [Double]] = [:]
      for row in parts {
        let all = known(row, upTo: row.count)
        for origin in firstOrigin(all.values.count)..<max(1, all.values.count) {
          let (values, years) = (Array(all.values.prefix(origin)), Array(all.years.prefix(origin)))
          let last = Int(all.years[origin - 1])
          for later in origin..<all.values.count {
            let lead = Int(all.years[later]) - last
            if lead > horizon { continue }
            let error = abs(all.values[later] - member(values, years, lead))
            byOrigin[last, default: []].append(error / Double(lead).squareRoot())
          }
        }
      }
      return byOrigin.reduce(0) { sum, origin in
        let periods = Double(origin.key + 1)
        return sum + periods * periods * periods * periods * origin.value.reduce(0, +)
          / Double(origin.value.count)
      }
    }
    let least = losses.min() ?? 0
    // Nothing varies: smoothing of level 0.7.
    if least == 0 { return members.indices.map { $0 == 5 ? 1 : 0 } }
    let raw = losses.map { pow($0 / least, -80) }
    let sum = raw.reduce(0, +)
    let kept = raw.map { $0 / sum < 1e-3 ? 0 : $0 }
    return kept.map { $0 / kept.reduce(0, +) }
  }

  /// Members of the top with their priors for ten years and more, and for six and fewer.
  private static let top: [(member: SeriesMember, long: Double, short: Double)] = [
    (.linear(.lastValue), 2, 0), (.linear(.line(discount: 1)), 2, 0),
    (.linear(.line(discount: 0.8)), 2, 0), (.theta(share: 0.75), 3, 0),
    (.linear(.theta(level: 0.5, share: 0.75)), 3, 0), (.theta(share: 0.5), 1, 0),
    (.theta(share: 1), 1, 0), (.linear(.theta(level: 0.5, share: 0.5)), 1, 0),
    (.linear(.drift(share: 1, damping: 1)), 0, 9),
    (.linear(.drift(share: 1, damping: 0.85)), 1, 4.5),
    (.linear(.drift(share: 0.75, damping: 1)), 1, 4.5),
    (.linear(.drift(share: 0.5, damping: 1)), 1, 0),
  ]

  /// The forecast of a path from the values up to a period.
  static func top(_ path: [Double], upTo period: Int, lead: Int, horizon: Int) -> Double {
    let (values, years) = known(path.map { $0.isNaN ? nil : $0 }, upTo: period)
    let short = min(1, max(0, (10 - Double(values.count)) / 4))
    let losses = top.map { member, _, _ -> Double? in
      var means: [Double] = []
      for origin in firstOrigin(values.count)..<max(1, values.count) {
        let slow = SlowMember(
          values: Array(values.prefix(origin)), years: Array(years.prefix(origin)))
        var errors: [Double] = []
        for later in origin..<values.count {
          let ahead = Int(years[later] - years[origin - 1])
          if ahead > horizon { continue }
          let error = abs(values[later] - slow.forecast(member, lead: ahead))
          errors.append(error / Double(ahead).squareRoot())
        }
        if !errors.isEmpty { means.append(errors.reduce(0, +) / Double(errors.count)) }
      }
      return means.isEmpty ? nil : means.reduce(0, +) / Double(means.count)
    }
    let priors = top.map { short * $0.short + (1 - short) * $0.long }
    let least = zip(priors, losses).compactMap { $0 > 0 ? $1 : nil }.min() ?? 0
    var total = 0.0
    var sum = 0.0
    for (index, (member, loss)) in zip(top.map(\.member), losses).enumerated() {
      var weight = priors[index]
      if let loss {
        let ratio = loss / least
        weight *= pow(ratio, -0.5)
        if ratio > 3 { weight *= pow(3 / ratio, 8) }
      }
      total += weight
      if weight > 0 {
        sum += weight * SlowMember(values: values, years: years).forecast(member, lead: lead)
      }
    }
    return sum / total
  }

  /// The forecast of a unit from its values up to a period.
  ///
  /// - Parameter common: The last period of nation and places that may be used.
  func forecast(unit: Int, upTo period: Int, common: Int, target: Int) -> Double {
    let ahead = { (path: [Double]) in
      target - (path.indices.last { $0 <= common && !path[$0].isNaN } ?? 0)
    }
    var sum = Self.top(nation, upTo: common, lead: ahead(nation), horizon: horizon)
    for (place, units) in places.enumerated() where units.contains(unit) {
      let path = placePaths[place]
      let (values, years) = Self.known(path.map { $0.isNaN ? nil : $0 }, upTo: common)
      sum += placeGoesOn(values, years, ahead(path))
    }
    let (own, years) = Self.known(rests[unit], upTo: period)
    return sum + unitGoesOn(own, years, target - Int(years[years.count - 1]))
  }
}
