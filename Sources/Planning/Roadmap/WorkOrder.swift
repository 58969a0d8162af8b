/// The tasks of a commune in the order of preference, with what each waits for.
struct WorkOrder: Hashable, Sendable {
  /// The positions of the tasks in the commune's list, first to last.
  let tasks: [Int]
  /// The efforts in this order.
  let efforts: [Double]
  /// For each place in this order the places it waits for.
  let after: [[Int]]
  /// The most tasks in a year.
  let pace: Int

  var count: Int { tasks.count }
  var hasDependencies: Bool { after.contains { !$0.isEmpty } }

  /// Orders the tasks: of those that wait for nothing unfinished the one that ``RoadmapTask`` puts first.
  init(_ commune: RoadmapCommune) throws(RoadmapError) {
    let list = commune.tasks
    var places: [String: Int] = [:]
    for (index, task) in list.enumerated() { places[task.criterion] = index }
    var open = Array(list.indices)
    var order: [Int] = []
    var place = [Int](repeating: -1, count: list.count)
    while !open.isEmpty {
      let free = open.filter { index in
        list[index].after.allSatisfy { place[places[$0] ?? index] >= 0 || places[$0] == nil }
      }
      guard let next = free.min(by: { RoadmapTask.comesFirst(list[$0], list[$1]) }) else {
        throw .cycle(
          commune: commune.code,
          criteria: open.map { list[$0] }.sorted(by: RoadmapTask.comesFirst).map(\.criterion))
      }
      place[next] = order.count
      order.append(next)
      open.removeAll { $0 == next }
    }
    tasks = order
    efforts = order.map { list[$0].effort }
    after = order.map { index in
      Set(list[index].after.compactMap { places[$0] }.map { place[$0] }).sorted()
    }
    pace = commune.pace
  }
}
