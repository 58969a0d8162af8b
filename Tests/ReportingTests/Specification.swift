import Foundation
import Reporting
import Testing

/// A specification read back from its text, as any reader of Vega-Lite would.
struct Specification {
  let document: [String: Any]

  init(_ chart: Chart) throws {
    document = try #require(
      JSONSerialization.jsonObject(with: Data(chart.specification.text.utf8)) as? [String: Any])
  }

  /// The rows of its data.
  var rows: [[String: Any]] {
    ((document["data"] as? [String: Any])?["values"] as? [[String: Any]]) ?? []
  }

  /// The layers of its view.
  var layers: [[String: Any]] {
    let view = (document["vconcat"] as? [[String: Any]])?.first
    return view?["layer"] as? [[String: Any]] ?? []
  }

  /// Every text at a key, wherever it stands.
  func texts(at key: String) -> [String] { Self.texts(at: key, in: document) }

  private static func texts(at key: String, in value: Any) -> [String] {
    if let object = value as? [String: Any] {
      return object.flatMap { name, value -> [String] in
        name == key && value is String
          ? [value as? String ?? ""] : name == "values" ? [] : texts(at: key, in: value)
      }
    }
    return (value as? [Any])?.flatMap { texts(at: key, in: $0) } ?? []
  }
}

/// Checks that the data of a specification are the rows of the chart's table.
func expectSameRows(_ chart: Chart, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let rows = try Specification(chart).rows
  try #require(rows.count == chart.table.rows.count, sourceLocation: sourceLocation)
  for (found, row) in zip(rows, chart.table.rows) {
    #expect(Set(found.keys) == Set(chart.table.columns), sourceLocation: sourceLocation)
    for (column, cell) in zip(chart.table.columns, row) {
      let isSame =
        switch cell {
        case .text(let text): found[column] as? String == text
        case .number(let number):
          number.isNaN
            ? found[column] is NSNull
            : (found[column] as? NSNumber).map {
              // The reader of the platform may miss the last digit.
              abs($0.doubleValue - number) <= 1e-14 * abs(number)
            } ?? false
        case .integer(let integer):
          integer == nil ? found[column] is NSNull : found[column] as? Int == integer
        }
      #expect(isSame, "\(chart.name), \(column)", sourceLocation: sourceLocation)
    }
  }
}
