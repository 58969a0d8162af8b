import Panels

/// Finds units by code or by name: exactly first, then by alias, then with another spelling, then
/// without marks, then with one letter wrong.
///
/// Whatever is not exact is reported with both names, whatever fits several units refused; nothing
/// is guessed silently. A district or province named beside a unit narrows the candidates.
///
/// ```swift
/// let names = UnitNames(units: UnitTable(codes: ["A", "B"], names: ["Ba Sao", "Nguyễn Úy"]))
/// var log = ProblemLog()
/// names.resolve("xã Nguyễn Uý", at: nil, into: &log)  // 1
/// ```
public struct UnitNames: Sendable {
  /// The units.
  public let units: UnitTable
  private let exact: [String: [Int]]
  private let spelled: [String: [Int]]
  private let folded: [[UInt8]: [Int]]
  private let slips: SlipIndex
  private let kinds: [UnitKind]
  /// For each level, the positions of its labels by bare name.
  private let parents: [[[UInt8]: Set<Int32>]]
  /// The districts and provinces as the unit table writes them, found without folding.
  private let knownAreas: [String: Area]

  /// What a text stands for.
  enum Match: Equatable {
    /// The unit's code, name or alias, with or without the word for its kind.
    case exact(Int)
    /// The unit's name with the word for another kind.
    case otherKind(Int)
    /// The unit's name in another spelling, or without marks.
    case tolerant(Int)
    /// The name of the only unit from which the text differs in one letter.
    case slip(Int)
    /// One name, several units.
    case ambiguous([Int])
    /// Units bear the name, none of them in the district or province named.
    case notInParent([Int])
    case none(suggestion: String?)
  }

