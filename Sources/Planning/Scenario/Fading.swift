import Distributions
import Panels

extension LevelShock {
  /// The part of the jump that is left in a year.
  func remaining(in year: Int) -> Double {
    if year < self.year { return 0 }
    return halfLife.map { Power.remaining(after: Double(year - self.year), halfLife: $0) } ?? 1
  }
}

extension EntitlementChange {
  /// The points of coverage lost at the end of a year.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - start: The first year without full support; before it nothing is lost.
  ///   - entitled: The share of the people whose card was paid, in percent.
  func loss(in year: Int, since start: Int, entitled: Double) -> Double {
    loss(in: year, since: start, entitled: entitled, support: supportAtEnd(of: year))
  }

  /// The points lost in a year beyond what data up to `last` show: support that ended by then is in the data as it
  /// stood; only what later steps change comes on top.
  func loss(in year: Int, since start: Int, entitled: Double, beyond last: Int) -> Double {
    let whole = loss(in: year, since: start, entitled: entitled)
    guard let first = firstLoss(since: start), first <= last else { return whole }
    return whole
      - loss(in: year, since: start, entitled: entitled, support: supportAtEnd(of: last))
  }

  private func loss(
    in year: Int, since start: Int, entitled: Double, support: Double
  ) -> Double {
    guard let first = firstLoss(since: start), year >= first else { return 0 }
    let left = halfLife.map { Power.remaining(after: Double(year - first), halfLife: $0) } ?? 1
    return entitled * (lost / 100) * (1 - support / 100) * left
  }

  /// The first year from a start on in which not all is paid.
  private func firstLoss(since start: Int) -> Int? {
    if supportAtEnd(of: start) < 100 { return start }
    return support.filter { $0.from.year > start && $0.percent < 100 }.map(\.from.year).min()
  }

  /// The first year in which a unit of a list has lost support.
  var firstYear: Int? { support.map(\.from.year).min() }

  /// How much is paid at the end of a year, in percent.
  ///
  /// After a recognition nothing is paid unless a step says so; by a list all is paid before its first day.
  private func supportAtEnd(of year: Int) -> Double {
    let last = support.filter { $0.from.year <= year }.max { $0.from < $1.from }
    if let last { return last.percent }
    return cause == .list ? 100 : 0
  }
}
