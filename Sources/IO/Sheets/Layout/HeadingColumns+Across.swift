import Panels

// Sheets whose columns are units.

extension HeadingColumns {
  /// The columns of a sheet whose columns are units.
  mutating func recogniseAcross(titleMeasure: SheetMeasure?) -> [SheetColumn] {
    var columns: [SheetColumn] = []
    var hasIndicator = false
    for column in columnNumbers() {
      let heading = stack(column, filled: true)
      guard let leaf = heading.last else { continue }
      var role = SheetColumnRole.ignored(.unknown)
      if heading.count == 1, let found = matcher.role(of: leaf)?.role {
        role = found == .total ? .ignored(.total) : .label(found)
        hasIndicator = hasIndicator || found == .indicator
      } else if column > block.labelColumn {
        role = across(heading, hasIndicator: hasIndicator, titleMeasure)
      }
      columns.append(
        SheetColumn(column: column, heading: heading, role: role, isHidden: isHidden(column)))
    }
    return columns
  }

  func across(
    _ heading: [String], hasIndicator: Bool, _ titleMeasure: SheetMeasure?
  ) -> SheetColumnRole {
    guard let name = heading.last else { return .ignored(.unknown) }
    let parts = heading.dropLast().map { HeadingParts($0, matcher.vocabulary) }
    let label = matcher.vocabulary.rowWords.label(of: name)
    if case .total = label { return .ignored(.total) }
    var measure = hasIndicator ? nil : titleMeasure
    let unit = parts.last { $0.measureUnit != nil }?.measureUnit
    if case .measure(let found, _) = matcher.find(parts.map(\.rest), unit: unit) { measure = found }
    var result = values(measure, parts)
    result.unit = name
    return .values(result)
  }
}
