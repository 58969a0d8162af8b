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
      Self.resolve("Hồng Xuan").kinds == [.unknownUnit("Hồng Xuan", suggestion: "Hồng Quang")])
    #expect(Self.resolve("Điện Biên Phủ").kinds == [.unknownUnit("Điện Biên Phủ", suggestion: nil)])
    #expect(Self.resolve("").code == nil)
  }

  @Test(
    "one letter wrong, missing, added or swapped in a name of five letters is read with a warning",
    arguments: [
      ("Hồng Quảnh", "03"), ("Hồng Qang", "03"), ("Hống Quanng", "03"), ("Hồng Quagn", "03"),
      ("Xã Đồng Sown", "01"), ("Nam Ging", "06"),
    ])
  func slips(text: String, code: String) throws {
    let found = Self.resolve(text)
    let name = try #require(Self.names.units.index(ofCode: code).map { Self.names.units.names[$0] })
    #expect(found.code == code)
    #expect(found.kinds == [.text(.letterSlip(text, name: name, code: code))])
  }

  @Test("misprints of the shipped plans are read as the units that they mean")
  func misprints() throws {
    for (plan, text, name) in [
      ("tuan-giao-2024", "Tủa Tình", "Tỏa Tình"), ("nam-truc-2018-2020", "Đông Sơn", "Đồng Sơn"),
    ] {
      let path = "\(PackageFiles.root)/datasets/plans/\(plan)/units.csv"
      // Without the aliases, which name one of the two already.
      let names = UnitNames(units: try UnitTableReader.read(path: path, levels: []).units)
      var log = ProblemLog()
      let unit = try #require(names.resolve(text, at: nil, into: &log))
      #expect(names.units.names[unit] == name)
      #expect(log.problems.count == 1 && log.problems.allSatisfy { $0.severity == .warning })
    }
  }

  @Test("a slip in a short name, in a digit or near two names is refused")
  func noSlips() {
    let names = UnitNames(
      units: UnitTable(
        codes: ["1", "2", "3", "4", "5"], names: ["Bảy", "Thôn 1", "Nam Hồng", "Nam Hùng", "Ba"]))
    #expect(names.match("Bay") == .tolerant(0))
    #expect(names.match("Bảyy") == .none(suggestion: "Bảy"))
    #expect(names.match("Thôn 2") == .none(suggestion: "Thôn 1"))
    #expect(names.match("Nam Hang") == .ambiguous([2, 3]))
    #expect(names.match("Nam Hunng") == .slip(3))
  }

  @Test(
    "another spelling of one name comes before a name without marks, with a warning",
    arguments: [
      ("HOÀ LÝ", 0), ("hòa-lí", 0), ("Hoà  Lí", 0), ("HÒA LÝ", 0), ("Hoa Lý", 1), ("hoa ly", nil),
      ("Hòalý", 0),
    ] as [(String, Int?)])
  func spellings(text: String, unit: Int?) {
    let names = UnitNames(units: UnitTable(codes: ["1", "2"], names: ["Hòa Lý", "Hoa Lý"]))
    let match = names.match(text)
    switch unit {
    case nil: #expect(match == .ambiguous([0, 1]))
    case 1?: #expect(match == .exact(1))
    default: #expect(text == "Hòalý" ? match == .ambiguous([0, 1]) : match == .tolerant(0))
    }
  }

  private static let kinds = UnitNames(
    units: UnitTable(
      codes: ["1", "2", "3", "4"], names: ["Nam Giang", "Nam Giang", "Tân An", "Bản Ngoại"],
      kinds: [.commune, .ward, .town, .commune]))

  @Test(
    "the word before a name tells a commune from a ward of that name; a wrong one is reported",
    arguments: [
      ("Xã Nam Giang", .exact(0)), ("X. Nam Giang", .exact(0)), ("P. Nam Giang", .exact(1)),
      ("P.Nam Giang", .exact(1)), ("Phường Nam Giang", .exact(1)),
      ("PHƯỜNG NAM GIANG", .tolerant(1)), ("phuong nam giang", .ambiguous([0, 1])),
      ("Nam Giang", .ambiguous([0, 1])), ("Thị trấn Nam Giang", .ambiguous([0, 1])),
      ("TT. Tân An", .exact(2)), ("Phường Tân An", .otherKind(2)), ("Bản Ngoại", .exact(3)),
      ("Xã Bản Ngoại", .exact(3)), ("Ngoại", .none(suggestion: nil)),
    ] as [(String, UnitNames.Match)])
  func kindWords(text: String, match: UnitNames.Match) {
    #expect(Self.kinds.match(text) == match)
  }

  private static let districts = UnitNames(
    units: UnitTable(
      codes: ["1", "2", "3"], names: ["Tân Thịnh", "Tân Thịnh", "Đồng Sơn"],
      levels: [
        CategoryColumn(name: "province", values: ["Nam Định", "Nam Định", "Nam Định"]),
        CategoryColumn(name: "district", values: ["Huyện Nam Trực", "Ý Yên", "Nam Trực"]),
      ]))

  @Test(
    "a district or province beside a name narrows the candidates",
    arguments: [
      ("Tân Thịnh", "Nam Trực", .exact(0)), ("Tân Thịnh", "huyện Ý Yên", .exact(1)),
      ("Tân Thịnh", "y yen", .exact(1)), ("Tân Thịnh", "Nam Định", .ambiguous([0, 1])),
      ("Tân Thịnh", nil, .ambiguous([0, 1])), ("tan thinh", "H. Nam Trực", .tolerant(0)),
      ("Tân Thịnhh", "Ý Yên", .slip(1)), ("Đồng Sơn", "Ý Yên", .notInParent([2])),
      ("Đông Sơn", "Tỉnh Nam Định", .tolerant(2)), ("Đồng Sơn", "Không Biết", .exact(2)),
      ("Đồng Sơn", "", .exact(2)),
    ] as [(String, String?, UnitNames.Match)])
  func parents(text: String, parent: String?, match: UnitNames.Match) {
    #expect(Self.districts.match(text, parent: parent) == match)
  }

  @Test("a refusal by district names where the unit is; an unknown district is reported")
  func parentProblems() {
    var log = ProblemLog()
    #expect(Self.districts.resolve("Đồng Sơn", parent: "Ý Yên", at: nil, into: &log) == nil)
    #expect(Self.districts.resolve("Đồng Sơn", parent: "Ý Yến Anh", at: nil, into: &log) == 2)
    #expect(
      log.problems.map(\.kind) == [
        .text(
          .notInParent(
            "Đồng Sơn", parent: "Ý Yên", candidates: ["Đồng Sơn (3), Nam Trực, Nam Định"])),
        .text(.unknownParent("Ý Yến Anh", suggestion: nil)),
      ])
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
