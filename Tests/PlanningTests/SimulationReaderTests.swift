import Foundation
import IO
import Panels
import Testing

@Suite("The reader of simulation.yaml")
struct SimulationReaderTests {
  /// A folder with `simulation.yaml` and `units.csv` that goes away with the value.
  final class Folder {
    let path: String
    var file: String { path + "/simulation.yaml" }

    init(_ text: String) throws {
      path = NSTemporaryDirectory() + "simulation-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
      try text.write(toFile: file, atomically: false, encoding: .utf8)
      try "code,name\n02,Quài Cang\n01,Quài Nưa\n".write(
        toFile: path + "/units.csv", atomically: false, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  static let heading = """
    id: test-1
    seed: 7
    units: units.csv
    years: {from: 2015, to: 2022}
    strength: {spread: 0.5, units: {Quài Cang: 2}}
    indicators:

    """

  static func document(_ lines: String...) -> String {
    heading + lines.map { "  - {\($0)}\n" }.joined()
  }

  /// What is wrong with a file, and where.
  static func problems(_ text: String) throws -> [Problem] {
    let folder = try Folder(text)
    do {
      _ = try SimulationReader.read(path: folder.file)
      return []
    } catch {
      return error.problems
    }
  }

  static let income = "id: income, kind: positive, start: 15, end: 36, round: 1"
  static let villages = "id: villages, kind: count, from: 2016, start: 9, end: 9"

  @Test("a right file becomes a specification, with units found by name")
  func right() throws {
    let folder = try Folder(
      Self.document(
        Self.income, Self.villages + ", totals: {2016: 18}",
        "id: met, kind: count, ratio-of: villages, from: 2017, start: 0.1, end: 0.2, round: 0",
        "id: poor, kind: share, start: 9, end: 2, round: 2, source: [S1], "
          + "breaks: [{year: 2018, before: 4, after: 6}]",
        "id: \"318/1\", kind: yesno, from: 2021, start: 0.5, end: 1, loss: 0.02"))
    let reading = try SimulationReader.read(path: folder.file)
    let specification = reading.specification
    #expect(reading.log.problems.isEmpty)
    #expect(reading.units.codes == ["01", "02"])
    #expect(specification.leads == ["02": 2])
    #expect(specification.seed == 7)
    #expect(specification.indicators.map(\.years.lowerBound) == [2015, 2016, 2017, 2015, 2021])
    #expect(specification.indicators[1].totals == [2016: 18])
    #expect(specification.indicators[2].ratioOf == "villages")
    #expect(
      specification.indicators[3].anchors.map(\.level) == [9, 4, 6, 2])
    #expect(specification.indicators[3].sources == ["S1"])
    #expect(specification.indicators[4].loss == 0.02)
  }

  /// A wrong file: its indicators, with `^` before what is wrong, and what the message has to say.
  struct Wrong: Sendable, CustomTestStringConvertible {
    var lines: [String]
    var says: String
    var testDescription: String { says }
  }

  static let wrong: [Wrong] = [
    Wrong(
      lines: [
        "{id: a, kind: count, ratio-of: ^b, start: 1, end: 1}",
        "{id: b, kind: count, start: 1, end: 1}",
      ], says: "\"b\" is not one of (none)"),
    Wrong(
      lines: [
        "{\(income)}", "{id: poor, kind: share, ratio-of: ^incom, start: 1, end: 1, round: 1}",
      ], says: "Did you mean \"income\"?"),
    Wrong(
      lines: ["{\(villages)}", "{id: met, kind: count, ratio-of: ^villages, start: 1, end: 1}"],
      says: "villages has values from 2016 to 2022 only"),
    Wrong(
      lines: ["{id: a, kind: count, start: 1, end: 1, from: 2020, to: ^2018}"],
      says: "must not end before they start; they run from 2020 to 2018"),
    Wrong(
      lines: ["{id: a, kind: count, start: 1, end: 1, from: ^2014}"],
      says: "\"2014\" does not fit: a year from 2015 to 2022"),
    Wrong(
      lines: ["{id: a, kind: share, start: ^0, end: 1, round: 1}"],
      says: "\"0\" does not fit: the median of a share lies between 0 and 100, both left out"),
    Wrong(
      lines: ["{id: a, kind: share, start: 50, end: ^100, round: 1}"],
      says: "\"100\" does not fit: the median of a share"),
    Wrong(
      lines: ["{id: a, kind: positive, start: ^-1, end: 1, round: 1}"],
      says: "\"-1\" does not fit: the median is above 0"),
    Wrong(
      lines: ["{\(income)}", "{id: a, kind: count, ratio-of: income, start: ^0, end: 1}"],
      says: "a ratio is above 0"),
    Wrong(
      lines: ["{id: a, kind: yesno, start: ^1.2, end: 1}"],
      says: "\"1.2\" does not fit: a share of units, from 0 to 1"),
    Wrong(
      lines: ["{id: a, kind: yesno, start: 0, end: 1, ^noise: 1}"],
      says: "\"noise\" is not known here"),
    Wrong(
      lines: ["{id: a, kind: positive, start: 1, end: 1, round: 1, ^totals: {2020: 5}}"],
      says: "\"totals\" is not known here"),
    Wrong(
      lines: ["{id: a, kind: count, start: 1, end: 1, totals: {^2030: 5}}"],
      says: "\"2030\" does not fit: a year from 2015 to 2022"),
    Wrong(
      lines: ["{id: a, kind: count, start: 1, end: 1, round: ^1}"],
      says: "a count is whole, so \"round\" is 0"),
    Wrong(
      lines: ["^{id: a, kind: positive, start: 1, end: 1}"],
      says: "\"a\" lacks \"round\". Add \"round:\"."),
    Wrong(
      lines: ["{\(villages)}", "{id: ^villages, kind: yesno, start: 0, end: 1}"],
      says: "\"villages\" is used twice"),
    Wrong(
      lines: ["{\(income), breaks: [{year: ^2015, before: 1, after: 2}]}"],
      says: "breaks stand in order, from 2016 to 2022"),
    Wrong(
      lines: ["{\(income), breaks: [^{year: 2016, before: 14, after: 20}]}"],
      says: "the year 2015 gets two levels, 15 and 14"),
    Wrong(
      lines: ["{id: a, kind: ^weight, start: 1, end: 1}"], says: "\"weight\" is not one of"),
    Wrong(
      lines: ["{id: a, kind: yesno, start: 0, end: 1, loss: ^3}"], says: "it must be at most 1"),
  ]

  @Test("a wrong file is refused with the place, the value and what to do", arguments: wrong)
  func refusal(wrong: Wrong) throws {
    let marked = Self.heading + wrong.lines.map { "  - \($0)\n" }.joined()
    let before = marked.prefix { $0 != "^" }
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    let problems = try Self.problems(marked.replacing("^", with: ""))
    let problem = try #require(problems.first { $0.text(in: .en).contains(wrong.says) })
    #expect(problem.location?.line == line)
    #expect(problem.location?.column == column)
    #expect(problem.location?.file.hasSuffix("simulation.yaml") == true)
    #expect(problem.severity == .error)
  }

  @Test("years that end before they start, and units that do not exist, are refused")
  func headings() throws {
    let turned = Self.document(Self.income).replacing("to: 2022", with: "to: 2014")
    let years = try #require(try Self.problems(turned).first)
    #expect(years.text(in: .en).contains("they run from 2015 to 2014"))
    #expect(years.location?.line == 4)
    #expect(years.location?.column == 25)
    let unknown = Self.document(Self.income).replacing("Quài Cang", with: "Quài Tở X")
    let unit = try #require(try Self.problems(unknown).first)
    #expect(unit.text(in: .en).contains("There is no unit \"Quài Tở X\""))
    #expect(unit.location?.line == 5)
    #expect(unit.location?.column == 33)
    let elsewhere = Self.document(Self.income).replacing("units.csv", with: "other.csv")
    let table = try #require(try Self.problems(elsewhere).first)
    #expect(table.kind == .missingFile)
    #expect(table.location?.file.hasSuffix("other.csv") == true)
  }
}
