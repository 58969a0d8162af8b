import Foundation
import Panels
import Testing

@testable import IO

@Suite("Names of units")
struct UnitNamesTests {
  private static let names = UnitNames(
    units: UnitTable(
      codes: ["01", "02", "03", "04", "05", "06"],
      names: [
        "Đồng Sơn", "Xã Nam Thắng", "Hồng Quang", "Tân Thịnh", "Tân Thịnh", "Thị trấn Nam Giang",
      ]),
    aliases: [[], ["Nam Thắng cũ"], ["Bảy"], [], ["Tân Thịnh mới"], []])

  private static func resolve(_ text: String) -> (code: String?, kinds: [ProblemKind]) {
    var log = ProblemLog()
    let place = SourceLocation(file: "t.csv", line: 2, column: 1)
    let unit = names.resolve(text, at: place, into: &log)
    #expect(log.problems.allSatisfy { $0.location == place })
    return (unit.map { names.units.codes[$0] }, log.problems.map(\.kind))
  }

  @Test(
    "a code, a name, an alias and a name with or without its kind word are found without a word",
    arguments: [
      ("01", "01"), ("Đồng Sơn", "01"), ("Xã Đồng Sơn", "01"), ("xã Đồng Sơn", "01"),
      ("Nam Thắng", "02"), ("Xã Nam Thắng", "02"), ("Nam Thắng cũ", "02"), ("Bảy", "03"),
      ("Tân Thịnh mới", "05"), ("Nam Giang", "06"), ("TT Nam Giang", "06"),
      ("Đồng Sơn".decomposedStringWithCanonicalMapping, "01"),
    ])
  func exact(text: String, code: String) {
    let found = Self.resolve(text)
    #expect(found.code == code)
    #expect(found.kinds == [])
  }

  @Test(
    "a name that differs only in marks or case is found with a warning",
    arguments: ["Đông Sơn", "dong son", "ĐỒNG SƠN", "Xã Đông Sơn", "Ðồng  Sơn"])
  func tolerant(text: String) {
    let found = Self.resolve(text)
    #expect(found.code == "01")
    #expect(found.kinds == [.tolerantMatch(text, name: "Đồng Sơn", code: "01")])
  }

  @Test(
    "a name that fits several units is refused with all of them",
    arguments: ["Tân Thịnh", "tan thinh"])
  func ambiguous(text: String) {
    let found = Self.resolve(text)
    #expect(found.code == nil)
    #expect(
      found.kinds == [.ambiguousUnit(text, candidates: ["Tân Thịnh (04)", "Tân Thịnh (05)"])])
  }

  @Test("an unknown name is refused with the nearest known one")
  func unknown() {
    #expect(
      Self.resolve("Hồng Quảnh").kinds == [.unknownUnit("Hồng Quảnh", suggestion: "Hồng Quang")])
    #expect(Self.resolve("Điện Biên Phủ").kinds == [.unknownUnit("Điện Biên Phủ", suggestion: nil)])
    #expect(Self.resolve("").code == nil)
  }

  @Test("a unit table is sorted by code, whatever the order of its rows")
  func tableOrder() throws {
    let rows = ["03,C,commune,DBSH,no,H1,c|cc", "01,A,town,,yes,H2,", "02,B,,TN,no,H1,"]
    let folder = TemporaryFolder()
    var readings: [UnitTable] = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let text =
        "code,name,kind,zone,special_area,district,aliases\n"
        + order.map { rows[$0] + "\n" }.joined()
      let names = try UnitTableReader.read(path: folder.write(text), levels: ["district"])
      readings.append(names.units)
      var log = ProblemLog()
      #expect(names.resolve("cc", at: nil, into: &log) == 2)
    }
    let units = try #require(readings.first)
    #expect(units.codes == ["01", "02", "03"] && units.names == ["A", "B", "C"])
    #expect(
      units.kinds == [.town, .commune, .commune] && units.specialAreas == [true, false, false])
    #expect((0..<3).map { units.zones.label(of: $0) } == [nil, "TN", "DBSH"])
    for other in readings {
      #expect(other.codes == units.codes && other.kinds == units.kinds)
      let districts = (0..<3).map { other.levels[0].label(of: $0) }
      #expect(districts == ["H2", "H1", "H1"])
    }
  }

  @Test(
    "a wrong unit table is refused",
    arguments: [
      ("code,name\n01,A\n01,B\n", ["duplicate-code"]), ("code,name\n,A\n", ["empty-field"]),
      ("code,name,kind\n01,A,vilage\n", ["not-allowed"]), ("code,nome\n01,A\n", ["missing-column"]),
      ("code,name\n", ["header-only"]), ("", ["empty-file"]), ("code,name\n01\n", ["ragged-row"]),
      ("code,name,name\n01,A,B\n", ["duplicate-column"]),
      ("code,name\n01,\"A\n", ["unclosed-quote"]),
    ])
  func wrongTables(text: String, codes: [String]) throws {
    let folder = TemporaryFolder()
    let path = try folder.write(text)
    let error = #expect(throws: InputError.self) {
      try UnitTableReader.read(path: path, levels: [])
    }
    #expect(error?.codes == codes)
  }
}
