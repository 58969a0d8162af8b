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
}
