/// What a year can bear, in all communes or in those of a district.
public struct RoadmapCapacity: Hashable, Sendable {
  /// The name, for tables; empty for the whole.
  public var name: String
  /// The codes of the communes it covers; `nil` for all.
  public var members: Set<String>?
  /// The most communes recognised in each year; `nil` for no limit.
  public var communes: [Int?]
  /// The most points of effort spent in each year; `nil` for no limit.
  public var effort: [Double?]

  /// Makes a capacity; an empty list sets no limit in any year.
  public init(
    name: String = "", members: Set<String>? = nil, communes: [Int?] = [], effort: [Double?] = []
  ) {
    self.name = name
    self.members = members
    self.communes = communes
    self.effort = effort
  }

  func communes(_ step: Int) -> Int? { communes.isEmpty ? nil : communes[step] }
  func effort(_ step: Int) -> Double? { effort.isEmpty ? nil : effort[step] }
  func covers(_ code: String) -> Bool { members?.contains(code) ?? true }
}
