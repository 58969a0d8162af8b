import IO
import Panels
import Planning

/// Which level is planned, in which years, under which limits: from the call, else from the plan's roadmap.
struct RoadmapGoal: Sendable {
  let set: CriteriaSet
  let level: Level
  let years: [Int]
  /// The units recognised at the level by the last year of the data.
  let recognised: Set<String>
  /// When units were recognised at the level after that, which no chance knows of.
  let recognisedSince: [String: Int]
  /// The lines of the plan's roadmap for this level and these years, of units not recognised by then.
  let given: [RoadmapEntry]
  /// Its lines of units that were.
  let done: [RoadmapEntry]
  let capacity: RoadmapCapacity
  /// Whether the numbers of communes are those of the plan's roadmap.
  let isPlansCapacity: Bool

  init(_ request: RoadmapRequest, _ dataset: Dataset) throws(InputError) {
    let plan = dataset.plan
    let last = dataset.panels.years.last ?? plan.statusYear
    let ahead = plan.roadmap.filter { $0.year > last }
    let usual = ahead.last ?? plan.roadmap.last
    let wanted = request.set ?? usual?.set ?? dataset.sets.first?.id ?? ""
    guard let set = dataset.sets.first(where: { $0.id == wanted || $0.key == wanted }) else {
      throw Self.refusal(
        LocalizedText("option.roadmap-without-set")
      )
    }
    self.set = set
    let level = request.level ?? (usual?.set == set.id ? usual?.level : nil) ?? Self.highest(set)
    guard set.grants(level) else {
      throw Self.refusal(
        LocalizedText(
          "option.level-not-of-set",
          [
            "set": set.id, "level": level.rawValue,
            "levels": set.levelNames.joined(separator: ", "),
          ]))
    }
    self.level = level
    // What was recognised for later years was not known when the data end.
    let years = Dictionary(
      plan.recognitions.filter { $0.level >= level }.map { ($0.unit, $0.metYear) },
      uniquingKeysWith: min)
    let recognised = Set(years.filter { $0.value <= last }.keys)
    self.recognised = recognised
    recognisedSince = years.filter { $0.value > last }
    let lines = ahead.filter { $0.set == set.id && $0.level == level }
    let own = lines.filter { !recognised.contains($0.unit) }
    let end = max(own.map(\.year).max() ?? 0, plan.horizonYear > last ? plan.horizonYear : last + 5)
    let span = request.years ?? last + 1...end
    guard span.lowerBound > last else {
      throw Self.refusal(
        LocalizedText(
          "option.roadmap-begins-too-early", ["last": last, "first": span.lowerBound])
      )
    }
    self.years = Array(span)
    given = own.filter { span.contains($0.year) }
    done = lines.filter { span.contains($0.year) && recognised.contains($0.unit) }
    isPlansCapacity = request.communes == nil && !given.isEmpty
    let planned = Dictionary(given.map { ($0.year, 1) }, uniquingKeysWith: +)
    let communes =
      isPlansCapacity
      ? span.map { Optional(planned[$0] ?? 0) }
      : try Self.limits(request.communes, Array(span), option: "--capacity")
    let effort = try Self.limits(request.effort, Array(span), option: "--effort-capacity")
    capacity = RoadmapCapacity(communes: communes, effort: effort.map { $0.map(Double.init) })
  }

  private static func highest(_ set: CriteriaSet) -> Level { set.ladder.last?.level ?? .met }

  private static func limits(
    _ numbers: YearlyNumbers?, _ years: [Int], option: String
  ) throws(InputError) -> [Int?] {
    guard let numbers else { return [] }
    if let stray = numbers.years.first(where: { !years.contains($0) }) {
      throw refusal(
        LocalizedText(
          "option.year-not-of-roadmap",
          [
            "option": option, "year": stray, "first": years[0],
            "last": years[years.count - 1],
          ])
      )
    }
    if let lacking = years.first(where: { numbers[$0] == nil }) {
      throw refusal(
        LocalizedText("option.years-missing", ["option": option, "years": lacking]))
    }
    return years.map { numbers[$0] }
  }

  private static func refusal(_ text: LocalizedText) -> InputError {
    InputError(.badOption(text))
  }
}
