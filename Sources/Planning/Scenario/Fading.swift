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
    guard year >= start else { return 0 }
    let left = halfLife.map { Power.remaining(after: Double(year - start), halfLife: $0) } ?? 1
    return entitled * (lost / 100) * (1 - supportAtEnd(of: year) / 100) * left
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
