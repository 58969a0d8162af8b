import Foundation
import Panels

/// Plate carrée with a standard parallel in the middle of the map, worked out here, so that neither the
/// direction of rings nor a projection's defaults matter.
struct FlatMap {
  /// A place in degrees of the equator, downwards as pictures are.
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// The latitude that is true to distance.
  let middle: Double

  /// A place of the map.
  func project(_ point: MapShapes.Point) -> Point {
    let stretch = cos(middle * .pi / 180)
    return Point(x: Self.rounded(point.longitude * stretch), y: Self.rounded(-point.latitude))
  }

  /// Five decimals: a metre.
  private static func rounded(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }

  /// The centre of the area of the largest ring; `NaN` where none has an area.
  func centre(of shape: MapShapes.Shape) -> Point {
    var best = (area: -1.0, x: Double.nan, y: Double.nan)
    for ring in shape.polygons.compactMap(\.first) {
      let points = ring.map(project)
      var (area, x, y) = (0.0, 0.0, 0.0)
      for (a, b) in zip(points, points.dropFirst()) {
        let cross = a.x * b.y - b.x * a.y
        area += cross
        x += (a.x + b.x) * cross
        y += (a.y + b.y) * cross
      }
      if abs(area) > best.area, area != 0 {
        best = (abs(area), Self.rounded(x / (3 * area)), Self.rounded(y / (3 * area)))
      }
    }
    return Point(x: best.x, y: best.y)
  }

  /// Lines from lower left to upper right inside an outline, holes spared.
  ///
  /// A line is where `x + y` is a multiple of the gap, so that those of neighbours meet; it is inside between its first
  /// and second crossing of the rings, its third and fourth, and so on.
  ///
  /// - Parameters:
  ///   - shape: The outline.
  ///   - gap: The distance of lines along an axis, in degrees of the equator, above 0.
  /// - Complexity: O(*lines* · *points*).
  func hatching(of shape: MapShapes.Shape, gap: Double) -> [(from: Point, to: Point)] {
    let rings = shape.polygons.joined().map { $0.map(project) }
    let sums = rings.joined().map { $0.x + $0.y }
    guard let low = sums.min(), let high = sums.max() else { return [] }
    return stride(from: (low / gap).rounded(.up), through: (high / gap).rounded(.down), by: 1)
      .flatMap { step -> [(from: Point, to: Point)] in
        let sum = step * gap
        let crossings = rings.flatMap { Self.crossings(of: $0, sum: sum) }.sorted()
        return stride(from: 0, to: crossings.count - 1, by: 2).map { index in
          let ends = [crossings[index], crossings[index + 1]].map {
            Point(x: Self.rounded($0), y: Self.rounded(sum - $0))
          }
          return (ends[0], ends[1])
        }
      }
  }

  /// Where a ring crosses the line on which `x + y` is `sum`, by `x`; a corner on the line counts as above it.
  private static func crossings(of ring: [Point], sum: Double) -> [Double] {
    zip(ring, ring.dropFirst() + ring.prefix(1)).compactMap { a, b in
      let (first, second) = (a.x + a.y - sum, b.x + b.y - sum)
      guard (first < 0) != (second < 0) else { return nil }
      return a.x + (b.x - a.x) * first / (first - second)
    }
  }
}
