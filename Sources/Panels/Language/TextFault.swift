/// What is wrong with a line of a catalogue of texts.
enum TextFault: Error, Equatable {
  /// It is not of the form `area.key = "text"`.
  case badLine
  /// The key is not of the form `area.key` in small letters, digits and hyphens.
  case badKey
  /// The key stands on another line as well, or not in its order.
  case unsorted
  /// A backslash before anything but `"`, `\` and `n`, or a `"` without one.
  case badEscape
  /// A brace without its other half.
  case openBrace
  /// A placeholder that is neither `{name}` nor `{name|one|other}`.
  case badPlaceholder
}
