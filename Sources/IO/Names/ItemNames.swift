import Panels

/// Finds the criterion, indicator or condition of a set that a person means by its id, its name or the name of the
/// column it reads.
///
/// ```swift
/// let set = try CriteriaSetReader.read(path: "datasets/criteria/qd-1980-2016.yaml")
/// ItemNames(set).id(of: "income")  // "10"
/// ItemNames(set).id(of: "1980/15.1")  // "15.1"
/// ```
public struct ItemNames: Sendable {
  private let set: CriteriaSet

  /// Looks into one set.
  public init(_ set: CriteriaSet) { self.set = set }

  /// The id of the item: as the set writes it, with the set before it (`1980/15.1`), by its name in either language
  /// with or without marks, or by its column (`income`); `nil` where the set has none.
  public func id(of text: String) -> String? {
    var text = text
    for prefix in [set.key + "/", set.id + "/"] where text.hasPrefix(prefix) {
      text.removeFirst(prefix.count)
    }
    if ids.contains(text) { return text }
    let folded = Spelling.fold(text)
    return names.first { Spelling.fold($0.name) == folded }?.id
      ?? rules.first { $0.measure == text }?.id
  }

  /// The id or name nearest to a text that names none.
  public func suggestion(for text: String) -> String? {
    guard let found = Spelling.nearest(to: text, among: ids + names.map(\.name)) else { return nil }
    guard let id = names.first(where: { $0.name == found })?.id else { return found }
    return "\(id) \(found)"
  }

  private var rules: [IndicatorRule] {
    self.set.criteria.flatMap(\.indicators) + self.set.conditions
  }

  private var ids: [String] { self.set.criteria.map(\.id) + rules.map(\.id) }

  /// Every name there is, those of criteria first.
  private var names: [(id: String, name: String)] {
    let criteria = set.criteria.flatMap { criterion in
      ([criterion.name.vi, criterion.name.en] + criterion.aliases).map { (criterion.id, $0) }
    }
    return (criteria + rules.flatMap { [($0.id, $0.name.vi), ($0.id, $0.name.en)] }).filter {
      !$0.1.isEmpty
    }
  }
}
