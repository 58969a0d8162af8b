import Panels

/// Computes indices of tracking, with the rules for special cases that all of them share.
///
/// 1. Values after the target year are left out: the verdict on a target is that of its year.
/// 2. A latest value that meets the target, with its strictness, has achieved it, whatever the
///    change was; so has one within rounding of a target at 0 % or 100 % that the bar itself meets.
/// 3. A yes or no has no pace: met, or what the method says of a miss. A method without such a rule
///    says nothing of any unit, and so does one that takes growth rates, of values that are growth
///    rates: else it would be counted on the units that meet the target alone.
/// 4. The base is the value of the base year, else the next one before the latest, else the last
///    one before the base year.
/// 5. Of a range the end that has to be passed from outside is the target.
///
/// Rules 1 and 2 and the base year follow Open SDG and the note of the UN Statistics Division as
/// Eustat quotes it (`docs/tracking-indices.md`).
public struct Tracker: Sendable {
  private let parameters: TrackingParameters

  /// Makes a tracker.
  public init(_ parameters: TrackingParameters = TrackingParameters()) {
    self.parameters = parameters
  }

  /// An index of a series. O(points).
  public func track(
    _ input: TrackingInput, by method: any TrackingMethod.Type
  ) -> TrackingResult {
    let points = input.points.filter { $0.year <= input.targetYear }
    let latest = points.last
    let goal = Self.goal(of: input.requirement, for: latest?.value)
    let base = base(of: points)
    var result = TrackingResult(
      method: method.id, concept: method.concept, base: base?.point, latest: latest,
      target: goal.bar, isUpward: goal.isUpward, judgement: .undefined(.noValue),
      parameters: method.parameters(parameters), ownClass: "")
    guard let latest, let base else { return result }
    if input.isGrowthRate, method.isCompound {
      result.judgement = .undefined(.growthRate)
    } else if input.kind == .yesno, method.binaryMiss == nil {
      result.judgement = .undefined(.binary)
    } else if let note = Self.metNote(latest.value, input, tolerance: method.limitTolerance) {
      result.judgement = .undefined(note)
      result.judgement.verdict = .achieved
      result.judgement.score = method.scoreWhenMet
    } else if input.kind == .yesno {
      result.judgement = .undefined(.binary)
      result.judgement.verdict = method.binaryMiss?.verdict
    } else {
      let course = TrackingCourse(
        points: points, base: base.point, latest: latest, target: goal.bar,
        targetYear: input.targetYear, direction: goal.isUpward ? 1 : -1,
        peerDeviation: input.peerDeviations[latest.year] ?? .nan, parameters: parameters)
      result.judgement = method.judge(course)
    }
    if let note = base.note, base.point != latest { result.judgement.notes.append(note) }
    result.ownClass =
      result.judgement.notes.first == .binary
      ? method.binaryMiss?.ownClass ?? ""
      : result.judgement.verdict.map { method.ownClass($0) } ?? ""
    return result
  }

  /// The base, with a note when it is not of the year asked for.
  private func base(of points: [TrackingPoint]) -> (point: TrackingPoint, note: TrackingNote?)? {
    guard let first = points.first, let latest = points.last else { return nil }
    guard let year = parameters.baseYear else { return (first, nil) }
    let earlier = points.dropLast()
    if let next = earlier.first(where: { $0.year >= year }) {
      return (next, next.year == year ? nil : .laterBase)
    }
    return (earlier.last ?? latest, .earlierBase)
  }

  /// Why a value counts as meeting the target; `nil` when it does not.
  private static func metNote(
    _ value: Double, _ input: TrackingInput, tolerance: Double
  ) -> TrackingNote? {
    if input.requirement.isMet(by: value) { return .targetMet }
    let bar: Double
    switch input.requirement {
    case .atLeast(let height), .atMost(let height): bar = height
    case .above, .below, .within: return nil
    }
    guard input.kind == .share, bar == 0 || bar == 100 else { return nil }
    return abs(value - bar) <= max(tolerance, input.roundingTolerance) ? .withinRounding : nil
  }

  /// The height to reach and from which side.
  private static func goal(
    of requirement: Requirement, for value: Double?
  ) -> (bar: Double, isUpward: Bool) {
    switch requirement {
    case .atLeast(let bar), .above(let bar): (bar, true)
    case .atMost(let bar), .below(let bar): (bar, false)
    case .within(let low, let high):
      if let value, value > high { (high, false) } else { (low, true) }
    }
  }
}
