import Foundation
import IO
import Panels
import Testing

@Suite("Reading maps")
struct MapReaderTests {
  private static let square = "[[[105,21],[105.1,21],[105.1,21.1],[105,21]]]"

  private func units(_ units: [(code: String, name: String)]) -> UnitTable {
    UnitTable(codes: units.map(\.code), names: units.map(\.name))
  }

  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "map-\(UUID().uuidString).geojson"
    ).path
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func map(
    _ properties: [String], geometry: String = "Polygon", _ coordinates: String = square
  )
    -> String
  {
    let features = properties.map {
      #"{"type":"Feature","properties":\#($0),"geometry":{"type":"\#(geometry)","coordinates":\#(coordinates)}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
  }

  @Test("finds the property that holds codes, leading zeros lost or not")
  func codes() throws {
    let units = units([("03253", "An"), ("03259", "Bình")])
    let path = try file(map([#"{"n":"x","ma":"03253"}"#, #"{"n":"An","ma":3259}"#]))
    let shapes = try MapReader(path).read(property: nil, units: units).shapes
    #expect(shapes.map(\.code) == ["03253", "03259"])
    #expect(
      shapes[0].polygons[0][0].first == MapShapes.Point(longitude: 105, latitude: 21))
  }

  @Test("tells the features that are no unit, by name where the property is a code")
  func unmatched() throws {
    let units = units([("03253", "An"), ("03259", "Bình")])
    let path = try file(
      map([#"{"ma":"03253"}"#, #"{"ma":"99","ten":"Lạ"}"#, #"{"ma":"98"}"#, #"{"x":"y"}"#]))
    #expect(
      try MapReader(path).read(property: nil, units: units).unmatched == ["99 (Lạ)", "98", "? (y)"])
  }

  @Test("takes names that one unit alone has, and the property asked for")
  func names() throws {
    let units = units([("1", "An"), ("2", "Bình"), ("3", "Bình")])
    let path = try file(map([#"{"ten":"An"}"#, #"{"ten":"Bình"}"#]))
    #expect(try MapReader(path).read(property: "ten", units: units).shapes.map(\.code) == ["1"])
    #expect(throws: InputError.self) { try MapReader(path).read(property: "ma", units: units) }
  }

  @Test("reads several polygons, and leaves out points and broken rings")
  func geometry() throws {
    let units = units([("1", "An")])
    let two = "[\(Self.square),\(Self.square)]"
    let path = try file(map([#"{"ma":"1"}"#], geometry: "MultiPolygon", two))
    #expect(try MapReader(path).read(property: nil, units: units).shapes[0].polygons.count == 2)
    let point = try file(map([#"{"ma":"1"}"#], geometry: "Point", "[105,21]"))
    #expect(try MapReader(point).read(property: nil, units: units).shapes.isEmpty)
  }

  @Test(
    "refuses what is no map, with the file's name",
    arguments: ["", "[]", "{\"features\": 3}", "code,name\n1,An\n"])
  func refused(text: String) throws {
    let units = units([("1", "An")])
    let path = try file(text)
    do {
      _ = try MapReader(path).read(property: nil, units: units)
      Issue.record("It was read.")
    } catch {
      #expect(error.problems.first?.kind.code == "bad-map")
      #expect(error.problems.first?.location?.file == path)
    }
  }
}

@Suite("Reading rows of result tables")
struct ResultTableRowsTests {
  private func read(_ text: String, where conditions: [String: Set<String>] = [:]) throws
    -> ColumnTable
  {
    let path = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString)")
      .path
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try ResultTableRows.read(path, where: conditions).table
  }

  @Test("gives back what was written: quotes, line breaks, texts that look like formulas")
  func back() throws {
    var text = TableText()
    let names = ["=cmd()", "-1 xã", "a,\"b\"\nc", "#", "", "Xã <b>"]
    for name in names {
      text.text(name)
      text.number(-1.5)
      text.endRow()
    }
    let table = try read(
      String(decoding: text.document(columns: ["name", "value"]), as: UTF8.self))
    #expect(table["name"] == names)
    #expect(table["value"] == names.map { _ in "-1.5" })
    for (place, name) in names.enumerated() {
      let rows = try read(
        String(decoding: text.document(columns: ["name", "value"]), as: UTF8.self),
        where: ["name": [name], "value": ["-1.5"]])
      #expect(rows["name"] == [names[place]])
    }
  }

  @Test("keeps the rows asked for; a column that is not there keeps all")
  func rows() throws {
    let text = "unit,year\na,2020\nb,2020\na,2021\n"
    #expect(try read(text, where: ["unit": ["a"]])["year"] == ["2020", "2021"])
    #expect(try read(text, where: ["unit": ["a", "b"], "year": ["2020"]]).rowCount == 2)
    #expect(try read(text, where: ["set": ["x"]]).rowCount == 3)
    #expect(throws: InputError.self) { try read("a,b\n1\n") }
  }
}
