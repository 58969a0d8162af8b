import Analytics
import Panels

/// A promise against the way so far: what it needs a year, what was seen, how many did as much.
public struct PlausibilityRow: Sendable {
  /// From where the way to the bar is measured.
  public enum Start: Hashable, Sendable {
    /// From the last figure observed.
    case status
    /// From an earlier promise of the same statistic.
    case target(String)
    /// From a figure of another place.
    case reference(String)

    /// The word used in files.
    public var label: String {
      switch self {
      case .status: "status"
      case .target: "target"
      case .reference: "reference"
      }
    }

    /// The earlier promise or the place.
    public var name: String {
      switch self {
      case .status: ""
      case .target(let name), .reference(let name): name
      }
    }
  }

  /// The promise.
  public let target: Target
  /// The unit, for a promise of each commune.
  public let unit: String?
  /// From where the way is measured.
  public let start: Start
  /// The year of the start.
  public let startYear: Int
  /// The figure at the start.
  public let startValue: Double
  /// The year promised.
  public let year: Int
  /// The figure to reach: the nearer end of a range.
  public let bar: Double
  /// What it needs a year.
  public let required: AnnualChange
  /// What was seen a year, from the first to the last figure since the last break.
  public let observed: AnnualChange
  /// The years between those two figures; 0 where there is one only.
  public let observedYears: Int
  /// How many changes it is compared with: over as many years, from the same level.
  public let comparisons: Int
  /// The per cent of them that fell short of it; ties count half.
  public let percentile: Double
  /// How far it goes.
  public let ambition: Ambition
  /// The figure in the year promised at the pace seen, held within what there can be.
  public let reached: Double
  /// Whether that meets the promise.
  public let verdict: Verdict
  /// The least trustworthy provenance of the data up to the status year.
  public let provenance: Provenance
}
