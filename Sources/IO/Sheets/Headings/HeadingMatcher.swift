import Panels

/// Finds what headings mean: roles, indicators, years.
///
/// A name is looked for as it stands, among what the user and the plan declare first, then in the
/// vocabulary; then both without diacritics, with a warning. A name that fits several is not taken.
struct HeadingMatcher {
  let vocabulary: HeadingVocabulary
  private let catalogue: IndicatorCatalogue?
  private let declared: WordTable<String>
  private let aliases: WordTable<HeadingAlias>

  /// Prepares matching.
  ///
  /// - Parameters:
  ///   - catalogue: The indicators that count, when a plan or a set declares them.
  ///   - sets: The criteria sets, whose indicators and criteria have names and aliases.
  ///   - aliases: What the user says.
  init(
    vocabulary: HeadingVocabulary = .shipped, catalogue: IndicatorCatalogue? = nil,
    sets: [CriteriaSet] = [], aliases: [HeadingAlias] = []
  ) {
    self.vocabulary = vocabulary
    self.catalogue = catalogue
    var declared = WordTable<String>()
    for id in catalogue?.ids ?? [] {
      declared.add(id, id)
      guard let indicator = catalogue?[id], !Self.isVerdict(id, sets) else { continue }
      declared.add(indicator.name.vi, id)
      declared.add(indicator.name.en, id)
    }
    self.declared = declared
    var table = WordTable<HeadingAlias>()
    for alias in aliases { table.add(alias.heading, alias) }
    self.aliases = table
  }

  /// Criteria are found by number and name through the vocabulary, the year decides on the set.
  private static func isVerdict(_ id: String, _ sets: [CriteriaSet]) -> Bool {
    sets.contains { set in set.criteria.contains { set.reportedID($0) == id } }
  }

  /// What was found for a text.
  enum Finding {
    case measure(SheetMeasure, tolerantName: String?)
    /// It may be a measure or a criterion: the sheet decides.
    case either(SheetMeasure?, SheetMeasure, candidates: [String], tolerantName: String?)
    case ambiguous([String])
    case none
  }

  /// The role a heading names as a whole.
  func role(of text: String) -> (role: SheetColumnRole.Kind, tolerantName: String?)? {
    if let alias = aliases.first(text) {
      return SheetColumnRole.Kind(rawValue: alias.meaning).map { ($0, nil) }
    }
    let parenthesis = text.firstIndex(of: "(").map { String(text[..<$0]) } ?? text
    for candidate in [text, parenthesis] {
      let found = vocabulary.roles.find(candidate)
      guard let role = found.meanings.first else { continue }
      return (role, found.isTolerant ? vocabulary.roles.spelling(of: candidate) : nil)
    }
    return UnitHeading.isOne(parenthesis) ? (.unitName, nil) : nil
  }

  /// The indicator that a plan or a set calls exactly so, years and units included.
  func declared(_ text: String) -> Indicator? {
    guard let ids = declared.exact[PlainWords.key(text)], ids.count == 1 else { return nil }
    return catalogue?[ids[0]]
  }

  /// The one measure that a title names: "Thu nhập bình quân đầu người các xã".
  func measure(inTitle text: String) -> Indicator? {
    let words = HeadingParts(text, vocabulary).rest.split(separator: " ").map(String.init)
    var found: [Indicator] = []
    var start = 0
    while start < words.count {
      var next = start + 1
      for length in stride(from: min(8, words.count - start), through: 2, by: -1) {
        let phrase = words[start..<start + length].joined(separator: " ")
        guard case .measure(.indicator(let indicator), _) = findOne(phrase, nil, isTrimmed: false)
        else { continue }
        if !found.contains(indicator) { found.append(indicator) }
        next = start + length
        break
      }
      start = next
    }
    return found.count == 1 ? found[0] : nil
  }

  /// What the user says of a heading.
  func alias(of text: String) -> HeadingAlias? { aliases.first(text) }

  /// The indicator of an id, as a plan, a set or the vocabulary declares it.
  func indicator(_ id: String, kind: IndicatorKind?) -> Indicator? {
    var indicator = catalogue?[id] ?? vocabulary.indicator(id)
    if let kind {
      indicator = indicator ?? Indicator(id: id, kind: kind)
      indicator?.kind = kind
    }
    return indicator
  }

  /// Whether a text is nothing but words for how much: "Số hộ", "Tỷ lệ (%)".
  func isQuantityOnly(_ rest: String) -> Bool {
    rest.isEmpty || vocabulary.quantities.find(rest).meanings.isEmpty == false
  }

