import Panels

/// Where: the communes on a map, by their band of criteria met, with the number in each.
///
/// What is not known is hatched, and what does not count, such as a town, is white.
///
/// How maps are read and drawn: `docs/charts.md`.
///
/// ```swift
/// let map = try MapReader("communes.geojson").read(property: nil, units: units)
/// let chart = Choropleth(map).charts(context).first  // map-criteria
/// ```
public struct Choropleth {
  private let shapes: MapShapes
  /// Above so many shapes the numbers are left out.
  private static let labelLimit = 150
  /// The most in a narrow window.
  private static let narrowLabelLimit = 40

  /// Takes the outlines of units.
  public init(_ shapes: MapShapes) { self.shapes = shapes }

  /// The criteria met under the set in force.
  public func charts(_ context: ChartContext) -> [Chart] {
    guard let standings = CommuneStandings(context, year: context.statusYear) else { return [] }
    let places = places(standings, context)
    guard places.contains(where: { $0.met != nil }) else { return [] }
    var table = ChartTable(["unit", "commune", "met", "criteria", "band", "label", "x", "y"])
    for place in places {
      let middle = flat.centre(of: place.shape)
      table.append([
        .text(place.shape.code), .text(place.label), .integer(place.met),
        .integer(standings.criteria), .text(place.band), .text(place.symbol), .number(middle.x),
        .number(middle.y),
      ])
    }
    return [
      Chart(
        "map-criteria", text(standings, places, context), table,
        view: view(places, standings, context), context: context)
    ]
  }

  /// An outline with what is known of its unit.
  private struct Place {
    var shape: MapShapes.Shape
    var label: String
    var met: Int?
    var band: String
    /// The number of criteria; `?` for what is not known and `–` for what does not count.
    var symbol: String
  }

