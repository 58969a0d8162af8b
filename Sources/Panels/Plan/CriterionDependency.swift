/// A criterion that is not worked on before others of its set are met.
public struct CriterionDependency: Hashable, Sendable {
  /// The set.
  public var set: String
  /// The criterion that waits.
  public var criterion: String
  /// The criteria that come first.
  public var after: [String]
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a dependency.
  public init(set: String, criterion: String, after: [String], row: String = "") {
    self.set = set
    self.criterion = criterion
    self.after = after
    self.row = row
  }
}

extension Sequence<CriterionDependency> {
  /// A way around through the criteria of a set, first and last the same; `nil` where there is an
  /// order in which all of them can be met.
  ///
  /// - Complexity: O(criteria + dependencies); depth-first, in the order given.
  public func cycle(in set: String) -> [String]? {
    var after: [String: [String]] = [:]
    var order: [String] = []
    for dependency in self where dependency.set == set {
      if after[dependency.criterion] == nil { order.append(dependency.criterion) }
      after[dependency.criterion, default: []] += dependency.after
    }
    var finished: Set<String> = []
    var path: [String] = []
    func visit(_ criterion: String) -> [String]? {
      if finished.contains(criterion) { return nil }
      if let start = path.firstIndex(of: criterion) { return path[start...] + [criterion] }
      path.append(criterion)
      for next in after[criterion] ?? [] { if let cycle = visit(next) { return cycle } }
      path.removeLast()
      finished.insert(criterion)
      return nil
    }
    for criterion in order { if let cycle = visit(criterion) { return cycle } }
    return nil
  }
}
