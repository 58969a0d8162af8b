import IO

/// Names of commands that are nearly right.
///
/// ```swift
/// CommandNames.nearest(to: "forcast", among: ["assess", "forecast"])  // "forecast"
/// ```
public enum CommandNames {
  /// The name nearest to a word, when it is near enough to be meant.
  public static func nearest(to word: String, among names: [String]) -> String? {
    NearestName.find(word, among: names)
  }
}