  private func places(_ standings: CommuneStandings, _ context: ChartContext) -> [Place] {
    let known = Dictionary(
      standings.communes.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    let levels = context.unitRows("levels", where: ["year": [String(standings.year)]])
    let uncounted = Set(levels.filter { $0["counted"] == "no" }.map { $0["unit"] })
    let names = UnitLabels(levels)
    let bands = bands(of: standings, context)
    return shapes.shapes.filter { context.units?.contains($0.code) ?? true }.map { shape in
      let commune = known[shape.code]
      let isUncounted = commune == nil && uncounted.contains(shape.code)
      let band = commune.flatMap { commune in bands.first { $0.range.contains(commune.met) } }
      return Place(
        shape: shape, label: commune?.label ?? names[shape.code], met: commune?.met,
        band: band?.word ?? (isUncounted ? Self.uncounted(context) : context.notAssessable),
        symbol: commune.map { String($0.met) } ?? (isUncounted ? "–" : "?"))
    }
  }

  private static func uncounted(_ context: ChartContext) -> String {
    context.say("chart.choropleth.not-counted")
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
    _ standings: CommuneStandings, _ places: [Place], _ context: ChartContext
  ) -> ChartText {
    let known = places.filter { $0.met != nil }
    let words = context.words.numbers
    let drawn = Set(places.map(\.shape.code))
    let lost = standings.communes.count { !drawn.contains($0.unit) }
    let counted = places.filter { $0.symbol != "–" }
    let bands = scale(standings, context).map(\.word)
    return ChartText(
      kind: context.say("chart.choropleth.kind"),
      title: context.say(
        "chart.choropleth.title",
        [
          "year": standings.year,
          "count": words.text(known.count { $0.met == standings.criteria }),
          "total": words.text(known.count), "criteria": standings.criteria,
        ]) + context.ofSetAboveStandard(standings.set) + context.place,
      details: bands.map { band in (band, places.filter { $0.band == band }) }
        .filter { !$0.1.isEmpty }.map { band, places in
          let names = places.count > 5 ? "" : places.map(\.label).joined(separator: ", ")
          return context.say(
            "chart.choropleth.detail", ["band": band, "count": words.text(places.count)])
            + (names.isEmpty ? "" : " (\(names))")
        }, sources: ["levels", "bands"],
      remarks: [
        context.setTitle(standings.set), context.say("chart.choropleth.how-to-read"),
        lost == 0 ? "" : context.say("chart.choropleth.not-on-map", ["count": words.text(lost)]),
      ], method: context.verdictMethod, dataYear: standings.year,
      counted: (counted.count, context.say("chart.choropleth.communes-on-map")),
      missing: counted.count - known.count, isSimulated: standings.isSimulated)
  }

  /// The bands, then what is not known and what does not count.
  private func scale(
    _ standings: CommuneStandings, _ context: ChartContext
  ) -> [(word: String, colour: String)] {
    bands(of: standings, context).map { ($0.word, $0.colour) } + [
      (context.notAssessable, ChartTheme.hatchGround), (Self.uncounted(context), "#FFFFFF"),
    ]
  }

  // MARK: Geometry

  private var flat: FlatMap { FlatMap(middle: shapes.middle) }

  private func outline(of place: Place) -> JSONValue {
    [
      "type": "Feature",
      "properties": ["unit": .text(place.shape.code), "band": .text(place.band)],
      "geometry": [
        "type": "MultiPolygon",
        "coordinates": .array(
          place.shape.polygons.map { .array($0.map { Self.line($0.map(flat.project)) }) }),
      ],
    ]
  }

  private static func line(_ points: [FlatMap.Point]) -> JSONValue {
    .array(points.map { .array([.number($0.x), .number($0.y)]) })
  }

  private func view(
    _ places: [Place], _ standings: CommuneStandings, _ context: ChartContext
  ) -> [String: JSONValue] {
    let points = places.lazy.flatMap(\.shape.polygons).joined().joined().map(flat.project)
    let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
    let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 1)
    let span = max(right - left, 1e-9)
    let height = max(220, min(680, Double(ChartTheme.width) * (bottom - top) / span))
    let used = Set(places.map(\.band))
    let scale = scale(standings, context).filter { used.contains($0.word) }
    var layers: [JSONValue] = [
      Encoding.swatches(scale, columns: 3),
      [
        "data": ["values": .array(places.map(outline))],
        "mark": ["type": "geoshape", "stroke": "#4D4D4D", "strokeWidth": 0.6],
        "encoding": ["color": Encoding.field("properties.band", "nominal")],
      ],
    ]
    // Lines eight points apart on the screen.
    let gap = max(span / Double(ChartTheme.width), (bottom - top) / height) * 8
    let hatching = places.filter { $0.symbol == "?" }.flatMap {
      flat.hatching(of: $0.shape, gap: gap)
    }
    if !hatching.isEmpty {
      layers.append([
        "data": [
          "values": [
            [
              "type": "Feature", "properties": [:],
              "geometry": [
                "type": "MultiLineString",
                "coordinates": .array(hatching.map { Self.line([$0.from, $0.to]) }),
              ],
            ]
          ]
        ],
        "mark": [
          "type": "geoshape", "filled": false, "stroke": .text(ChartTheme.hatchLine),
          "strokeWidth": 0.9,
        ],
      ])
    }
    if places.count <= Self.labelLimit {
      layers.append(
        labels(
          of: places.count, dark: scale.prefix { ChartTheme.isDark($0.colour) }.map(\.word)))
    }
    return [
      "width": .integer(ChartTheme.width), "height": .number(height.rounded()),
      "projection": ["type": "identity"], "layer": .array(layers),
    ]
  }

  /// The number of each unit in its middle, white on dark bands.
  private func labels(of count: Int, dark: [String]) -> JSONValue {
    [
      "mark": ["type": "text", "fontSize": 10],
      "narrow": count > Self.narrowLabelLimit ? .null : [:],
      "encoding": [
        "longitude": Encoding.field("x"), "latitude": Encoding.field("y"),
        "text": Encoding.field("label", "nominal"),
        "color": [
          "condition": [
            "test": ["field": "band", "oneOf": Encoding.texts(dark)], "value": "white",
          ], "value": .text(ChartTheme.ink),
        ],
      ],
    ]
  }
}
