import Analytics
import Panels

/// Can the percentages be trusted: said against seen, with what chance alone would give.
///
/// The band holds nine of ten shares where the said probability is true and the pairs are independent;
/// pairs of one year are not, so that points fall outside it somewhat more often than one time in ten.
///
/// Bröcker and Smith, *Increasing the reliability of reliability diagrams* (Weather and Forecasting 22, 2007), draw such
/// bands by resampling; here they are binomial. Where the shares come from: `docs/backtest.md`.
public enum ReliabilityDiagram: ChartKind {
  /// The most indicators drawn.
  static let limit = 6
  /// How many pairs a bin needs before it can speak for or against what was said.
  static let enough = 10
  /// How many characters of a name fit a line over a panel.
  private static let nameWidth = 26

  /// The method of the runs, `auto`, where it was tried, else the first; bars before deciles.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard let table = context.results.table("reliability", where: ["crosses_break": ["no"]]) else {
      return []
    }
    let methods = table.texts("method")
    guard let method = methods.contains("auto") ? "auto" : methods.first else { return [] }
    let rows = table.rows(where: ["method": method])
    let bars = rows.filter { $0["source"] != "decile" }
    let own = bars.isEmpty ? rows : bars
    var order: [String] = []
    for row in own where !order.contains(row["indicator"]) { order.append(row["indicator"]) }
    let bins = order.map { id in (id, joined(pooled(own.filter { $0["indicator"] == id }))) }
    let chosen = bins.filter { !$0.1.isEmpty }.enumerated().sorted {
      (total($1.element.1), $0.offset) < (total($0.element.1), $1.offset)
    }.prefix(limit).map(\.element)
    return chosen.isEmpty
      ? []
      : [
        draw(
          chosen, method: method, usesBars: !bars.isEmpty, isSimulated: own.isSimulated, context)
      ]
  }

  private struct Bin {
    var low: Double
    var high: Double
    var n: Int
    var said: Double
    var seen: Double

    /// Whether chances in it are neither almost sure nor almost none.
    var isInMiddle: Bool { low > 0.05 && high < 0.95 }

    /// Takes the pairs of another bin.
    mutating func add(_ other: Bin) {
      let sum = Double(n + other.n)
      said = (said * Double(n) + other.said * Double(other.n)) / sum
      seen = (seen * Double(n) + other.seen * Double(other.n)) / sum
      low = min(low, other.low)
      high = max(high, other.high)
      n += other.n
    }
  }

  private static func total(_ bins: [Bin]) -> Int { bins.reduce(0) { $0 + $1.n } }

  /// The bins of all bars of an indicator together.
  private static func pooled(_ rows: [ResultTable.Row]) -> [Bin] {
    var bins: [Bin] = []
    for row in rows {
      let (low, high) = (row.number("bin_low"), row.number("bin_high"))
      guard high - low < 0.5, let n = row.integer("n"), n > 0 else { continue }
      let new = Bin(
        low: low, high: high, n: n, said: row.number("mean_probability"),
        seen: row.number("observed_share"))
      if let place = bins.firstIndex(where: { $0.low == low }) {
        bins[place].add(new)
      } else {
        bins.append(new)
      }
    }
    return bins.sorted { $0.low < $1.low }
  }

  /// Neighbours in the middle that are too small alone made one, until it can speak.
  private static func joined(_ bins: [Bin]) -> [Bin] {
    var runs: [[Bin]] = []
    var wasSmall = false
    for bin in bins {
      let isSmall = bin.isInMiddle && bin.n < enough
      if isSmall, wasSmall { runs[runs.count - 1].append(bin) } else { runs.append([bin]) }
      wasSmall = isSmall
    }
    return runs.flatMap { run -> [Bin] in
      var result: [Bin] = []
      for bin in run {
        if let last = result.last, last.n < enough {
          result[result.count - 1].add(bin)
        } else {
          result.append(bin)
        }
      }
      // What is left over at the end goes with the last.
      if result.count > 1, let last = result.last, last.n < enough {
        result.removeLast()
        result[result.count - 1].add(last)
      }
      return result
    }
  }

  private static func draw(
    _ indicators: [(id: String, bins: [Bin])], method: String, usesBars: Bool, isSimulated: Bool,
    _ context: ChartContext
  ) -> Chart {
    let words = context.words
    var table = ChartTable([
      "indicator", "name", "bin_low", "bin_high", "n", "said", "seen", "chance_low", "chance_high",
      "state", "label",
    ])
    let good = "● " + context.say("chart.reliability.within-chance")
    let bad = "▲ " + context.say("chart.reliability.beyond-chance")
    let few = "○ " + context.say("chart.reliability.fewer-than-pairs", ["enough": enough])
    var names: [String] = []
    var judged: [(isInMiddle: Bool, agrees: Bool)] = []
    for (id, bins) in indicators {
      let name = TextLines.plain(context.indicator(id).name)
      let isTaken = names.contains(lines(name))
      let label = lines(isTaken ? "\(name) (\(id))" : name)
      names.append(label)
      for bin in bins {
        let range = BinomialRange(trials: bin.n, probability: bin.said, mass: 0.9).shares
        let isInside = range.contains(bin.seen)
        let isJudged = bin.n >= enough
        if isJudged { judged.append((bin.isInMiddle, isInside)) }
        table.append([
          .text(id), .text(label), .number(bin.low), .number(bin.high), .integer(bin.n),
          .number(100 * bin.said), .number(100 * bin.seen), .number(100 * range.lowerBound),
          .number(100 * range.upperBound), .text(!isJudged ? few : isInside ? good : bad),
          .text(words.numbers.text(bin.n)),
        ])
      }
    }
    let pairs = indicators.reduce(0) { $0 + total($1.bins) }
    let text = ChartText(
      kind: context.say("chart.reliability.kind"),
      title: context.say(
        "chart.reliability.title",
        ["agreeing": judged.count(where: \.agrees), "bins": judged.count, "enough": enough])
        + middle(judged.filter(\.isInMiddle).map(\.agrees), indicators.flatMap(\.bins), context),
      details: indicators.map { id, bins in
        "\(context.indicator(id).name): \(words.numbers.text(total(bins)))"
      }, sources: ["reliability"],
      remarks: [
        context.say(
          "chart.reliability.how-to-read"
        )
      ],
      method: context.method(method)
        + (usesBars ? "" : context.say("chart.reliability.deciles-tried")),
      dataYear: context.statusYear, counted: (pairs, context.say("chart.reliability.pairs")),
      isSimulated: isSimulated)
    return Chart(
      "reliability", text, table,
      view: view(
        names, [(good, ChartTheme.blue), (bad, ChartTheme.orange), (few, ChartTheme.quiet)], context
      ),
      context: context)
  }

  /// A name with two blanks where its lines end.
  private static func lines(_ name: String) -> String {
    TextLines.wrap(name, width: nameWidth).joined(separator: "  ")
  }

  /// What the chances in the middle say, which are the hard ones: how many of their bins agree, and of how many pairs.
  private static func middle(_ agree: [Bool], _ bins: [Bin], _ context: ChartContext) -> String {
    let middle = bins.filter(\.isInMiddle)
    let counted = agree.isEmpty ? middle : middle.filter { $0.n >= enough }
    let pairs = context.count(total(counted))
    return agree.isEmpty
      ? context.say("chart.reliability.middle-too-few", ["pairs": pairs])
      : context.say(
        "chart.reliability.middle",
        ["agreeing": agree.count(where: { $0 }), "bins": agree.count, "pairs": pairs])
  }

  private static func view(
    _ names: [String], _ states: [(word: String, colour: String)], _ context: ChartContext
  ) -> [String: JSONValue] {
    let x = Encoding.numbers(
      "said", title: context.say("chart.reliability.axis-said"), domain: [0, 100], format: "d",
      values: [0, 25, 50, 75, 100])
    let y = { (field: String) in
      Encoding.numbers(
        field, title: context.say("chart.reliability.axis-seen"), domain: [0, 100], format: "d",
        values: [0, 25, 50, 75, 100])
    }
    let size = names.count == 1 ? 320 : 180
    // A white edge first: the label may lie on the diagonal. It keeps off the axis.
    let edges: [JSONValue] = [["stroke": "white", "strokeWidth": 3], [:]]
    let labels = edges.map { edge -> JSONValue in
      let mark: JSONValue = [
        "type": "text", "align": "left", "dx": 7, "fontSize": 9,
        "dy": ["expr": "datum.seen < 8 ? -6 : 4"],
      ]
      return [
        "mark": mark.merged(with: edge),
        "encoding": ["x": x, "y": y("seen"), "text": Encoding.field("label", "nominal")],
      ]
    }
    return [
      "columns": 3, "spacing": 24, "resolve": ["axis": ["x": "independent"]],
      "narrow": ["columns": 1, "spec": ["width": 300, "height": 220]],
      "facet": [
        "field": "name", "type": "nominal", "sort": Encoding.texts(names),
        "header": [
          "title": .null, "labelAnchor": "start", "labelLimit": .integer(size + 18),
          "labelExpr": "split(datum.label, '  ')",
        ],
      ],
      "spec": [
        "width": .integer(size), "height": .integer(size),
        "layer": .array(
          [
            [
              "mark": ["type": "rule", "strokeDash": [4, 3], "color": .text(ChartTheme.quiet)],
              "encoding": [
                "x": ["datum": 0, "type": "quantitative"],
                "y": ["datum": 0, "type": "quantitative"],
                "x2": ["datum": 100], "y2": ["datum": 100],
              ],
            ],
            [
              "mark": ["type": "rule", "strokeWidth": 7, "color": "#CFCFCF"],
              "encoding": ["x": x, "y": y("chance_low"), "y2": ["field": "chance_high"]],
            ],
            [
              "mark": ["type": "point", "filled": true, "opacity": 1, "size": 65],
              "encoding": .object(
                Encoding.marks("state", states).merging(["x": x, "y": y("seen")]) { $1 }),
            ],
          ] + labels),
      ],
    ]
  }
}
