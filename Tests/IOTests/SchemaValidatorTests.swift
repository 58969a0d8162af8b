import Foundation
import Testing

@testable import IO

@Suite("JSON Schemas")
struct SchemaValidatorTests {
  /// A document with the schema it should fit, and what was changed in it.
  struct Sample: Sendable {
    var schema: String
    var file: String
    var change: String
    var document: LocatedValue
  }

  /// The shipped YAML files.
  static func shipped() throws -> [Sample] {
    let sets = try PackageFiles.setIDs.map { id in
      let file = "\(PackageFiles.criteria)/\(id).yaml"
      return Sample(
        schema: "criteria-set", file: id, change: "none", document: try LocatedValue(file: file))
    }
    let plans = try PackageFiles.planFolders.map { folder in
      let file = "\(PackageFiles.root)/\(folder)/plan.yaml"
      return Sample(
        schema: "plan", file: folder, change: "none", document: try LocatedValue(file: file))
    }
    return sets + plans
  }

  private let validators = [
    "plan": SchemaValidator(schema: Schemas.plan),
    "criteria-set": SchemaValidator(schema: Schemas.criteriaSet),
  ]

  private func problemCount(_ sample: Sample) -> Int {
    validators[sample.schema]?.validate(sample.document).count ?? -1
  }

  @Test("every shipped criteria set and plan fits its schema")
  func shippedFit() throws {
    let shipped = try Self.shipped()
    #expect(shipped.count >= 13)
    for sample in shipped { #expect(problemCount(sample) == 0, "\(sample.file)") }
  }

  @Test("every problem has its line, its column and a fix")
  func places() throws {
    var generator = SplitMix64(seed: 41)
    for sample in try Self.shipped() {
      for _ in 0..<4 {
        let changed = Mutation.random(of: sample, using: &generator)
        let validator = try #require(validators[sample.schema])
        for problem in validator.validate(changed.document) {
          #expect(problem.location?.line != nil && problem.location?.column != nil)
          #expect(problem.severity == .error)
        }
      }
    }
  }

  @Test(
    "the validator agrees with Python's jsonschema on the shipped files and on changed ones",
    .enabled(if: Python.path != nil, "Python's jsonschema is not installed; run scripts/setup."))
  func independent() throws {
    var generator = SplitMix64(seed: 42)
    let shipped = try Self.shipped()
    var samples = shipped
    for sample in shipped {
      for _ in 0..<14 { samples.append(Mutation.random(of: sample, using: &generator)) }
    }
    let folder = TemporaryFolder()
    let lines = samples.map { sample in
      "{\"schema\": \"\(sample.schema)\", \"document\": \(JSONText.text(sample.document))}\n"
    }
    let documents = try folder.write(lines.joined(), to: "documents.jsonl")
    _ = try folder.write(Schemas.criteriaSet, to: "criteria-set.schema.json")
    _ = try folder.write(Schemas.plan, to: "plan.schema.json")
    let script = try #require(
      Bundle.module.url(forResource: "validate", withExtension: "py", subdirectory: "Fixtures"))
    let output = try Python.run([script.path, folder.path, documents])
    let verdicts = output.split(separator: "\n").map { $0 == "1" }
    try #require(verdicts.count == samples.count)
    var refused = 0
    for (sample, fits) in zip(samples, verdicts) {
      #expect((problemCount(sample) == 0) == fits, "\(sample.file): \(sample.change)")
      if !fits { refused += 1 }
    }
    #expect(refused >= 60 && refused < samples.count - 20)
  }

  @Test(
    "every pattern is described in words in both languages",
    arguments: [Schemas.plan, Schemas.criteriaSet, Schemas.scenarios, Schemas.simulation])
  func forms(schema: String) throws {
    var found = 0
    func look(_ value: LocatedValue) {
      if value["pattern"]?.text != nil {
        found += 1
        let form = value["x-form"]
        #expect(!(form?.text("vi") ?? "").isEmpty && !(form?.text("en") ?? "").isEmpty)
      }
      for member in value.members { look(member.value) }
      for element in value.elements { look(element) }
    }
    look(try LocatedValue(text: schema, file: "schema"))
    #expect(found > 0)
  }

  @Test("a wrong word gets the nearest allowed one as advice")
  func suggestion() throws {
    let schema = """
      {"type": "object", "additionalProperties": false, "properties":
        {"kind": {"enum": ["share", "count"]}, "number": {"type": "integer", "minimum": 1}}}
      """
    let validator = SchemaValidator(schema: schema)
    let problems = { (text: String) in
      validator.validate(try LocatedValue(text: text, file: "x.yaml")).map(\.kind)
    }
    #expect(try problems("kind: share\nnumber: 3\n") == [])
    #expect(
      try problems("kind: shore\n")
        == [.notAllowed("shore", allowed: ["share", "count"], suggestion: "share")])
    #expect(
      try problems("kinds: share\n")
        == [.unknownKey("kinds", allowed: ["kind", "number"], suggestion: "kind")])
    #expect(try problems("number: 0\n").map(\.code) == ["wrong-form"])
    #expect(try problems("number: 1.5\n").map(\.code) == ["wrong-type"])
    #expect(try problems("number: 2.0\n") == [])
  }
}

