/// Medians and median deviations of unsorted values.
public enum RobustScale {
  /// Turns a median absolute deviation of normal values into their standard deviation.
  public static let normalFactor = 1.482_602_218_505_602

  /// The median; `NaN` for none. No value may be `NaN`.
  ///
  /// - Complexity: O(*n*) on average.
  public static func median(_ values: some Collection<Double>) -> Double {
    if values.isEmpty { return .nan }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: values.count) { part in
      _ = part.initialize(from: values)
      let middle = part.count / 2
      let upper = select(middle, of: part)
      if part.count % 2 == 1 { return upper }
      return ((part[..<middle].max() ?? upper) + upper) / 2
    }
  }

  /// The value that would stand at a position if the values were sorted, which are reordered. No value
  /// may be `NaN`.
  ///
  /// - Complexity: O(*n*) on average.
  public static func orderStatistic(_ position: Int, of values: inout [Double]) -> Double {
    values.withUnsafeMutableBufferPointer { select(position, of: $0) }
  }

  /// The value that would stand at a position if the values were sorted; none before it is greater
  /// afterwards.
  ///
  /// Hoare's selection (Communications of the ACM 4, 1961, algorithm 65) with the middle of three as
  /// pivot.
  private static func select(_ position: Int, of part: UnsafeMutableBufferPointer<Double>) -> Double
  {
    var low = 0
    var high = part.count - 1
    var rounds = 0
    while low < high {
      rounds += 1
      if rounds == 100 {
        // Values made to choose bad pivots.
        var rest = UnsafeMutableBufferPointer(rebasing: part[low...high])
        rest.sort()
        break
      }
      let ends = (part[low], part[(low + high) / 2], part[high])
      let pivot = max(min(ends.0, ends.1), min(max(ends.0, ends.1), ends.2))
      var left = low
      var right = high
      while left <= right {
        while part[left] < pivot { left += 1 }
        while part[right] > pivot { right -= 1 }
        if left <= right {
          part.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if position <= right {
        high = right
      } else if position >= left {
        low = left
      } else {
        break
      }
    }
    return part[position]
  }

  /// The median absolute deviation from a centre, scaled to a standard deviation.
  public static func deviation(_ values: [Double], from center: Double) -> Double {
    normalFactor * median(values.map { abs($0 - center) })
  }

  /// The value below which a share of the sorted values lies, between neighbours by proportion.
  public static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let position = share * Double(sorted.count - 1)
    let index = Int(position)
    if index + 1 >= sorted.count { return last }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}
