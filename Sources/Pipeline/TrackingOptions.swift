import Analytics

/// How indices of tracking are computed.
public struct TrackingOptions: Sendable {
  /// The base year; `nil` is the first year of the panel.
  public var baseYear: Int?
  /// The methods, by id; empty for all.
  public var methods: [String] = []
  /// The indicators whose values are growth rates already.
  public var growthRates: Set<String> = []

  /// The usual options.
  public init() {}

  /// The ids of all methods.
  public static var methodIDs: [String] { TrackingMethods.ids }

  /// The least probability of meeting a target that counts as being on track.
  static let leastProbability = 0.5
  /// What the probability is called among the judges.
  static let probability = "probability"

  var chosenMethods: [any TrackingMethod.Type] {
    methods.isEmpty ? TrackingMethods.all : methods.compactMap { TrackingMethods.named($0) }
  }
}
