import Panels

/// A crosswalk read from files, with what was found.
public struct CrosswalkReading: Sendable {
  /// The crosswalk.
  public var crosswalk: Crosswalk
  /// Its links as they stand in the files.
  public var links: [CrosswalkLink]
  /// Warnings and notices.
  public var log: ProblemLog
}

/// Reads `crosswalk.csv`: the links from old units to new ones.
///
/// The columns, and what is checked, are in docs/formats.md.
///
/// ```swift
/// let reading = try CrosswalkReader.read(paths: ["crosswalk.csv"])
/// reading.crosswalk.steps.map(\.date.description)  // the days of changes, such as "2025-07-01"
/// ```
public enum CrosswalkReader {
  /// Most links a crosswalk may have: fifty times the changes of the whole country.
  static let linkLimit = 1_000_000

  /// Reads one crosswalk from one or more files; the steps of all are put in the order of days.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - columns: What the columns are called.
  ///   - date: The day of the links of files without a column `date`.
  ///   - decimalComma: Whether weights may have a decimal comma.
  /// - Throws: ``InputError`` with every error of every file.
  /// - Complexity: O(bytes + links × log links).
  public static func read(
    paths: [String], columns: CrosswalkColumns = CrosswalkColumns(), date: CalendarDate? = nil,
    decimalComma: Bool = false
  ) throws(InputError) -> CrosswalkReading {
    var log = ProblemLog()
    var tables: [LinkRows] = []
    for path in paths {
      let bytes = try FileBytes(path: path)
      let rows = try bytes.withBytes { (bytes) throws(InputError) in
        try LinkRows(
          bytes, path: path, columns: columns, date: date, decimalComma: decimalComma, into: &log)
      }
      tables.append(rows)
    }
    return try joined(tables, log)
  }

  /// Reads a crosswalk from the bytes of one file; `path` names it in messages.
  public static func read(
    bytes: UnsafeBufferPointer<UInt8>, path: String,
    columns: CrosswalkColumns = CrosswalkColumns(), date: CalendarDate? = nil,
    decimalComma: Bool = false
  ) throws(InputError) -> CrosswalkReading {
    var log = ProblemLog()
    let rows = try LinkRows(
      bytes, path: path, columns: columns, date: date, decimalComma: decimalComma, into: &log)
    return try joined([rows], log)
  }

  /// A row of a file.
  private struct Row: Hashable {
    let file: String
    let line: Int?

    init(_ place: SourceLocation) {
      file = place.file
      line = place.line
    }
  }

  private static func joined(
    _ tables: [LinkRows], _ log: ProblemLog
  ) throws(InputError) -> CrosswalkReading {
    var log = log
    let bases = Set(tables.flatMap(\.bases)).sorted()
    var links: [CrosswalkLink] = []
    for table in tables {
      let positions = bases.map { table.bases.firstIndex(of: $0) }
      for var link in table.links {
        link.weights = positions.map { position in position.map { link.weights[$0] } ?? .nan }
        links.append(link)
      }
    }
    let refused = Set(log.problems.compactMap(\.location).map { Row($0) })
    for problem in Crosswalk.problems(in: links, bases: bases) {
      // A day that cannot be read has been refused already.
      if case .unitChange(.undatedLink) = problem.kind, let place = problem.location,
        refused.contains(Row(place))
      {
        continue
      }
      log.add(problem)
    }
    try log.throwIfAny()
    return CrosswalkReading(
      crosswalk: Crosswalk(links: links, bases: bases), links: links, log: log)
  }
}

/// The links of one file.
private struct LinkRows {
  let bases: [String]
  private(set) var links: [CrosswalkLink] = []

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, columns: CrosswalkColumns,
    date: CalendarDate?, decimalComma: Bool, into log: inout ProblemLog
  ) throws(InputError) {
    let table = try CSVTable(bytes: bytes, path: path, required: [], refusals: &log)
    if table.rows.isEmpty {
      try log.throwIfAny()
      throw InputError(.headerOnly, at: SourceLocation(file: path))
    }
    CSVTable.check(
      table.columns, required: columns.mappedHeadings, known: nil, file: path, into: &log)
    for name in ["old_code", "new_code"]
    where columns.heading(for: name, in: table.columns) == nil {
      log.add(
        .unitChange(.crosswalkColumn(name, available: table.columns)),
        at: SourceLocation(file: path, line: 1))
    }
    try log.throwIfAny()
    bases = columns.bases(in: table.columns)
    guard table.rows.count <= CrosswalkReader.linkLimit else {
      throw InputError(
        .aboveLimit("\(table.rows.count)", indicator: "links", limit: CrosswalkReader.linkLimit),
        at: SourceLocation(file: path))
    }
    let parser = LinkParser(
      table: table, columns: columns, bases: bases,
      levels: columns.levels(in: table.columns), date: date, decimalComma: decimalComma)
    links.reserveCapacity(table.rows.count)
    for row in table.rows { links.append(parser.link(row, into: &log)) }
  }
}

