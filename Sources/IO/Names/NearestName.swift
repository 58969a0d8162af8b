/// The name among some that a misspelt word most likely means.
public enum NearestName {
  /// The nearest name, when it is near enough to be meant.
  public static func find(_ word: String, among names: [String]) -> String? {
    Spelling.nearest(to: word, among: names)
  }
}
