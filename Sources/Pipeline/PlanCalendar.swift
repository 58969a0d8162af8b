import IO
import Panels
import Planning
import Reporting

/// The calendar of a plan as an iCalendar file.
///
/// The file is that of RFC 5545.
///
/// ```swift
/// let calendar = try PlanCalendar(
///   of: plan, from: CalendarDate(iso: "2023-01-01"), to: nil, language: .vi, environment: [:],
///   executable: CommandLine.arguments[0])
/// try calendar.save(at: "plan.ics")
/// ```
public struct PlanCalendar: Sendable {
  /// The text of the file.
  public let text: String
  /// The events in it.
  public let eventCount: Int
  /// What is due without a day: on demand, or at a time the plan does not state.
  public let undated: Int
  /// What was found while reading the plan.
  public let problems: [Problem]
  private let inputs: [String]

  /// Makes the calendar of a plan's milestones, of what its sponsors check and of its cut-off date.
  ///
  /// - Parameters:
  ///   - source: The plan.
  ///   - from: The first day; without it the first of the plan's status year, or of what is due.
  ///   - to: The last day; without it the last of the plan's years, or of what is due.
  ///   - language: The language of the events.
  ///   - environment: The variables of the process.
  ///   - executable: The path of the program.
  public init(
    of source: PlanSource, from: CalendarDate?, to: CalendarDate?, language: Language,
    environment: [String: String], executable: String
  ) throws(RunFailure) {
    let dataset = try source.read(environment: environment, executable: executable)
    let plan = dataset.plan
    var milestones = plan.milestones + plan.sponsorChecks(of: dataset.panels.units)
    if let cutOff = plan.cutOff {
      milestones.append(
        Milestone(
          start: cutOff, end: nil, cadence: .once,
          what: LocalizedText("report.cut-off"),
          who: "", row: "", bound: .by))
    }
    let days = milestones.flatMap { [$0.start, $0.end].compactMap(\.self) }
    let years = [CalendarDate(year: plan.statusYear), CalendarDate(year: plan.horizonYear)]
      .compactMap(\.self)
    let first = from ?? (days + years).map(\.firstDay).min()
    let last = to ?? (days + years).map(\.lastDay).max()
    guard let first, let last else {
      throw RunFailure(.notADate("\(plan.statusYear)"))
    }
    let planner = CalendarPlanner(from: first, to: last)
    let events = milestones.compactMap(planner.event)
    text = CalendarText(plan, language: language).text(events)
    eventCount = events.count
    undated = milestones.count(where: \.isUndated)
    problems = dataset.log.problems.filter { $0.severity == .error }
    inputs = dataset.inputs.map(\.path)
  }

  /// Writes the file, whole or not at all.
  public func save(at path: String) throws(RunFailure) {
    try failing { () throws(InputError) in
      let file = try AtomicFile(path: path, inputs: inputs)
      file.file.write(text)
      try file.file.close()
      try file.commit()
    }
  }
}

extension Milestone {
  /// Whether it has no day: what recurs has its days by its cadence, with or without a start.
  fileprivate var isUndated: Bool {
    cadence == .adHoc || (cadence == .once && start == nil && end == nil)
  }
}
