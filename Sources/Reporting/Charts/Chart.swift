import Panels

/// A chart: values in, a Vega-Lite specification out.
public protocol Chart: Sendable {
  /// The name of its files, in kebab case.
  var name: String { get }
  /// The finding, as a title.
  var title: String { get }
  /// What stands for the picture.
  var alternative: String { get }
  /// The Vega-Lite specification, with the data inside.
  var specification: JSONValue { get }
}

/// The look of every chart: one place for colours, fonts and sizes.
///
/// Colours are those of Okabe and Ito, safe for colour-blind readers; a word or symbol stands beside
/// each.
public enum ChartTheme {
  /// What counts as met.
  public static let blue = "#0072B2"
  /// What needs attention.
  public static let orange = "#D55E00"
  /// What is not known.
  public static let gray = "#BDBDBD"
  /// Lines of text, 4.5 : 1 and more on white.
  public static let ink = "#1A1A1A"
  /// Lesser text.
  public static let quiet = "#595959"
  /// A blue-to-orange scale for ordered bands, highest first.
  public static let bands = ["#0072B2", "#56B4E9", "#F0E442", "#E69F00", "#D55E00", "#7F3B08"]
  /// Distinct lines.
  public static let lines = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7F7F7F",
  ]

  static let schema: JSONValue = "https://vega.github.io/schema/vega-lite/v5.json"

  static func config() -> JSONValue {
    [
      "font": "DejaVu Sans, Arial, sans-serif", "background": "white",
      "axis": [
        "labelColor": .text(ink), "titleColor": .text(ink), "labelFontSize": 12,
        "titleFontSize": 12, "gridColor": "#E5E5E5", "labelLimit": 220,
      ],
      "legend": ["labelColor": .text(ink), "titleColor": .text(ink), "labelFontSize": 12],
      "view": ["stroke": .null],
    ]
  }

  /// The finding above, source and warning below it.
  static func title(_ title: String, notes: [String], isSimulated: Bool) -> JSONValue {
    [
      "text": .text(title), "anchor": "start", "fontSize": 16, "color": .text(ink), "offset": 12,
      "subtitle": .array(notes.map { .text($0) }), "subtitleFontSize": 11,
      "subtitleColor": .text(isSimulated ? orange : quiet), "subtitlePadding": 6,
    ]
  }
}
