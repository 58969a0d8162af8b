import Panels

/// The share of communes in each band of criteria met, year by year.
public struct BandsByYear: Chart {
  /// `bands-by-year`.
  public let name = "bands-by-year"
  /// The finding.
  public let title: String
  /// What stands for the picture.
  public let alternative: String
  /// The specification.
  public let specification: JSONValue

  /// Draws the first set with bands in two years or more; `nil` when there is none.
  public init?(_ report: RunReport, words: Words) {
    guard let set = report.bands.first(where: { $0.level == "all" })?.set else { return nil }
    let rows = report.bands.filter { $0.level == "all" && $0.set == set }
    guard let first = rows.map(\.year).min(), let last = rows.map(\.year).max(),
      first < last
    else { return nil }
    let bands = rows.filter { $0.year == last }.map(\.band)
    let top = rows.first { $0.year == last && $0.communes > 0 }
    let setTitle = report.setTitle(set, words)
    title = words(
      .chartBandsTitle(
        band: top?.band.label ?? "", share: words.numbers.percent(top?.roundedShare ?? .nan),
        year: last, set: setTitle))
    let parts = rows.filter { $0.year == last }.map {
      "\($0.band.label) – \(words.numbers.percent($0.roundedShare))"
    }
    alternative = words(.chartBandsAlternative(title, parts: parts.joined(separator: "; ")))
    let isSimulated = rows.contains { $0.provenance == .simulated }
    var notes = [
      words(
        .chartSource(
          set: setTitle, year: "\(first)–\(last)",
          count: top?.total ?? 0))
    ]
    if isSimulated { notes.insert(words(.chartSimulated), at: 0) }
    let order = bands.map(\.label)
    let values: [JSONValue] = rows.map { row in
      [
        "year": .text(String(row.year)), "band": .text(row.band.label),
        "rank": .integer(order.firstIndex(of: row.band.label) ?? 0),
        "share": .number(row.share), "communes": .integer(row.communes),
        "label": .text(row.share >= 6 ? words.numbers.percent(row.roundedShare, decimals: 0) : ""),
      ]
    }
    let y: JSONValue = [
      "field": "share", "type": "quantitative", "stack": "zero",
      "title": .text(words(.chartShareAxis)), "scale": ["domain": [0, 100]],
    ]
    let x: JSONValue = [
      "field": "year", "type": "ordinal", "title": .text(words(.chartYearAxis)),
      "axis": ["labelAngle": 0],
    ]
    specification = [
      "$schema": ChartTheme.schema, "config": ChartTheme.config(),
      "title": ChartTheme.title(title, notes: notes, isSimulated: isSimulated),
      "width": .integer(max(240, min(760, 80 * (last - first + 1)))), "height": 320, "padding": 16,
      "data": ["values": .array(values)],
      "layer": [
        [
          "mark": ["type": "bar", "width": ["band": 0.8]],
          "encoding": [
            "x": x, "y": y, "order": ["field": "rank"],
            "color": [
              "field": "band", "type": "ordinal", "title": .text(words(.chartBand)),
              "sort": .array(order.map { .text($0) }),
              "scale": [
                "domain": .array(order.map { .text($0) }),
                "range": .array(ChartTheme.bands.prefix(order.count).map { .text($0) }),
              ],
            ],
          ],
        ],
        [
          "mark": ["type": "text", "fontSize": 11],
          "encoding": [
            "color": [
              "condition": ["test": "datum.rank === 0", "value": "white"],
              "value": .text(ChartTheme.ink),
            ],
            "x": x, "order": ["field": "rank"], "text": ["field": "label"],
            "y": [
              "field": "share", "type": "quantitative", "stack": "zero", "bandPosition": 0.5,
            ],
          ],
        ],
      ],
    ]
  }
}
