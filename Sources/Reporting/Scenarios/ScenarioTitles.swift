import Panels

/// What scenarios are called where people read: their titles; the id where there is none, and beside titles that two
/// scenarios share.
///
/// ```swift
/// let titles = ScenarioTitles.byID([("slow", "Chậm lại"), ("trap", "Chậm lại"), ("end", "")])
/// print(titles["slow"]!, titles["end"]!)  // Chậm lại [slow] end
/// ```
public enum ScenarioTitles {
  /// The titles by id. O(*scenarios*).
  ///
  /// - Parameter scenarios: The id and the name of each scenario; one that comes again counts once.
  public static func byID(_ scenarios: [(id: String, name: String)]) -> [String: String] {
    let names = Dictionary(
      scenarios.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let counts = Dictionary(names.values.map { ($0, 1) }, uniquingKeysWith: +)
    return Dictionary(
      uniqueKeysWithValues: names.map { id, name in
        if name.isEmpty { return (id, id) }
        return (id, counts[name] == 1 ? name : "\(name) [\(id)]")
      })
  }
}
