/// The name among some that a misspelt word most likely means.
///
/// ```swift
/// NearestName.find("incom", among: ["income", "poverty_rate"])  // "income"
/// NearestName.find("water", among: ["income", "poverty_rate"])  // nil
/// ```
public enum NearestName {
  /// The nearest name, when it is near enough to be meant.
  public static func find(_ word: String, among names: [String]) -> String? {
    Spelling.nearest(to: word, among: names)
  }
}
