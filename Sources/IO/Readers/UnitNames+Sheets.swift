import Panels

extension UnitNames {
  /// The unit of a plan that a sheet's unit is: by its code, its name, and where several bear the
  /// name by the district it stands under and by its kind.
  func resolve(_ unit: SheetUnit, into log: inout ProblemLog) -> Int? {
    if let code = unit.code, let known = units.index(ofCode: code) { return known }
    let text = unit.name
    guard case .ambiguous(let candidates) = match(text) else {
      return resolve(text, at: unit.place, into: &log)
    }
    let district = unit.district.map { PlainWords.fold(SheetUnitTable.withoutKind($0)) }
    var fitting = candidates
    if let district, let level = units.level(named: "district") {
      fitting = candidates.filter { candidate in
        level.label(of: candidate).map { PlainWords.fold(SheetUnitTable.withoutKind($0)) }
          == district
      }
    }
    if fitting.count > 1, let kind = unit.kind {
      fitting = fitting.filter { units.kinds[$0] == kind }
    }
    if fitting.count == 1 { return fitting[0] }
    return resolve(text, at: unit.place, into: &log)
  }
}
