import Panels

extension PanelSet {
  /// The data by the units of a later list: old years are carried forward, with their provenance.
  ///
  /// Counts, and indicators that weight others or that the crosswalk has weights for, are added
  /// up; rates are weighted means; yes/no values follow `options.yesNo`; figures on criteria are
  /// dropped for changed units. A value computed from parts is `reconstructed`, or worse where its
  /// inputs are; a unit that changed its name, code or kind at most keeps values and provenance. What
  /// cannot be computed is missing, with its outcome.
  ///
  /// - Parameters:
  ///   - crosswalk: The changes; ``Panels/Crosswalk/problems(in:bases:)`` of its links has no errors.
  ///   - options: The rules.
  /// - Returns: The new data. Where the report has an error, they are the old ones.
  /// - Complexity: O(links × years × indicators).
  public func applying(
    _ crosswalk: Crosswalk, options: CrosswalkOptions = CrosswalkOptions()
  ) -> CrosswalkResult {
    CrosswalkApplication(crosswalk, data: self, options: options).result()
  }
}
