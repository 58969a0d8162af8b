/// The options of a model among which the solver chooses.
struct RoadmapOptions {
  private(set) var options: [RoadmapOption] = []
  /// Whether no option is missing, so that the best choice among them is the best of all.
  let isComplete: Bool
  private var known: Set<Key> = []

  private struct Key: Hashable {
    let commune: Int
    let end: Int
    let effort: [Double]
  }

  /// The usual number up to which options are listed in full.
  static let completeLimit = 4000

  /// All options where they are few, else the earliest, the even and the latest schedule of each year.
  ///
  /// - Parameter limit: The most options that are listed in full.
  init(
    _ model: RoadmapModel, limit: Int = completeLimit, allows: (Int, Int) -> Bool
  ) {
    if let all = Self.all(model, limit, allows) {
      isComplete = true
      for option in all { add(option) }
      return
    }
    isComplete = false
    let years = model.years.count
    for commune in model.communes.indices {
      let order = model.orders[commune]
      for end in 0..<years where allows(commune, end) {
        add(RoadmapOption(commune: commune, end: end, schedule: .earliest(order, years: years)))
        guard model.limitsEffort(commune) else { continue }
        add(
          RoadmapOption(
            commune: commune, end: end, schedule: .even(order, end: end, years: years)))
        add(
          RoadmapOption(
            commune: commune, end: end, schedule: .latest(order, end: end, years: years)))
      }
    }
  }

  /// Adds an option unless one with the same efforts is there.
  @discardableResult mutating func add(_ option: RoadmapOption) -> Bool {
    let key = Key(commune: option.commune, end: option.end, effort: option.schedule.effort)
    guard known.insert(key).inserted else { return false }
    options.append(option)
    return true
  }

  private static func all(
    _ model: RoadmapModel, _ limit: Int, _ allows: (Int, Int) -> Bool
  ) -> [RoadmapOption]? {
    var result: [RoadmapOption] = []
    let years = model.years.count
    for commune in model.communes.indices {
      let ends = (0..<years).filter { allows(commune, $0) }
      if ends.isEmpty { continue }
      let order = model.orders[commune]
      if model.limitsEffort(commune) {
        guard let list = ScheduleList(order, years: years, limit: limit) else { return nil }
        for end in ends {
          result += list.byEnd[end].map {
            RoadmapOption(commune: commune, end: end, schedule: $0)
          }
        }
      } else {
        result += ends.map {
          RoadmapOption(
            commune: commune, end: $0, schedule: .earliest(order, years: years))
        }
      }
      if result.count > limit { return nil }
    }
    return result
  }
}