  /// What the words of a heading mean, from the whole down to the lowest level.
  ///
  /// - Parameters:
  ///   - levels: The words of each level, years and units taken out, from the top.
  ///   - unit: The unit of measure that stands beside them.
  func find(_ levels: [String], unit: String?) -> Finding {
    let filled = levels.filter { !$0.isEmpty }
    guard !filled.isEmpty else { return .none }
    var candidates: [String] = []
    for start in filled.indices {
      candidates.append(filled[start...].joined(separator: " "))
    }
    for end in filled.indices.dropLast().reversed() {
      candidates.append(filled[...end].joined(separator: " "))
      candidates.append(filled[end])
    }
    let quantity = unit.flatMap(Self.quantity)
    // "Hộ nghèo" over "Số hộ": the words for how much belong to the heading above.
    if filled.count > 1, let last = filled.last,
      let own = vocabulary.quantities.first(last)
    {
      for end in filled.indices.dropLast().reversed() {
        let finding = findOne(filled[end], own)
        if case .none = finding { continue }
        return finding
      }
    }
    var firstAmbiguous: Finding?
    for candidate in candidates {
      switch findOne(candidate, quantity) {
      case .none: continue
      case .ambiguous(let names): firstAmbiguous = firstAmbiguous ?? .ambiguous(names)
      case let finding: return finding
      }
    }
    return firstAmbiguous ?? .none
  }

  private static func quantity(of unit: String) -> HeadingVocabulary.Quantity? {
    switch unit {
    case "percent": .share
    case "households", "people": .count
    default: nil
    }
  }

  /// What one phrase means.
  private func findOne(
    _ phrase: String, _ unit: HeadingVocabulary.Quantity?, isTrimmed: Bool = true
  ) -> Finding {
    if let number = criterionNumber(phrase) { return criterion(number) }
    for text in isTrimmed ? variants(of: phrase) : [phrase] {
      let finding = lookUp(text, unit)
      if case .none = finding { continue }
      return finding
    }
    return .none
  }

  /// The phrase as it stands, without fillers at its end, and without what follows a dash or colon.
  private func variants(of phrase: String) -> [String] {
    var texts = [phrase]
    var words = phrase.split(separator: " ").map(String.init)
    var isShorter = true
    while isShorter {
      isShorter = false
      for length in stride(from: min(4, words.count - 1), through: 1, by: -1) {
        let tail = words.suffix(length).joined(separator: " ")
        if vocabulary.fillers.first(tail) != nil {
          words.removeLast(length)
          isShorter = true
          break
        }
      }
    }
    if words.count < phrase.split(separator: " ").count {
      texts.append(words.joined(separator: " "))
    }
    return texts
  }

  private func lookUp(_ text: String, _ unit: HeadingVocabulary.Quantity?) -> Finding {
    let own = declared.find(text)
    let entries = vocabulary.names.find(text)
    if !own.meanings.isEmpty, !own.isTolerant || entries.meanings.isEmpty {
      return declaredFinding(own.meanings, tolerantName: own.isTolerant ? text : nil)
    }
    let found = meaning(of: entries.meanings, text, unit, isTolerant: entries.isTolerant)
    if case .none = found { return quantified(text, unit) }
    return found
  }

  private func declaredFinding(_ ids: [String], tolerantName: String?) -> Finding {
    guard ids.count == 1, let indicator = catalogue?[ids[0]] else { return .ambiguous(ids) }
    return .measure(
      .indicator(indicator), tolerantName: tolerantName.map { _ in indicator.name.vi })
  }

