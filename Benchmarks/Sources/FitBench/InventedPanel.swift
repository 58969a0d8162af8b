/// Invented series, the same for the same size: a level, a slope and noise, some values missing.
struct InventedPanel {
  let unitCount: Int
  let years: [Double]
  /// Unit `i` in year `j` is `values[j * unitCount + i]`.
  let values: [Double]

  /// - Parameter gaps: How many values of a hundred are missing.
  init(unitCount: Int, yearCount: Int, gaps: Int) {
    self.unitCount = unitCount
    years = (0..<yearCount).map { Double(2006 + $0) }
    values = [Double](unsafeUninitializedCapacity: unitCount * yearCount) { buffer, count in
      var state: UInt64 = 7
      for year in 0..<yearCount {
        for unit in 0..<unitCount {
          state ^= state << 13
          state ^= state >> 7
          state ^= state << 17
          let noise = Double(state >> 40) / Double(1 << 24)
          let slope = Double(unit % 101) / 25 - 2
          buffer[year * unitCount + unit] =
            Int(state % 100) < gaps
            ? .nan : 50 + Double(unit % 977) / 10 + slope * Double(year) + 6 * noise
        }
      }
      count = unitCount * yearCount
    }
  }
}
