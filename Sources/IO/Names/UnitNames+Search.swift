import Panels

extension UnitNames {
  /// Finds the one unit that a person means by a code, a name, or a name with its district or province behind a comma.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - log: Where it goes that the name was found in another spelling, fits several units or none. Several are named
  ///     with their codes and with the places above them.
  /// - Returns: The position of the unit; `nil` when it is refused.
  public func search(_ text: String, into log: inout ProblemLog) -> Int? {
    let whole = match(text)
    let parts = text.split(separator: ",").map { String($0).trimmedOfSpace }
    if case .none = whole, parts.count > 1 {
      let parents = Array(parts.dropFirst())
      noteUnknown(parents, at: nil, into: &log)
      return resolve(
        match(parts[0], inside: parents), of: parts[0], parents: parents, at: nil, into: &log)
    }
    if case .ambiguous(let candidates) = whole {
      log.add(.ambiguousUnit(text, candidates: candidates.map(placed)))
      return nil
    }
    return resolve(whole, of: text, parents: [], at: nil, into: &log)
  }

  /// A unit by name, with its code and the places above it.
  private func placed(_ unit: Int) -> String {
    let places = units.levels.reversed().compactMap { $0.label(of: unit) }
    return "\(units.names[unit]) (\(([units.codes[unit]] + places).joined(separator: ", ")))"
  }
}

extension String {
  fileprivate var trimmedOfSpace: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
