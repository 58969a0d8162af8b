import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh calendar`.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "calendar", HelpText.say("help.calendar"),
    more: HelpText.say("help.calendar.more"),
    examples: """
      lotrinh calendar datasets/plans/tuan-giao-2024/plan.yaml \\
        --from 2024-01-01 --to 2024-12-31 -o tuan-giao.ics
      """)

  @Argument(help: .say("help.calendar.plan"), completion: .file())
  var plan: String

  @Option(help: .say("help.calendar.from"))
  var from: String?

  @Option(help: .say("help.calendar.to"))
  var to: String?

  @Option(
    name: [.short, .customLong("out")],
    help: .say("help.option.out-file"),
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
