extension Words {
  /// An expected number of communes as a sentence says it: whole communes, since there is no part of one.
  ///
  /// Tables keep the decimals.
  public func communes(expected: Double) -> String {
    guard expected.isFinite else { return "–" }
    if expected < 0.005 { return say("common.communes.none") }
    if expected < 0.5 { return say("common.communes.under-one") }
    return say("common.communes.about", ["count": numbers.text(expected, decimals: 0)])
  }

  /// An expected number of units that are no communes, likewise.
  func units(expected: Double) -> String {
    guard expected.isFinite else { return "–" }
    if expected < 0.005 { return say("common.units.none") }
    if expected < 0.5 { return say("common.units.under-one") }
    return say("common.units.about", ["count": numbers.text(expected, decimals: 0)])
  }
}
