/// A view of a chart for windows as narrow as those of telephones: names in lines, less room between.
///
/// What a kind of chart wants otherwise there stands in an object of its view as `narrow`: a merge patch of that
/// object, or `null` to leave it out.
struct NarrowChart {
  /// The room from edge to edge, in points. Windows of another width scale the drawing.
  static let width = 350.0
  /// How many characters of the name of a unit fit a line, and how many are shown.
  private static let nameWidth = (line: 17, all: 60)
  /// How wide a character of a label is on average, in points.
  private static let character = 6.4
  /// The room for the numbers of an axis and its title.
  private static let numberRoom = 52.0

  private let table: ChartTable

  private init(_ table: ChartTable) { self.table = table }

  /// A view over a table as windows show that have room.
  static func wide(_ view: JSONValue) -> JSONValue { chosen(view, isNarrow: false) ?? view }

  /// A view over a table as narrow windows show it.
  static func narrow(_ view: JSONValue, of table: ChartTable) -> JSONValue {
    let view = chosen(view, isNarrow: true) ?? view
    return view["spec"] == nil ? Self(table).fit(view) : facets(view)
  }

  private static func chosen(_ value: JSONValue, isNarrow: Bool) -> JSONValue? {
    switch value {
    case .array(let elements):
      return .array(elements.compactMap { chosen($0, isNarrow: isNarrow) })
    case .object(var fields):
      if let patch = fields.removeValue(forKey: "narrow"), isNarrow {
        if case .null = patch { return nil }
        fields = JSONValue.object(fields).merged(with: patch).fields
      }
      return .object(fields.compactMapValues { chosen($0, isNarrow: isNarrow) })
    default: return value
    }
  }

  /// As many columns as leave panels about as wide as they were.
  private static func facets(_ view: JSONValue) -> JSONValue {
    guard let panel = view["spec"], let wide = panel["width"]?.double,
      let gap = view["spacing"]?.double
    else { return view }
    let room = width - numberRoom + gap
    let columns = max(1, (room / (wide + gap)).rounded())
    let narrow = (room / columns - gap).rounded(.down)
    let layers = panel["layer"]?.elements ?? []
    return view.merged(with: [
      "columns": .number(columns), "facet": ["header": ["labelLimit": .number(narrow)]],
      "spec": [
        "width": .number(narrow),
        "layer": .array(layers.map { fitLayer($0, (from: wide, to: narrow)) }),
      ],
    ])
  }

  private func fit(_ view: JSONValue) -> JSONValue {
    guard let wide = view["width"]?.double else { return view }
    let layers = view["layer"]?.elements ?? [view]
    let names = layers.lazy.compactMap { Self.names($0["encoding"]?["y"]) }.first
    let end = layers.map { textRoom($0, aligned: "left", from: wide) }.max() ?? 0
    let start = startRoom(layers, names: names)
    let width = max(110, Self.width - start - end).rounded()
    let change = (from: wide, to: width)
    var result =
      view["layer"] == nil
      ? Self.fitLayer(view, change)
      : view.merged(with: ["layer": .array(layers.map { Self.fitLayer($0, change) })])
    result["width"] = .number(width)
    if view["projection"] != nil, let height = view["height"]?.double {
      result["height"] = .number((height * width / wide).rounded())
    }
    if let names, let step = view["height"]?["step"]?.double {
      let lines = names.map { Self.lines(of: $0) }.max() ?? 1
      let height = max(step, 12 * Double(lines) + 5)
      result["height"] = ["step": .number(height)]
      if let layers = result["layer"]?.elements {
        result["layer"] = .array(
          layers.map { Self.fitHatching($0, width: width, height: height) })
      }
    }
    return result
  }

  /// Lines over cells reach their edges.
  private static func fitHatching(_ layer: JSONValue, width: Double, height: Double) -> JSONValue {
    guard layer["mark"]?["shape"]?.string?.hasPrefix("M") ?? false,
      let count = layer["encoding"]?["x"]?["sort"]?.elements?.count, count > 0
    else { return layer }
    let shape = Encoding.hatching(width: width / Double(count), height: height)
    return layer.merged(with: ["mark": ["shape": .text(shape)]])
  }

  // MARK: Room beside the axes

  /// The names along an axis that shows them; `nil` of other axes.
  private static func names(_ channel: JSONValue?) -> [String]? {
    guard let channel, channel["type"]?.string == "nominal", showsLabels(channel) else {
      return nil
    }
    return channel["sort"]?.elements?.compactMap(\.string)
  }

  private static func showsLabels(_ channel: JSONValue) -> Bool {
    if case .null? = channel["axis"] { return false }
    if case .bool(false)? = channel["axis"]?["labels"] { return false }
    return true
  }

  private static func lines(of name: String) -> Int {
    let words = TextLines.shorten(name, to: nameWidth.all).split(separator: " ").flatMap(pieces)
    return TextLines.wrap(words.joined(separator: " "), width: nameWidth.line).count
  }

  /// A word too long for a line, such as a code, in pieces, where it can behind a hyphen.
  private static func pieces(of word: Substring) -> [Substring] {
    guard word.count > nameWidth.line else { return [word] }
    let start = word.prefix(nameWidth.line)
    let end = start.lastIndex { "-./".contains($0) }.map(start.index(after:)) ?? start.endIndex
    return [word[..<end]] + pieces(of: word[end...])
  }

