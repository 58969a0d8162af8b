import Panels

/// How many communes are expected at a level: year by year one line a scenario, of a single year one bar a scenario.
public struct ScenarioLevels: Chart {
  /// `scenario-levels`.
  public let name = "scenario-levels"
  /// The finding.
  public let title: String
  /// What stands for the picture.
  public let alternative: String
  /// The specification.
  public let specification: JSONValue

  /// Draws the level on which the scenarios differ most in their last year; `nil` when none has two scenarios.
  public init?(_ entries: [ScenarioSummary.Entry], words: Words) {
    guard entries.count > 1, let last = entries.flatMap(\.levels).map(\.year).max() else {
      return nil
    }
    let shown = entries.prefix(ChartTheme.lines.count)
    let spread = { (figure: ScenarioSummary.LevelFigure) -> Double in
      let values = shown.compactMap { entry in
        entry.levels.first {
          $0.set == figure.set && $0.level == figure.level && $0.year == figure.year
        }?.communes
      }
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    let candidates = (entries.first?.levels ?? []).filter { $0.year == last }
    guard let chosen = candidates.max(by: { spread($0) < spread($1) }) else { return nil }
    let titles = ScenarioTitles(entries.map(\.scenario), words: words)
    let say = { (vi: String, en: String) in words.language == .vi ? vi : en }
    let ends = shown.compactMap { entry in
      entry.levels.first {
        $0.set == chosen.set && $0.level == chosen.level && $0.year == last
      }.map { (titles[entry.scenario], $0.communes) }
    }
    let low = ends.min { $0.1 < $1.1 }
    let high = ends.max { $0.1 < $1.1 }
    let number = { (value: Double?) in words.numbers.text(value ?? .nan, decimals: 1) }
    let level = words.level(chosen.level)
    title =
      spread(chosen) < 0.05
      ? say(
        "\(level) năm \(last): các kịch bản như nhau, khoảng \(number(high?.1)) xã",
        "\(level) in \(last): the scenarios agree on about \(number(high?.1)) communes")
      : say(
        "\(level) năm \(last): từ \(number(low?.1)) đến \(number(high?.1)) xã tùy kịch bản",
        "\(level) in \(last): \(number(low?.1)) to \(number(high?.1)) communes, by scenario")
    alternative =
      title + ". " + ends.map { "\($0.0): \(number($0.1))" }.joined(separator: "; ") + "."
    let isSimulated = entries.contains(where: \.isSimulated)
    var notes =
      (isSimulated ? [words(.chartSimulated)] : [])
      + [
        say(
          "Số xã kỳ vọng từ mức này trở lên · \(chosen.set) · kịch bản là giả định",
          "Expected number of communes at the level or above · \(chosen.set) · scenarios are assumptions"
        )
      ]
    if entries.count > shown.count {
      notes.append(
        say(
          "Còn \(entries.count - shown.count) kịch bản không vẽ ở đây: xem bảng",
          "\(entries.count - shown.count) more scenarios are not drawn: see the table"))
    }
    var values: [JSONValue] = []
    for entry in shown {
      for figure in entry.levels where figure.set == chosen.set && figure.level == chosen.level {
        values.append([
          "year": .text(String(figure.year)), "scenario": .text(titles[entry.scenario]),
          "communes": .number(figure.communes), "label": .text(number(figure.communes)),
        ])
      }
    }
    let order: JSONValue = .array(shown.map { .text(titles[$0.scenario]) })
    let years = Set(entries.flatMap(\.levels).map(\.year))
    let layers =
      years.count == 1 ? Self.bars(order, words) : Self.lines(order, words)
    specification = [
      "$schema": ChartTheme.schema, "config": ChartTheme.config(),
      "title": ChartTheme.title(title, notes: notes, isSimulated: isSimulated), "width": 560,
      "height": years.count == 1 ? ["step": 34] : 320, "padding": 16,
      "data": ["values": .array(values)], "encoding": layers.encoding, "layer": layers.marks,
    ]
  }

  /// The most pixels of a scenario's title.
  private static let titleLimit: JSONValue = 540

  /// One line a scenario over the years.
  private static func lines(
    _ order: JSONValue, _ words: Words
  ) -> (encoding: JSONValue, marks: JSONValue) {
    let legend: JSONValue = ["orient": "bottom", "columns": 1, "labelLimit": titleLimit]
    return (
      [
        "x": [
          "field": "year", "type": "ordinal", "title": .text(words(.chartYearAxis)),
          "axis": ["labelAngle": 0],
        ],
        "y": [
          "field": "communes", "type": "quantitative", "title": .text(words(.communes)),
          "scale": ["zero": true],
        ],
        "color": [
          "field": "scenario", "type": "nominal", "sort": order, "title": .null,
          "scale": ["domain": order, "range": .array(ChartTheme.lines.map { .text($0) })],
          "legend": legend,
        ],
        "shape": [
          "field": "scenario", "type": "nominal", "sort": order, "title": .null,
          "scale": ["domain": order], "legend": legend,
        ],
      ],
      [
        ["mark": ["type": "line", "strokeWidth": 2]],
        ["mark": ["type": "point", "filled": true, "size": 70]],
      ]
    )
  }

  /// One bar a scenario, the number beside it: a single year has no course.
  private static func bars(
    _ order: JSONValue, _ words: Words
  ) -> (encoding: JSONValue, marks: JSONValue) {
    (
      [
        "y": [
          "field": "scenario", "type": "nominal", "sort": order, "title": .null,
          "axis": ["labelLimit": titleLimit, "ticks": false, "domain": false],
        ],
        "x": [
          "field": "communes", "type": "quantitative", "title": .text(words(.communes)),
          "scale": ["zero": true],
        ],
      ],
      [
        ["mark": ["type": "bar", "color": .text(ChartTheme.blue), "height": 20]],
        [
          "mark": ["type": "text", "align": "left", "dx": 5, "color": .text(ChartTheme.ink)],
          "encoding": ["text": ["field": "label", "type": "nominal"]],
        ],
      ]
    )
  }
}
