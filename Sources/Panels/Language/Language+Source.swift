extension Language {
  /// A source of a value as sentences name it: `plan` is the plan itself, others keep their names.
  public func source(_ id: String) -> String { id == "plan" ? say("report.source.plan") : id }
}
