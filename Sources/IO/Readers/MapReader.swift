import Foundation
import Panels

/// Reads the outlines of units from GeoJSON (RFC 7946): polygons and multipolygons in degrees.
///
/// ```swift
/// let shapes = try MapReader("communes.geojson").read(property: "code", units: panels.units)
/// ```
public struct MapReader {
  /// The most bytes that a map may have: 256 MiB.
  private static let limit = 256 << 20
  private let path: String

  /// Prepares the reading of a file.
  public init(_ path: String) { self.path = path }

  /// The outlines of the units of a table.
  ///
  /// - Parameters:
  ///   - property: The property of a feature that holds the code or name of its unit; without it the one
  ///     that fits most units.
  ///   - units: The units; features of others are left out.
  /// - Throws: ``InputError`` where the file is no GeoJSON, or no property fits a unit.
  public func read(property: String?, units: UnitTable) throws(InputError) -> MapShapes {
    let features = try features()
    let keys = property.map { [$0] } ?? names(of: features)
    var best: [(Int, [String: Any])] = []
    var chosen = ""
    for key in keys {
      let found = features.compactMap { feature in
        (feature["properties"] as? [String: Any])?[key].flatMap { unit(of: $0, units) }
          .map { ($0, feature) }
      }
      if found.count > best.count { (best, chosen) = (found, key) }
    }
    guard !best.isEmpty else {
      throw refusal(
        property.map { LocalizedText("map.property-fits-no-unit", ["property": $0]) }
          ?? LocalizedText("map.no-property-fits"))
    }
    return MapShapes(
      best.compactMap { unit, feature in
        let polygons = polygons(feature["geometry"] as? [String: Any])
        return polygons.isEmpty
          ? nil : MapShapes.Shape(code: units.codes[unit], polygons: polygons)
      }, unmatched: unmatched(features, chosen, units))
  }

  /// What the features are called whose property is no unit: its value and, where that is a code, the first
  /// property that holds a name.
  private func unmatched(
    _ features: [[String: Any]], _ key: String, _ units: UnitTable
  ) -> [String] {
    features.compactMap { feature in
      let properties = feature["properties"] as? [String: Any] ?? [:]
      let value = properties[key]
      if value.flatMap({ unit(of: $0, units) }) != nil { return nil }
      let code = (value as? String) ?? (value as? NSNumber)?.stringValue ?? "?"
      if code.contains(where: \.isLetter) { return code }
      let name = properties.keys.sorted().lazy.compactMap { properties[$0] as? String }
        .first { $0.contains(where: \.isLetter) }
      return name.map { "\(code) (\($0))" } ?? code
    }
  }

  private func features() throws(InputError) -> [[String: Any]] {
    guard let bytes = try FileBytes.array(path: path, limit: Self.limit) else {
      throw refusal(LocalizedText("map.too-large"))
    }
    let document = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
    guard let features = document?["features"] as? [[String: Any]] else {
      throw refusal(
        LocalizedText(
          "map.no-features"))
    }
    return features
  }

  /// The names of properties, in order.
  private func names(of features: [[String: Any]]) -> [String] {
    Set(features.lazy.compactMap { $0["properties"] as? [String: Any] }.joined().map(\.key))
      .sorted()
  }

  /// The unit that a value names: by its code, by its number where leading zeros were lost, by a name
  /// that only one unit has.
  private func unit(of value: Any, _ units: UnitTable) -> Int? {
    guard let text = (value as? String) ?? (value as? NSNumber)?.stringValue else { return nil }
    if let unit = units.index(ofCode: text) { return unit }
    if let number = Int(text) {
      return units.codes.firstIndex { Int($0) == number }
    }
    let named = units.names.indices.filter { units.names[$0] == text }
    return named.count == 1 ? named[0] : nil
  }

  private func polygons(_ geometry: [String: Any]?) -> [[[MapShapes.Point]]] {
    switch geometry?["type"] as? String {
    case "Polygon": [rings(geometry?["coordinates"])].filter { !$0.isEmpty }
    case "MultiPolygon":
      ((geometry?["coordinates"] as? [Any]) ?? []).map(rings).filter { !$0.isEmpty }
    default: []
    }
  }

  private func rings(_ value: Any?) -> [[MapShapes.Point]] {
    ((value as? [[[Any]]]) ?? []).map { ring in
      ring.compactMap { point in
        guard point.count >= 2, let longitude = (point[0] as? NSNumber)?.doubleValue,
          let latitude = (point[1] as? NSNumber)?.doubleValue, longitude.isFinite, latitude.isFinite
        else { return nil }
        return MapShapes.Point(longitude: longitude, latitude: latitude)
      }
    }.filter { $0.count >= 4 }
  }

  private func refusal(_ reason: LocalizedText) -> InputError {
    InputError(.badMap(reason: reason), at: SourceLocation(file: path))
  }
}