/// Reads the rows of one file; its columns are looked up once.
private struct LinkParser {
  private let table: CSVTable
  private let date: CalendarDate?
  private let decimalComma: Bool
  private let positions: [String: Int]
  private let bases: [(name: String, position: Int?)]
  private let levels: [(name: String, position: Int?)]

  init(
    table: CSVTable, columns: CrosswalkColumns, bases: [String], levels: [String],
    date: CalendarDate?, decimalComma: Bool
  ) {
    self.table = table
    self.date = date
    self.decimalComma = decimalComma
    let position = { (name: String) in
      columns.heading(for: name, in: table.columns).flatMap(table.columns.firstIndex(of:))
    }
    var positions: [String: Int] = [:]
    for name in CrosswalkColumns.names { positions[name] = position(name) }
    self.positions = positions
    self.bases = bases.map { ($0, position($0)) }
    self.levels = levels.map { ($0, position("new_" + $0)) }
  }

  func link(_ row: CSVTable.Row, into log: inout ProblemLog) -> CrosswalkLink {
    let places = levels.compactMap { level in
      level.position.map { CrosswalkUnit.Place(level: level.name, label: row.fields[$0]) }
    }
    return CrosswalkLink(
      old: unit(row, "old", [], into: &log),
      new: unit(row, "new", places.filter { !$0.label.isEmpty }, into: &log),
      date: day(row, into: &log), oldVintage: text(row, "old_vintage"),
      newVintage: text(row, "new_vintage"),
      weights: bases.map { weight(row, at: $0.position, into: &log) },
      share: weight(row, at: positions["share"], into: &log), source: text(row, "source"),
      note: text(row, "note"), location: location(row, positions["old_code"]))
  }

  private func text(_ row: CSVTable.Row, _ name: String) -> String {
    positions[name].map { row.fields[$0] } ?? ""
  }

  private func location(_ row: CSVTable.Row, _ position: Int?) -> SourceLocation {
    SourceLocation(
      file: table.file, line: row.line, column: position.map { $0 + 1 },
      columnName: position.map { table.columns[$0] })
  }

  private func unit(
    _ row: CSVTable.Row, _ side: String, _ places: [CrosswalkUnit.Place],
    into log: inout ProblemLog
  ) -> CrosswalkUnit? {
    let code = text(row, side + "_code")
    if code.isEmpty { return nil }
    let name = text(row, side + "_name")
    let word = text(row, side + "_kind")
    var kind = word.isEmpty ? UnitKind(startOf: name) : UnitKind(word: word)
    if kind == nil, !word.isEmpty {
      let words = UnitKind.allCases.map(\.rawValue)
      log.add(
        .unitChange(.unknownKind(word, suggestion: Spelling.nearest(to: word, among: words))),
        at: location(row, positions[side + "_kind"]))
      kind = nil
    }
    return CrosswalkUnit(
      code: code, name: name.isEmpty ? nil : name, kind: kind, places: places)
  }

  private func day(_ row: CSVTable.Row, into log: inout ProblemLog) -> CalendarDate? {
    let text = text(row, "date")
    if text.isEmpty { return date }
    let day = CalendarDate(iso: text)
    if day == nil { log.add(.notADate(text), at: location(row, positions["date"])) }
    return day ?? date
  }

  private func weight(
    _ row: CSVTable.Row, at position: Int?, into log: inout ProblemLog
  ) -> Double {
    guard let position, !row.fields[position].isEmpty else { return .nan }
    var text = row.fields[position]
    // A weight has no thousands: whichever mark it has is the decimal one.
    let mark = UInt8(ascii: decimalComma && text.contains(",") ? "," : ".")
    let number = text.withUTF8 { DecimalText.number($0, decimalMark: mark) }
    let place = location(row, position)
    guard let number else {
      log.add(.notANumber(text, looksLikeDecimalComma: text.contains(",")), at: place)
      return .nan
    }
    guard number.isFinite else {
      log.add(.notFinite(text), at: place)
      return .nan
    }
    return number
  }
}

extension UnitKind {
  private static let words: [(word: String, kind: UnitKind)] = [
    ("xa", .commune), ("thi tran", .town), ("phuong", .ward), ("dac khu", .specialZone),
    ("thon", .village), ("ban", .village), ("huyen", .district), ("tinh", .province),
  ]

  /// Reads the word of a file, in English or Vietnamese, whatever its case and marks.
  init?(word: String) {
    if let kind = UnitKind(rawValue: word) {
      self = kind
      return
    }
    let folded = Spelling.fold(word)
    guard let match = Self.words.first(where: { $0.word == folded }) else { return nil }
    self = match.kind
  }

  /// Reads the word a name starts with: "Phường Hồng Quang" is a ward, "Phương Độ" is not.
  init?(startOf name: String) {
    let lower = name.lowercased()
    for (word, kind) in [
      ("xã ", UnitKind.commune), ("thị trấn ", .town), ("phường ", .ward),
      ("đặc khu ", .specialZone),
    ] where lower.hasPrefix(word) {
      self = kind
      return
    }
    return nil
  }
}