/// A change of a document that often, not always, makes it wrong.
private enum Mutation {
  static func random(
    of sample: SchemaValidatorTests.Sample, using generator: inout SplitMix64
  ) -> SchemaValidatorTests.Sample {
    var count = 0
    visit(sample.document) { _ in count += 1 }
    let target = Int.random(in: 0..<count, using: &generator)
    let choice = Int.random(in: 0..<7, using: &generator)
    let pick = Int(generator.next() % 1_000)
    var index = -1
    var change = ""
    let document = map(sample.document) { value in
      index += 1
      guard index == target else { return nil }
      let (changed, words) = mutate(value, choice: choice, pick: pick)
      change = "line \(value.location.line ?? 0): \(words) in \(value.shown)"
      return changed
    }
    return SchemaValidatorTests.Sample(
      schema: sample.schema, file: sample.file, change: change, document: document)
  }

  private static func mutate(
    _ value: LocatedValue, choice: Int, pick: Int
  ) -> (LocatedValue, String) {
    let make = { (content: LocatedValue.Content) in
      LocatedValue(content: content, location: value.location)
    }
    switch value.content {
    case .object(var members):
      switch choice {
      case 0, 1, 2:
        if members.isEmpty { return (make(.null), "null") }
        let key = members.remove(at: pick % members.count).key
        return (make(.object(members)), "without \(key)")
      case 3, 4:
        members.append(.init(key: "extra", location: value.location, value: make(.bool(true))))
        return (make(.object(members)), "with a new key")
      default: return (make(.string("text")), "a text instead of keys")
      }
    case .array(let elements):
      switch choice {
      case 0, 1: return (make(.array([])), "an empty list")
      case 2, 3: return (make(.array(elements + [make(.null)])), "a null entry")
      case 4: return (make(.array(elements.reversed())), "the other order")
      default: return (make(.number(7, text: "7")), "a number instead of a list")
      }
    case .string:
      let words = [
        "", "not a word", "Đ", "12", "2020-13-40", "at-least", "model", "share", "a/b.csv",
      ]
      switch choice {
      case 0, 1, 2, 3:
        let word = words[pick % words.count]
        return (make(.string(word)), "\"\(word)\"")
      case 4: return (make(.number(3, text: "3")), "a number")
      case 5: return (make(.null), "null")
      default: return (make(.array([value])), "a list around it")
      }
    case .number(let number, _):
      switch choice {
      case 0, 1: return (make(.number(-number - 1, text: "\(-number - 1)")), "a negative number")
      case 2: return (make(.number(number + 0.5, text: "\(number + 0.5)")), "half more")
      case 3: return (make(.number(number * 1_000, text: "\(number * 1_000)")), "a thousandfold")
      case 4: return (make(.string("\(number)")), "the number as a text")
      default: return (make(.null), "null")
      }
    case .bool(let bool):
      return choice < 3
        ? (make(.bool(!bool)), "the opposite") : (make(.string("yes")), "yes as a text")
    case .null: return (make(.number(1, text: "1")), "a number for null")
    }
  }

  private static func visit(_ value: LocatedValue, _ body: (LocatedValue) -> Void) {
    body(value)
    for member in value.members { visit(member.value, body) }
    for element in value.elements { visit(element, body) }
  }

  /// Changes the values for which `body` gives another one; asks parents first, in the order of
  /// `visit`.
  private static func map(
    _ value: LocatedValue, _ body: (LocatedValue) -> LocatedValue?
  ) -> LocatedValue {
    if let changed = body(value) { return changed }
    switch value.content {
    case .object(let members):
      let inner = members.map { member in
        LocatedValue.Member(
          key: member.key, location: member.location, value: map(member.value, body))
      }
      return LocatedValue(content: .object(inner), location: value.location)
    case .array(let elements):
      return LocatedValue(
        content: .array(elements.map { map($0, body) }), location: value.location)
    default: return value
    }
  }
}

/// Writes a document as JSON.
private enum JSONText {
  static func text(_ value: LocatedValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number, _): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .string(let text): quoted(text)
    case .array(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { quoted($0.key) + ": " + text($0.value) }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 32: result += "\\u" + String(format: "%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A Python that has jsonschema: the project's own, or the system's.
private enum Python {
  static let path: String? = [PackageFiles.root + "/.venv/bin/python", "/usr/bin/env"].first {
    path in
    FileManager.default.isExecutableFile(atPath: path)
      && (try? run(["-c", "import jsonschema"], with: path)) != nil
  }

  static func run(_ arguments: [String]) throws -> String {
    try run(arguments, with: try #require(path))
  }

  private struct Failure: Error {}

  private static func run(_ arguments: [String], with path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = path.hasSuffix("/env") ? ["python3"] + arguments : arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure() }
    return String(decoding: data, as: UTF8.self)
  }
}
