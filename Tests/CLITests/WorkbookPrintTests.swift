import Foundation
import Panels
import Reporting
import Testing

@testable import Pipeline

@Suite("Printing the workbook of results")
struct WorkbookPrintTests {
  static let plans: [ShippedPlan] = ShippedPlan.allCases

  /// So many rows of a table to look things up in are printed whole, of others three times as many.
  private static func mostRows(_ table: String) -> Int {
    guard let sheet = TableSheet.all.first(where: { $0.table == table }) else { return .max }
    return sheet.group == .outlook || sheet.group == .data ? 100 : 300
  }

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
      if sheet.rows.count > Self.mostRows(sheet.table), sheet.name != "Từng xã" {
        long += 1
        #expect(lastRow < 100, "\(sheet.name)")
        #expect(setup.footer.contains("dòng đầu trong"), "\(setup.footer)")
        let contents = book.sheets["Mục lục"]?.values.contains { cells in
          cells[1].map(OpenedBook.text) == sheet.name
            && cells[4].map(OpenedBook.text)?.hasPrefix("50 dòng đầu") == true
        }
        #expect(contents == true, "\(sheet.name)")
      } else {
        #expect(lastRow == 4 + sheet.rows.count, "\(sheet.name)")
      }
      // The keys of lookups are not printed, nor what does not fit across a page; that is told.
      let columns = try #require(setup.lastColumn)
      #expect(columns <= sheet.columns.count && columns > 5, "\(sheet.name)")
      #expect(
        setup.footer.contains("\(columns) cột đầu trong") == (columns < sheet.columns.count),
        "\(sheet.name)")
    }
    #expect(plan != .haNam || long >= 4)
  }

  @Test(
    "no sheet is more than a page wide, and heads of tables stand on every page", arguments: plans)
  func onePageWide(plan: ShippedPlan) async throws {
    let path = try await PlanRuns.shared.result(plan).folder + "/workbook.xlsx"
    let setups = try PrintSetup.all(in: path)
    let summary = try #require(setups["Tóm tắt"])
    // The summary has a size of its own, so that its pages end between tables.
    #expect(summary.scale >= 60 && summary.scale <= 100)
    for (name, setup) in setups where name != "Tóm tắt" {
      #expect(setup.isFitted && setup.pagesAcross == 1, "\(name)")
    }
    for sheet in try OpenedBook(path).describedSheets {
      #expect(setups[sheet.name]?.headRow == 4, "\(sheet.name)")
    }
  }

  @Test("ends a long title in footers with dots")
  func footer() async throws {
    let result = try await PlanRuns.shared.result(.namTruc)
    let footers = try PrintSetup.all(in: result.folder + "/workbook.xlsx").map(\.value.footer)
    #expect(!footers.contains { $0.contains("  –") } && footers.contains { $0.contains("… –") })
  }

  @Test("numbers of a column have one count of decimals", arguments: plans)
  func decimals(plan: ShippedPlan) async throws {
    let path = try await PlanRuns.shared.result(plan).folder + "/workbook.xlsx"
    let setups = try PrintSetup.all(in: path)
    var seen = 0
    for sheet in try OpenedBook(path).describedSheets {
      for (column, formats) in try #require(setups[sheet.name]).formats {
        seen += 1
        // A column of several units of measure has the decimals of each; of what is had or not there are per cents.
        let id = sheet.columns.first { SourceLocation.columnLetters($0.place) == column }?.id ?? ""
        let isMixed = ColumnCatalogue.column(id, of: sheet.table).form == .mixed
        let most = isMixed ? 3 : ["means", "group_forecast"].contains(sheet.table) ? 2 : 1
        #expect(formats.count <= most, "\(sheet.name), column \(column): \(formats)")
        #expect(formats.allSatisfy { !$0.contains("0#") }, "\(sheet.name): \(formats)")
      }
    }
    #expect(seen > 20)
  }

  @Test("a fan is printed without the lists that its choices come from")
  func fans() async throws {
    let folder = try await PlanRuns.shared.result(.tuanGiao).folder
    let path = folder + "/workbook.xlsx"
    let setups = try PrintSetup.all(in: path)
    let book = try OpenedBook(path)
    for name in ["Biểu đồ quạt của vùng", "Biểu đồ quạt từng đơn vị"] {
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

  @Test("rows are as high as the lines of their texts", arguments: plans)
  func heights(plan: ShippedPlan) async throws {
    let folder = try await PlanRuns.shared.result(plan).folder
    let setups = try PrintSetup.all(in: folder + "/workbook.xlsx")
    #expect(setups.values.reduce(0) { $0 + $1.texts } > 500)
    for (name, setup) in setups { #expect(setup.low.isEmpty, "\(name): \(setup.low.prefix(5))") }
  }

  @Test("the matrix and the summary are printed whole, one page wide", arguments: plans)
  func wholeSheets(plan: ShippedPlan) async throws {
    let folder = try await PlanRuns.shared.result(plan).folder
    let setups = try PrintSetup.all(in: folder + "/workbook.xlsx")
    let names = setups.keys.filter { $0.hasPrefix("Ma trận") || $0 == "Tóm tắt" }
    #expect(names.contains("Tóm tắt") && (names.count >= 2 || plan == .published))
    for name in names {
      let setup = try #require(setups[name])
      #expect(setup.lastRow == nil, "\(name)")
      #expect(!setup.isFitted || (setup.pagesAcross == 1 && setup.pagesDown == 0), "\(name)")
    }
  }

  @Test("the matrix of very many communes prints its first rows, and says so")
  func largeMatrix() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    let place = try TemporaryFolder()
    try BookMaker(
      path: place.path("many.xlsx"), named: "many.xlsx",
      sources: [BookSource(folder: result.folder)], mostCommunes: 60
    ).make()
    let setups = try PrintSetup.all(in: place.path("many.xlsx"))
    let matrices = setups.filter { $0.key.hasPrefix("Ma trận") }
    #expect(!matrices.isEmpty)
    for (name, setup) in matrices {
      #expect(setup.lastRow == 55 && setup.footer.contains("Chỉ in 50 dòng đầu"), "\(name)")
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
  /// Whether the numbers of pages hold.
  var isFitted: Bool
  /// In how many per cent of its size it is printed where they do not.
  var scale: Int
  /// The row that stands on every page.
  var headRow: Int?
  /// How many texts go on in the next line where they are longer than their columns, and which of them are longer
  /// than their rows are high.
  var texts: Int
  var low: [String]
  /// The number formats of the numbers of each column below the fourth row.
  var formats: [String: [String]]

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
        pagesAcross: sheet["across"] as? Int ?? -1, isFitted: sheet["fitted"] as? Bool ?? false,
        scale: sheet["scale"] as? Int ?? 100, headRow: sheet["head"] as? Int,
        texts: sheet["texts"] as? Int ?? 0, low: sheet["low"] as? [String] ?? ["unknown"],
        formats: sheet["formats"] as? [String: [String]] ?? [:])
    }
  }

  private static let script = """
    import json, re, sys, zipfile
    import xml.etree.ElementTree as tree
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    archive = zipfile.ZipFile(sys.argv[1])
    book = tree.fromstring(archive.read('xl/workbook.xml'))
    found = {}
    styles = tree.fromstring(archive.read('xl/styles.xml'))
    codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(space + 'numFmt')}
    looks = [codes.get(x.get('numFmtId'), x.get('numFmtId'))
             for x in styles.find(space + 'cellXfs')]
    names = [sheet.get('name') for sheet in book.iter(space + 'sheet')]
    wraps = {place for place, look in enumerate(styles.find(space + 'cellXfs'))
             if (look.find(space + 'alignment') is not None
                 and look.find(space + 'alignment').get('wrapText') == '1')}
    for number, name in enumerate(names, 1):
        sheet = tree.fromstring(archive.read(f'xl/worksheets/sheet{number}.xml'))
        merged = {m.get('ref').split(':')[0] for m in sheet.iter(space + 'mergeCell')}
        setup = sheet.find(space + 'pageSetup')
        footer = sheet.find(space + 'headerFooter/' + space + 'oddFooter')
        formats = {}
        widths = {}
        for wide in sheet.iter(space + 'col'):
            for number in range(int(wide.get('min')), int(wide.get('max')) + 1):
                widths[number] = float(wide.get('width'))
        texts, low = 0, []
        for row in sheet.iter(space + 'row'):
            lines = int((float(row.get('ht', '15')) - 1) / 12.3)
            if int(row.get('r')) < 5: continue
            for cell in row:
                text = cell.find(space + 'is/' + space + 't')
                if text is None or int(cell.get('s', '0')) not in wraps: continue
                if cell.get('r') in merged: continue
                texts += 1
                number = 0
                for letter in re.match('[A-Z]+', cell.get('r')).group(): number = number * 26 + ord(letter) - 64
                # Between numbers a comma and a blank are together as wide as a digit.
                letters = len(re.sub(', (?=[0-9])', ',', text.text))
                if letters > lines * widths[number] * 1.15: low.append(cell.get('r'))
        for cell in sheet.iter(space + 'c'):
            column, row = re.fullmatch(r'([A-Z]+)(\\d+)', cell.get('r')).groups()
            if int(row) < 5 or cell.get('t') is not None or cell.find(space + 'v') is None: continue
            formats.setdefault(column, set()).add(looks[int(cell.get('s', '0'))])
        fit = sheet.find(space + 'sheetPr/' + space + 'pageSetUpPr')
        found[name] = {
            'texts': texts, 'low': low,
            'fitted': fit is not None and fit.get('fitToPage') == '1',
            'scale': int(setup.get('scale', '100')),
            'formats': {column: sorted(codes) for column, codes in formats.items()},
            'footer': footer.text, 'down': int(setup.get('fitToHeight', '1')),
            'across': int(setup.get('fitToWidth', '1'))}
    for area in book.iter(space + 'definedName'):
        if area.get('name') == '_xlnm.Print_Titles':
            rows = re.search(r'\\$(\\d+):\\$(\\d+)$', area.text)
            if rows and rows.group(1) == rows.group(2):
                found[names[int(area.get('localSheetId'))]]['head'] = int(rows.group(1))
        if area.get('name') != '_xlnm.Print_Area': continue
        last = area.text.rsplit(':', 1)[1]
        letters, row = re.fullmatch(r'\\$([A-Z]+)\\$(\\d+)', last).groups()
        column = 0
        for letter in letters: column = column * 26 + ord(letter) - 64
        found[names[int(area.get('localSheetId'))]].update(row=int(row), column=column)
    json.dump(found, open(sys.argv[2], 'w'))
    """
}
