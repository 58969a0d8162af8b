extension SeriesBreak {
  /// The line to paste under `breaks:` in a plan.
  public var planLine: String {
    let list = units.map(Self.flowScalar).joined(separator: ", ")
    return "{indicator: \(Self.flowScalar(indicator)), year: \(year), kind: \(kind.rawValue), "
      + "treatment: \(treatment.rawValue)\(units.isEmpty ? "" : ", units: [\(list)]"), vi: …, en: …}"
  }

  /// The option to add to a command on a bare table, as a shell takes it.
  public var commandOption: String { "--break " + Self.shellWord(optionWord) }

  /// The word of the option: `NAME:YEAR:KIND:TREATMENT`, and `:units=A,B` for some units only.
  public var optionWord: String {
    let codes = units.map { $0.map { $0 == "," || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() }
    return "\(indicator):\(year):\(kind.rawValue):\(treatment.rawValue)"
      + (units.isEmpty ? "" : ":units=" + codes.joined(separator: ","))
  }

  /// The codes in the last part of the option's word: a comma parts them, `\,` is a comma.
  public static func unitCodes(ofOption text: String) -> [String] {
    var codes = [""]
    var isEscaped = false
    for character in text {
      if isEscaped || (character != "," && character != "\\") {
        codes[codes.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        codes.append("")
      }
    }
    return codes
  }

  /// A text that a YAML flow mapping takes as text: quoted where a plain one would be cut or be a
  /// number.
  private static func flowScalar(_ text: String) -> String {
    let words: Set = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    let isPlain =
      text.first?.isLetter == true && !words.contains(text.lowercased())
      && text.last?.isWhitespace == false
      && text.allSatisfy { $0.isLetter || $0.isNumber || "_-. /".contains($0) }
    if isPlain { return text }
    return "\"" + text.map { "\\\"".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
  }

  /// A word as a shell takes it: between apostrophes where it holds anything but letters, digits and
  /// harmless marks.
  private static func shellWord(_ text: String) -> String {
    if text.allSatisfy({ $0.isLetter || $0.isNumber || "_-.:=,/@%+".contains($0) }) { return text }
    return "'" + text.map { $0 == "'" ? "'\\''" : "\($0)" }.joined() + "'"
  }

  /// The kind of break to think of first for an indicator, by its name.
  public static func likelyKind(of indicator: String) -> Kind {
    if indicator.contains("poor") || indicator.contains("poverty") { return .povertyStandard }
    if indicator.contains("insur") { return .insurance }
    if indicator.hasPrefix("criteria") { return .criteria }
    return .method
  }
}
