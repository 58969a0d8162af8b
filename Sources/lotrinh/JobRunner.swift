import ArgumentParser
import Foundation
import Panels
import Pipeline

/// Runs a job and turns what happens into messages and an exit code.
struct JobRunner {
  let speech: SpeechOptions
  let work: WorkOptions
  var horizon: HorizonOptions?
  var tracking: TrackingChoice?
  var backtest: BacktestOptions?
  var roadmap: RoadmapOptions?
  var detail = RunOptions.Detail.indicators
  var besideSet: String?
  var crosswalk: CrosswalkRequest?
  var regression: RegressionOptions?
  var scenarios: ScenarioRequest?
  var targetSetting: TargetSettingChoice?
  /// What stands after `--keep`: empty for the usual place; `nil` when the option is not there.
  var keep: String?
  var writesWorkbook = true
  var writesDocx = true
  var follow: FollowRequest?
  var owners: OwnerChoice?
  var map: MapRequest?

  func perform(_ job: Run.Job, _ source: RunSource) async throws {
    try await perform(job, isPlan: source.isPlan) { options throws(RunFailure) in
      var options = options
      if job == .run {
        options.keepIn = try RunKeeping.path(
          file: keep, source: source.inputPath, environment: options.environment)
      }
      return try await Run(source, options: options).perform(job, into: work.out)
    }
  }

  /// The options of the run that the call asks for.
  private func options(_ terminal: Terminal) -> RunOptions {
    var options = RunOptions()
    options.language = speech.lang
    options.jobs = work.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    options.format = work.format
    options.screenWidth = terminal.dataWidth
    options.wantsScreen = !speech.quiet && !speech.json
    options.printsTable = speech.json || terminal.screenWidth == nil
    options.detail = detail
    options.besideSet = besideSet
    options.crosswalk = crosswalk
    if let horizon {
      options.horizon = horizon.horizon
      options.method = horizon.method.last ?? options.method
      options.standardErrors = horizon.errorOptions
    }
    if let tracking { options.tracking = tracking.options }
    if let backtest {
      options.horizon = backtest.horizon
      options.backtest = backtest.request
    }
    if let roadmap { options.roadmap = roadmap.request }
    if let regression { options.trend = regression.request }
    if let targetSetting { options.targetSetting = targetSetting.options }
    if let scenarios { options.scenarios = scenarios }
    options.environment = ProcessInfo.processInfo.environment
    options.executable = Bundle.main.executablePath ?? CommandLine.arguments[0]
    options.arguments = Array(CommandLine.arguments.dropFirst())
    options.progress = { terminal.show($0) }
    options.clock = RunClock(environment: options.environment)
    options.follow = follow
    options.writesWorkbook = writesWorkbook
    options.writesDocx = writesDocx
    if let owners { options.owners = owners.request }
    options.map = map
    return options
  }

  /// Does a job by a body and says what came of it.
  func perform(
    _ job: Run.Job, isPlan: Bool,
    by body: (RunOptions) async throws(RunFailure) -> RunOutcome
  ) async throws {
    let terminal = speech.terminal
    try checkCall(job, terminal, isPlan: isPlan)
    do {
      let outcome = try await body(options(terminal))
      terminal.clear()
      try report(outcome, job, terminal)
      if job == .check, outcome.problems.contains(where: { $0.severity == .error }) {
        throw ExitCode(ExitStatus.dataRefused.rawValue)
      }
      if work.strict, !outcome.skipped.isEmpty {
        throw ExitCode(ExitStatus.unitsLeftOut.rawValue)
      }
    } catch let failure as RunFailure {
      terminal.clear()
      if job == .check, speech.json, work.out == nil {
        try terminal.data(failure.json(in: speech.lang))
      } else {
        terminal.say(failure, isWhole: job == .check)
      }
      throw ExitCode(ExitStatus(failure.problemClass).rawValue)
    }
  }

  /// Does what writes one document, and says what was found.
  ///
  /// - Parameters:
  ///   - isPlan: Whether the input is a plan.
  ///   - demand: What the call has to fulfil besides.
  ///   - body: Does it, and returns what was found.
  func write(
    isPlan: Bool, _ demand: (inout CallCheck) -> Void = { _ in },
    by body: (RunOptions) async throws(RunFailure) -> [Problem]
  ) async throws {
    let terminal = speech.terminal
    var call = CallCheck()
    demand(&call)
    ShardOption.demandTables(work, &call)
    try call.end(terminal)
    try checkCall(.forecast, terminal, isPlan: isPlan)
    do throws(RunFailure) {
      let problems = try await body(options(terminal))
      terminal.clear()
      terminal.say(problems)
    } catch {
      terminal.clear()
      terminal.say(error, isWhole: false)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
  }

  private func checkCall(_ job: Run.Job, _ terminal: Terminal, isPlan: Bool) throws {
    var call = CallCheck()
    work.check(&call)
    horizon?.check(&call)
    tracking?.check(&call)
    backtest?.check(&call)
    roadmap?.check(&call)
    regression?.check(&call)
    targetSetting?.check(&call)
    owners?.check(&call, isPlan: isPlan)
    call.demand(
      (job != .run && job != .scenario) || work.out != nil,
      LocalizedText("option.out-missing"))
    if let cover = crosswalk?.minimumCover {
      call.demand(
        (0...1).contains(cover), LocalizedText("option.minimum-cover-range"))
    }
    try call.end(terminal)
  }

  private func report(_ outcome: RunOutcome, _ job: Run.Job, _ terminal: Terminal) throws {
    defer { terminal.say(outcome.folderNotices) }
    if job == .check {
      if let folder = outcome.folder {
        if !speech.quiet, !speech.json {
          terminal.line(outcome.screen)
          terminal.line(Run.resultsLine(folder: folder, language: speech.lang))
        }
      } else {
        try terminal.data(speech.json ? outcome.json : outcome.screen)
      }
      return
    }
    terminal.say(job == .run ? outcome.problems.filter(\.isSaidOfRun) : outcome.problems)
    if let table = outcome.unprinted {
      let hint = ScreenText.wrap(
        speech.lang.say("terminal.table-not-shown", ["table": table]), width: terminal.dataWidth)
      try terminal.data(
        [outcome.screen, hint].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n")
    }
    guard let folder = outcome.folder else { return }
    if !speech.quiet, !speech.json, !outcome.screen.isEmpty { terminal.line("\n" + outcome.screen) }
    if !speech.quiet, !speech.json {
      terminal.line("\n" + Run.resultsLine(folder: folder, language: speech.lang))
      if let kept = outcome.kept { terminal.line(kept.sentence(speech.lang)) }
    }
  }
}

extension Problem {
  /// Whether the screen of a whole run says it: what is wrong or doubtful, and what this machine lacks; all else
  /// stands in the report.
  fileprivate var isSaidOfRun: Bool {
    switch kind {
    case .noRenderer, .noPandoc, .mapFeaturesLeftOut: true
    default: severity >= .warning
    }
  }
}
