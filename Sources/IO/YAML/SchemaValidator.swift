import Panels

/// Checks a document against a JSON Schema and says what is wrong where.
///
/// It knows the keywords the project's schemas use: `type`, `properties`, `required`,
/// `additionalProperties`, `enum`, `const`, `pattern`, `items`, `minItems`, `minimum`, `maximum`,
/// `minLength`, `anyOf` and local `$ref` (draft 2020-12), and of its own `x-form`: a pattern in words. No library does this for Swift with places
/// in a YAML file; a test holds it against another implementation.
struct SchemaValidator {
  let root: LocatedValue
  private let patterns: [String: Regex<AnyRegexOutput>]

  /// Makes a validator from the text of a schema; a wrong schema is a programmer's mistake.
  init(schema text: String) {
    do {
      root = try LocatedValue(text: text, file: "schema")
    } catch {
      preconditionFailure("the embedded schema does not parse: \(error)")
    }
    var patterns: [String: Regex<AnyRegexOutput>] = [:]
    Self.collectPatterns(root, into: &patterns)
    self.patterns = patterns
  }

  /// Every violation in the document.
  func validate(_ document: LocatedValue) -> [Problem] {
    problems(
      document, root, name: LocalizedText(vi: "Tài liệu", en: "The document"))
  }

  func problems(_ value: LocatedValue, _ schema: LocatedValue, name: LocalizedText)
    -> [Problem]
  {
    let schema = resolve(schema)
    if let alternatives = schema["anyOf"]?.elements,
      let found = problems(value, ofAlternatives: alternatives, name)
    {
      return found
    }
    if let problem = typeProblem(value, schema) { return [problem] }
    var found = valueProblems(value, schema)
    switch value.content {
    case .object(let members): found += objectProblems(value, members, schema, name: name)
    case .array(let elements):
      if let least = schema["minItems"]?.integer, elements.count < least {
        found.append(
          Problem(
            .wrongForm(
              value: value.shown,
              expected: LocalizedText(
                vi: "cần ít nhất \(least) mục", en: "at least \(least) entries")),
            at: value.location))
      }
      if let items = schema["items"] {
        for element in elements {
          found += problems(element, items, name: LocalizedText(vi: "Mục này", en: "The entry"))
        }
      }
    default: break
    }
    return found
  }

  func resolve(_ schema: LocatedValue) -> LocatedValue {
    guard let reference = schema["$ref"]?.text else { return schema }
    var target = root
    for part in reference.split(separator: "/").dropFirst() {
      guard let next = target[String(part)] else {
        preconditionFailure("the schema refers to \(reference), which it lacks")
      }
      target = next
    }
    return resolve(target)
  }

  private func typeProblem(_ value: LocatedValue, _ schema: LocatedValue) -> Problem? {
    let types = schema.texts("type")
    guard !types.isEmpty else { return nil }
    let fits = types.contains { type in
      type == value.typeName || (type == "integer" && value.integer != nil)
    }
    if fits { return nil }
    if types.contains(where: ["number", "integer"].contains),
      case .string(let text) = value.content,
      let plain = Self.plainNumber(text)
    {
      return Problem(.yaml(.decimalComma(text, plain: plain)), at: value.location)
    }
    if types.contains("object"), case .string(let text) = value.content,
      Self.isKeyWithoutSpace(text)
    {
      return Problem(.yaml(.missingColon), at: value.location)
    }
    return Problem(
      .wrongType(
        found: Self.article(value.typeName), value: value.shown,
        expected: LocalizedText(
          vi: types.map { Self.article($0).vi }.joined(separator: " hoặc "),
          en: types.map { Self.article($0).en }.joined(separator: " or "))),
      at: value.location)
  }

