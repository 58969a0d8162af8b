import Analytics
import Panels

/// Whether the numbers of a plan can hold together, before anything is fitted.
///
/// A plan that wants `b` communes basically meeting, `m` meeting and an average above `a` may mean
/// the `m` to be among the `b` or beside them; both readings are worked out.
public struct TargetConsistency: Hashable, Sendable {
  /// How the communes that meet relate to those that basically meet.
  public enum Reading: String, Sendable, CaseIterable {
    /// The communes that meet are counted beside those that basically meet.
    case separate
    /// They are among them.
    case included
  }

  /// The set.
  public let set: String
  /// The year.
  public let year: Int
  /// The reading.
  public let reading: Reading
  /// The communes in the programme.
  public let communes: Int
  /// Communes that meet every criterion.
  public let metCommunes: Int
  /// Communes that basically meet, without those.
  public let basicCommunes: Int
  /// All others.
  public let otherCommunes: Int
  /// The least total of criteria with which the average passes.
  public let neededTotal: Int
  /// The greatest total the counts allow.
  public let greatestTotal: Int
  /// What every commune that does not meet has to reach on average.
  public let neededOfTheRest: Double
  /// What the basically meeting have to reach on average when the others stand as high as they may.
  public let neededOfBasic: Double
  /// Criteria to spare with the counts as promised.
  public var slack: Int { greatestTotal - neededTotal }
  /// The greatest total when more communes than promised may reach the levels; that of the counts themselves where
  /// a count has an upper end.
  public let greatestIfMore: Int
  /// Whether the targets can hold together.
  public var possibility: Possibility {
    if otherCommunes < 0 || basicCommunes < 0 || greatestIfMore < neededTotal { return .no }
    return slack >= 0 ? .yes : .ifMore
  }

  /// Whether numbers can hold together.
  public enum Possibility: String, Sendable, CaseIterable {
    /// With the counts as promised.
    case yes
    /// Only where more communes than promised reach a level.
    case ifMore = "if_more"
    /// Not at all.
    case no
  }

  /// More communes than any country has; a greater number is a slip of the pen.
  private static let mostCommunes = 1_000_000

  /// Both readings of a plan that has an average and counts at two levels of one set.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - set: The set of its targets.
  ///   - communes: The number of communes in the programme.
  /// - Returns: Empty when the plan lacks one of the targets, or its average has no lower end.
  public static func readings(of plan: Plan, set: CriteriaSet, communes: Int) -> [Self] {
    guard let basic = set.ladder.first(where: { $0.level == .basic })?.minimumMet else { return [] }
    var average: Requirement?
    var year = plan.horizonYear
    var basicCount: Int?
    var metCount: Int?
    var isBounded = false
    var isExclusive = true
    for target in plan.targets {
      switch target.statistic {
      case .averageCriteria(set.id):
        average = target.requirement
        year = target.year ?? year
      case .communesAtLevel(.basic, set.id, let orAbove):
        basicCount = target.requirement.wholeBar
        isExclusive = !orAbove
        isBounded = isBounded || target.requirement.hasUpperEnd
      case .communesAtLevel(.met, set.id, _):
        metCount = target.requirement.wholeBar
        isBounded = isBounded || target.requirement.hasUpperEnd
      case .criteriaMet(set.id) where target.requirement.wholeBar == set.criteria.count:
        metCount = metCount ?? target.units.count
      default: break
      }
    }
    guard let average, average.hasLowerEnd, average.wholeBar != nil,
      (1...mostCommunes).contains(communes), let basicCount, let metCount
    else {
      return []
    }
    return Reading.allCases.map { reading in
      Self(
        set: set, year: year, reading: reading, communes: communes, met: metCount,
        basic: reading == .separate ? basicCount : basicCount - metCount, basicMinimum: basic,
        average: average, isBounded: isBounded, isExclusive: isExclusive)
    }
  }

  private init(
    set: CriteriaSet, year: Int, reading: Reading, communes: Int, met: Int, basic: Int,
    basicMinimum: Int, average: Requirement, isBounded: Bool, isExclusive: Bool
  ) {
    let all = set.criteria.count
    self.set = set.id
    self.year = year
    self.reading = reading
    self.communes = communes
    metCommunes = met
    basicCommunes = basic
    let others = communes - met - basic
    otherCommunes = others
    let needed = average.leastTotal(of: communes)
    neededTotal = needed
    let otherBest = max(0, others) * (basicMinimum - 1)
    let greatest = met * all + basic * (all - 1) + otherBest
    greatestTotal = greatest
    let notComplete = isExclusive ? max(0, basic) : 0
    greatestIfMore = isBounded ? greatest : communes * all - notComplete
    neededOfTheRest = Double(needed - met * all) / Double(communes - met)
    neededOfBasic =
      basic > 0 ? Double(needed - met * all - otherBest) / Double(basic) : .nan
  }
}

extension Requirement {
  /// The bar rounded up to a whole number, `nil` when no count can be meant.
  fileprivate var wholeBar: Int? {
    guard bar.isFinite, abs(bar) <= 1_000_000 else { return nil }
    return Int(bar.rounded(.up))
  }

  /// Whether a value can be too low for it.
  fileprivate var hasLowerEnd: Bool {
    switch self {
    case .atLeast, .above, .within: true
    case .atMost, .below: false
    }
  }

  /// Whether a value can be too high for it.
  fileprivate var hasUpperEnd: Bool {
    switch self {
    case .atLeast, .above: false
    case .within, .atMost, .below: true
    }
  }

  /// The least whole total whose average over `communes` is not too low.
  fileprivate func leastTotal(of communes: Int) -> Int {
    var least = Requirement.atLeast(bar)
    if case .above = self { least = self }
    var total = Int((bar * Double(communes)).rounded(.down))
    while !least.isMet(by: Double(total) / Double(communes)) { total += 1 }
    return total
  }
}
