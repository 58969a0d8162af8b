import IO
import Panels
import Reporting

extension BookMaker {
  /// The table of what is unmet, one row an owner, a unit and an item.
  static let unmetTable = "owner_unmet"
  /// So many units of an item are told by name.
  private static let namedUnits = 30

  /// What is unmet for each owner, as an office prints it: one row an owner and an item, with the units that lack it.
  func addOwnerItems(_ source: BookSource) throws(InputError) {
    guard let rows = try source.rows(of: Self.unmetTable), let places = UnmetPlaces(rows, words),
      try rows.next()
    else { return }
    let table = Self.unmetTable
    let known = UnmetPlaces.ids(words).map { ColumnCatalogue.column($0, of: table) }
    let columns =
      known.map { column in
        var column = column
        if column.id.hasPrefix("item_"), column.form == .text {
          column.title = ColumnCatalogue.column("item_vi", of: table).title
        }
        return column
      } + [
        BookColumn("unit", LocalizedText("column.units-unmet"), .whole),
        BookColumn(
          "name", LocalizedText("column.units-unmet-names"), .long,
          meaning: LocalizedText("column.units-unmet-meaning")),
      ]
    let name = words.say("sheet.owner-items.name")
    let answer = words.say("sheet.owner-items.question")
    let grid = try GridSheet(
      self, name: name, title: name, answer: answer + simulatedNote(source),
      columns: columns,
      color: TableSheet.Group.owners.color, printedRows: TableSheet.Group.owners.printedRows,
      greatestRow: greatestRow)
    for column in columns { explained.append((grid.sheet.name, table, column)) }
    var owner = places.owner(rows)
    var items = UnmetItems()
    repeat {
      let next = places.owner(rows)
      if next != owner {
        try write(items, into: grid, columns)
        (owner, items) = (next, UnmetItems())
      }
      items.add(places.unit(rows), of: places.fields(rows))
    } while try rows.next()
    try write(items, into: grid, columns)
    enter(grid.sheet.name, answer, rows: grid.rowCount)
    grid.finish()
  }

  /// The items of an owner, those that most units lack first.
  private func write(
    _ items: UnmetItems, into grid: GridSheet, _ columns: [BookColumn]
  ) throws(InputError) {
    for (fields, units) in items.sorted {
      let named = units.prefix(Self.namedUnits).joined(separator: ", ")
      let rest = units.count - Self.namedUnits
      let names =
        rest > 0 ? words.say("book.more-units", ["names": named, "count": rest]) : named
      try grid.add(
        zip(fields, columns).map { cell($0, $1) } + [.number(Double(units.count)), .text(names)])
    }
  }
}

/// The items that an owner's units lack, each with the units.
private struct UnmetItems {
  private var order: [[String]] = []
  private var units: [[String]: [String]] = [:]

  mutating func add(_ unit: String, of fields: [String]) {
    if units[fields] == nil { order.append(fields) }
    units[fields, default: []].append(unit)
  }

  var sorted: [(fields: [String], units: [String])] {
    order.enumerated().map { (index: $0, fields: $1, units: units[$1] ?? []) }.sorted {
      $0.units.count == $1.units.count ? $0.index < $1.index : $0.units.count > $1.units.count
    }.map { ($0.fields, $0.units) }
  }
}

/// Where the fields of what is unmet stand.
private struct UnmetPlaces {
  private let places: [Int]
  private let code: Int
  private let name: Int

  /// The columns of an item, the owner first.
  static func ids(_ words: Words) -> [String] {
    ["kind", "owner", "role", "set", "item_kind", "item"]
      + [words.language == .vi ? "item_vi" : "item_en"]
  }

  init?(_ rows: TableRows, _ words: Words) {
    places = Self.ids(words).compactMap { rows.index(of: $0) }
    guard places.count == Self.ids(words).count, let code = rows.index(of: "unit"),
      let name = rows.index(of: "name")
    else { return nil }
    (self.code, self.name) = (code, name)
  }

  func fields(_ rows: TableRows) -> [String] { places.map { rows.text($0) } }

  func owner(_ rows: TableRows) -> [String] { places.prefix(2).map { rows.text($0) } }

  func unit(_ rows: TableRows) -> String {
    rows.isEmpty(name) ? rows.text(code) : rows.text(name)
  }
}