  /// A number with a decimal comma, and perhaps points between thousands, as YAML has it.
  private static func plainNumber(_ text: String) -> String? {
    guard text.wholeMatch(of: /[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+/) != nil else { return nil }
    return text.replacing(".", with: "").replacing(",", with: ".")
  }

  /// `key:value`, which YAML takes for one text.
  private static func isKeyWithoutSpace(_ text: String) -> Bool {
    text.firstMatch(of: /^[A-Za-z][\w-]*:(?!\/\/)./) != nil
  }

  private static func article(_ type: String) -> LocalizedText {
    switch type {
    case "null": LocalizedText(name: "null")
    case "string": LocalizedText(vi: "chữ", en: "a text")
    case "array": LocalizedText(vi: "danh sách", en: "a list")
    case "object": LocalizedText(vi: "nhóm khóa", en: "a block of keys")
    case "boolean": LocalizedText(vi: "true hoặc false", en: "true or false")
    case "integer": LocalizedText(vi: "số nguyên", en: "a whole number")
    default: LocalizedText(vi: "số", en: "a number")
    }
  }

  private func valueProblems(_ value: LocatedValue, _ schema: LocatedValue) -> [Problem] {
    var found: [Problem] = []
    let note = { (vi: String, en: String) in
      let expected = LocalizedText(vi: vi, en: en)
      found.append(Problem(.wrongForm(value: value.shown, expected: expected), at: value.location))
    }
    if let allowed = schema["enum"]?.elements, !allowed.contains(where: { $0.shown == value.shown })
    {
      let words = allowed.map(\.shown)
      found.append(
        Problem(
          .notAllowed(
            value.shown, allowed: words,
            suggestion: Spelling.nearest(to: value.shown, among: words)),
          at: value.location))
    }
    if let constant = schema["const"], constant.shown != value.shown {
      note("phải là \(constant.shown)", "it must be \(constant.shown)")
    }
    if let number = value.number {
      if let least = schema["minimum"]?.number, number < least {
        let bar = DecimalText.text(least)
        note("phải từ \(vietnameseNumber(bar)) trở lên", "it must be at least \(bar)")
      }
      if let most = schema["maximum"]?.number, number > most {
        let bar = DecimalText.text(most)
        note("không được quá \(vietnameseNumber(bar))", "it must be at most \(bar)")
      }
    }
    if case .string(let text) = value.content {
      if let least = schema["minLength"]?.integer, text.count < least {
        note("không được để trống", "it must not be empty")
      }
      if let pattern = schema["pattern"]?.text, let regex = patterns[pattern],
        text.firstMatch(of: regex) == nil
      {
        let form = schema.localized("x-form")
        note("phải là \(form[.vi])", "it must be \(form[.en])")
      }
    }
    return found
  }

  private func objectProblems(
    _ value: LocatedValue, _ members: [LocatedValue.Member], _ schema: LocatedValue,
    name: LocalizedText
  ) -> [Problem] {
    var found: [Problem] = []
    let properties = schema["properties"]?.members ?? []
    let known = properties.map(\.key)
    for (position, member) in members.enumerated() {
      if position > 0, let problem = decimalComma(in: members[position - 1], member) {
        found.append(problem)
      } else if let property = properties.first(where: { $0.key == member.key }) {
        found += problems(
          member.value, property.value, name: LocalizedText(name: "\"\(member.key)\""))
      } else if let rest = schema["additionalProperties"] {
        if rest.bool == false, member.value.isNull, Self.isKeyWithoutSpace(member.key) {
          found.append(Problem(.yaml(.missingColon), at: member.location))
        } else if rest.bool == false {
          found.append(
            Problem(
              .unknownKey(
                member.key, allowed: known,
                suggestion: Spelling.nearest(to: member.key, among: known)),
              at: member.location))
        } else if rest.bool == nil {
          found += problems(member.value, rest, name: LocalizedText(name: "\"\(member.key)\""))
        }
      }
    }
    for key in schema.texts("required") where value[key] == nil {
      found.append(Problem(.missingKey(key, object: name), at: value.location))
    }
    return found
  }

  /// In braces a comma separates keys: `at-least: 13,5` reads as 13 and a key `5` without a value.
  private func decimalComma(
    in member: LocatedValue.Member, _ next: LocatedValue.Member
  ) -> Problem? {
    guard case .number(_, let whole) = member.value.content, next.value.isNull,
      !whole.contains("."), !next.key.isEmpty, next.key.allSatisfy(\.isWholeNumber)
    else { return nil }
    return Problem(
      .yaml(.decimalComma("\(whole),\(next.key)", plain: "\(whole).\(next.key)")),
      at: member.value.location)
  }

  private static func collectPatterns(
    _ schema: LocatedValue, into patterns: inout [String: Regex<AnyRegexOutput>]
  ) {
    for member in schema.members {
      if member.key == "pattern", let text = member.value.text {
        guard let regex = try? Regex(text) else {
          preconditionFailure("the schema's pattern \(text) is wrong")
        }
        patterns[text] = regex
      }
      collectPatterns(member.value, into: &patterns)
    }
    for element in schema.elements { collectPatterns(element, into: &patterns) }
  }
}
