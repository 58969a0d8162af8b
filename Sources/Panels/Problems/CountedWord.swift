/// A number with an English word in the form that fits it: "1 cell", "2 cells".
///
/// ```swift
/// counted(1, "commune")  // "1 commune"
/// counted(3, "series", plural: "series")  // "3 series"
/// ```
public func counted(_ count: Int, _ word: String, plural: String? = nil) -> String {
  "\(Language.en.grouped(count)) \(count == 1 ? word : plural ?? word + "s")"
}
