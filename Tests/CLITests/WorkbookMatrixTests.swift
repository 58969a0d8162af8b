import IO
import Testing

@Suite("The criteria matrix of the workbook")
struct WorkbookMatrixTests {
  @Test("has for every commune and criterion met, not met or not assessable as the levels say")
  func symbols() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let levels = try result.table("levels").rows
    let year = levels.compactMap { $0["year"] }.max()
    let now = levels.filter { $0["year"] == year }
    var sets: [String] = []
    for row in now where !sets.contains(row["set"] ?? "") { sets.append(row["set"] ?? "") }
    let names = book.names.filter { $0.hasPrefix("Ma trận ") }
    #expect(names.count == sets.count)
    // The level of a set stands whole in its brackets.
    #expect(names.contains { $0.hasSuffix(" (nâng cao)") })
    #expect(names.allSatisfy { $0.contains("(") == $0.hasSuffix(")") })
    var found: [String: Int] = [:]
    for (name, set) in zip(names, sets) {
      let sheet = try #require(book.sheets[name])
      try check(sheet, now.filter { $0["set"] == set }, found: &found)
    }
    // All three are there, so that each is tried.
    #expect(Set(found.keys) == ["?", "○", "●"])
  }

  @Test(
    "rules that colour symbols look at the first letter of their own first cell",
    arguments: [ShippedPlan.haNam, .tuanGiao])
  func rules(plan: ShippedPlan) async throws {
    let path = try await PlanRuns.shared.result(plan).folder + "/workbook.xlsx"
    let listed = try OtherProgram.run("/usr/bin/env", ["python3", "-c", Self.list, path])
    try #require(listed.status == 0, "\(listed.said)")
    var symbols: Set<String> = []
    for line in listed.said.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      try #require(parts.count == 3, "\(line)")
      if parts[1] == "dataBar" { continue }
      let first = parts[0].prefix { $0 != ":" }
      let symbol = String(parts[2].dropLast().last ?? " ")
      #expect(parts[1] == "expression" && parts[2] == "LEFT(\(first),1)=\"\(symbol)\"", "\(line)")
      symbols.insert(symbol)
    }
    #expect(symbols == ["●", "○", "?", "∅", "✓", "✗"])
  }

  /// Prints of every rule the range, the kind and the formula.
  private static let list = """
    import re, sys, zipfile
    from xml.etree import ElementTree as tree
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    archive = zipfile.ZipFile(sys.argv[1])
    for name in archive.namelist():
        if not re.match(r'xl/worksheets/sheet\\d+.xml$', name): continue
        for part in tree.fromstring(archive.read(name)).iter(space + 'conditionalFormatting'):
            for rule in part.iter(space + 'cfRule'):
                formula = rule.find(space + 'formula')
                print(part.get('sqref'), rule.get('type'), formula.text if formula is not None else '-', sep='\\t')
    """

  private func check(
    _ sheet: [Int: [Int: SheetValue]], _ rows: [[String: String]], found: inout [String: Int]
  ) throws {
    let headings = try #require(sheet[5])
    // The first column names the commune, the last one counts.
    let last = try #require(headings.keys.max())
    let criteria = try (2..<last).map { column in
      try #require(headings[column].map(OpenedBook.text)).prefix { $0 != "." }
    }
    #expect(sheet.keys.max() == 5 + rows.count)
    #expect(criteria.count == Int(rows[0]["criteria"] ?? ""))
    for (index, row) in rows.enumerated() {
      let cells = try #require(sheet[6 + index])
      #expect(cells[1].map(OpenedBook.text) == row["name"])
      let missing = (row["missing"] ?? "").split(separator: " ")
      let open = (row["not_assessable"] ?? "").split(separator: " ")
      for (place, id) in criteria.enumerated() {
        let expected = open.contains(id) ? "?" : missing.contains(id) ? "○" : "●"
        #expect(cells[place + 2].map(OpenedBook.text) == expected, "\(row["name"] ?? "") \(id)")
        found[expected, default: 0] += 1
      }
      #expect(cells[last].map(OpenedBook.text) == row["criteria_met"])
    }
  }
}
