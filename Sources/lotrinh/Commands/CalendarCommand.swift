import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh calendar`.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Write what a plan makes due, and when, as a calendar file (.ics).",
    discussion: """
      For the calendars of telephones and offices (RFC 5545). Deadlines, spans and what recurs: on \
      days of the month, monthly, quarterly, half-yearly, yearly. What has no day is counted and \
      left out.

      EXAMPLE
        lotrinh calendar datasets/plans/tuan-giao-2024/plan.yaml \\
          --from 2024-01-01 --to 2024-12-31 -o tuan-giao.ics
      """)

  @Argument(help: "A plan (plan.yaml) or its folder.", completion: .file())
  var plan: String

  @Option(help: ArgumentHelp("First day.", valueName: "YYYY-MM-DD"))
  var from: String?

  @Option(help: ArgumentHelp("Last day.", valueName: "YYYY-MM-DD"))
  var to: String?

  @Option(
    name: [.short, .customLong("out")],
    help: ArgumentHelp("File to write; without it standard output.", valueName: "FILE"),
    completion: .file())
  var out: String?

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let terminal = speech.terminal
    var call = CallCheck()
    let first = from.map { CalendarDate(iso: $0) }
    let last = to.map { CalendarDate(iso: $0) }
    for (name, text, date) in [("--from", from, first), ("--to", to, last)] {
      call.demand(
        date.map { $0 != nil } ?? true,
        LocalizedText("option.date-form", ["option": name, "value": text ?? ""]))
    }
    if let first = first ?? nil, let last = last ?? nil {
      call.demand(
        first.firstDay <= last.lastDay, LocalizedText("option.from-before-to"))
    }
    try call.end(terminal)
    do {
      let calendar = try PlanCalendar(
        of: PlanSource(path: PlanSource.file(at: plan)), from: first ?? nil,
        to: last ?? nil, language: speech.lang,
        environment: ProcessInfo.processInfo.environment,
        executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
      if let out {
        try calendar.save(at: out)
      } else {
        try terminal.data(calendar.text)
      }
      if !speech.quiet, !speech.json {
        terminal.line(
          speech.lang.say(
            "terminal.calendar-written",
            ["events": calendar.eventCount, "undated": calendar.undated]))
      }
    } catch let failure as RunFailure {
      terminal.say(failure.problems)
      throw ExitCode(ExitStatus(failure.problemClass).rawValue)
    }
  }
}
