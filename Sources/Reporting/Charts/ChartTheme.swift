import Panels

/// The look of every chart: one place for colours, symbols, fonts and sizes.
///
/// Colours are those of Okabe and Ito, safe for colour-blind readers; a word or symbol stands beside
/// each. Text has a contrast of 4.5 : 1 and more on white, marks 3 : 1 or an outline.
enum ChartTheme {
  /// What counts as met.
  static let blue = "#0072B2"
  /// A lighter blue, for what is likely.
  static let sky = "#56B4E9"
  /// What needs attention.
  static let orange = "#D55E00"
  /// A lighter orange.
  static let amber = "#E69F00"
  /// Between the two.
  static let yellow = "#F0E442"
  /// What is not known.
  static let gray = "#BDBDBD"
  /// Lines of text, 17 : 1 on white.
  static let ink = "#1A1A1A"
  /// Lesser text, 7 : 1 on white.
  static let quiet = "#595959"
  /// Text in the colour of warnings, 5.9 : 1 on white.
  static let warning = "#9E4600"
  /// What lies below the hatching of what is not known.
  static let hatchGround = "#E6E6E6"
  /// The lines of the hatching.
  static let hatchLine = "#9E9E9E"
  /// Bands of criteria met, highest first: from dark blue to pale orange, lighter at each step, so that
  /// they keep their order in gray print.
  static let bands = ["#00456E", "#2576AD", "#8FC3E3", "#F4C982", "#FDEBD0", "#FFFFFF"]
  /// How many of the bands are so dark that text on them is white.
  static let darkBands = 2
  /// Whether a colour is that of a band on which text is white.
  static func isDark(_ colour: String) -> Bool { bands.prefix(darkBands).contains(colour) }
  /// Distinct lines.
  static let lines = [
    blue, orange, "#009E73", "#AA3F82", "#7F7F7F", amber, "#000000", sky,
  ]
  /// Dashes that tell lines apart in gray print.
  static let dashes: [JSONValue] = [
    [1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [10, 3], [1, 3], [3, 1],
  ]

  static let schema: JSONValue = "https://vega.github.io/schema/vega-lite/v5.json"
  /// The room for texts above and below a chart.
  struct Form {
    /// How many characters of a title fit a line, and their size.
    let title: (width: Int, size: Int)
    /// How many characters of a warning below it fit a line.
    let warningWidth: Int
    /// How many characters of a note fit a line.
    let noteWidth: Int
    /// The margin around all.
    let padding: Int

    /// Paper, slides, the windows of most screens.
    static let wide = Self(title: (78, 16), warningWidth: 118, noteWidth: 118, padding: 16)
    /// The windows of telephones.
    static let narrow = Self(title: (40, 14), warningWidth: 46, noteWidth: 56, padding: 2)
  }
  /// The width of most charts.
  static let width = 620
  /// The room that the name of a criterion gets: the longest stand whole.
  static let criterionLimit = 400
  /// The room that the name of a unit gets.
  static let labelLimit = 190

  /// What is left of the width of a title for a plot between names and labels.
  static func plotWidth(between names: [String], and labels: [String]) -> Int {
    let room = [(names, labelLimit), (labels, 200)].map { texts, limit in
      min(7 * (texts.map(\.count).max() ?? 0), limit) + 8
    }
    return 700 - room.reduce(0, +)
  }

  static func config(_ language: Language) -> JSONValue {
    [
      "font": "DejaVu Sans, Arial, sans-serif", "background": "white",
      "axis": [
        "labelColor": .text(ink), "titleColor": .text(ink), "labelFontSize": 12,
        "titleFontSize": 12, "titleFontWeight": "normal", "gridColor": "#E5E5E5",
        "labelLimit": .integer(labelLimit), "labelSeparation": 6, "domainColor": "#8C8C8C",
        "tickColor": "#8C8C8C",
      ],
      "legend": [
        "labelColor": .text(ink), "titleColor": .text(ink), "labelFontSize": 12,
        "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 320, "orient": "top",
        "titleAnchor": "start", "symbolStrokeWidth": 1.5, "symbolType": "square",
      ],
      "header": ["labelColor": .text(ink), "labelFontSize": 12, "labelLimit": 170],
      "text": ["color": .text(ink), "fontSize": 12, "limit": 260],
      "view": ["stroke": .null],
      "locale": ["number": language == .vi ? vietnamese : english],
    ]
  }

  private static let vietnamese: JSONValue = [
    "decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""],
  ]
  private static let english: JSONValue = [
    "decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""],
  ]

  /// The finding above the chart, a warning below the finding.
  static func title(_ title: String, warning: [String], _ form: Form) -> JSONValue {
    [
      "text": lines([title], width: form.title.width), "anchor": "start", "frame": "bounds",
      "fontSize": .integer(form.title.size), "lineHeight": .integer(form.title.size + 5),
      "color": .text(ink), "offset": 14,
      "subtitle": lines(warning, width: form.warningWidth), "subtitleFontSize": 12,
      "subtitleFontWeight": "bold", "subtitleColor": .text(self.warning), "subtitlePadding": 6,
    ]
  }

  /// Source, method and counts below the chart.
  static func notes(_ notes: [String], _ form: Form) -> JSONValue {
    [
      "text": lines(notes, width: form.noteWidth),
      "orient": "bottom", "anchor": "start", "frame": "bounds", "fontWeight": "normal",
      "fontSize": 11, "lineHeight": 15, "color": .text(quiet), "offset": 12,
    ]
  }

  private static func lines(_ texts: [String], width: Int) -> JSONValue {
    .array(
      texts.flatMap { TextLines.wrap(TextLines.plain($0), width: width) }.map { .text($0) })
  }
}
