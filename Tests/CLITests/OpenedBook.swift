import Foundation
import IO
import Panels
import Testing

/// A workbook read with our own reader: cells by sheet, row and column, and what its glossary says of
/// the columns.
struct OpenedBook {
  /// A sheet that shows a table, as the glossary describes it.
  struct Described {
    struct Column {
      var place: Int
      var id: String
      var isCode: Bool
      /// Whether it has the names of units beside their codes, which the table has not.
      var isOfUnits: Bool
    }

    var name: String
    var table: String
    var columns: [Column]
    /// Headings that the sheet and the glossary do not have both, in their order.
    var unknownHeadings: [String]
    var rows: [[Int: SheetValue]]
    /// Whether all rows of the table are shown, and no columns of others.
    var isWhole: Bool
  }

  private(set) var names: [String] = []
  private(set) var sheets: [String: [Int: [Int: SheetValue]]] = [:]

  init(_ path: String) throws {
    let workbook = try Workbook(path: path)
    for (index, outline) in workbook.sheets.enumerated() {
      let name = try #require(outline.name)
      names.append(name)
      let reader = try workbook.rows(ofSheet: index)
      var rows: [Int: [Int: SheetValue]] = [:]
      var row = SheetRow()
      while try reader.next(into: &row) {
        for cell in row.cells { rows[row.number, default: [:]][cell.column] = cell.value }
      }
      sheets[name] = rows
    }
  }

  static func text(_ value: SheetValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let number, _): number == number.rounded() ? String(Int(number)) : "\(number)"
    default: "\(value)"
    }
  }

  /// The sheets of tables: the glossary names sheet, heading, table and column.
  var describedSheets: [Described] {
    let glossary = sheets["Giải thích"] ?? [:]
    var entries: [String: [(title: String, table: String, id: String)]] = [:]
    for row in glossary.keys.sorted() where row > 4 {
      guard let cells = glossary[row], let sheet = cells[1], let table = cells[4] else { continue }
      entries[Self.text(sheet), default: []].append(
        (
          cells[2].map(Self.text) ?? "", String(Self.text(table).dropLast(4)),
          cells[5].map(Self.text) ?? ""
        ))
    }
    return names.compactMap { name in
      guard let columns = entries[name], let rows = sheets[name] else { return nil }
      let headings = (rows[4] ?? [:]).mapValues(Self.text)
      let described = Dictionary(
        uniqueKeysWithValues: columns.enumerated().map { ($0.offset + 1, $0.element.title) })
      return Described(
        name: name, table: columns[0].table,
        columns: columns.enumerated().compactMap { index, column in
          guard headings[index + 1] == column.title else { return nil }
          return Described.Column(
            place: index + 1, id: column.id, isCode: ["unit", "criterion"].contains(column.id),
            isOfUnits: column.table != columns[0].table)
        },
        unknownHeadings: Set(headings.keys).union(described.keys).sorted().filter {
          // Behind the columns may stand what fan charts look up.
          headings[$0] != described[$0] && headings[$0] != "Khóa tra cứu"
        }.map { "\(headings[$0] ?? "–") / \(described[$0] ?? "–")" },
        rows: rows.keys.filter { $0 > 4 }.sorted().map { rows[$0] ?? [:] },
        isWhole: !["Từng xã", "Chưa đạt theo phụ trách"].contains(name))
    }
  }

  /// The cells of a reference such as `'Sheet'!$A$2:$A$9`, in order.
  func cells(_ reference: String) throws -> [SheetValue?] {
    let mark = try #require(reference.lastIndex(of: "!"))
    var name = String(reference[..<mark])
    if name.hasPrefix("'") { name = String(name.dropFirst().dropLast()) }
    let sheet = try #require(
      sheets[name.replacingOccurrences(of: "''", with: "'")], "no sheet \(name)")
    let corners = reference[reference.index(after: mark)...].split(separator: ":").map { corner in
      let parts = corner.split(separator: "$")
      let column = parts[0].unicodeScalars.reduce(0) { $0 * 26 + Int($1.value) - 64 }
      return (row: Int(parts[1]) ?? 0, column: column)
    }
    let (first, last) = (corners[0], corners[corners.count - 1])
    return (first.row...last.row).flatMap { row in
      (first.column...last.column).map { sheet[row]?[$0] }
    }
  }
}

/// The cells that the series of a workbook's charts name, read from the XML.
struct ChartReferences {
  struct Series {
    var name: String
    var categories: String
    var values: String
    /// The colour of its line, if it has one.
    var line: String
  }

  var kind: String
  var series: [Series]

  static func all(in path: String) throws -> [ChartReferences] {
    let place = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys,zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])", path,
      place.path("parts"),
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let folder = place.path("parts/xl/charts")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return try names.filter { $0.hasSuffix(".xml") }.map { name in
      try ChartReferences(
        String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8))
    }
  }

  private init(_ text: String) throws {
    kind =
      ["barChart", "areaChart", "lineChart", "scatterChart"].first { text.contains("<c:\($0)>") }
      ?? ""
    series = text.components(separatedBy: "<c:ser>").dropFirst().map { part in
      let reference = { (element: String) in
        let inside = part.components(separatedBy: "<c:\(element)>").dropFirst().first ?? ""
        let formula = inside.components(separatedBy: "<c:f>").dropFirst().first ?? ""
        return (formula.components(separatedBy: "</c:f>").first ?? "")
          .replacingOccurrences(of: "&apos;", with: "'")
      }
      let line = part.components(separatedBy: "<a:ln").dropFirst().first?
        .components(separatedBy: "</a:ln>").first?
        .components(separatedBy: "srgbClr val=\"").dropFirst().first?.prefix(6)
      return Series(
        name: reference("tx"), categories: reference("cat"), values: reference("val"),
        line: line.map(String.init) ?? "")
    }
  }
}

extension PlanResult {
  /// The Vietnamese names of indicators by id, from the manifest.
  func manifestNames() throws -> [String: String] {
    let data = try Data(contentsOf: URL(filePath: folder + "/manifest.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let names = try #require(object["indicator_names"] as? [String: [String: String]])
    return names.compactMapValues { $0["vi"] }
  }
}
