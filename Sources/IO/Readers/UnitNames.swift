import Panels

/// Finds units by code or by name: exactly first, then by alias, then without marks and case.
///
/// A tolerant match is reported, an ambiguous one refused; nothing is guessed silently.
public struct UnitNames: Sendable {
  /// The units.
  public let units: UnitTable
  private let exact: [String: [Int]]
  private let folded: [String: [Int]]
  private static let kindWords = [
    "xã ", "thị trấn ", "tt ", "phường ", "đặc khu ", "huyện ", "tỉnh ",
  ]

  /// What a text stands for.
  enum Match {
    case exact(Int)
    case tolerant(Int)
    case ambiguous([Int])
    case none(suggestion: String?)
  }

  /// Indexes the names of `units` and their aliases, one list a unit.
  public init(units: UnitTable, aliases: [[String]] = []) {
    self.units = units
    var exact: [String: [Int]] = [:]
    var folded: [String: [Int]] = [:]
    for unit in 0..<units.count {
      let names = [units.names[unit]] + (aliases.isEmpty ? [] : aliases[unit])
      var forms = Set(names)
      for name in names { forms.insert(Self.withoutKindWord(name)) }
      forms.remove(units.codes[unit])
      for form in forms { exact[form, default: []].append(unit) }
      for form in Set(forms.map(Spelling.fold)) { folded[form, default: []].append(unit) }
    }
    self.exact = exact
    self.folded = folded
  }

  func match(_ text: String) -> Match {
    if let unit = units.index(ofCode: text) { return .exact(unit) }
    for form in [text, Self.withoutKindWord(text)] {
      if let found = exact[form] { return found.count == 1 ? .exact(found[0]) : .ambiguous(found) }
    }
    for form in [text, Self.withoutKindWord(text)] {
      if let found = folded[Spelling.fold(form)] {
        return found.count == 1 ? .tolerant(found[0]) : .ambiguous(found)
      }
    }
    return .none(suggestion: Spelling.nearest(to: text, among: Array(exact.keys).sorted()))
  }

  /// The unit a text stands for, with what is to be said about the match.
  func resolve(
    _ text: String, at location: SourceLocation?, into log: inout ProblemLog
  ) -> Int? {
    switch match(text) {
    case .exact(let unit): return unit
    case .tolerant(let unit):
      log.add(
        .tolerantMatch(text, name: units.names[unit], code: units.codes[unit]), at: location)
      return unit
    case .ambiguous(let candidates):
      let names = candidates.map { "\(units.names[$0]) (\(units.codes[$0]))" }
      log.add(.ambiguousUnit(text, candidates: names), at: location)
    case .none(let suggestion):
      log.add(.unknownUnit(text, suggestion: suggestion), at: location)
    }
    return nil
  }

  private static func withoutKindWord(_ name: String) -> String {
    let lower = name.lowercased()
    for word in kindWords where lower.hasPrefix(word) { return String(name.dropFirst(word.count)) }
    return name
  }
}
