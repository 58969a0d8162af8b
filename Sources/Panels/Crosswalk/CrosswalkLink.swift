/// A link of a crosswalk: people, land or all of an old unit went to a new one on a day.
public struct CrosswalkLink: Hashable, Sendable {
  /// The unit before; `nil` where the new one has no predecessor.
  public var old: CrosswalkUnit?
  /// The unit after; `nil` where the old one has no successor.
  public var new: CrosswalkUnit?
  /// The first day of the new unit; `nil` when the source does not say.
  public var date: CalendarDate?
  /// What the source calls the list of old units; empty when it does not say.
  public var oldVintage: String
  /// What the source calls the list of new units; empty when it does not say.
  public var newVintage: String
  /// The parts of the old unit that went to the new one, 0 to 1, in the order of the crosswalk's
  /// bases; `NaN` where the source gives none.
  public var weights: [Double]
  /// The part for every base that has no weight of its own; `NaN` where the source gives none.
  public var share: Double
  /// The source.
  public var source: String
  /// A remark.
  public var note: String
  /// Where the link stands.
  public var location: SourceLocation?

  /// Makes a link.
  public init(
    old: CrosswalkUnit?, new: CrosswalkUnit?, date: CalendarDate?, oldVintage: String = "",
    newVintage: String = "", weights: [Double] = [], share: Double = .nan, source: String = "",
    note: String = "", location: SourceLocation? = nil
  ) {
    self.old = old
    self.new = new
    self.date = date
    self.oldVintage = oldVintage
    self.newVintage = newVintage
    self.weights = weights
    self.share = share
    self.source = source
    self.note = note
    self.location = location
  }
}
