@testable import Panels

/// What holds between the sources and the catalogues of texts.
struct TextRules {
  let vietnamese: [String: TextPattern]
  let english: [String: TextPattern]
  /// The files of the sources with their uses of texts.
  var files: [(path: String, source: SwiftSource)]
  /// The keys of texts that may read the same in both languages.
  var equalTexts: Set<String> = []
  /// The keys of texts whose English is that of another program, which takes fewer or other values.
  var foreignTexts: Set<String> = []
  /// The keys of texts whose English holds Vietnamese letters.
  var vietnameseNames: Set<String> = []
  /// Beginnings of paths of files that hold words of their own, and why.
  var exceptions: [TextException] = []

  /// All that is wrong.
  var faults: [String] { keyFaults + patternFaults + useFaults + letterFaults }

  private var keyFaults: [String] {
    Set(vietnamese.keys).symmetricDifference(english.keys).sorted().map {
      "\($0) stands only in \(vietnamese[$0] == nil ? "en.txt" : "vi.txt")."
    }
  }

  private var patternFaults: [String] {
    var faults: [String] = []
    for (key, pattern) in english.sorted(by: { $0.key < $1.key }) {
      guard let other = vietnamese[key] else { continue }
      let differing = ownValues(key)
      if !differing.isEmpty, !foreignTexts.contains(key) {
        faults.append("\(key): only one language has \(differing.sorted()).")
      }
      if pattern.parts == other.parts, !equalTexts.contains(key), pattern.hasLetters {
        faults.append("\(key) reads the same in both languages: is it translated?")
      }
      if pattern.hasVietnameseLetters, !vietnameseNames.contains(key) {
        faults.append("\(key) has Vietnamese letters in en.txt.")
      }
    }
    let unneeded =
      equalTexts.filter { english[$0]?.parts != vietnamese[$0]?.parts || english[$0] == nil }
      + foreignTexts.filter { ownValues($0).isEmpty }
      + vietnameseNames.filter { english[$0]?.hasVietnameseLetters != true }
    return faults + unneeded.sorted().map { "\($0) needs no exception." }
  }

  private var useFaults: [String] {
    var faults: [String] = []
    var used: Set<String> = []
    for (path, source) in files {
      let found = TextUses(source)
      faults += found.faults.map { "\(path):\($0.line): \($0.what)." }
      for use in found.uses + ListedTexts.uses(in: source, path) {
        used.insert(use.key)
        guard var names = names(use.key) else {
          faults.append("\(path):\(use.line): no text has the key \(use.key).")
          continue
        }
        if let more = use.more, let others = self.names(use.key + more) {
          used.insert(use.key + more)
          names.formUnion(others)
        }
        if names != use.names {
          faults.append(
            "\(path):\(use.line): \(use.key) has \(names.sorted()), "
              + "and is given \(use.names.sorted()).")
        }
      }
    }
    let unused = Set(english.keys).union(vietnamese.keys).subtracting(used)
    return faults + unused.sorted().map { "\($0) is used nowhere." }
  }

  /// The names of the placeholders of a text in either language.
  private func names(_ key: String) -> Set<String>? {
    english[key].map { $0.names.union(vietnamese[key]?.names ?? []) }
  }

  /// The values that a text shows in one language alone. A form of a word may be needed in one alone.
  private func ownValues(_ key: String) -> Set<String> {
    guard let one = english[key], let other = vietnamese[key] else { return [] }
    return one.values.subtracting(other.names).union(other.values.subtracting(one.names))
  }

  /// Literals with Vietnamese letters outside the files that may have them.
  private var letterFaults: [String] {
    var faults: [String] = []
    var needed: Set<String> = []
    for (path, source) in files {
      let lines = source.tokens.filter { $0.kind == .string && $0.text.hasVietnameseLetters }
        .map(\.line)
      guard !lines.isEmpty else { continue }
      if let exception = exceptions.first(where: { path.hasPrefix($0.path) }) {
        needed.insert(exception.path)
      } else {
        faults += lines.map { "\(path):\($0): a literal has Vietnamese letters." }
      }
    }
    return faults
      + exceptions.map(\.path).filter { !needed.contains($0) }.map { "\($0) needs no exception." }
  }
}

extension TextPattern {
  /// The text without its placeholders, with all forms.
  private var words: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .value: ""
      case .form(_, let one, let other): one + other
      }
    }.joined(separator: " ")
  }

  /// The names of the placeholders that stand for a value, not for a form of a word.
  var values: Set<String> {
    Set(parts.compactMap { if case .value(let name) = $0 { name } else { nil } })
  }

  var hasLetters: Bool { words.contains(where: \.isLetter) }
  var hasVietnameseLetters: Bool { words.hasVietnameseLetters }
}

extension String {
  /// Whether a letter stands in it that Vietnamese has and English has not.
  var hasVietnameseLetters: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0xC0...0xC3, 0xC8...0xCA, 0xCC, 0xCD, 0xD2...0xD5, 0xD9, 0xDA, 0xDD: true
      case 0xE0...0xE3, 0xE8...0xEA, 0xEC, 0xED, 0xF2...0xF5, 0xF9, 0xFA, 0xFD: true
      case 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0: true
      case 0x1EA0...0x1EF9: true
      default: false
      }
    }
  }
}
