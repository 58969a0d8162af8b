import Panels
import Planning

/// What the page of one owner shows.
public struct OwnerPage: Sendable {
  /// Something a unit lacks.
  public struct Unmet: Sendable {
    let item: UnmetItem
    let leads: [String]
    let value: Double
    let requirement: Requirement?

    /// Makes an entry.
    public init(item: UnmetItem, leads: [String], value: Double, requirement: Requirement?) {
      self.item = item
      self.leads = leads
      self.value = value
      self.requirement = requirement
    }
  }

  /// The criteria of a commune under a set, by verdict.
  public struct Count: Sendable {
    let set: String
    /// Met, or not applicable.
    public let met: [String]
    /// Not met.
    public let unmet: [String]
    let open: [String]

    /// Makes a count.
    public init(set: String, met: [String], unmet: [String], open: [String]) {
      self.set = set
      self.met = met
      self.unmet = unmet
      self.open = open
    }
  }

  /// The owner.
  public let owner: Owner
  /// The file, inside the folder of results; empty where there is none.
  public let file: String
  let unmet: [Unmet]
  let due: [DueItem]
  let risks: [LossRisk]
  let untold: Int
  let counts: [Count]
  /// The chance that a commune meets everything next year.
  let next: Double

  /// Makes a page.
  ///
  /// `untold`: Criteria met now of which no chance of loss can be told.
  public init(
    owner: Owner, file: String, unmet: [Unmet], due: [DueItem], risks: [LossRisk],
    untold: Int, counts: [Count], next: Double
  ) {
    self.owner = owner
    self.file = file
    self.unmet = unmet
    self.due = due
    self.risks = risks
    self.untold = untold
    self.counts = counts
    self.next = next
  }
}

/// The pages of all owners.
public struct OwnerSummary: Sendable {
  /// The owners asked for.
  public let owners: [OwnerPage]
  let day: CalendarDate?
  let year: Int
  let lastYear: Int

  /// Makes a summary.
  ///
  /// - Parameters:
  ///   - owners: The pages.
  ///   - day: The day from which one looks.
  ///   - year: The year of the verdicts.
  ///   - lastYear: The last year that the plan looks at.
  public init(_ owners: [OwnerPage], day: CalendarDate?, year: Int, lastYear: Int) {
    self.owners = owners
    self.day = day
    self.year = year
    self.lastYear = lastYear
  }
}
