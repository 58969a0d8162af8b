extension Sequence<Int> {
  /// From the least year to the greatest, or the only one; empty without any.
  ///
  /// ```swift
  /// [2018, 2016, 2017].spanText  // 2016–2018
  /// (2020...2020).spanText  // 2020
  /// ```
  ///
  /// - Complexity: O(*years*).
  public var spanText: String {
    guard let first = self.min(), let last = self.max() else { return "" }
    return first == last ? "\(first)" : "\(first)–\(last)"
  }
}