  /// Indexes the names of `units` and their aliases, one list a unit.
  public init(units: UnitTable, aliases: [[String]] = []) {
    self.units = units
    var exact: [String: [Int]] = [:]
    var spelled: [String: [Int]] = [:]
    var folded: [[UInt8]: [Int]] = [:]
    var slips: [SlipIndex.Source] = []
    var kinds = units.kinds
    for unit in 0..<units.count {
      let names = [units.names[unit]] + (aliases.isEmpty ? [] : aliases[unit])
      var forms: Set<String> = []
      for (position, name) in names.enumerated() {
        forms.insert(name)
        guard let word = KindWord(of: name),
          units.kinds[unit] == .village || !word.kinds.contains(.village)
        else {
          slips.append(SlipIndex.Source(searched: name, shown: name, unit: unit))
          continue
        }
        slips.append(SlipIndex.Source(searched: String(word.name), shown: name, unit: unit))
        forms.insert(String(word.name))
        if position == 0, !word.kinds.contains(kinds[unit]) { kinds[unit] = word.kinds[0] }
      }
      forms.remove(units.codes[unit])
      for form in forms { exact[form, default: []].append(unit) }
      for form in Set(forms.map(NameKey.spelled)) { spelled[form, default: []].append(unit) }
      for form in Set(forms.map { NameKey.bare(Spelling.fold($0)) }) {
        folded[form, default: []].append(unit)
      }
    }
    self.exact = exact
    self.spelled = spelled
    self.folded = folded
    self.slips = SlipIndex(slips)
    self.kinds = kinds
    let parents = units.levels.map(Self.parents)
    self.parents = parents
    knownAreas = Dictionary(
      units.levels.flatMap(\.labels).compactMap { label in
        Area(label, among: parents).map { (label, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private func area(_ text: String?) -> Area? {
    guard let text, !text.isEmpty else { return nil }
    return knownAreas[text] ?? Area(text, among: parents)
  }

  private static func parents(of level: CategoryColumn) -> [[UInt8]: Set<Int32>] {
    var labels: [[UInt8]: Set<Int32>] = [:]
    for (position, label) in level.labels.enumerated() {
      let stripped = KindWord(of: label).map { String($0.name) } ?? label
      for form in [label, stripped] {
        labels[NameKey.bare(Spelling.fold(form)), default: []].insert(Int32(position))
      }
    }
    return labels
  }

  /// Finds the unit that a text stands for.
  ///
  /// - Parameters:
  ///   - text: A code or a name.
  ///   - parent: The district or province beside it; ignored when the unit table has no such one.
  func match(_ text: String, parent: String? = nil) -> Match {
    match(text, parents: parent.map { [$0] } ?? [])
  }

  /// Finds the unit that a text stands for, in all of the districts and provinces beside it.
  func match(_ text: String, parents: [String]) -> Match {
    if let unit = units.index(ofCode: text) { return .exact(unit) }
    let areas = parents.compactMap { self.area($0) }
    var elsewhere: [Int] = []
    // The whole text is a name: its first word belongs to it.
    if let match = pick(exact[text], nil, areas, &elsewhere, as: Match.exact) { return match }
    let word = KindWord(of: text)
    if let word {
      let found = exact[String(word.name)]
      if let match = pick(found, word, areas, &elsewhere, as: Match.exact) { return match }
    }
    for form in [text, word.map { String($0.name) }].compactMap({ $0 }) {
      let found = spelled[NameKey.spelled(form)]
      if let match = pick(found, word, areas, &elsewhere, as: Match.tolerant) { return match }
    }
    let fold = Spelling.fold(text)
    var bares = [NameKey.bare(fold)]
    let foldedWord = KindWord(ofFolded: fold)
    for name in [word.map { Spelling.fold(String($0.name)) }, foldedWord.map { String($0.name) }] {
      if let name { bares.append(NameKey.bare(name)) }
    }
    for bare in bares {
      if let match = pick(folded[bare], word, areas, &elsewhere, as: Match.tolerant) {
        return match
      }
    }
    if !elsewhere.isEmpty { return .notInParent(elsewhere) }
    let near = Set(bares.flatMap { slips.units(near: $0) }).sorted()
    if let match = pick(near, word, areas, &elsewhere, as: Match.slip) { return match }
    let suggestion = slips.nearest(to: text)
    return .none(
      suggestion: suggestion ?? foldedWord.flatMap { slips.nearest(to: String($0.name)) })
  }

  /// Finds the unit that a text stands for in districts and provinces all of which have to be known:
  /// in one that the unit table does not have, there is none of its units. A code needs no place.
  func match(_ text: String, inside parents: [String]) -> Match {
    let match = match(text, parents: parents)
    if parents.allSatisfy({ $0.isEmpty || area($0) != nil }) { return match }
    if units.index(ofCode: text) != nil { return match }
    switch match {
    case .exact(let unit), .otherKind(let unit), .tolerant(let unit), .slip(let unit):
      return .notInParent([unit])
    case .ambiguous(let candidates): return .notInParent(candidates)
    case .notInParent, .none: return match
    }
  }

  /// The one candidate that fits, or the refusal of several; `nil` when there is none.
  private func pick(
    _ candidates: [Int]?, _ word: KindWord?, _ areas: [Area], _ elsewhere: inout [Int],
    as match: (Int) -> Match
  ) -> Match? {
    guard var candidates, !candidates.isEmpty else { return nil }
    if !areas.isEmpty {
      let inside = candidates.filter { unit in areas.allSatisfy { $0.contains(unit, in: units) } }
      if inside.isEmpty {
        if elsewhere.isEmpty { elsewhere = candidates }
        return nil
      }
      candidates = inside
    }
    let fitting = candidates.filter { unit in word?.kinds.contains(kinds[unit]) ?? true }
    if fitting.count == 1 { return match(fitting[0]) }
    if candidates.count > 1 { return .ambiguous(fitting.isEmpty ? candidates : fitting) }
    let found = match(candidates[0])
    if case .exact(let unit) = found { return .otherKind(unit) }
    return found
  }

  /// A district or province in the unit table.
  private struct Area: Sendable {
    /// For each level, the labels that bear the name.
    var labels: [Set<Int32>]

    init?(_ text: String, among parents: [[[UInt8]: Set<Int32>]]) {
      let fold = Spelling.fold(text)
      var forms = [NameKey.bare(fold)]
      if let word = KindWord(of: text) {
        forms.append(NameKey.bare(Spelling.fold(String(word.name))))
      }
      if let word = KindWord(ofFolded: fold) { forms.append(NameKey.bare(String(word.name))) }
      labels = parents.map { level in
        forms.lazy.compactMap { level[$0] }.first ?? []
      }
      if labels.allSatisfy(\.isEmpty) { return nil }
    }

    func contains(_ unit: Int, in units: UnitTable) -> Bool {
      zip(labels, units.levels).contains { $0.contains($1.indices[unit]) }
    }
  }

  /// The unit a text stands for, with what is to be said about the match.
  ///
  /// - Parameters:
  ///   - text: A code or a name.
  ///   - parent: The district or province that stands beside it, if any.
  ///   - location: The place of the text.
  ///   - log: Where warnings and refusals go.
  /// - Returns: The position of the unit; `nil` when it is refused.
  public func resolve(
    _ text: String, parent: String? = nil, at location: SourceLocation?, into log: inout ProblemLog
  ) -> Int? {
    let parents = [parent].compactMap { $0 }
    noteUnknown(parents, at: location, into: &log)
    let match = match(text, parents: parents)
    return resolve(match, of: text, parents: parents, at: location, into: &log)
  }

  /// Says which districts and provinces the unit table does not have.
  func noteUnknown(_ names: [String], at location: SourceLocation?, into log: inout ProblemLog) {
    if parents.isEmpty { return }
    for name in names where !name.isEmpty && area(name) == nil {
      let suggestion = Spelling.nearest(to: name, among: units.levels.flatMap(\.labels))
      log.add(.text(.unknownParent(name, suggestion: suggestion)), at: location)
    }
  }

  /// The unit of a match, with what is to be said about it.
  func resolve(
    _ match: Match, of text: String, parents: [String], at location: SourceLocation?,
    into log: inout ProblemLog
  ) -> Int? {
    switch match {
    case .exact(let unit), .otherKind(let unit), .tolerant(let unit), .slip(let unit):
      if let warning = warning(match, text) { log.add(warning, at: location) }
      return unit
    case .ambiguous(let candidates):
      log.add(.ambiguousUnit(text, candidates: candidates.map(described)), at: location)
    case .notInParent(let candidates):
      log.add(
        .text(
          .notInParent(
            text, parent: parents.filter { !$0.isEmpty }.joined(separator: ", "),
            candidates: candidates.map(describedWithParents))),
        at: location)
    case .none(let suggestion):
      log.add(.unknownUnit(text, suggestion: suggestion), at: location)
    }
    return nil
  }

  private func warning(_ match: Match, _ text: String) -> ProblemKind? {
    switch match {
    case .otherKind(let unit):
      .text(.otherKindWord(text, name: units.names[unit], code: units.codes[unit]))
    case .tolerant(let unit):
      .tolerantMatch(text, name: units.names[unit], code: units.codes[unit])
    case .slip(let unit):
      .text(.letterSlip(text, name: units.names[unit], code: units.codes[unit]))
    default: nil
    }
  }

  private func described(_ unit: Int) -> String { "\(units.names[unit]) (\(units.codes[unit]))" }

  private func describedWithParents(_ unit: Int) -> String {
    let labels = units.levels.reversed().compactMap { $0.label(of: unit) }
    return ([described(unit)] + labels).joined(separator: ", ")
  }
}
