import IO
import Panels
import Planning
import Reporting

/// Walks from a verdict back to the cell, the bar and their sources.
///
/// What an explanation says is in docs/explain.md.
///
/// ```swift
/// let request = ExplanationRequest(unit: "HN-001", year: 2022, item: "10.1", set: nil)
/// let found = try await ExplanationRun(.plan(plan), options: RunOptions())
///   .perform(request, width: 80, usesColor: false)
/// print(found.lines.joined(separator: "\n"))
/// ```
public struct ExplanationRun: Sendable {
  private let source: RunSource
  private let options: RunOptions

  /// Prepares an explanation from a plan or a table.
  public init(_ source: RunSource, options: RunOptions) {
    self.source = source
    self.options = options
  }

  /// Explains one verdict.
  ///
  /// - Parameters:
  ///   - request: Which one.
  ///   - width: The characters that a line of the screen holds.
  ///   - usesColor: Whether the lines are coloured.
  ///   - breaksWords: Whether an address or a path that is longer than a line goes on in the next.
  /// - Throws: ``RunFailure`` where the data cannot be read, or the question names no unit, year, set or item of them;
  ///   with the nearest spelling, and several units of one name with their codes and districts.
  public func perform(
    _ request: ExplanationRequest, width: Int, usesColor: Bool, breaksWords: Bool = false
  ) async throws(RunFailure) -> ExplanationOutcome {
    let words = Words(options.language)
    options.progress(.reading(source.inputPath, words))
    let measured = try await source.measured(options)
    let dataset = try source.carried(measured, options)
    var log = ProblemLog()
    let found: VerdictExplanation?
    do {
      found = try await explain(request, dataset, measured, into: &log)
    } catch {
      throw RunFailure(error)
    }
    guard let found else { throw RunFailure(InputError(problems: log.problems)) }
    let writer = ExplanationWriter(
      language: options.language, folder: WorkingFolder.path)
    return ExplanationOutcome(
      lines: writer.tree(found).lines(
        width: width, usesColor: usesColor, breaksWords: breaksWords),
      json: ExplanationDocument(found).text, problems: log.problems)
  }

  /// Communes first; villages where no commune bears the name, or where a set of theirs is asked for.
  private func explain(
    _ request: ExplanationRequest, _ dataset: Dataset, _ measured: Dataset,
    into log: inout ProblemLog
  ) async throws(InputError) -> VerdictExplanation? {
    let villages = dataset.villages.map { villages in
      ExplanationSubject(
        villages: villages.level, state: villages.state, of: dataset,
        names: UnitNames(units: villages.level.units))
    }
    let communes = ExplanationSubject(communesOf: dataset, measured: measured)
    let asksVillages = villages?.sets.contains { [$0.id, $0.key].contains(request.set) } ?? false
    let isCommunes = communes.sets.contains { [$0.id, $0.key].contains(request.set) }
    var own = ProblemLog()
    if let villages, !isCommunes {
      if asksVillages || communes.names.search(request.unit, into: &own) == nil {
        var other = ProblemLog()
        if let unit = villages.names.search(request.unit, into: &other) {
          log.add(contentsOf: other)
          return try await Explainer(villages, options: options, unit: unit)
            .explain(request, into: &log)
        }
        if asksVillages {
          log.add(contentsOf: other)
          return nil
        }
      }
    }
    var search = ProblemLog()
    guard let unit = communes.names.search(request.unit, into: &search) else {
      let heirs = communes.successors(of: request.unit)
      log.add(contentsOf: heirs.problems.isEmpty ? search : heirs)
      return nil
    }
    log.add(contentsOf: search)
    return try await Explainer(communes, options: options, unit: unit).explain(request, into: &log)
  }
}
