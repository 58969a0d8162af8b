extension GridSheet {
  /// A heading needs its longest word, and room for itself in three lines.
  static func headingWidth(_ text: String) -> Double {
    let words = text.split(separator: " ").map(\.count)
    return Double(max((words.max() ?? 1) + 5, text.count / 3 + 6))
  }

  /// How high a row must be so that a text fits into a width, in points.
  static func height(_ text: String, width: Double) -> Double {
    var lines = 1
    var used = 0.0
    var space = 0.0
    for word in text.split(separator: " ") {
      // A comma and the space behind it are half as wide as a digit, which lists of numbers show.
      let isListed = word.last == "," && word.dropLast().allSatisfy(\.isNumber)
      let length = Double(word.count) - (isListed ? 0.5 : 0)
      if used > 0, used + space + length > width {
        lines += 1
        used = length
      } else {
        used += space + length
      }
      space = isListed ? 0.5 : 1
      // A word longer than the line is broken.
      while used > max(width, 1) {
        lines += 1
        used -= max(width, 1)
      }
    }
    return 13 * Double(lines) + 2
  }
}
