/// How the variance of a forecast error grows with the lead: as that of a random walk with drift whose
/// drift is known from `T` years, `h + h² / (T − 1)`.
struct ErrorGrowth: Hashable, Sendable {
  private let changes: Double

  /// - Parameter years: The number of years with a value, `T`.
  init(years: Int) { changes = Double(max(1, years - 1)) }

  /// The variance at a lead, in variances of the random walk's step.
  func variance(_ lead: Int) -> Double {
    let lead = Double(lead)
    return lead + lead * lead / changes
  }

  func deviation(_ lead: Int) -> Double { variance(lead).squareRoot() }
}
