import Panels
import Yams

/// A value of a YAML or JSON document with its place, in the types of YAML 1.2's core schema.
struct LocatedValue: Sendable {
  /// What it is.
  indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Double, text: String)
    case string(String)
    case array([LocatedValue])
    case object([Member])
  }

  /// A key and its value.
  struct Member: Sendable {
    var key: String
    var location: SourceLocation
    var value: LocatedValue
  }

  var content: Content
  var location: SourceLocation

  /// Reads the one document of a file.
  ///
  /// - Throws: ``InputError`` for text that is no YAML, doubled keys, and more than 500,000 values.
  init(file path: String, encoding: TextEncoding? = nil) throws(InputError) {
    var log = ProblemLog()
    try self.init(file: path, encoding: encoding, notices: &log)
  }

  /// Reads the one document of a file; what was done to its text is noted in `notices`.
  init(
    file path: String, encoding: TextEncoding? = nil, notices: inout ProblemLog
  ) throws(InputError) {
    try self.init(TextFile(path: path, encoding: encoding), notices: &notices)
  }

  /// Reads the one document of some bytes; `path` names them in messages.
  init(
    bytes: [UInt8], file path: String, encoding: TextEncoding? = nil, notices: inout ProblemLog
  ) throws(InputError) {
    try self.init(TextFile(bytes: bytes, path: path, encoding: encoding), notices: &notices)
  }

  private init(_ file: consuming TextFile, notices: inout ProblemLog) throws(InputError) {
    let path = file.path
    let text = try file.withBytes { (bytes) throws(InputError) in
      if let line = bytes.firstIndex(of: 0).map({ bytes.line(at: $0) }) {
        throw InputError(.text(.nulByte), at: SourceLocation(file: path, line: line))
      }
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      throw InputError(.notUTF8, at: SourceLocation(file: path, line: bytes.firstInvalidLine))
    }
    for notice in file.notices { notices.add(notice) }
    // The parser takes a byte order mark for text.
    let start = text.unicodeScalars.first == "\u{FEFF}" ? 1 : 0
    try self.init(text: String(text.unicodeScalars.dropFirst(start)), file: path)
  }

  /// Reads the one document of a text; `file` names it in messages.
  init(text: String, file: String) throws(InputError) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw YAMLDiagnosis(text: text, file: file).error(for: error)
    } catch {
      throw InputError(
        .yaml(.notYAML(detail: "\(error)")), at: SourceLocation(file: file))
    }
    guard let node else { throw InputError(.emptyFile, at: SourceLocation(file: file)) }
    var converter = NodeConverter(file: file)
    self = converter.value(of: node)
    try converter.log.throwIfAny()
  }

  init(content: Content, location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

extension LocatedValue {
  /// The members of an object, none for anything else.
  var members: [Member] { if case .object(let members) = content { members } else { [] } }

  /// The elements of an array, none for anything else.
  var elements: [LocatedValue] {
    if case .array(let elements) = content { elements } else { [] }
  }

  /// The value of a key.
  subscript(key: String) -> LocatedValue? { members.first { $0.key == key }?.value }

  /// Whether it is null.
  var isNull: Bool { if case .null = content { true } else { false } }

  /// The text of a string, or of a number as it is written.
  var text: String? {
    switch content {
    case .string(let text), .number(_, let text): text
    default: nil
    }
  }

  /// The number.
  var number: Double? { if case .number(let number, _) = content { number } else { nil } }

  /// The whole number.
  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The truth value.
  var bool: Bool? { if case .bool(let bool) = content { bool } else { nil } }

  /// The text of a member, empty when it is missing.
  func text(_ key: String) -> String { self[key]?.text ?? "" }

  /// The texts of an array member, or of a single text.
  func texts(_ key: String) -> [String] {
    guard let value = self[key] else { return [] }
    if let text = value.text { return [text] }
    return value.elements.compactMap(\.text)
  }

  /// The member `key` as a text in both languages, or the members `vi` and `en` of the value itself.
  func localized(_ key: String? = nil) -> LocalizedText {
    let object = key.flatMap { self[$0] } ?? self
    return LocalizedText(vi: object.text("vi"), en: object.text("en"))
  }

  /// What it is, for messages.
  var typeName: String {
    switch content {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// How it is written, for messages.
  var shown: String {
    switch content {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(_, let text), .string(let text): text
    case .array(let elements): "[\(elements.count)]"
    case .object(let members): "{\(members.map(\.key).prefix(3).joined(separator: ", "))}"
    }
  }
}

/// Turns the parser's nodes into located values; aliases cannot make it grow without bound.
private struct NodeConverter {
  let file: String
  var log = ProblemLog()
  private var count = 0
  private static let limit = 500_000

  init(file: String) { self.file = file }

  mutating func value(of node: Node) -> LocatedValue {
    let place = location(node.mark)
    count += 1
    if count > Self.limit {
      if count == Self.limit + 1 {
        log.add(.yaml(.tooManyValues(limit: Self.limit)), at: place)
      }
      return LocatedValue(content: .null, location: place)
    }
    switch node {
    case .scalar(let scalar):
      return LocatedValue(content: Self.content(of: scalar), location: place)
    case .sequence(let sequence):
      return LocatedValue(content: .array(sequence.map { value(of: $0) }), location: place)
    case .mapping(let mapping): return object(mapping, place)
    case .alias:
      log.add(.yaml(.brokenAlias), at: place)
      return LocatedValue(content: .null, location: place)
    }
  }

  private mutating func object(_ mapping: Node.Mapping, _ place: SourceLocation) -> LocatedValue {
    var members: [LocatedValue.Member] = []
    var seen = Set<String>()
    for (key, child) in mapping {
      guard let name = key.scalar?.string else {
        log.add(.yaml(.keyNotText), at: location(key.mark))
        continue
      }
      if !seen.insert(name).inserted { log.add(.duplicateKey(name), at: location(key.mark)) }
      members.append(
        LocatedValue.Member(key: name, location: location(key.mark), value: value(of: child)))
    }
    return LocatedValue(content: .object(members), location: place)
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    SourceLocation(file: file, line: mark?.line, column: mark?.column)
  }

  /// YAML 1.2's core schema: `yes` and dates are texts, quoted numbers are texts.
  private static func content(of scalar: Node.Scalar) -> LocatedValue.Content {
    let text = scalar.string
    guard scalar.style == .plain || scalar.style == .any else { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    var copy = text
    let number = copy.withUTF8 { DecimalText.number($0, decimalMark: UInt8(ascii: ".")) }
    if let number, number.isFinite { return .number(number, text: text) }
    return .string(text)
  }
}
