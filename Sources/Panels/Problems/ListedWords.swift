extension [String] {
  /// The first five, and a sign that there are more.
  var some: String { prefix(5).joined(separator: ", ") + (count > 5 ? ", …" : "") }

  /// "a", "b", "c"
  var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}

extension LocalizedText {
  /// Words with a text of each language between every two.
  init(_ words: [String], joinedBy link: LocalizedText) {
    self.init(vi: words.joined(separator: link.vi), en: words.joined(separator: link.en))
  }
}
