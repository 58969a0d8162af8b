/// A body that supports units.
public struct Sponsor: Hashable, Sendable {
  /// The body.
  public var body: LocalizedText
  /// Its role: `sponsor` (đỡ đầu) or `in-charge` (phụ trách).
  public var role: String
  /// The codes of its units.
  public var units: [String]
  /// How often it checks.
  public var cadence: Cadence
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a sponsor.
  public init(body: LocalizedText, role: String, units: [String], cadence: Cadence, row: String) {
    self.body = body
    self.role = role
    self.units = units
    self.cadence = cadence
    self.row = row
  }
}
