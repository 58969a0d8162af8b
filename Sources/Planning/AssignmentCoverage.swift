import Panels

/// Whether every leaf item of a set has exactly one agency in the lead, at any time.
public struct AssignmentCoverage: Hashable, Sendable {
  /// The set.
  public let set: String
  /// The leaf items.
  public let leafCount: Int
  /// The agencies that lead something.
  public let agencies: [String]
  /// Leaves without a lead.
  public let gaps: [String]
  /// Leaves with more than one lead at a time, with their agencies.
  public let overlaps: [Overlap]
  /// Leaves that are led, but not through all the days over which any leaf of the set is.
  public let lapses: [Lapse]

  /// A leaf that several agencies lead at the same time.
  public struct Overlap: Hashable, Sendable {
    /// The leaf.
    public var item: String
    /// The agencies, in order of their first mention.
    public var agencies: [String]
    /// The first days that they share.
    public var days: DaySpan
    /// Where the later of the first two assignments was read.
    public var location: SourceLocation?
  }

  /// Days on which nobody leads a leaf.
  public struct Lapse: Hashable, Sendable {
    /// The leaf.
    public var item: String
    /// The first days without a lead.
    public var days: DaySpan
  }

  /// Checks the leads of a set; an assignment of a criterion covers its leaves.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - assignments: All assignments of a plan.
  ///   - date: The day; `nil` takes every assignment at its own time, so that an agency may hand an
  ///     item over to another.
  public init(of set: CriteriaSet, in assignments: [Assignment], on date: CalendarDate? = nil) {
    let leads = assignments.filter { assignment in
      assignment.set == set.id && assignment.role == Self.leadRole && !assignment.item.isEmpty
        && (date.map(DaySpan(assignment).contains) ?? true)
    }
    var leadsOfLeaf: [String: [Assignment]] = [:]
    for lead in leads {
      for leaf in set.leaves(of: lead.item) { leadsOfLeaf[leaf, default: []].append(lead) }
    }
    self.set = set.id
    let leaves = set.leafIDs
    leafCount = leaves.count
    var agencies: [String] = []
    for lead in leads where !agencies.contains(lead.agency) { agencies.append(lead.agency) }
    self.agencies = agencies
    gaps = leaves.filter { leadsOfLeaf[$0] == nil }
    overlaps = leaves.compactMap { Self.overlap(of: $0, in: leadsOfLeaf[$0] ?? []) }
    let spans = leads.map(DaySpan.init)
    let whole = DaySpan(
      from: spans.map(\.from).min() ?? DaySpan.first, to: spans.map(\.to).max() ?? DaySpan.last)
    lapses =
      date != nil
      ? []
      : leaves.compactMap { leaf in
        leadsOfLeaf[leaf].flatMap { whole.firstHole(among: $0.map(DaySpan.init)) }
          .map { Lapse(item: leaf, days: $0) }
      }
  }

  /// The role that counts for coverage.
  public static let leadRole = "lead"

  private static func overlap(of leaf: String, in leads: [Assignment]) -> Overlap? {
    var found: Overlap?
    for (position, later) in leads.enumerated() {
      for earlier in leads[..<position] where earlier.agency != later.agency {
        guard let days = DaySpan(earlier).shared(with: DaySpan(later)) else { continue }
        var overlap =
          found ?? Overlap(item: leaf, agencies: [], days: days, location: later.location)
        for agency in [earlier.agency, later.agency] where !overlap.agencies.contains(agency) {
          overlap.agencies.append(agency)
        }
        found = overlap
      }
    }
    return found
  }
}

/// Days from one to another, both counted; a missing end reaches as far as there are days.
public struct DaySpan: Hashable, Sendable, CustomStringConvertible {
  /// The first day.
  public var from: CalendarDate
  /// The last day.
  public var to: CalendarDate

  static let first = CalendarDate(dayNumber: -719_162)
  static let last = CalendarDate(dayNumber: 2_932_896)

  init(from: CalendarDate, to: CalendarDate) {
    self.from = from
    self.to = to
  }

  init(_ assignment: Assignment) {
    from = assignment.from?.firstDay ?? Self.first
    to = assignment.to?.lastDay ?? Self.last
  }

  /// The days of a year, month or day lie at least in part in the span.
  func contains(_ date: CalendarDate) -> Bool { date.lastDay >= from && date.firstDay <= to }

  /// The days that two spans share.
  func shared(with other: DaySpan) -> DaySpan? {
    let from = max(from, other.from)
    let to = min(to, other.to)
    return from <= to ? DaySpan(from: from, to: to) : nil
  }

  /// The first days of the span that no other span covers.
  func firstHole(among others: [DaySpan]) -> DaySpan? {
    var next = from
    for span in others.sorted(by: { $0.from < $1.from }) {
      if span.from > next { return DaySpan(from: next, to: span.from.adding(days: -1)) }
      if span.to >= to { return nil }
      next = max(next, span.to.adding(days: 1))
    }
    return next <= to ? DaySpan(from: next, to: to) : nil
  }

  /// `2019-01-01/2019-06-30` (ISO 8601); `..` where there is no end.
  public var description: String {
    let start = from == Self.first ? ".." : from.description
    return "\(start)/\(to == Self.last ? ".." : to.description)"
  }
}
