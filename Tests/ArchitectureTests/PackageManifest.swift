/// The targets that `Package.swift` declares, read from its text.
///
/// Asking the package manager would wait for the lock that the running test holds, so the text must
/// stay plain: targets written out one by one, with literal names.
struct PackageManifest {
  struct Target: Equatable {
    let name: String
    let isTest: Bool
    let dependencies: Set<String>
  }

  let targets: [Target]

  init(_ text: String) {
    let tokens = SwiftSource(text).tokens[...]
    var targets: [Target] = []
    var index = 0
    while index + 2 < tokens.count {
      let kind = tokens[index + 1].text
      guard tokens[index].text == ".", Self.kinds.contains(kind), tokens[index + 2].text == "("
      else {
        index += 1
        continue
      }
      let end = Self.closing(of: index + 2, in: tokens)
      let arguments = tokens[(index + 3)..<end]
      targets.append(
        Target(
          name: Self.name(in: arguments) ?? "", isTest: kind == "testTarget",
          dependencies: Self.dependencies(in: arguments)))
      index = end
    }
    self.targets = targets
  }

  private static let kinds: Set<String> = [
    "target", "executableTarget", "testTarget", "systemLibrary", "plugin", "macro", "binaryTarget",
  ]

  private static func name(in arguments: ArraySlice<Token>) -> String? {
    value(of: "name", in: arguments).map { arguments[$0].text }
  }

  /// The names in the list of dependencies: plain ones, and those of `.product(name:package:)`.
  private static func dependencies(in arguments: ArraySlice<Token>) -> Set<String> {
    guard let start = value(of: "dependencies", in: arguments) else { return [] }
    let end = closing(of: start, in: arguments)
    var names: Set<String> = []
    var index = start + 1
    while index < end {
      if arguments[index].kind == .string {
        names.insert(arguments[index].text)
      } else if arguments[index].text == "(" {
        let close = closing(of: index, in: arguments)
        if let name = name(in: arguments[index..<close]) { names.insert(name) }
        index = close
      }
      index += 1
    }
    return names
  }

  /// The place of the value that follows the first label of that name.
  private static func value(of label: String, in tokens: ArraySlice<Token>) -> Int? {
    tokens.indices.dropLast(2)
      .first { tokens[$0].isWord(label) && tokens[$0 + 1].text == ":" }
      .map { $0 + 2 }
  }

  /// The place of the bracket that closes the one at `start`, or the end.
  private static func closing(of start: Int, in tokens: ArraySlice<Token>) -> Int {
    var depth = 0
    for index in start..<tokens.endIndex where tokens[index].kind == .punctuation {
      if "([{".contains(tokens[index].text) { depth += 1 }
      if ")]}".contains(tokens[index].text) { depth -= 1 }
      if depth == 0 { return index }
    }
    return tokens.endIndex
  }
}
