extension Words {
  /// An expected number of communes as a sentence says it: whole communes, since there is no part of one.
  ///
  /// Tables keep the decimals.
  public func communes(expected: Double) -> String {
    expectation(
      expected, none: say("common.communes.none"), underOne: say("common.communes.under-one")
    ) { say("common.communes.about", ["count": $0]) }
  }

  /// An expected number of units that are no communes, likewise.
  func units(expected: Double) -> String {
    expectation(
      expected, none: say("common.units.none"), underOne: say("common.units.under-one")
    ) { say("common.units.about", ["count": $0]) }
  }

  private func expectation(
    _ number: Double, none: String, underOne: String, about: (String) -> String
  ) -> String {
    guard number.isFinite else { return "–" }
    if number < 0.005 { return none }
    return number < 0.5 ? underOne : about(numbers.text(number, decimals: 0))
  }

  /// Says how many of the values are made by simulation.
  public func simulatedBanner(_ count: Int, _ total: Int) -> String {
    say(
      "report.simulated-banner", ["count": numbers.text(count), "total": numbers.text(total)])
  }

  /// The table behind a chart, and the criteria set, empty where there is none.
  func source(table: String, set: String) -> String {
    set.isEmpty
      ? say("book.source", ["table": table])
      : say("book.source.with-set", ["table": table, "set": set])
  }
}
