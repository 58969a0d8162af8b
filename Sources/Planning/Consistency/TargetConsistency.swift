import Analytics
import Panels

/// Whether the numbers of a plan can hold together, before anything is fitted.
///
/// A plan that wants `b` communes basically meeting, `m` meeting and an average above `a` may mean
/// the `m` to be among the `b` or beside them; both readings are worked out.
///
/// The numbers hold together where `slack = greatestTotal − neededTotal` is not negative.
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
  /// The greatest total when as many communes reach the levels as the counts let through.
  public let greatestIfMore: Int
  /// Whether the targets can hold together.
  public let possibility: Possibility

  /// Whether numbers can hold together.
  public enum Possibility: String, Sendable, CaseIterable {
    /// With the counts as promised.
    case yes
    /// Only where more communes than promised reach a level.
    case ifMore = "if_more"
    /// Not at all.
    case no
  }

  /// The target for the average.
  public let average: Target

  /// More communes than any country has; a greater number is a slip of the pen.
  static let mostCommunes = 1_000_000

  /// Whether a bar can be meant for a count of communes or of their criteria.
  static func isCountable(_ bar: Double) -> Bool { abs(bar) <= Double(mostCommunes) }

  /// Both readings of a plan that has an average and counts at two levels of one set, for each year in which
  /// it has all three.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - set: The set of its targets.
  ///   - communes: The number of communes in the programme.
  /// - Returns: Empty when the plan lacks one of the targets, or its average has no lower end.
  public static func readings(of plan: Plan, set: CriteriaSet, communes: Int) -> [Self] {
    guard let basic = set.ladder.first(where: { $0.level == .basic })?.minimumMet,
      (1...mostCommunes).contains(communes)
    else { return [] }
    return Set(plan.targets.map { $0.year ?? plan.horizonYear }).sorted().flatMap { year in
      let counts = TargetCounts(plan, set: set, year: year)
      return Reading.allCases.compactMap {
        Self(counts, set: set, year: year, reading: $0, communes: communes, basicMinimum: basic)
      }
    }
  }

  private init?(
    _ counts: TargetCounts, set: CriteriaSet, year: Int, reading: Reading, communes: Int,
    basicMinimum: Int
  ) {
    guard let average = counts.average, let met = counts.met, let basic = counts.basic else {
      return nil
    }
    let all = set.criteria.count
    let total = { (met: Int, basic: Int) in
      met * all + basic * (all - 1) + max(0, communes - met - basic) * (basicMinimum - 1)
    }
    // How many may stand at both levels together, and at the level below alone.
    let isSeparate = reading == .separate
    let mostTogether = min(communes, isSeparate ? communes : basic.most ?? communes)
    let leastTogether = isSeparate ? met.least + basic.least : max(met.least, basic.least)
    let metPromised = met.promised(of: mostTogether)
    let together = isSeparate ? communes - metPromised : communes
    self.set = set.id
    self.year = year
    self.reading = reading
    self.communes = communes
    self.average = average
    metCommunes = metPromised
    basicCommunes = basic.promised(of: together) - (isSeparate ? 0 : metPromised)
    otherCommunes = communes - metCommunes - basicCommunes
    neededTotal = average.requirement.leastTotal(of: communes)
    greatestTotal = total(metCommunes, basicCommunes)
    // As many as may meet, then as many as may meet basically: each counts for more than one that does not.
    let fewestBasic = counts.isExclusive ? max(0, basic.least - (isSeparate ? 0 : met.least)) : 0
    let mostMet = max(0, min(met.most ?? communes, mostTogether - fewestBasic))
    let mostBasic = min(isSeparate ? basic.most ?? communes : communes, mostTogether - mostMet)
    greatestIfMore = total(mostMet, mostBasic)
    let isCounted = otherCommunes >= 0 && basicCommunes >= 0
    possibility =
      leastTogether > mostTogether || mostMet < met.least || greatestIfMore < neededTotal
      ? .no : isCounted && greatestTotal >= neededTotal ? .yes : .ifMore
    neededOfTheRest = Double(neededTotal - metCommunes * all) / Double(communes - metCommunes)
    let others = max(0, otherCommunes) * (basicMinimum - 1)
    neededOfBasic =
      basicCommunes > 0
      ? Double(neededTotal - metCommunes * all - others) / Double(basicCommunes) : .nan
  }
}

/// What the targets of a year ask of the counts at two levels of a set, and of its average.
private struct TargetCounts {
  /// How many communes a count lets through.
  struct Range {
    /// Its lower end.
    var least = 0
    /// Its upper end.
    var most: Int?

    /// Both ranges at once.
    func and(_ other: Range?) -> Range {
      guard let other else { return self }
      return Range(
        least: max(least, other.least), most: [most, other.most].compactMap(\.self).min())
    }

    /// The number promised: its lower end, or where it has none the upper, of those there can be.
    func promised(of communes: Int) -> Int {
      if least == 0, let most { return min(most, communes) }
      return least
    }
  }

  var average: Target?
  var basic: Range?
  var met: Range?
  /// Whether communes at a higher level do not count as meeting basically.
  var isExclusive = true

  init(_ plan: Plan, set: CriteriaSet, year: Int) {
    for target in plan.targets where (target.year ?? plan.horizonYear) == year {
      let isOfAll = target.units.isEmpty
      switch target.statistic {
      case .averageCriteria(set.id) where isOfAll && target.requirement.hasLowerEnd:
        guard TargetConsistency.isCountable(target.requirement.bar) else { continue }
        average =
          average.map { $0.requirement.bar > target.requirement.bar ? $0 : target } ?? target
      case .communesAtLevel(.basic, set.id, let orAbove) where isOfAll:
        basic = target.requirement.counts?.and(basic) ?? basic
        isExclusive = isExclusive && !orAbove
      case .communesAtLevel(.met, set.id, _) where isOfAll:
        met = target.requirement.counts?.and(met) ?? met
      case .criteriaMet(set.id)
      where target.requirement.asksForAll(of: set.criteria.count) && !isOfAll:
        met = Range(least: target.units.count).and(met)
      default: break
      }
    }
  }
}

extension Requirement {
  /// The numbers of communes that pass, `nil` when no count can be meant.
  fileprivate var counts: TargetCounts.Range? {
    guard bars.allSatisfy(TargetConsistency.isCountable) else { return nil }
    return .init(least: leastWhole.map { Int($0) } ?? 0, most: greatestWhole.map { Int($0) })
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
