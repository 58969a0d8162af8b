/// A number with an English word in the form that fits it: "1 cell", "2 cells".
///
/// ```swift
/// counted(1, "commune")  // "1 commune"
/// counted(3, "series", plural: "series")  // "3 series"
/// ```
public func counted(_ count: Int, _ word: String, plural: String? = nil) -> String {
  "\(englishNumber(count)) \(count == 1 ? word : plural ?? word + "s")"
}

/// The first of some words, and a sign that there are more.
func some(_ words: [String]) -> String {
  words.prefix(5).joined(separator: ", ") + (words.count > 5 ? ", …" : "")
}
