import Foundation
import Testing

/// The numbers of a report for browsers, each with what it claims to be.
struct ReportFigures {
  struct Figure {
    let text: String
    let value: String
    let origin: String
  }

  let figures: [Figure]
  private let folder: String
  private var tables: [String: ResultTable] = [:]

  init(_ html: String, tables folder: String) throws {
    self.folder = folder
    // Split by hand: a regular expression over a megabyte takes a minute in a debug build.
    figures = html.components(separatedBy: "<data value=\"").dropFirst().map { part in
      let inside = part.components(separatedBy: "</data>")[0]
      let parts = inside.components(separatedBy: "\"")
      return Figure(
        text: Self.plain(parts[3].dropFirst()), value: Self.plain(parts[0][...]),
        origin: Self.plain(parts[2][...]))
    }
  }

  static func plain(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
      "&quot;", with: "\""
    )
    .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  private mutating func rows(_ table: String) throws -> [[String: String]] {
    if let known = tables[table] { return known.rows }
    let read = try ResultTable(contentsOf: "\(folder)/\(table).csv")
    tables[table] = read
    return read.rows
  }

  /// The rows of the tables that a figure is from; none for entries of the manifest.
  mutating func sources(_ figure: Figure) throws -> [[String: String]] {
    let parts = figure.origin.split(separator: ":", maxSplits: 2).map(String.init)
    if parts[0] == "manifest" || parts.count < 3 { return [] }
    let rows = try rows(parts[0])
    let places =
      parts[1] == "count"
      ? parts[2].split(separator: ",") : Array(parts[1].split(separator: "-")[..<1])
    return places.compactMap { Int($0) }.map { rows[$0 - 1] }
  }

  /// What an entry of the manifest may be: one number, or the first and the last of several.
  private func manifest(_ entry: String) throws -> [String] {
    let data = try Data(contentsOf: URL(filePath: "\(folder)/manifest.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let simulated = object["simulated"] as? [String: Int] ?? [:]
    let years = object["years"] as? [Int] ?? []
    let known: [String: [Int?]] = [
      "status_year": [object["status_year"] as? Int], "years": [years.first, years.last],
      "simulated": [simulated["count"]], "values": [simulated["values"]],
    ]
    return try #require(known[entry], "the manifest has no \(entry)").compactMap(\.self).map(
      String.init)
  }

  /// What a figure must be by the tables or the manifest.
  mutating func expected(_ figure: Figure) throws -> String {
    let parts = figure.origin.split(
      separator: ":", maxSplits: 2, omittingEmptySubsequences: false
    ).map(String.init)
    if parts[0] == "manifest" {
      let known = try manifest(parts[1])
      return known.contains(figure.value) ? figure.value : known.joined(separator: " or ")
    }
    try #require(parts.count == 3, "no origin: \(figure.origin)")
    let rows = try rows(parts[0])
    if parts[1] == "count" {
      let numbers = parts[2].split(separator: ",").compactMap { Int($0) }
      #expect(Set(numbers).count == numbers.count && numbers.allSatisfy(rows.indices.shifted))
      return String(numbers.count)
    }
    let places = parts[1].split(separator: "-").compactMap { Int($0) }
    let field = { (row: Int, column: String) -> String in rows[row - 1][column] ?? "" }
    if places.count == 2 {
      let values = places.compactMap { Double(field($0, parts[2])) }
      try #require(values.count == 2)
      return String(values[0] - values[1])
    }
    let row = try #require(places.first)
    if let slash = parts[2].firstIndex(of: "/") {
      let whole = parts[2][parts[2].index(after: slash)...].split(separator: "+")
      let total = whole.compactMap { Double(field(row, String($0))) }.reduce(0, +)
      return String(100 * (Double(field(row, String(parts[2][..<slash]))) ?? .nan) / total)
    }
    if parts[2].contains("+") {
      return String(
        parts[2].split(separator: "+").compactMap { Double(field(row, String($0))) }.reduce(0, +))
    }
    return field(row, parts[2])
  }

  /// Whether a printed text is a number rounded in the style of a language, as it is, without its sign or
  /// in per cent.
  static func says(_ text: String, _ value: Double, comma: Bool) -> Bool {
    let isPercent = text.hasSuffix("%")
    if text == "<1%" { return value < 0.005 }
    if text == ">99%" { return value > 0.995 }
    var digits = text.replacing("%", with: "").replacing("+", with: "").replacing("−", with: "-")
    digits = digits.replacing(comma ? "." : ",", with: "").replacing(",", with: ".")
    guard let printed = Double(digits) else { return false }
    let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
    let half = 0.5 * pow(10, -Double(decimals)) + 1e-9
    let candidates = isPercent ? [value, 100 * value] : [value, abs(value)]
    return candidates.contains { abs($0 - printed) <= half * (1 + 1e-9) + abs($0) * 1e-9 }
  }
}

extension Range<Int> {
  /// Whether a number counted from 1 is one of these counted from 0.
  fileprivate func shifted(_ number: Int) -> Bool { contains(number - 1) }
}
