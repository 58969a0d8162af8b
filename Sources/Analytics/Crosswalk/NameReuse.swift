/// A new unit whose name, or whose code, was in use before.
public struct NameReuse: Hashable, Sendable {
  /// What bore the name or the code.
  public enum Bearer: Hashable, Sendable {
    /// One of the parts of the new unit, by code.
    case part(String)
    /// An old unit that went elsewhere, by code.
    case otherUnit(String)
    /// A place above the units, such as a district.
    case place(level: String, label: String)
  }

  /// The code of the new unit.
  public var code: String
  /// The name of the new unit.
  public var name: String
  /// What bore it before.
  public var bearer: Bearer
  /// The name of what bore it.
  public var bearerName: String
}
