import Panels

extension UnitNames {
  /// The unit of a plan that a sheet's unit is: by its code, by its name in the district and province
  /// it stands under, and where several bear the name by its kind.
  ///
  /// - Parameters:
  ///   - unit: The unit of the sheet.
  ///   - unknown: The districts and provinces that the plan does not have and that were reported.
  ///   - log: Where warnings and refusals go.
  func resolve(
    _ unit: SheetUnit, unknown: inout Set<String>, into log: inout ProblemLog
  ) -> Int? {
    if let code = unit.code, let known = units.index(ofCode: code) { return known }
    // Of a level that the plan does not have, nothing can be known.
    let places = [("district", unit.district), ("province", unit.province)]
    let parents = places.compactMap { level, name in
      units.level(named: level) == nil ? nil : name
    }
    let unreported = parents.filter { unknown.insert($0).inserted }
    noteUnknown(unreported, at: unit.place, into: &log)
    var match = match(unit.name, inside: parents)
    if case .ambiguous(let candidates) = match, let kind = unit.kind {
      let fitting = candidates.filter { units.kinds[$0] == kind }
      if fitting.count == 1 { match = .exact(fitting[0]) }
    }
    return resolve(match, of: unit.name, parents: parents, at: unit.place, into: &log)
  }
}
