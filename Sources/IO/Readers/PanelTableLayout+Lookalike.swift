extension PanelTableLayout {
  /// The heading that offices give to what a missing column is to hold: of the column of codes `Mã xã`.
  ///
  /// - Parameters:
  ///   - name: The column that is missing.
  ///   - columns: The columns there are.
  /// - Returns: The first such heading; of a column of codes the names of units where there are no codes.
  func lookalike(of name: String, among columns: [String]) -> String? {
    for kind in kinds(of: name) {
      let found = columns.first { HeadingVocabulary.shipped.roles.find($0).meanings.contains(kind) }
      if let found { return found }
    }
    return isValue(name) ? columns.first { Self.measures(of: $0).contains(name) } : nil
  }

  /// Whether it is a column of values of a wide table.
  private func isValue(_ name: String) -> Bool {
    guard case .wide(let indicators) = values else { return false }
    return indicators.contains { $0.id == name }
  }

  /// The ids of the measures that a heading may speak of.
  private static func measures(of heading: String) -> [String] {
    let vocabulary = HeadingVocabulary.shipped
    return vocabulary.names.find(heading).meanings.flatMap { entry -> [String] in
      switch entry {
      case .measure(let index): [vocabulary.measures[index].indicator.id]
      case .concept(let index):
        [vocabulary.concepts[index].share, vocabulary.concepts[index].count].compactMap { $0 }
      case .criterion: []
      }
    }
  }

  /// What a column is to hold, the likeliest first.
  private func kinds(of name: String) -> [SheetColumnRole.Kind] {
    if name == unit { return [.unitCode, .unitName] }
    if name == year { return [.year] }
    if name == self.name { return [.unitName] }
    if groups.contains(name) { return groups.count > 1 ? [] : [.district, .province] }
    if case .long(let indicator, let value, _) = values {
      return name == indicator ? [.indicator] : name == value ? [.value] : []
    }
    return []
  }
}
