import Panels

extension SchemaValidator {
  /// What is wrong with a value that must fit one alternative at least; `nil` where it does.
  ///
  /// Told is what is wrong by the alternative that was probably meant.
  func problems(
    _ value: LocatedValue, ofAlternatives alternatives: [LocatedValue], _ name: LocalizedText
  ) -> [Problem]? {
    let attempts = alternatives.map { problems(value, $0, name: name) }
    if attempts.contains(where: \.isEmpty) { return nil }
    if let missing = missingBar(value, alternatives, name) { return [missing] }
    if let begun = self.begun(alternatives, attempts, value) { return begun }
    return attempts.min {
      (mismatches($0), -depth($0, value)) < (mismatches($1), -depth($1, value))
    } ?? []
  }

  /// The problem of a value that has none of the keys by which a bar is given.
  private func missingBar(
    _ value: LocatedValue, _ alternatives: [LocatedValue], _ name: LocalizedText
  ) -> Problem? {
    let keys = alternatives.flatMap { $0.texts("required") }
    guard keys.contains(Comparison.atLeast.rawValue), case .object = value.content,
      keys.allSatisfy({ value[$0] == nil })
    else { return nil }
    return Problem(
      .plan(
        .barMissing(object: name, isUpward: !keys.contains(Comparison.atMost.rawValue))),
      at: value.location)
  }

  /// Of alternatives that ask for keys only, what is missing of the one that has some of its keys.
  private func begun(
    _ alternatives: [LocatedValue], _ attempts: [[Problem]], _ value: LocatedValue
  ) -> [Problem]? {
    let asksOnly = attempts.joined().allSatisfy {
      if case .missingKey = $0.kind { true } else { false }
    }
    guard asksOnly else { return nil }
    return zip(alternatives, attempts).first { alternative, _ in
      alternative.texts("required").contains { value[$0] != nil }
    }?.1
  }

  /// How many of an attempt's words are those of another alternative: the one meant has fewest.
  private func mismatches(_ problems: [Problem]) -> Int {
    problems.count {
      switch $0.kind {
      case .notAllowed, .wrongForm, .wrongType: true
      default: false
      }
    }
  }

  /// How deep an attempt got: a problem inside the value beats one about the value itself.
  private func depth(_ problems: [Problem], _ value: LocatedValue) -> Int {
    guard let first = problems.first, let place = first.location else { return 0 }
    let isInside = place != value.location
    if case .missingKey = first.kind { return 1 }
    return isInside ? 3 - min(problems.count, 2) : (problems.count == 1 ? 1 : 0)
  }
}
