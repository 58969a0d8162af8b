/// Medians and median deviations of unsorted values.
enum RobustScale {
  /// Turns a median absolute deviation of normal values into their standard deviation.
  static let normalFactor = 1.482_602_218_505_602

  /// The median; `NaN` for none.
  static func median(_ values: [Double]) -> Double {
    if values.isEmpty { return .nan }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The median absolute deviation from a centre, scaled to a standard deviation.
  static func deviation(_ values: [Double], from center: Double) -> Double {
    normalFactor * median(values.map { abs($0 - center) })
  }

  /// The value below which a share of the sorted values lies, between neighbours by proportion.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let position = share * Double(sorted.count - 1)
    let index = Int(position)
    if index + 1 >= sorted.count { return last }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}
