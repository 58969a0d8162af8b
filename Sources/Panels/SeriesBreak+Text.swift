extension SeriesBreak {
  /// The line to paste under `breaks:` in a plan.
  public var planLine: String {
    "{indicator: \(indicator), year: \(year), kind: \(kind.rawValue), treatment: \(treatment.rawValue), vi: …, en: …}"
  }

  /// The option to add to a command on a bare table.
  public var commandOption: String {
    "--break \(indicator):\(year):\(kind.rawValue):\(treatment.rawValue)"
  }

  /// The kind of break to think of first for an indicator, by its name.
  public static func likelyKind(of indicator: String) -> Kind {
    if indicator.contains("poor") || indicator.contains("poverty") { return .povertyStandard }
    if indicator.contains("insur") { return .insurance }
    if indicator.hasPrefix("criteria") { return .criteria }
    return .method
  }
}
