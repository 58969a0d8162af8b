import Foundation
import Testing

@Suite("Printing the workbook of results")
struct WorkbookPrintTests {
  static let plans: [ShippedPlan] = ShippedPlan.allCases

  @Test("a long table prints its first rows, all others print whole", arguments: plans)
  func longTables(plan: ShippedPlan) async throws {
    let folder = try await PlanRuns.shared.result(plan).folder
    let path = folder + "/workbook.xlsx"
    let setups = try PrintSetup.all(in: path)
    let book = try OpenedBook(path)
    var long = 0
    for sheet in book.describedSheets {
      let setup = try #require(setups[sheet.name])
      let lastRow = try #require(setup.lastRow, "\(sheet.name)")
      if sheet.rows.count > 1_000, sheet.isWhole {
        long += 1
        #expect(lastRow < 100, "\(sheet.name)")
        #expect(setup.footer.contains("dòng đầu trong"), "\(setup.footer)")
        let contents = book.sheets["Mục lục"]?.values.contains { cells in
          cells[1].map(OpenedBook.text) == sheet.name
            && cells[2].map(OpenedBook.text)?.contains("in vùng được chọn") == true
        }
        #expect(contents == true, "\(sheet.name)")
      } else {
        #expect(lastRow == 4 + sheet.rows.count, "\(sheet.name)")
      }
      // The keys of lookups are not printed.
      #expect(setup.lastColumn == sheet.columns.count, "\(sheet.name)")
    }
    #expect(plan != .haNam || long >= 4)
  }

  @Test("a fan is printed without the lists that its choices come from")
  func fans() async throws {
    let folder = try await PlanRuns.shared.result(.tuanGiao).folder
    let path = folder + "/workbook.xlsx"
    let setups = try PrintSetup.all(in: path)
    let book = try OpenedBook(path)
    for name in ["Biểu đồ quạt của vùng", "Biểu đồ quạt của xã"] {
      let sheet = try #require(book.sheets[name])
      let lists = try #require(sheet.values.compactMap { $0.keys.max() }.max())
      let setup = try #require(setups[name])
      let (row, column) = (try #require(setup.lastRow), try #require(setup.lastColumn))
      // The table of figures lies inside, the lists to the right of it.
      #expect(column < lists - 1)
      #expect(sheet.allSatisfy { $0.key <= row || $0.value.keys.allSatisfy { $0 > column } })
      #expect(sheet[5]?[2] != nil)
    }
  }

  @Test("the matrix and the summary are printed whole, one page wide", arguments: plans)
  func wholeSheets(plan: ShippedPlan) async throws {
    let folder = try await PlanRuns.shared.result(plan).folder
    let setups = try PrintSetup.all(in: folder + "/workbook.xlsx")
    let names = setups.keys.filter { $0.hasPrefix("Ma trận") || $0 == "Tóm tắt" }
    #expect(!names.isEmpty)
    for name in names {
      let setup = try #require(setups[name])
      #expect(setup.lastRow == nil && setup.pagesAcross == 1 && setup.pagesDown == 0, "\(name)")
    }
  }

  @Test("every page says which of how many it is", arguments: plans)
  func pageNumbers(plan: ShippedPlan) async throws {
    let folder = try await PlanRuns.shared.result(plan).folder
    let setups = try PrintSetup.all(in: folder + "/workbook.xlsx")
    #expect(setups.count > 10)
    for (name, setup) in setups { #expect(setup.footer.hasSuffix("Trang &P/&N"), "\(name)") }
  }

  @Test("a chart is printed on one page", arguments: plans)
  func charts(plan: ShippedPlan) async throws {
    let folder = try await PlanRuns.shared.result(plan).folder
    let setups = try PrintSetup.all(in: folder + "/workbook.xlsx")
    let charts = setups.filter {
      $0.key.hasPrefix("Biểu đồ") && !$0.key.hasPrefix("Biểu đồ quạt")
    }
    #expect(!charts.isEmpty)
    for (name, setup) in charts { #expect(setup.pagesDown == 1, "\(name)") }
  }
}

/// How a sheet is printed, read from the XML.
private struct PrintSetup {
  /// The last row and column of the area that is printed.
  var lastRow: Int?
  var lastColumn: Int?
  var footer: String
  /// How many pages high it is printed; 0 for as many as there are.
  var pagesDown: Int
  /// How many pages wide it is printed.
  var pagesAcross: Int

  /// The sheets of a workbook by name.
  static func all(in path: String) throws -> [String: PrintSetup] {
    let place = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, path, place.path("setups.json")]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let data = try Data(contentsOf: URL(filePath: place.path("setups.json")))
    let sheets = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
    return sheets.mapValues { sheet in
      PrintSetup(
        lastRow: sheet["row"] as? Int, lastColumn: sheet["column"] as? Int,
        footer: sheet["footer"] as? String ?? "", pagesDown: sheet["down"] as? Int ?? -1,
        pagesAcross: sheet["across"] as? Int ?? -1)
    }
  }

  private static let script = """
    import json, re, sys, zipfile
    import xml.etree.ElementTree as tree
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    archive = zipfile.ZipFile(sys.argv[1])
    book = tree.fromstring(archive.read('xl/workbook.xml'))
    found = {}
    names = [sheet.get('name') for sheet in book.iter(space + 'sheet')]
    for number, name in enumerate(names, 1):
        sheet = tree.fromstring(archive.read(f'xl/worksheets/sheet{number}.xml'))
        setup = sheet.find(space + 'pageSetup')
        footer = sheet.find(space + 'headerFooter/' + space + 'oddFooter')
        found[name] = {
            'footer': footer.text, 'down': int(setup.get('fitToHeight', '1')),
            'across': int(setup.get('fitToWidth', '1'))}
    for area in book.iter(space + 'definedName'):
        if area.get('name') != '_xlnm.Print_Area': continue
        last = area.text.rsplit(':', 1)[1]
        letters, row = re.fullmatch(r'\\$([A-Z]+)\\$(\\d+)', last).groups()
        column = 0
        for letter in letters: column = column * 26 + ord(letter) - 64
        found[names[int(area.get('localSheetId'))]].update(row=int(row), column=column)
    json.dump(found, open(sys.argv[2], 'w'))
    """
}
