import Panels

/// The words of `headings.yaml`: headings of columns, words of rows, names of measures and criteria.
///
/// ```swift
/// let name = HeadingVocabulary.shipped.name(ofMeasure: "population")
/// name?[.en]  // what offices call it, in English
/// ```
public struct HeadingVocabulary: Sendable {
  /// A measure that offices report.
  public struct Measure: Sendable {
    /// The indicator as a bare table gets it.
    public var indicator: Indicator
    /// The measures of criteria sets that the same words may mean.
    public var also: [String]
  }

  /// A thing that may be counted or given as a share.
  struct Concept: Sendable {
    var share: String?
    var count: String?
    var implied: String?
  }

  /// A criterion by its number.
  struct NumberedCriterion: Sendable {
    var number: String
    var name: LocalizedText
  }

  /// What a name of the vocabulary stands for.
  enum Entry: Hashable, Sendable {
    case measure(Int)
    case concept(Int)
    case criterion(Int)
  }

  let measures: [Measure]
  let concepts: [Concept]
  let criteria: [NumberedCriterion]
  let roles: WordTable<SheetColumnRole.Kind>
  let names: WordTable<Entry>
  let quantities: WordTable<Quantity>
  let statuses: WordTable<SheetSeries.Status>
  /// Words of comparisons as ``HeadingParts`` compares them: without marks, a per cent sign kept.
  let comparisons: [String]
  let fillers: WordTable<Bool>
  let measureUnits: WordTable<String>
  let criterionWords: WordTable<Bool>
  let kindWords: WordTable<UnitKind>
  let rowWords: RowWords
  let answers: AnswerWords

  /// How much of a thing a heading speaks of.
  enum Quantity: Hashable, Sendable {
    case share
    case count
  }

  /// What offices call a measure; `nil` for one that the vocabulary does not have.
  public func name(ofMeasure id: String) -> LocalizedText? {
    measures.first { $0.indicator.id == id }?.indicator.name
  }

  /// The shipped vocabulary.
  public static let shipped: HeadingVocabulary = {
    let text = String(decoding: PackageResources.headings_yaml, as: UTF8.self)
    do {
      return try HeadingVocabulary(text: text, file: "headings.yaml")
    } catch {
      preconditionFailure("the shipped vocabulary is wrong: \(error)")
    }
  }()

  /// Reads a vocabulary.
  ///
  /// - Throws: ``InputError`` when the text is no YAML.
  init(text: String, file: String) throws(InputError) {
    let document = try LocatedValue(text: text, file: file)
    measures = (document["measures"]?.elements ?? []).map(Self.measure)
    let elements = document["concepts"]?.elements ?? []
    concepts = elements.map { element in
      Concept(
        share: element["share"]?.text, count: element["count"]?.text,
        implied: element["default"]?.text.flatMap { element[$0]?.text })
    }
    let numbered = document["criteria"]?.elements ?? []
    criteria = numbered.map {
      NumberedCriterion(number: $0.text("number"), name: $0.localized())
    }
    names = Self.names(document)
    var roles = WordTable<SheetColumnRole.Kind>()
    for member in document["roles"]?.members ?? [] {
      guard let kind = SheetColumnRole.Kind(rawValue: member.key) else {
        preconditionFailure("no role \(member.key)")
      }
      for word in member.value.words { roles.add(word, kind) }
    }
    self.roles = roles
    quantities = WordTable(document["quantities"]) { $0 == "share" ? .share : .count }
    statuses = WordTable(document["statuses"]) { SheetSeries.Status(rawValue: $0) ?? .actual }
    comparisons = document.words("comparisons").map { HeadingParts.plainPhrase($0) }
    fillers = WordTable(words: document.words("fillers"), true)
    measureUnits = WordTable(document["measure-units"]) { $0 }
    criterionWords = WordTable(words: document.words("criterion-words"), true)
    kindWords = WordTable(document["kinds"]) { UnitKind(rawValue: $0) ?? .commune }
    rowWords = RowWords(document["rows"], kinds: document["kinds"])
    answers = AnswerWords(document)
  }

  private static func measure(_ element: LocatedValue) -> Measure {
    Measure(
      indicator: Indicator(
        id: element.text("id"), name: element.localized(),
        kind: IndicatorKind(rawValue: element.text("kind")) ?? .number,
        unit: element.text("unit"), weight: element["weight"]?.text,
        limit: element["limit"]?.number),
      also: element["also"]?.words ?? [])
  }

  private static func names(_ document: LocatedValue) -> WordTable<Entry> {
    var names = WordTable<Entry>()
    for (index, element) in (document["measures"]?.elements ?? []).enumerated() {
      for name in [element.text("id"), element.text("vi"), element.text("en")] {
        names.add(name, .measure(index))
      }
      for name in element["names"]?.words ?? [] { names.add(name, .measure(index)) }
    }
    for (index, element) in (document["concepts"]?.elements ?? []).enumerated() {
      for name in element["names"]?.words ?? [] { names.add(name, .concept(index)) }
    }
    for (index, element) in (document["criteria"]?.elements ?? []).enumerated() {
      for name in [element.text("vi"), element.text("en")] + (element["names"]?.words ?? []) {
        names.add(name, .criterion(index))
      }
    }
    return names
  }

  /// The indicator of an id of this vocabulary.
  func indicator(_ id: String) -> Indicator? {
    measures.first { $0.indicator.id == id }?.indicator
  }
}

extension LocatedValue {
  /// The texts of a list, numbers as they are written.
  var words: [String] { elements.compactMap(\.text) }

  func words(_ key: String) -> [String] { self[key]?.words ?? [] }
}

/// Meanings by word: without regard to case and spaces, and without diacritics.
struct WordTable<Meaning: Hashable & Sendable>: Sendable {
  private(set) var exact: [String: [Meaning]] = [:]
  private(set) var folded: [String: [Meaning]] = [:]
  /// The first word of each folded form, as it is written.
  private(set) var spelled: [String: String] = [:]

  init() {}

  init(words: [String], _ meaning: Meaning) {
    for word in words { add(word, meaning) }
  }

  init(_ object: LocatedValue?, _ meaning: (String) -> Meaning) {
    for member in object?.members ?? [] {
      for word in member.value.words { add(word, meaning(member.key)) }
    }
  }

  mutating func add(_ word: String, _ meaning: Meaning) {
    let key = PlainWords.key(word)
    if key.isEmpty { return }
    if exact[key]?.contains(meaning) != true { exact[key, default: []].append(meaning) }
    let plain = PlainWords.fold(word)
    if !plain.isEmpty, folded[plain]?.contains(meaning) != true {
      folded[plain, default: []].append(meaning)
    }
    if spelled[plain] == nil { spelled[plain] = word }
  }

  /// The meanings of a text and whether diacritics had to be left out.
  func find(_ text: String) -> (meanings: [Meaning], isTolerant: Bool) {
    if let found = exact[PlainWords.key(text)] { return (found, false) }
    let plain = PlainWords.fold(text)
    guard !plain.isEmpty, let found = folded[plain] else { return ([], false) }
    return (found, true)
  }

  /// The word whose marks a text lacks.
  func spelling(of text: String) -> String { spelled[PlainWords.fold(text)] ?? text }

  /// The first meaning of a text, with or without diacritics.
  func first(_ text: String) -> Meaning? { find(text).meanings.first }
}
