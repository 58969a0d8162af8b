import Foundation
import Testing

/// A CSV table as rows of text by column, read apart from the product's own reader.
struct ResultTable: Sendable {
  let columns: [String]
  let rows: [[String: String]]

  init(_ text: String) throws {
    var records = Self.records(text)
    columns = try #require(records.first, "The table is empty.")
    records.removeFirst()
    let columns = columns
    rows = try records.map { record in
      try #require(record.count == columns.count, "A row is not as wide as the heading: \(record)")
      return Dictionary(uniqueKeysWithValues: zip(columns, record))
    }
  }

  init(contentsOf path: String) throws {
    try self.init(String(contentsOf: URL(filePath: path), encoding: .utf8))
  }

  /// The rows with these fields.
  func rows(_ fields: [String: String]) -> [[String: String]] {
    rows.filter { row in fields.allSatisfy { row[$0] == $1 } }
  }

  /// The one row with these fields.
  func row(
    _ fields: [String: String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: String] {
    let found = rows(fields)
    try #require(
      found.count == 1, "\(found.count) rows have \(fields).", sourceLocation: sourceLocation)
    return found[0]
  }

  func column(_ name: String) -> [String] { rows.map { $0[name] ?? "" } }

  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuote = false
    var isComment = false
    for character in text.unicodeScalars {
      if isComment {
        isComment = character != "\n"
        continue
      }
      if isQuoted {
        isQuoted = character != "\""
        wasQuote = !isQuoted
        if isQuoted { field.unicodeScalars.append(character) }
        continue
      }
      switch character {
      case "#" where record.isEmpty && field.isEmpty && !wasQuote: isComment = true
      case "\"":
        if wasQuote { field += "\"" }
        isQuoted = true
      case ",":
        record.append(field)
        field = ""
      case "\n":
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(character)
      }
      wasQuote = false
    }
    return records
  }
}

extension [String: String] {
  /// The number in a field; `nan` where it is empty, which no expectation equals.
  func number(_ column: String) -> Double { Double(self[column] ?? "") ?? .nan }
}

/// Whether two texts are the same, but for numbers in fields, which may differ by one part in 10⁹.
func agree(_ left: String, _ right: String) -> Bool {
  if left == right { return true }
  let fields = { (text: String) in
    text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "\n" }
  }
  let (expected, found) = (fields(left), fields(right))
  return expected.count == found.count
    && zip(expected, found).allSatisfy { expected, found in
      if expected == found { return true }
      guard let first = Double(expected), let second = Double(found) else { return false }
      return isNear(first, second)
    }
}

/// Whether two numbers differ by one part in 10⁹ at most: tables print ten digits.
func isNear(_ left: Double, _ right: Double, tolerance: Double = 1e-9) -> Bool {
  abs(left - right) <= tolerance * max(abs(left), abs(right))
}
