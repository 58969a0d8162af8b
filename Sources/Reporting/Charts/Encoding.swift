/// Parts of Vega-Lite specifications that many charts share.
enum Encoding {
  /// A field without anything else.
  static func field(_ field: String, _ type: String = "quantitative") -> JSONValue {
    ["field": .text(field), "type": .text(type)]
  }

  /// Years from left to right, at most a dozen of them labelled.
  static func years(_ years: ClosedRange<Int>, field: String = "year", labels: Int = 12)
    -> JSONValue
  {
    let stride = max(1, (years.count + labels - 1) / labels)
    let ticks = years.filter { ($0 - years.upperBound) % stride == 0 }
    return [
      "field": .text(field), "type": "quantitative", "title": .null,
      "axis": [
        "format": "d", "values": .array(ticks.map { .integer($0) }), "grid": false,
        "labelFlush": false,
      ],
      "scale": [
        "domain": .array([.integer(years.lowerBound), .integer(years.upperBound)]), "nice": false,
        "zero": false,
      ],
    ]
  }

  /// Numbers along an axis.
  static func numbers(
    _ field: String, title: String?, domain: [Double]? = nil, zero: Bool = false,
    format: String? = nil, values: [Double]? = nil
  ) -> JSONValue {
    var axis: [String: JSONValue] = [:]
    if let format { axis["format"] = .text(format) }
    if let values { axis["values"] = .array(values.map { .number($0) }) }
    var scale: [String: JSONValue] = ["zero": .bool(zero)]
    if let domain {
      scale["domain"] = .array(domain.map { .number($0) })
      scale["nice"] = false
    }
    return [
      "field": .text(field), "type": "quantitative",
      "title": title.map { .text($0) } ?? .null, "axis": .object(axis), "scale": .object(scale),
    ]
  }

  /// Whole numbers from 0 to what is counted, at most eight of them.
  static func counts(upTo most: Int) -> [Double] {
    var power = 1
    while most > 80 * power { power *= 10 }
    let step = [1, 2, 5, 10].map { $0 * power }.first { most <= 8 * $0 } ?? 10 * power
    return stride(from: 0, through: most, by: step).map { Double($0) }
  }

  /// Names along an axis, in the order given; one too long is cut, with an ellipsis.
  static func names(
    _ field: String, order: [String], title: String? = nil, axis: [String: JSONValue] = [:]
  ) -> JSONValue {
    var axis = axis
    axis["domain"] = false
    axis["ticks"] = false
    axis["labelPadding"] = 6
    // The code behind the names of namesakes stands whole.
    if axis["labelLimit"] == nil, order.contains(where: { $0.count > 26 && $0.hasSuffix(")") }) {
      axis["labelExpr"] = "truncate(datum.label, 26, 'center')"
      axis["labelLimit"] = .integer(ChartTheme.labelLimit + 20)
    }
    return [
      "field": .text(field), "type": "nominal", "sort": texts(order),
      "title": title.map { .text($0) } ?? .null, "axis": .object(axis),
    ]
  }

  /// The field `name` as criteria along the top, their names aslant.
  static func criteria(_ names: [String]) -> JSONValue {
    Self.names(
      "name", order: names,
      axis: [
        "orient": "top", "labelAngle": -50, "labelLimit": .integer(ChartTheme.criterionLimit),
        "labelAlign": "left",
      ])
  }

  /// A colour for each word, with a legend unless it is hidden.
  static func colours(
    _ field: String, _ scale: [(word: String, colour: String)], title: String? = nil,
    legend: Bool = true
  ) -> JSONValue {
    [
      "field": .text(field), "type": "nominal", "sort": texts(scale.map(\.word)),
      "title": title.map { .text($0) } ?? .null,
      "scale": ["domain": texts(scale.map(\.word)), "range": texts(scale.map(\.colour))],
      "legend": legend ? ["title": title.map { .text($0) } ?? .null] : .null,
    ]
  }

  /// A colour for each band, with a legend in three columns.
  static func bands(_ field: String, _ scale: [(word: String, colour: String)]) -> JSONValue {
    [
      "field": .text(field), "type": "nominal",
      "scale": ["domain": texts(scale.map(\.word)), "range": texts(scale.map(\.colour))],
      "legend": ["title": .null, "columns": 3],
    ]
  }

  /// The colour of a mark that stands for one word of ``legend(_:columns:)``.
  static func constant(_ word: String) -> JSONValue { ["datum": .text(word), "type": "nominal"] }

  /// A layer without marks that gives the colours of words and their legend: a mark of one colour may not
  /// bring a scale of its own.
  static func legend(_ scale: [(word: String, colour: String)], columns: Int = 0) -> JSONValue {
    var look: [String: JSONValue] = [:]
    if columns > 0 { look["columns"] = .integer(columns) }
    return legendLayer(marks("legend", scale, look))
  }

