import Foundation

/// A slow and simple reading of a delimited table, written apart from the product: one byte at a time,
/// no blocks, no words of eight bytes. What the product reads is held against it.
struct ReferenceTable {
  struct Record {
    var line: Int
    var fields: [String]
    var hasTextAfterQuote = false
  }

  struct Cell: Hashable {
    var unit: String
    var year: Int
    var indicator: String
  }

  var values: [Cell: Double] = [:]
  /// The line and the code of each problem.
  var problems: [String] = []
  var units: Set<String> = []

  /// The records of a text.
  static func records(_ bytes: [UInt8], delimiter: UInt8) -> [Record] {
    var records: [Record] = []
    var line = 1
    var index = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "#") {
        while index < bytes.count, bytes[index] != 10 { index += 1 }
        index += 1
        line += 1
        continue
      }
      if bytes[index] == 10 {
        index += 1
        line += 1
        continue
      }
      if bytes[index] == 13, index + 1 < bytes.count, bytes[index + 1] == 10 {
        index += 2
        line += 1
        continue
      }
      var record = Record(line: line, fields: [])
      var isOpen = true
      while isOpen {
        var field: [UInt8] = []
        if index < bytes.count, bytes[index] == 34 {
          index += 1
          while index < bytes.count {
            if bytes[index] == 34 {
              guard index + 1 < bytes.count, bytes[index + 1] == 34 else { break }
              index += 1
            }
            if bytes[index] == 10 { line += 1 }
            field.append(bytes[index])
            index += 1
          }
          index += 1
          while index < bytes.count, bytes[index] != delimiter, bytes[index] != 10 {
            if ![9, 13, 32].contains(bytes[index]) { record.hasTextAfterQuote = true }
            index += 1
          }
        } else {
          while index < bytes.count, bytes[index] != delimiter, bytes[index] != 10 {
            field.append(bytes[index])
            index += 1
          }
          if index >= bytes.count || bytes[index] == 10, field.last == 13 { field.removeLast() }
        }
        let text = String(decoding: field, as: UTF8.self)
        record.fields.append(
          text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\u{A0}\u{202F}")))
        isOpen = index < bytes.count && bytes[index] == delimiter
        index += 1
      }
      line += 1
      records.append(record)
    }
    return records
  }

  /// Reads a wide table of `unit`, `year` and shares, of which `positive` are positive numbers instead.
  init(_ bytes: [UInt8], delimiter: UInt8, indicators: [String], positive: Set<String>) {
    let records = Self.records(bytes, delimiter: delimiter)
    guard let heading = records.first else { return }
    var taken: Set<Cell> = []
    for record in records.dropFirst() {
      if record.fields.allSatisfy(\.isEmpty), !record.hasTextAfterQuote { continue }
      if record.hasTextAfterQuote {
        problems.append("\(record.line) text-after-quote")
        continue
      }
      guard record.fields.count == heading.fields.count else {
        problems.append("\(record.line) ragged-row")
        continue
      }
      let field = { (name: String) in record.fields[heading.fields.firstIndex(of: name) ?? 0] }
      let unit = field("unit")
      guard !unit.isEmpty else {
        problems.append("\(record.line) empty-field")
        continue
      }
      guard !unit.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
        problems.append("\(record.line) control-character")
        continue
      }
      let yearText = field("year")
      guard yearText.utf8.count == 4, let year = Int(yearText), (1900...2200).contains(year),
        yearText.utf8.allSatisfy({ (48...57).contains($0) })
      else {
        problems.append("\(record.line) not-a-year")
        continue
      }
      units.insert(unit)
      var isDuplicate = false
      for indicator in indicators {
        let text = field(indicator)
        let cell = Cell(unit: unit, year: year, indicator: indicator)
        if taken.contains(cell) { isDuplicate = true }
        if text.isEmpty || ["-", "…", "...", "na", "nan", "null"].contains(text.lowercased()) {
          continue
        }
        if ["inf", "-inf"].contains(text) {
          problems.append("\(record.line) not-finite")
          continue
        }
        guard let number = Self.number(text) else {
          problems.append("\(record.line) not-a-number")
          continue
        }
        guard number.isFinite else {
          problems.append("\(record.line) not-finite")
          continue
        }
        let isAllowed = positive.contains(indicator) ? number > 0 : number >= 0 && number <= 100
        guard isAllowed else {
          problems.append("\(record.line) out-of-range")
          continue
        }
        if !taken.contains(cell) { values[cell] = number }
      }
      if isDuplicate { problems.append("\(record.line) duplicate-cell") }
      for indicator in indicators {
        taken.insert(Cell(unit: unit, year: year, indicator: indicator))
      }
    }
  }

  private static func number(_ text: String) -> Double? {
    let pattern = /[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?/
    return text.wholeMatch(of: pattern) == nil ? nil : strtod(text, nil)
  }
}