  private func startRoom(_ layers: [JSONValue], names: [String]?) -> Double {
    if let names {
      let longest = names.map(\.count).max() ?? 0
      return Double(min(longest, Self.nameWidth.line)) * Self.character + 10
    }
    guard let y = layers.lazy.compactMap({ $0["encoding"]?["y"] }).first else { return 0 }
    return Self.showsLabels(y)
      ? Self.numberRoom : layers.map { textRoom($0, aligned: "right", from: 0) }.max() ?? 0
  }

  /// The room that texts take beyond the end of the axes.
  private func textRoom(_ layer: JSONValue, aligned side: String, from edge: Double) -> Double {
    guard let mark = layer["mark"], mark["type"]?.string == "text", mark["align"]?.string == side,
      let field = layer["encoding"]?["text"]?["field"]?.string,
      let column = table.columns.firstIndex(of: field)
    else { return 0 }
    // A text over the axes takes no room beside them.
    if side == "left", let x = mark["x"]?.double, x < edge { return 0 }
    let longest = table.rows.map { Self.length($0[column]) }.max() ?? 0
    let text = min(Double(longest) * Self.character, mark["limit"]?.double ?? .infinity)
    let offset = mark["x"]?.double.map { abs($0 - edge) } ?? mark["dx"]?.double.map(abs) ?? 0
    return text + offset
  }

  private static func length(_ cell: ChartTable.Cell) -> Int {
    switch cell {
    case .text(let text): text.count
    case .number: 5
    case .integer(let integer): integer.map { String($0).count } ?? 0
    }
  }

  // MARK: Parts of a view

  private static func fitLayer(
    _ layer: JSONValue, _ change: (from: Double, to: Double)
  ) -> JSONValue {
    var layer = layer
    if let mark = layer["mark"], !mark.fields.isEmpty {
      layer["mark"] = fitMark(mark, change)
    }
    if let encoding = layer["encoding"] {
      layer["encoding"] = .object(
        encoding.fields.mapValues { fitChannel($0, width: change.to) })
    }
    return layer
  }

  /// What is placed or sized in points along the axis moves and shrinks with it.
  private static func fitMark(_ mark: JSONValue, _ change: (from: Double, to: Double)) -> JSONValue
  {
    var mark = mark
    let scale = change.to / change.from
    if let x = mark["x"]?.double, x >= change.from {
      mark["x"] = .number(change.to + x - change.from)
    }
    for name in ["xOffset", "x2Offset", "width"] {
      if let size = mark[name]?.double { mark[name] = .number(size * scale) }
    }
    return mark
  }

  private static func fitChannel(_ channel: JSONValue, width: Double) -> JSONValue {
    var channel = channel
    if names(channel) != nil, channel["axis"]?["labelAngle"] != nil {
      channel["axis"]?["labelAngle"] = -90
    } else if let names = names(channel), channel["legend"] == nil {
      channel = channel.merged(with: ["axis": .object(nameLines(names))])
    } else if let title = channel["title"]?.string {
      channel["title"] = lines(title, width: width)
    }
    if let legend = channel["legend"], !legend.fields.isEmpty {
      let words = channel["scale"]?["domain"]?.elements?.compactMap(\.string) ?? []
      let longest = words.map(\.count).max() ?? 0
      channel["legend"]?["columns"] = longest > 22 ? 1 : longest > 13 ? 2 : 3
      if let title = legend["title"]?.string {
        channel["legend"]?["title"] = lines(title, width: Self.width)
      }
    }
    return channel
  }

  private static func lines(_ text: String, width: Double) -> JSONValue {
    let lines = TextLines.wrap(text, width: max(16, Int(width / character)))
    return lines.count < 2 ? .text(text) : Encoding.texts(lines)
  }

  /// Names broken between words where the drawing is made, so that the table keeps them whole; the middle of their
  /// lines is beside the middle of the bar.
  ///
  /// Drawings begin a text of several lines at its first. Names of fewer lines get half a line above for each that the
  /// longest has more, and all move up by half of that one.
  private static func nameLines(_ names: [String]) -> [String: JSONValue] {
    let most = names.map(lines).max() ?? 1
    let broken =
      "trim(replace(truncate(datum.label, \(nameWidth.all)), "
      + "regexp('(.{1,\(nameWidth.line)})( +|$)|(.{1,\(nameWidth.line - 1)}[-./])|"
      + "(.{\(nameWidth.line)})', 'g'), '$1$3$4\\n'))"
    // A mark without width holds half a line open; one that is empty or blank would be left out.
    let half = "'\\u200b\\n'"
    let above =
      "replace(pad('', \(most) - length(split(\(broken), '\\n')), '.'), regexp('[.]', 'g'), \(half))"
    return [
      "labelExpr": .text(
        "split(\(above) + replace(\(broken), regexp('\\n', 'g'), '\\n' + \(half)), '\\n')"),
      "labelLimit": .number((Double(nameWidth.line) * character + 10).rounded()),
      "labelLineHeight": 6, "labelFontSize": 11, "labelOffset": .integer(-6 * (most - 1)),
    ]
  }
}
