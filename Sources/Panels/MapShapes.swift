/// The outlines of units, drawn into charts as they are: no reader of a chart fetches anything.
public struct MapShapes: Sendable {
  /// A unit's outline.
  public struct Shape: Sendable {
    /// The code of the unit.
    public var code: String
    /// Its rings: lists of points, longitude and latitude in degrees, one list of rings a polygon.
    public var polygons: [[[Point]]]

    /// Makes an outline.
    public init(code: String, polygons: [[[Point]]]) {
      self.code = code
      self.polygons = polygons
    }
  }

  /// A place on the map, in degrees.
  public struct Point: Sendable, Equatable {
    /// Degrees east.
    public var longitude: Double
    /// Degrees north.
    public var latitude: Double

    /// Makes a place.
    public init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  /// The outlines in the order of the file.
  public let shapes: [Shape]

  /// The features of the file that are no unit, by what they are called.
  public let unmatched: [String]

  /// Takes outlines.
  ///
  /// - Parameters:
  ///   - shapes: The outlines of units.
  ///   - unmatched: What the features are called that are no unit.
  public init(_ shapes: [Shape], unmatched: [String] = []) {
    self.shapes = shapes
    self.unmatched = unmatched
  }

  /// The latitude in the middle, for a projection true to distance there.
  public var middle: Double {
    let all = shapes.lazy.flatMap(\.polygons).joined().joined().map(\.latitude)
    guard let low = all.min(), let high = all.max() else { return 0 }
    return (low + high) / 2
  }
}
