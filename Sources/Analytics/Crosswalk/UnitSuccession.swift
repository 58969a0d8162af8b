import Panels

/// Where the units of each list went, step by step.
///
/// A code alone names no unit: what is said of one is said of the unit that bears it in some list.
///
/// After `A + B → C` the unit A has no successor, and C for its only destination.
public struct UnitSuccession: Sendable {
  private let crosswalk: Crosswalk
  private let codes: CrosswalkOptions.CodeReading
  /// The codes that the data have in each vintage.
  private let present: [Int: Set<String>]
  /// The codes of the new units of the data.
  private let targets: Set<String>
  /// For each step how many old units each new one is made of.
  private let partCounts: [[String: Int]]

  init(
    _ crosswalk: Crosswalk, codes: CrosswalkOptions.CodeReading, present: [Int: Set<String>],
    targets: [String]
  ) {
    self.crosswalk = crosswalk
    self.codes = codes
    self.present = present
    self.targets = Set(targets)
    partCounts = crosswalk.steps.map { step in
      var counts: [String: Int] = [:]
      for link in step.links where link.old != nil {
        if let new = link.new?.code { counts[new, default: 0] += 1 }
      }
      return counts
    }
  }

  // MARK: The list a code is of

  /// The first list by which the data name units.
  public var firstVintage: Int { present.keys.min() ?? 0 }

  /// The list whose codes are used of a year.
  public func vintage(atEndOf year: Int) -> Int {
    codes == .first ? 0 : crosswalk.vintage(atEndOf: year)
  }

  /// The list whose codes are used on a day.
  public func vintage(on day: CalendarDate) -> Int {
    codes == .first ? 0 : crosswalk.steps.count { $0.date <= day }
  }

  /// The list with a code that is nearest to a given one: that one, else an earlier, else a later one.
  public func vintage(of code: String, near vintage: Int) -> Int {
    let last = crosswalk.steps.count
    let near = min(vintage, last)
    return (0...near).reversed().first { has(code, $0) }
      ?? (near...last).first { has(code, $0) } ?? near
  }

  /// Whether a list has a code, as far as the data and the crosswalk say.
  private func has(_ code: String, _ vintage: Int) -> Bool {
    if present[vintage]?.contains(code) == true { return true }
    for step in crosswalk.steps[..<vintage].reversed() {
      if step.newUnits[code] != nil { return true }
      if step.linksOfOld[code] != nil { return false }
    }
    for step in crosswalk.steps[vintage...] {
      if step.linksOfOld[code] != nil { return true }
      if step.newUnits[code] != nil { return false }
    }
    return false
  }

  // MARK: Where it went

  /// The new unit that a unit of a list became whole and alone; `nil` where it was merged, split or
  /// lost, or where the data lack it.
  ///
  /// - Complexity: O(steps).
  public func successor(of code: String, at vintage: Int) -> String? {
    var code = code
    for (step, partCount) in zip(crosswalk.steps, partCounts).dropFirst(vintage) {
      guard let range = step.linksOfOld[code] else {
        if step.newUnits[code] != nil { return nil }
        continue
      }
      guard range.count == 1, let new = step.links[range.lowerBound].new?.code,
        partCount[new] == 1
      else { return nil }
      code = new
    }
    return targets.contains(code) ? code : nil
  }

  /// Every new unit of the data to which all or part of a unit of a list went.
  ///
  /// - Complexity: O(links that lead on).
  public func destinations(of code: String, at vintage: Int) -> Set<String> {
    var current: Set<String> = [code]
    for step in crosswalk.steps.dropFirst(vintage) {
      var next: Set<String> = []
      for code in current {
        if let range = step.linksOfOld[code] {
          for link in step.links[range] { if let new = link.new?.code { next.insert(new) } }
        } else if step.newUnits[code] == nil {
          next.insert(code)
        }
      }
      current = next
    }
    return current.intersection(targets)
  }

  /// For each new unit of the data the units of a list it is made of.
  public func origins(at vintage: Int) -> [String: Set<String>] {
    var known = present[vintage] ?? []
    var made: Set<String> = []
    for step in crosswalk.steps.dropFirst(vintage) {
      for code in step.linksOfOld.keys where !made.contains(code) { known.insert(code) }
      made.formUnion(step.newUnits.keys)
    }
    // Units that came to be without any step that names them later, and those the data have later.
    for code in targets where has(code, vintage) { known.insert(code) }
    var origins: [String: Set<String>] = [:]
    for code in known {
      for target in destinations(of: code, at: vintage) {
        origins[target, default: []].insert(code)
      }
    }
    return origins
  }

  /// The new units of the data that come from units made or kept by a step of a year.
  public func unitsChanged(in year: Int) -> Set<String> {
    var changed: Set<String> = []
    for (number, step) in crosswalk.steps.enumerated() where step.date.year == year {
      for code in step.newUnits.keys {
        changed.formUnion(destinations(of: code, at: number + 1))
      }
    }
    return changed
  }

  /// Whether a code of a list is the same unit up to the last one, under that code.
  func keepsCode(_ code: String, from vintage: Int) -> Bool {
    successor(of: code, at: vintage) == code
  }
}
