import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The units that several workers met, in the order of their codes.
struct MergedUnits {
  /// For each worker and each of its units, the position in the unit table.
  private(set) var ranks: [[Int32]] = []
  /// How many letters of codes and labels were written as a letter and a mark, and were composed.
  private(set) var composedCount = 0
  private var decomposed = CodeTable()
  private var codes: [String] = []
  private var labels: [[Int32]] = []
  private var labelTexts: [[String]] = []

  /// Merges the workers' tables; the labels of a unit are those of its latest year.
  ///
  /// - Complexity: O(*n* log *n*) in the number of units; O(*n*) when the file is sorted and one worker
  ///   read it.
  init(_ workers: [BlockParser], labelCount: Int) {
    var all = CodeTable()
    var positions: [[Int32]] = []
    for worker in workers {
      positions.append(
        (0..<Int32(worker.codes.count)).map { unit in
          // A code that stands in refused rows only is no unit.
          if worker.labelRanks[Int(unit)] == .min { return -1 }
          return worker.codes.withBytes(unit) { intern($0, into: &all) }
        })

    }
    let order = Self.order(of: all)
    var rankOf = Array(repeating: Int32(0), count: all.count)
    for (rank, index) in order.enumerated() { rankOf[Int(index)] = Int32(rank) }
    ranks = positions.map { $0.map { $0 < 0 ? -1 : rankOf[Int($0)] } }
    codes = order.map { all.text($0) ?? "" }
    mergeLabels(workers, labelCount: labelCount)
  }

  /// The number of a string in its composed form.
  private mutating func intern(
    _ bytes: UnsafeBufferPointer<UInt8>, into table: inout CodeTable
  ) -> Int32 {
    guard bytes.contains(where: { $0 >= 0x80 }), Composition.firstSpan(in: bytes) != nil else {
      return table.intern(bytes)
    }
    var text: [UInt8] = []
    let count = Composition.compose(bytes, into: &text)
    if decomposed.find(bytes) == nil {
      _ = decomposed.intern(bytes)
      composedCount += count
    }
    return text.withUnsafeBufferPointer { table.intern($0) }
  }

  /// The numbers of a table's strings in ascending order of their bytes, which is that of their text.
  private static func order(of table: CodeTable) -> [Int32] {
    struct Key {
      var prefix: UInt64
      var index: Int32
    }
    var keys: [Key] = []
    keys.reserveCapacity(table.count)
    for index in 0..<Int32(table.count) {
      let prefix = table.withBytes(index) { bytes in
        bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
          << UInt64(8 * (8 - min(bytes.count, 8)))
      }
      keys.append(Key(prefix: prefix, index: index))
    }
    func precedes(_ left: Key, _ right: Key) -> Bool {
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      return table.withBytes(left.index) { left in
        table.withBytes(right.index) { left.lexicographicallyPrecedes($0) }
      }
    }
    let isSorted = zip(keys, keys.dropFirst()).allSatisfy { precedes($0, $1) }
    if !isSorted { keys.sort(by: precedes) }
    return keys.map(\.index)
  }

  private mutating func mergeLabels(_ workers: [BlockParser], labelCount: Int) {
    guard labelCount > 0 else { return }
    var best = Array(repeating: Int64.min, count: codes.count)
    labels = Array(
      repeating: Array(repeating: -1, count: codes.count), count: labelCount)
    var texts: [CodeTable] = (0..<labelCount).map { _ in CodeTable() }
    for (worker, ranks) in zip(workers, ranks) {
      let known = (0..<labelCount).map { column in
        (0..<Int32(worker.labelTables[column].count)).map { label in
          worker.labelTables[column].withBytes(label) {
            intern($0, into: &texts[column])
          }
        }
      }

      for (unit, rank) in ranks.enumerated()
      where rank >= 0 && worker.labelRanks[unit] > best[Int(rank)] {
        best[Int(rank)] = worker.labelRanks[unit]
        for column in 0..<labelCount {
          let label = worker.unitLabels[unit * labelCount + column]
          labels[column][Int(rank)] = label < 0 ? -1 : known[column][Int(label)]
        }
      }
    }
    labelTexts = texts.map { table in (0..<Int32(table.count)).map { table.text($0) ?? "" } }
  }

  /// The unit table with its levels, names and zones.
  func table(roles: TableRoles) -> UnitTable {
    let layout = roles.layout
    var next = layout.groups.count
    let levels = layout.groups.indices.map { column(layout.groups[$0], $0) }
    var names: [String]?
    if layout.name != nil {
      names = labels[next].map { $0 < 0 ? "" : labelTexts[next][Int($0)] }
      next += 1
    }
    let zones = layout.zone.map { _ in column("zone", next) }
    return UnitTable(codes: codes, names: names, zones: zones, levels: levels)
  }

  private func column(_ name: String, _ index: Int) -> CategoryColumn {
    CategoryColumn(name: name, labels: labelTexts[index], indices: labels[index])
  }
}
