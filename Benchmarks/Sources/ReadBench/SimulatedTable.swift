import Foundation

/// A national table of invented figures: a row a commune and year, 16 communes a district, 3 % of the values missing.
struct SimulatedTable {
  let unitCount: Int
  let yearCount: Int
  private static let firstYear = 2008

  /// Writes the table; the same numbers of units and years give the same bytes.
  func write(_ path: String) throws -> String {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var bytes: [UInt8] = []
    let columns = ["commune_code", "district", "province", "year"] + TableBench.indicators
    bytes += (columns.joined(separator: ",") + "\n").utf8
    var state: UInt64 = 7
    func draw() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    for unit in 0..<unitCount {
      let codes =
        Self.padded(unit, 7) + Array(",D".utf8) + Self.padded(unit / 16, 5) + Array(",P".utf8)
        + Self.padded(unit / 176, 4) + [44]
      let starts = TableBench.indicators.map { _ in Int(draw() % 5_000) + 500 }
      let steps = TableBench.indicators.map { _ in Int(draw() % 250) - 50 }
      for year in 0..<yearCount {
        bytes += codes
        bytes += Self.padded(Self.firstYear + year, 4)
        for (start, step) in zip(starts, steps) {
          bytes.append(44)
          if draw() % 100 < 3 { continue }
          let value = max(start + year * step + Int(draw() % 400), 1)
          bytes += String(value / 100).utf8
          bytes += [46, UInt8(48 + value / 10 % 10), UInt8(48 + value % 10)]
        }
        bytes.append(10)
      }
      if bytes.count > 1 << 22 || unit == unitCount - 1 {
        try file.write(contentsOf: Data(bytes))
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.close()
    return "units=\(unitCount)"
  }

  private static func padded(_ number: Int, _ digits: Int) -> [UInt8] {
    let text = Array(String(number).utf8)
    return Array(repeating: 48, count: max(digits - text.count, 0)) + text
  }
}
