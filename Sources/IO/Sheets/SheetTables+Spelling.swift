import Panels

extension SheetTables {
  /// Takes units that differ only in marks, case or spaces for one, with a warning, unless both have
  /// a value for the same series and year: then they are two communes.
  mutating func joinSpellings() {
    var groups: [Spelled: [Int]] = [:]
    for (index, unit) in units.enumerated() where unit.code == nil {
      let key = Spelled(
        name: PlainWords.fold(unit.plainName), district: unit.district.map { PlainWords.fold($0) },
        province: unit.province.map { PlainWords.fold($0) })
      groups[key, default: []].append(index)
    }
    let doubtful = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    if doubtful.isEmpty { return }
    var cells: [Int32: Set<Cell>] = [:]
    let members = Set(doubtful.joined().map { Int32($0) })
    for observation in observations where members.contains(observation.unit) {
      cells[observation.unit, default: []].insert(Cell(observation))
    }
    var target = units.indices.map { Int32($0) }
    for group in doubtful { join(group, cells, &target) }
    renumber(target)
  }

  private struct Spelled: Hashable {
    var name: String
    var district: String?
    var province: String?
  }

  private struct Cell: Hashable {
    var series: Int16
    var year: Int16

    init(_ observation: SheetObservation) {
      series = observation.series
      year = observation.year
    }
  }

  private mutating func join(_ group: [Int], _ cells: [Int32: Set<Cell>], _ target: inout [Int32]) {
    let first = Int32(group[0])
    var taken = cells[first] ?? []
    for index in group.dropFirst() {
      let own = cells[Int32(index)] ?? []
      let isOtherKind =
        units[index].kind != nil && units[group[0]].kind != nil
        && units[index].kind != units[group[0]].kind
      // Two that overlap are two communes, and a third may be either: none is taken for another.
      guard taken.isDisjoint(with: own), !isOtherKind else {
        for member in group { target[member] = Int32(member) }
        return
      }
      taken.formUnion(own)
      target[index] = first
    }
    for index in group.dropFirst() {
      log.add(
        .sheet(.tolerantUnit(units[index].name, name: units[group[0]].name)),
        at: units[index].place)
    }
  }

  /// Leaves out the units that were taken for others.
  private mutating func renumber(_ target: [Int32]) {
    var position = Array(repeating: Int32(-1), count: units.count)
    var kept: [SheetUnit] = []
    for index in units.indices where target[index] == Int32(index) {
      position[index] = Int32(kept.count)
      kept.append(units[index])
    }
    let numbers = target.map { position[Int($0)] }
    for index in observations.indices {
      observations[index].unit = numbers[Int(observations[index].unit)]
    }
    for sheet in sheets.indices {
      for row in sheets[sheet].rows.indices {
        sheets[sheet].rows[row].unit = sheets[sheet].rows[row].unit.map { Int(numbers[$0]) }
        for index in sheets[sheet].rows[row].observations.indices {
          let unit = sheets[sheet].rows[row].observations[index].unit
          sheets[sheet].rows[row].observations[index].unit = numbers[Int(unit)]
        }
      }
    }
    units = kept
  }
}
