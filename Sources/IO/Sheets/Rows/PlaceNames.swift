/// Names of places as they are written.
enum PlaceNames {
  /// A name in capitals as names are written: HUYỆN NAM TRỰC is Huyện Nam Trực; others stay.
  static func capitalised(_ text: String) -> String {
    guard text == text.uppercased(), text != text.lowercased() else { return text }
    return text.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
      .joined(separator: " ")
  }
}
