/// The methods by name; a new one is a file in `Methods/` and a line here.
///
/// Each method with its source: `docs/tracking-indices.md`.
public enum TrackingMethods {
  /// All of them.
  public static let all: [any TrackingMethod.Type] = [
    EurostatCAGR.self,
    UNSDProgressChart.self,
    ESCAPCurrentStatus.self,
    ESCAPAnticipatedProgress.self,
    SDSNArrow.self,
    OECDDistance.self,
    AverageAnnualReduction.self,
    AccelerationFactor.self,
    GermanWeather.self,
  ]

  /// The ids.
  public static var ids: [String] { all.map { $0.id } }

  /// The method of an id.
  public static func named(_ id: String) -> (any TrackingMethod.Type)? { all.first { $0.id == id } }
}
