/// What a method says of a yes or no that is not as it should be.
public struct BinaryMiss: Hashable, Sendable {
  /// The class in the common words.
  public let verdict: TrackingClass
  /// The class in the method's words.
  public let ownClass: String
}