  private func meaning(
    of entries: [HeadingVocabulary.Entry], _ text: String,
    _ unit: HeadingVocabulary.Quantity?, isTolerant: Bool
  ) -> Finding {
    var measures: [Indicator] = []
    var criterion: SheetMeasure?
    var candidates: [String] = []
    for entry in entries {
      switch entry {
      case .measure(let index):
        switch resolve(vocabulary.measures[index]) {
        case .success(let indicator): measures.append(indicator)
        case .failure(let ambiguity): candidates += ambiguity.names
        }
      case .concept(let index):
        switch resolve(vocabulary.concepts[index], unit) {
        case .success(let indicator): measures.append(indicator)
        case .failure(let ambiguity): candidates += ambiguity.names
        }
      case .criterion(let index):
        let found = vocabulary.criteria[index]
        criterion = .criterion(found.number, name: found.name)
      }
    }
    measures = measures.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    if measures.count > 1 || (measures.isEmpty && !candidates.isEmpty && criterion == nil) {
      return .ambiguous(measures.map(\.id) + candidates)
    }
    if let measure = measures.first {
      if let unit, contradicts(measure, unit) { return .ambiguous(counterparts(of: measure.id)) }
      let name = measure.name.vi
      if let criterion {
        return .either(
          .indicator(measure), criterion, candidates: [], tolerantName: isTolerant ? name : nil)
      }
      return .measure(.indicator(measure), tolerantName: isTolerant ? name : nil)
    }
    guard let criterion else { return .none }
    if !candidates.isEmpty {
      return .either(
        nil, criterion, candidates: candidates, tolerantName: isTolerant ? criterion.name.vi : nil)
    }
    return .measure(criterion, tolerantName: isTolerant ? criterion.name.vi : nil)
  }

  /// Whether a per cent sign stands beside what is no share, or a count beside a share.
  private func contradicts(_ measure: Indicator, _ unit: HeadingVocabulary.Quantity) -> Bool {
    unit == .share ? measure.kind != .share : measure.kind == .share
  }

  /// The share and the count of the thing that a measure counts.
  private func counterparts(of id: String) -> [String] {
    for concept in vocabulary.concepts where concept.share == id || concept.count == id {
      return [concept.share, concept.count].compactMap { $0 }
    }
    return [id]
  }

  private struct Ambiguity: Error { var names: [String] }

  /// The indicator of a measure: the catalogue's own, or the one of its sets that the words mean.
  private func resolve(_ measure: HeadingVocabulary.Measure) -> Result<Indicator, Ambiguity> {
    guard let catalogue else { return .success(measure.indicator) }
    if let known = catalogue[measure.indicator.id] { return .success(known) }
    let known = measure.also.compactMap { catalogue[$0] }
    if known.count > 1 { return .failure(Ambiguity(names: known.map(\.id))) }
    return .success(known.first ?? measure.indicator)
  }

  private func resolve(
    _ concept: HeadingVocabulary.Concept, _ unit: HeadingVocabulary.Quantity?
  ) -> Result<Indicator, Ambiguity> {
    let id: String? =
      switch unit {
      case .share: concept.share
      case .count: concept.count
      case nil: concept.implied
      }
    let only = [concept.share, concept.count].compactMap { $0 }
    guard let id = id ?? (only.count == 1 ? only[0] : nil),
      let measure = vocabulary.measures.first(where: { $0.indicator.id == id })
    else { return .failure(Ambiguity(names: only)) }
    return resolve(measure)
  }

  /// "Tỷ lệ" or "Số" in front of a concept: "số hộ nghèo".
  private func quantified(_ text: String, _ unit: HeadingVocabulary.Quantity?) -> Finding {
    let words = text.split(separator: " ").map(String.init)
    for length in stride(from: min(4, words.count - 1), through: 1, by: -1) {
      let head = words.prefix(length).joined(separator: " ")
      guard let quantity = vocabulary.quantities.first(head) else { continue }
      let tail = words.dropFirst(length).joined(separator: " ")
      let entries = vocabulary.names.find(tail)
      let concepts = entries.meanings.filter { if case .concept = $0 { true } else { false } }
      if concepts.isEmpty { continue }
      if let unit, unit != quantity {
        // "Số hộ nghèo (%)": the words and the unit of measure contradict each other.
        if case .ambiguous(let names) = meaning(of: concepts, tail, nil, isTolerant: false) {
          return .ambiguous(names)
        }
      }
      return meaning(of: concepts, tail, quantity, isTolerant: entries.isTolerant)
    }
    return .none
  }

  /// "TC 15", "Tiêu chí 1", "Tiêu chí số 7: …", "TC15 Y tế".
  func criterionNumber(_ phrase: String) -> Int? {
    let plain = PlainWords.fold(phrase)
    guard
      let match = plain.firstMatch(
        of: /^(?:tieu chi so|tieu chi|tc so|tc|criterion) ?0?(\d{1,2})(?: |$)/),
      let number = Int(match.1), (1...19).contains(number)
    else { return nil }
    return number
  }

  func criterion(_ number: Int) -> Finding {
    guard let found = vocabulary.criteria.first(where: { $0.number == "\(number)" }) else {
      return .none
    }
    return .measure(.criterion(found.number, name: found.name), tolerantName: nil)
  }
}