  /// The same with squares beside the words, that of what is not known hatched, with level lines where the chart has
  /// such.
  static func swatches(
    _ scale: [(word: String, colour: String)], columns: Int = 0, isLevel: Bool = false
  ) -> JSONValue {
    let hatched =
      "M-1,-1L1,-1L1,1L-1,1Z"
      + (isLevel ? "M-1,-0.4L1,-0.4M-1,0.3L1,0.3" : hatching(width: 18, height: 18))
    let shapes = scale.map { $0.word.hasPrefix("?") ? hatched : "square" }
    var look: [String: JSONValue] = [
      "symbolSize": 130, "symbolStrokeColor": .text(ChartTheme.hatchLine),
    ]
    if columns > 0 { look["columns"] = .integer(columns) }
    return legendLayer(channels("legend", scale, shapes, look))
  }

  /// Colour and shape of each word: one that begins with the symbol of a mark has that symbol, in the legend in place
  /// of the word's own.
  static func marks(
    _ field: String, _ scale: [(word: String, colour: String)], _ look: [String: JSONValue] = [:]
  ) -> [String: JSONValue] {
    let symbols = String(symbolShapes.keys.sorted())
    let own: [String: JSONValue] = [
      "symbolSize": 110, "symbolStrokeWidth": 0,
      "labelExpr": .text("replace(datum.label, regexp('^[\(symbols)] '), '')"),
    ]
    return channels(
      field, scale, scale.map { $0.word.first.flatMap { symbolShapes[$0] } ?? "square" },
      own.merging(look) { $1 })
  }

  private static func legendLayer(_ channels: [String: JSONValue]) -> JSONValue {
    [
      "data": ["values": []], "mark": ["type": "point", "filled": true, "opacity": 1],
      "encoding": .object(channels),
    ]
  }

  private static func channels(
    _ field: String, _ scale: [(word: String, colour: String)], _ shapes: [String],
    _ look: [String: JSONValue]
  ) -> [String: JSONValue] {
    let legend = look.merging(["title": .null]) { $1 }
    return ["color": scale.map(\.colour), "shape": shapes].mapValues { range in
      [
        "field": .text(field), "type": "nominal", "legend": .object(legend),
        "scale": ["domain": texts(scale.map(\.word)), "range": texts(range)],
      ]
    }
  }

  /// Filled outlines of the symbols of marks, the open ones as rings.
  private static let symbolShapes: [Character: String] = [
    "●": "circle", "■": "square", "◆": "diamond", "▲": "triangle-up",
    "○": "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0ZM0.6,0A0.6,0.6,0,1,0,-0.6,0A0.6,0.6,0,1,0,0.6,0Z",
    "◇": "M0,-1.3L1.3,0L0,1.3L-1.3,0ZM0,-0.7L-0.7,0L0,0.7L0.7,0Z",
    "╌": "M-1.4,-0.2L-0.2,-0.2L-0.2,0.2L-1.4,0.2ZM0.2,-0.2L1.4,-0.2L1.4,0.2L0.2,0.2Z",
  ]

  /// Texts as a list.
  static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .text($0) }) }

  /// A bar with an outline, which keeps bars apart in gray print.
  static func bar(height: Double) -> JSONValue {
    [
      "type": "bar", "height": ["band": .number(height)], "stroke": .text(ChartTheme.quiet),
      "strokeWidth": 0.5,
    ]
  }

  /// Hatching over the cells in which a field has a value: what is not known differs from a colour in gray print too.
  static func hatch(
    y: JSONValue, x: JSONValue, where field: String, is value: String, width: Double,
    height: Double
  ) -> JSONValue {
    [
      "transform": only(field, value),
      "mark": [
        "type": "point", "filled": false, "size": 256, "opacity": 1, "strokeWidth": 0.9,
        "color": .text(ChartTheme.hatchLine),
        "shape": .text(hatching(width: width, height: height)),
      ], "encoding": ["y": y, "x": x],
    ]
  }

  /// Lines from one edge of a cell to another, in units of eight points.
  static func hatching(width: Double, height: Double) -> String {
    // The edges of cells are white.
    let (right, bottom) = (width / 16 - 0.1, height / 16 - 0.1)
    let end = right + bottom
    let text = { (number: Double) in "\((100 * number).rounded() / 100)" }
    return stride(from: -0.8 * (end / 0.8).rounded(.down), through: end, by: 0.8).map { line in
      let (from, to) = (max(-right, line - bottom), min(right, line + bottom))
      return "M\(text(from)),\(text(line - from))L\(text(to)),\(text(line - to))"
    }.joined()
  }

  /// The field `label` behind the end of each bar.
  static func labels(y: JSONValue, at field: String, offset: Int = 4) -> JSONValue {
    [
      "mark": ["type": "text", "align": "left", "dx": .integer(offset)],
      "encoding": [
        "y": y, "x": Encoding.field(field), "text": Encoding.field("label", "nominal"),
      ],
    ]
  }

  /// Rows in which a field has a value.
  static func having(_ field: String) -> JSONValue {
    .array([["filter": ["field": .text(field), "valid": true]]])
  }

  /// Rows of a kind.
  static func only(_ field: String, _ value: String) -> JSONValue {
    .array([["filter": ["field": .text(field), "equal": .text(value)]]])
  }
}
