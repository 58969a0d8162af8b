import IO
import Panels
import Planning

extension Engine {
  /// Holds the first set of the data against another one, requirement by requirement; writes `set_differences.csv`.
  ///
  /// - Parameters:
  ///   - beside: The id or the key of the other set: one of the plan's, or any that ships.
  ///   - year: The year of the data.
  func compareSets(
    beside: String, _ state: ProgrammeState, year: Int
  ) throws(InputError) -> [SetDifference] {
    let own = dataset.sets.first { $0.id == beside || $0.key == beside }
    if let own, dataset.sets.count == 1 {
      throw InputError(
        .badOption(
          LocalizedText(
            vi:
              "--beside nêu chính bộ \(own.id) đang dùng: không có gì để so. Hãy nêu một bộ khác.",
            en:
              "--beside names \(own.id), the very set in use: there is nothing to compare. Name another one."
          )))
    }
    guard let old = dataset.sets.first(where: { $0.id != own?.id }) else {
      throw InputError(
        .badOption(
          LocalizedText(
            vi:
              "--beside cần một bộ tiêu chí để so: hãy dùng kế hoạch, hoặc nêu bộ bằng --criteria.",
            en:
              "--beside needs a criteria set to compare with: use a plan, or name one with --criteria."
          )))
    }
    if let own { return try writeInOrder(old, own, state, year: year) }
    let library = CriteriaLibrary(
      folder: nil, environment: options.environment, executable: options.executable)
    let other = try library.read(library.id(named: beside) ?? beside, at: nil)
    return try writeInOrder(old, other, state, year: year)
  }

  /// The set that came into force first is the older one.
  private func writeInOrder(
    _ one: CriteriaSet, _ other: CriteriaSet, _ state: ProgrammeState, year: Int
  ) throws(InputError) -> [SetDifference] {
    one.years.lowerBound <= other.years.lowerBound
      ? try write(one, other, state, year: year) : try write(other, one, state, year: year)
  }

  /// The same for the sets that a scenario puts in place of others.
  func compareReplacedSets(
    _ replacements: [SetChange], _ state: ProgrammeState, year: Int
  ) throws(InputError) {
    for change in replacements {
      guard let old = dataset.sets.first(where: { $0.id == change.set }),
        let new = dataset.sets.first(where: { $0.id == change.becomes })
      else { continue }
      _ = try write(old, new, state, year: year)
    }
  }

  private func write(
    _ old: CriteriaSet, _ new: CriteriaSet, _ state: ProgrammeState, year: Int
  ) throws(InputError) -> [SetDifference] {
    let sets = dataset.sets + (dataset.sets.contains { $0.id == new.id } ? [] : [new])
    let rows = SetComparison(old, new, among: sets, state: state, year: year).rows()
    try sink.write(.setDifferences, rows)
    return rows
  }
}
