/// How a value came to be. The least trustworthy input decides for everything derived from it.
public enum Provenance: UInt8, Sendable, CaseIterable, Comparable {
  /// Read in a source.
  case observed
  /// Our arithmetic from observed values.
  case derived
  /// An estimate, as the source itself says.
  case estimated
  /// Carried over a change of units by a crosswalk.
  case reconstructed
  /// Made by `lotrinh simulate`: no fact at all.
  case simulated

  /// The word used in files.
  public var label: String {
    switch self {
    case .observed: "observed"
    case .derived: "derived"
    case .estimated: "estimated"
    case .reconstructed: "reconstructed"
    case .simulated: "simulated"
    }
  }

  /// Reads the word used in files.
  public init?(label: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.label == label }) else { return nil }
    self = match
  }

  /// More trustworthy first.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
