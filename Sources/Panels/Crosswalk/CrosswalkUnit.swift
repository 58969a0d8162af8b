/// A unit as a list of some vintage has it: the code is its key there, names are aliases.
///
/// The same code in another vintage is another unit.
///
/// ```swift
/// let province = CrosswalkUnit.Place(level: "province", label: "Hà Nam")
/// let unit = CrosswalkUnit(code: "HN-001", kind: .commune, places: [province])
/// unit.place("province")  // "Hà Nam"
/// ```
public struct CrosswalkUnit: Hashable, Sendable {
  /// The code, unique within its vintage.
  public var code: String
  /// The name; the code where none is given.
  public var name: String
  /// The kind; `nil` when the crosswalk does not say.
  public var kind: UnitKind?
  /// The places above it, such as its province, by the name of the level; in the order of the file.
  public var places: [Place]

  /// A place above a unit.
  public struct Place: Hashable, Sendable {
    /// The level of the hierarchy, such as `province`.
    public var level: String
    /// The name of the place.
    public var label: String

    /// Makes a place.
    public init(level: String, label: String) {
      self.level = level
      self.label = label
    }
  }

  /// Makes a unit.
  public init(code: String, name: String? = nil, kind: UnitKind? = nil, places: [Place] = []) {
    self.code = code
    self.name = name ?? code
    self.kind = kind
    self.places = places
  }

  /// The name of the place at a level.
  public func place(_ level: String) -> String? { places.first { $0.level == level }?.label }
}
