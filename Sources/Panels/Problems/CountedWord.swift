/// A number with an English word in the form that fits it: "1 cell", "2 cells".
public func counted(_ count: Int, _ word: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? word : plural ?? word + "s")"
}
