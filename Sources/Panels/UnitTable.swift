/// What kind of place a unit is.
public enum UnitKind: String, Sendable, CaseIterable {
  /// Xã.
  case commune
  /// Thị trấn.
  case town
  /// Phường: outside the rural programme.
  case ward
  /// Đặc khu.
  case specialZone = "special-zone"
  /// Thôn, bản.
  case village
  /// Huyện.
  case district
  /// Tỉnh.
  case province
  /// Vùng.
  case region
  /// The whole country.
  case nation

  /// Whether the unit counts in "criteria per commune" unless a plan says otherwise.
  public var isRuralCommune: Bool { self == .commune || self == .specialZone }
}

/// A column of labels, one per unit, stored as indices: 100,000 units share a few district names.
///
/// ```swift
/// let districts = CategoryColumn(name: "district", values: ["Kim Bảng", "", "Kim Bảng"])
/// districts.indices  // [0, -1, 0]
/// districts.label(of: 2)  // "Kim Bảng"
/// ```
public struct CategoryColumn: Hashable, Sendable {
  /// The column's name, such as `district`.
  public var name: String
  /// The distinct labels, in order of first appearance.
  public var labels: [String]
  /// For each unit the index of its label, or −1 when it has none.
  public var indices: [Int32]

  /// Makes a column from one label per unit; an empty label is none.
  public init(name: String, values: [String]) {
    self.name = name
    var labels: [String] = []
    var positions: [String: Int32] = [:]
    indices = values.map { value in
      if value.isEmpty { return -1 }
      if let known = positions[value] { return known }
      let next = Int32(labels.count)
      positions[value] = next
      labels.append(value)
      return next
    }
    self.labels = labels
  }

  /// Makes a column from labels and from each unit's index among them; the labels become distinct,
  /// not empty, and ordered by first appearance.
  public init(name: String, labels: [String], indices: [Int32]) {
    self.name = name
    var order: [String: Int32] = [:]
    var known = Array(repeating: Int32(-2), count: labels.count)
    var distinct: [String] = []
    self.indices = indices.map { index in
      guard index >= 0 else { return -1 }
      if known[Int(index)] == -2 {
        let label = labels[Int(index)]
        if label.isEmpty {
          known[Int(index)] = -1
        } else if let same = order[label] {
          known[Int(index)] = same
        } else {
          known[Int(index)] = Int32(distinct.count)
          order[label] = Int32(distinct.count)
          distinct.append(label)
        }
      }
      return known[Int(index)]
    }
    self.labels = distinct
  }

  /// The label of a unit.
  public func label(of unit: Int) -> String? {
    indices[unit] < 0 ? nil : labels[Int(indices[unit])]
  }
}

/// The units of a panel, in columns: row `i` of each belongs to unit `i`.
///
/// A code identifies a unit; names are aliases. Units are ordered by code, so that results do not
/// depend on the order of rows in a file.
///
/// ```swift
/// let provinces = CategoryColumn(name: "province", values: ["Hà Nam", "Hà Nam"])
/// let units = UnitTable(codes: ["HN-001", "HN-002"], levels: [provinces])
/// units.index(ofCode: "HN-002")  // 1
/// units.level(named: "province")?.label(of: 1)  // "Hà Nam"
/// ```
public struct UnitTable: Hashable, Sendable {
  /// The codes: unique, in ascending order.
  public var codes: [String]
  /// The names.
  public var names: [String]
  /// The kinds.
  public var kinds: [UnitKind]
  /// The threshold zone of each unit: a region (`TDMNPB`) or a group (`G2`).
  public var zones: CategoryColumn
  /// Whether the unit uses the special-area levels (specially difficult, safety-zone communes).
  public var specialAreas: [Bool]
  /// The levels of the hierarchy, outermost first: province, district.
  public var levels: [CategoryColumn]

  /// Makes a table; every column has one entry a unit.
  public init(
    codes: [String], names: [String]? = nil, kinds: [UnitKind]? = nil,
    zones: CategoryColumn? = nil, specialAreas: [Bool]? = nil, levels: [CategoryColumn] = []
  ) {
    let count = codes.count
    self.codes = codes
    self.names = names ?? codes
    self.kinds = kinds ?? Array(repeating: .commune, count: count)
    self.zones =
      zones ?? CategoryColumn(name: "zone", values: Array(repeating: "", count: count))
    self.specialAreas = specialAreas ?? Array(repeating: false, count: count)
    self.levels = levels
    precondition(self.names.count == count && self.kinds.count == count)
    precondition(self.zones.indices.count == count && self.specialAreas.count == count)
    precondition(levels.allSatisfy { $0.indices.count == count })
  }

  /// The number of units.
  public var count: Int { codes.count }

  /// The level of the hierarchy with a name, such as `district`.
  public func level(named name: String) -> CategoryColumn? { levels.first { $0.name == name } }

  /// The position of a code. O(log *n*).
  public func index(ofCode code: String) -> Int? {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < codes.count && codes[low] == code ? low : nil
  }

  /// The names, with the code behind those that several units bear.
  public var distinctNames: [String] {
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    return zip(names, codes).map { name, code in
      (counts[name] ?? 0) > 1 ? "\(name) (\(code))" : name
    }
  }
}
