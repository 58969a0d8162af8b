import Testing

@testable import Reporting

@Suite("A chart in a narrow window")
struct NarrowChartTests {
  private let table: ChartTable = {
    var table = ChartTable(["commune", "count", "label"])
    table.append([.text("Xã Bình Minh Thượng Trung"), .integer(12), .text("12/19")])
    return table
  }()

  private var bars: JSONValue {
    let y = Encoding.names("commune", order: ["Xã Bình Minh Thượng Trung", "Xã A"])
    return [
      "width": 460, "height": ["step": 22],
      "layer": [
        ["mark": ["type": "bar", "narrow": ["opacity": 0.5]], "encoding": ["y": y]],
        [
          "mark": ["type": "text", "align": "left", "dx": 4],
          "encoding": ["y": y, "text": Encoding.field("label", "nominal")],
        ],
        ["mark": ["type": "text", "x": 466], "encoding": ["y": y]],
        ["mark": ["type": "rule"], "narrow": .null],
      ],
    ]
  }

  @Test("a merge patch replaces, adds and takes away")
  func patch() {
    // The example of RFC 7396, section 3.
    let document: JSONValue = [
      "title": "Goodbye!", "author": ["givenName": "John", "familyName": "Doe"],
      "tags": ["example", "sample"], "content": "This will be unchanged",
    ]
    let patch: JSONValue = [
      "title": "Hello!", "phoneNumber": "+01-123-456-7890", "author": ["familyName": .null],
      "tags": ["example"],
    ]
    let result: JSONValue = [
      "title": "Hello!", "author": ["givenName": "John"], "tags": ["example"],
      "content": "This will be unchanged", "phoneNumber": "+01-123-456-7890",
    ]
    #expect(document.merged(with: patch).text == result.text)
    // Of its appendix A: what is no object is replaced, within one that is made, null is left out.
    let list: JSONValue = ["c"]
    #expect(JSONValue.object(["a": "b"]).merged(with: list).text == list.text)
    let empty: JSONValue = ["a": ["bb": [:]]]
    let inner: JSONValue = ["a": ["bb": ["ccc": .null]]]
    #expect(JSONValue.object([:]).merged(with: inner).text == empty.text)
  }

  @Test("has what its view wants there, and the wide one nothing of it")
  func patches() {
    let wide = NarrowChart.wide(bars)
    #expect(!wide.text.contains("narrow") && !wide.text.contains("opacity"))
    #expect(wide["layer"]?.elements?.count == 4)
    let narrow = NarrowChart.narrow(bars, of: table)
    #expect(!narrow.text.contains("\"narrow\""))
    #expect(narrow["layer"]?.elements?.count == 3)
    #expect(narrow["layer"]?.elements?.first?["mark"]?["opacity"]?.double == 0.5)
  }

  @Test("leaves room for names in lines and for what stands behind the bars")
  func room() throws {
    let narrow = NarrowChart.narrow(bars, of: table)
    let width = try #require(narrow["width"]?.double)
    // 350 less 17 letters and a margin of 10, less 5 letters 4 behind the bar.
    #expect(width == (350 - (17 * 6.4 + 10) - (5 * 6.4 + 4)).rounded())
    // "Xã Bình Minh" and "Thượng Trung" are two lines of 12 and a margin.
    #expect(narrow["height"]?["step"]?.double == 29)
    let layers = try #require(narrow["layer"]?.elements)
    #expect(layers[2]["mark"]?["x"]?.double == width + 6)
    #expect(layers[0]["encoding"]?["y"]?["axis"]?["labelExpr"]?.string?.hasPrefix("split(") == true)
  }

  @Test("fills the cells of what is not known with lines, however high names make them")
  func hatching() throws {
    let code = "Tân Thịnh (NT-TAN-THINH-006)"
    let y = Encoding.names("commune", order: [code, "Xã A"])
    let x = Encoding.criteria(["1 Quy hoạch", "2 Giao thông"])
    let view: JSONValue = [
      "width": 50, "height": ["step": 19],
      "layer": [
        Encoding.hatch(y: y, x: x, where: "symbol", is: "?", width: 25, height: 19)
      ],
    ]
    let narrow = NarrowChart.narrow(view, of: table)
    // A line of the name and two of the code, which breaks behind a hyphen.
    #expect(narrow["height"]?["step"]?.double == 41)
    let width = try #require(narrow["width"]?.double)
    let shape = narrow["layer"]?.elements?.first?["mark"]?["shape"]?.string
    #expect(shape == Encoding.hatching(width: width / 2, height: 41))
    // By hand, a square of 16 points: from edge to edge, one through the middle.
    #expect(
      Encoding.hatching(width: 16, height: 16)
        == "M-0.9,-0.7L-0.7,-0.9M-0.9,0.1L0.1,-0.9M-0.9,0.9L0.9,-0.9M-0.1,0.9L0.9,-0.1M0.7,0.9L0.9,0.7"
    )
  }

  @Test("has panels below each other where two do not fit")
  func panels() {
    for (wide, columns, width) in [(150.0, 2, 141.0), (300, 1, 298)] {
      let view: JSONValue = [
        "columns": 4, "spacing": 16, "facet": ["field": "name"],
        "spec": ["width": .number(wide), "layer": []],
      ]
      let narrow = NarrowChart.narrow(view, of: table)
      #expect(narrow["columns"]?.double == Double(columns))
      #expect(narrow["spec"]?["width"]?.double == width)
    }
  }
}
