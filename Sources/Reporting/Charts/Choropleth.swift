import Foundation
import Panels

/// Where: the communes on a map, by their band of criteria met, with the number in each.
///
/// Plate carrée with the middle latitude of the map as its standard parallel, worked out here, so that
/// neither the direction of rings nor a projection's defaults matter.
public struct Choropleth {
  private let shapes: MapShapes
  /// Above so many shapes the numbers are left out.
  private static let labelLimit = 150

  /// Takes the outlines of units.
  public init(_ shapes: MapShapes) { self.shapes = shapes }

  /// The criteria met under the set in force.
  public func charts(_ context: ChartContext) -> [Chart] {
    guard let standings = CommuneStandings(context, year: context.statusYear) else { return [] }
    let known = Dictionary(
      standings.communes.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    let drawn = shapes.shapes.filter { context.units?.contains($0.code) ?? true }
    guard drawn.contains(where: { known[$0.code] != nil }) else { return [] }
    let bands = bands(of: standings, context)
    let unknown = "? " + context.say("chart.no-data")
    var table = ChartTable(["unit", "commune", "met", "criteria", "band", "label", "x", "y"])
    var outlines: [JSONValue] = []
    for shape in drawn {
      let commune = known[shape.code]
      let band = commune.flatMap { commune in bands.first { $0.range.contains(commune.met) } }
      let word = commune == nil ? unknown : band?.word ?? unknown
      let middle = centre(of: shape)
      table.append([
        .text(shape.code), .text(commune?.label ?? shape.code), .integer(commune?.met),
        .integer(standings.criteria), .text(word), .text(commune.map { String($0.met) } ?? "?"),
        .number(middle.x), .number(middle.y),
      ])
      outlines.append(outline(of: shape, band: word))
    }
    let text = text(standings, known, drawn, context)
    let scale = bands.map { ($0.word, $0.colour) } + [(unknown, ChartTheme.gray)]
    let used = Set(
      drawn.map { shape in
        known[shape.code].flatMap { commune in
          bands.first { $0.range.contains(commune.met) }?.word
        } ?? unknown
      })
    return [
      Chart(
        "map-criteria", text, table,
        view: view(
          outlines, scale.filter { used.contains($0.0) }, labelled: drawn.count <= Self.labelLimit,
          dark: bands.prefix(ChartTheme.darkBands).map(\.word), drawn), words: context.words)
    ]
  }

  private func bands(
    of standings: CommuneStandings, _ context: ChartContext
  ) -> [(word: String, colour: String, range: ClosedRange<Int>)] {
    let rows =
      context.results.table(
        "bands",
        where: [
          "level": ["all"], "set": [standings.set], "year": [String(standings.year)],
        ])?.rows ?? []
    return zip(rows, ChartTheme.bands).compactMap { row, colour in
      guard let low = row.integer("low"), let high = row.integer("high"), low <= high else {
        return nil
      }
      return (BandsByYear.bandLabel(row, context), colour, low...high)
    }
  }

  private func text(
    _ standings: CommuneStandings, _ known: [String: CommuneStandings.Commune],
    _ drawn: [MapShapes.Shape], _ context: ChartContext
  ) -> ChartText {
    let communes = drawn.compactMap { known[$0.code] }
    let all = communes.count { $0.met == standings.criteria }
    let number = context.words.numbers.text(all)
    let total = context.words.numbers.text(communes.count)
    let lost = Set(known.keys).subtracting(drawn.map(\.code)).count
    return ChartText(
      kind: context.say("chart.choropleth.kind"),
      title: context.say(
        "chart.choropleth.title",
        ["year": standings.year, "count": number, "total": total, "criteria": standings.criteria]
      )
        + context.place, sources: ["levels", "bands"],
      remarks: [
        context.setTitle(standings.set),
        context.say("chart.choropleth.how-to-read"),
        lost == 0
          ? ""
          : context.say(
            "chart.choropleth.not-on-map", ["count": lost]),
      ], dataYear: standings.year,
      counted: (drawn.count, context.say("chart.choropleth.communes-on-map")),
      missing: drawn.count - communes.count, isSimulated: standings.isSimulated)
  }

  // MARK: Geometry

  private func project(_ point: MapShapes.Point) -> (x: Double, y: Double) {
    let stretch = cos(shapes.middle * .pi / 180)
    return (Self.rounded(point.longitude * stretch), Self.rounded(-point.latitude))
  }

  /// Five decimals: a metre.
  private static func rounded(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }

  private func outline(of shape: MapShapes.Shape, band: String) -> JSONValue {
    [
      "type": "Feature", "properties": ["unit": .text(shape.code), "band": .text(band)],
      "geometry": [
        "type": "MultiPolygon",
        "coordinates": .array(
          shape.polygons.map { polygon in
            .array(
              polygon.map { ring in
                .array(
                  ring.map { point in
                    let place = project(point)
                    return .array([.number(place.x), .number(place.y)])
                  })
              })
          }),
      ],
    ]
  }

  /// The centre of the area of the largest ring.
  private func centre(of shape: MapShapes.Shape) -> (x: Double, y: Double) {
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
    return (best.x, best.y)
  }

  private func view(
    _ outlines: [JSONValue], _ scale: [(String, String)], labelled: Bool, dark: [String],
    _ drawn: [MapShapes.Shape]
  ) -> [String: JSONValue] {
    let points = drawn.lazy.flatMap(\.polygons).joined().joined().map(project)
    let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
    let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 1)
    let ratio = (bottom - top) / max(right - left, 1e-9)
    let height = max(220, min(680, Double(ChartTheme.width) * ratio))
    var layers: [JSONValue] = [
      [
        "data": ["values": .array(outlines)],
        "mark": ["type": "geoshape", "stroke": "#4D4D4D", "strokeWidth": 0.6],
        "encoding": [
          "color": [
            "field": "properties.band", "type": "nominal",
            "scale": [
              "domain": Encoding.texts(scale.map(\.0)), "range": Encoding.texts(scale.map(\.1)),
            ], "legend": ["title": .null, "columns": 3],
          ]
        ],
      ]
    ]
    if labelled {
      layers.append([
        "mark": ["type": "text", "fontSize": 10],
        "encoding": [
          "longitude": Encoding.field("x"), "latitude": Encoding.field("y"),
          "text": Encoding.field("label", "nominal"),
          "color": [
            "condition": [
              "test": ["field": "band", "oneOf": Encoding.texts(dark)], "value": "white",
            ], "value": .text(ChartTheme.ink),
          ],
        ],
      ])
    }
    return [
      "width": .integer(ChartTheme.width), "height": .number(height.rounded()),
      "projection": ["type": "identity"], "layer": .array(layers),
    ]
  }
}
