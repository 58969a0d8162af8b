import Panels

/// Whether every leaf item of a set has exactly one agency in the lead.
public struct AssignmentCoverage: Hashable, Sendable {
  /// The set.
  public let set: String
  /// The leaf items.
  public let leafCount: Int
  /// The agencies that lead something.
  public let agencies: [String]
  /// Leaves without a lead.
  public let gaps: [String]
  /// Leaves with more than one lead, with their agencies.
  public let overlaps: [Overlap]

  /// A leaf that several agencies lead.
  public struct Overlap: Hashable, Sendable {
    /// The leaf.
    public var item: String
    /// The agencies, in order of their first mention.
    public var agencies: [String]
  }

  /// Checks the leads of a set in force on a day; an assignment of a criterion covers its leaves.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - assignments: All assignments of a plan.
  ///   - date: The day; `nil` takes every assignment.
  public init(of set: CriteriaSet, in assignments: [Assignment], on date: CalendarDate? = nil) {
    let leads = assignments.filter { assignment in
      assignment.set == set.id && assignment.role == Self.leadRole && !assignment.item.isEmpty
        && (date.map { day in
          (assignment.from.map { $0 <= day } ?? true)
            && (assignment.to.map { day.isWithinOrBefore($0) } ?? true)
        } ?? true)
    }
    var agenciesOfLeaf: [String: [String]] = [:]
    for assignment in leads {
      for leaf in set.leaves(of: assignment.item)
      where !(agenciesOfLeaf[leaf]?.contains(assignment.agency) ?? false) {
        agenciesOfLeaf[leaf, default: []].append(assignment.agency)
      }
    }
    self.set = set.id
    let leaves = set.leafIDs
    leafCount = leaves.count
    var agencies: [String] = []
    for lead in leads where !agencies.contains(lead.agency) { agencies.append(lead.agency) }
    self.agencies = agencies
    gaps = leaves.filter { agenciesOfLeaf[$0] == nil }
    overlaps = leaves.compactMap { leaf in
      guard let agencies = agenciesOfLeaf[leaf], agencies.count > 1 else { return nil }
      return Overlap(item: leaf, agencies: agencies)
    }
  }

  /// The role that counts for coverage.
  public static let leadRole = "lead"
}

extension CriteriaSet {
  /// The leaf items of a criterion, or the leaf itself; empty for a condition.
  public func leaves(of item: String) -> [String] {
    if let criterion = criteria.first(where: { $0.id == item }) {
      return criterion.indicators.isEmpty ? [item] : criterion.indicators.map(\.id)
    }
    return leafIDs.contains(item) ? [item] : []
  }
}

extension CalendarDate {
  /// Whether the date is no later than `end`; a year or month lasts to its last day.
  fileprivate func isWithinOrBefore(_ end: CalendarDate) -> Bool {
    if self <= end { return true }
    guard year == end.year, let endMonth = end.month else { return year == end.year }
    return month == endMonth && end.day == nil
  }
}
