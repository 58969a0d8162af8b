import IO
import Panels

/// The map on which communes are drawn.
public struct MapRequest: Sendable {
  /// The GeoJSON file.
  public var file: String
  /// The property of its features that holds codes or names of units; found without it.
  public var property: String?

  /// Makes a request.
  public init(file: String, property: String? = nil) {
    self.file = file
    self.property = property
  }

  func read(_ units: UnitTable) throws(InputError) -> MapShapes {
    try MapReader(file).read(property: property, units: units)
  }
}
