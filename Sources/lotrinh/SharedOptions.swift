import ArgumentParser
import Foundation
import Panels
import Pipeline

/// How a command speaks.
struct SpeechOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Language of messages and reports: vi or en; LOTRINH_LANG without it.", valueName: "vi|en"))
  var lang = Language.preferred

  @Flag(help: "Messages as JSON, one object a line.")
  var json = false

  @Flag(help: "Say errors only.")
  var quiet = false

  var terminal: Terminal { Terminal(language: lang, isJSON: json, isQuiet: quiet) }
}

extension Language: ExpressibleByArgument {}

/// What a command reads.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A plan (plan.yaml or its folder), a table (CSV, Parquet) or a workbook (XLSX); - reads a table from standard input; a pattern such as 'panel/*.parquet' and an address (s3://, https://) read Parquet; with --sql a database file.",
      valueName: "input"),
    completion: .file()
  )
  var given: String?

  @Option(
    name: .customLong("input"),
    help: ArgumentHelp("The input, in place of the argument.", valueName: "input"),
    completion: .file())
  var named: String?

  @Option(
    help: ArgumentHelp(
      "A query whose rows are the table, over Parquet files and the tables of the input, a DuckDB or SQLite file.",
      valueName: "SELECT"))
  var sql: String?

  func validate() throws {
    if let given, named != nil { throw ValidationError("Unexpected argument: '\(given)'") }
    if given == nil, named == nil, sql == nil {
      throw ValidationError("Missing expected argument '<input>'")
    }
  }

  /// The input as given: empty for a query alone.
  var input: String { named ?? given ?? "" }

  @Option(help: "Column of the unit's code.")
  var unit = "unit"

  @Option(help: "Column of the year.")
  var year = "year"

  @Option(help: "Column of the unit's name.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "A column of values and its kind: share (0-100), positive, number, count, yesno. Repeatable. With --indicator: the one column of values, and kinds of indicators.",
      valueName: "NAME:KIND"))
  var value: [String] = []

  @Option(help: "Column that names the indicator, in a table with one value a row.")
  var indicator: String?

  @Option(help: "Column that names a level of the hierarchy, outermost first. Repeatable.")
  var group: [String] = []

  @Option(help: "Column that weights the means.")
  var weight: String?

  @Option(
    help: "Criteria set, such as qd-1980-2016. Repeatable, base first.",
    completion: .custom { _, _, _ in CriteriaSetNames.all })
  var criteria: [String] = []

  @Option(
    help: "Region or group of every unit, such as TDMNPB or G2.",
    completion: .custom { _, _, _ in CriteriaSetNames.regions })
  var region: String?

  @Option(help: "Column of the unit's region or group.")
  var regionColumn: String?

  @Option(
    help: "An office's own bars: set,indicator,region,province,unit,year,value,source.",
    completion: .file(extensions: ["csv"]))
  var thresholds: String?

  @Option(
    name: .customLong("break"),
    help: ArgumentHelp(
      "A break in the series of an indicator, which no line crosses; or what is done there: level-shift (a step of one line), splice=BEFORE/AFTER (the years before restated by a year measured both ways); units=CODE,CODE: for these units only. Repeatable.",
      valueName: "NAME:YEAR:KIND[:TREATMENT][:units=…]"))
  var breaks: [String] = []

  @Option(
    help: ArgumentHelp(
      "A bar for an indicator, such as income>=58.2@2026. Repeatable.",
      valueName: "NAME>=VALUE[@YEAR]"))
  var target: [String] = []

  @Option(
    help: ArgumentHelp(
      "Lower ends of the bands of criteria met, such as 19,15,10,5.", valueName: "N,N,…"))
  var bands: BandStarts?

  @Option(help: "In a plan: whether towns count in averages and bands: include or exclude.")
  var towns: Towns?

  @Flag(help: "Numbers have a decimal comma.")
  var decimalComma = false

  @Option(help: "The encoding of text files; without it it is found out.")
  var encoding: EncodingName?

  @Flag(help: "Set refused rows aside and go on; they are listed in problems.csv.")
  var setAside = false

  @Flag(
    help:
      "In a plan: let the last value within a year stand in, as estimated, where no year-end value is; a lone quarter only for shares, counts and yes or no."
  )
  var partYear = false

  @OptionGroup(title: "Sheets of offices") var sheets: SheetReadingOptions

  /// Whether the input is a plan.
  var isPlan: Bool { sql == nil && (path.hasSuffix(".yaml") || path.hasSuffix(".yml")) }

  /// The options given that say what a plan says in its own file.
  private var ofTables: [String] {
    let texts = [
      ("--name", name), ("--indicator", indicator), ("--weight", weight), ("--region", region),
      ("--region-column", regionColumn), ("--thresholds", thresholds),
      ("--unit", unit == "unit" ? nil : unit), ("--year", year == "year" ? nil : year),
    ]
    let lists = [
      ("--value", value), ("--group", group), ("--criteria", criteria), ("--break", breaks),
      ("--target", target),
    ]
    return texts.filter { $0.1 != nil }.map(\.0) + lists.filter { !$0.1.isEmpty }.map(\.0)
      + sheets.ofTables
  }

  /// The options given that ask something of a plan.
  private var ofPlans: [String] {
    (towns == nil ? [] : ["--towns"]) + (partYear ? ["--part-year"] : [])
  }

  /// The file to read: of a folder with a plan, the plan.
  private var path: String { sql == nil ? PlanSource.file(at: input) : input }

  /// The folder named, where it holds a plan.
  var planFolder: String? {
    if path == input { return nil }
    return input.hasSuffix("/") ? String(input.dropLast()) : input
  }

  func source(
    guessesColumns: Bool = false, setsAside: Bool? = nil, alsoReads: [String] = []
  ) -> RunSource {
    let setsAside = setsAside ?? setAside
    if isPlan {
      var options = PlanOptions()
      options.setsAside = setsAside
      options.usesPartYears = partYear
      options.decimalComma = decimalComma
      options.decimalPoint = sheets.decimalPoint
      options.encoding = encoding?.rawValue
      options.includesTowns = towns.map { $0 == .include }
      options.bandStarts = bands?.starts
      options.ofTables = ofTables
      return .plan(PlanSource(path: path, options: options))
    }
    var table = table(guessesColumns: guessesColumns, setsAside: setsAside)
    table.alsoReads = alsoReads
    table.ofPlans = ofPlans
    return .table(table)
  }

  /// The table or workbook that the options describe.
  func table(guessesColumns: Bool, setsAside: Bool) -> BareTable {
    var table = BareTable(path: input)
    table.query = sql
    table.sheet = sheets.words
    table.unit = unit
    table.year = year
    table.name = name
    table.values = value
    table.indicatorColumn = indicator
    table.groups = group
    table.weight = weight
    table.sets = criteria
    table.zone = region
    table.zoneColumn = regionColumn
    table.thresholds = thresholds
    table.breaks = breaks
    table.targets = target
    table.decimalComma = decimalComma
    table.encoding = encoding?.rawValue
    table.setsAside = setsAside
    table.guessesColumns = guessesColumns
    table.bandStarts = bands?.starts
    return table
  }
}

/// The encodings of text files that can be named.
enum EncodingName: String, ExpressibleByArgument, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case windows1258 = "windows-1258"
  case tcvn3
}

/// Whether towns count.
enum Towns: String, ExpressibleByArgument, CaseIterable {
  case include
  case exclude
}

/// The lower ends of bands, as a list.
struct BandStarts: ExpressibleByArgument {
  let starts: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { Int($0) }
    guard !parts.isEmpty, parts.allSatisfy({ $0.map { (1...99).contains($0) } ?? false }) else {
      return nil
    }
    starts = parts.compactMap { $0 }
  }
}

extension TableFormat: ExpressibleByArgument {}

/// How a command works.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder for the results; without it the main table goes to standard output.",
      valueName: "DIR"), completion: .directory)
  var out: String?

  @Option(help: "Number of workers; the default is one for each processor.")
  var jobs: Int?

  @Option(help: "Format of the result tables in the folder: csv or parquet.")
  var format = TableFormat.csv

  @Flag(help: "End with 1 when units were left out.")
  var strict = false

  func check(_ call: inout CallCheck) {
    call.demand(
      jobs.map { $0 >= 1 } ?? true, LocalizedText("option.jobs-range"))
    call.demand(format == .csv || out != nil, LocalizedText("option.parquet-needs-out"))
  }
}

/// How far and by which model a command forecasts.
struct HorizonOptions: ParsableArguments {
  @Option(help: "How many years to forecast.")
  var horizon = 5

  // A list, so that a second one is refused and not taken for the only one.
  @Option(
    help: ArgumentHelp("Forecasting method.", valueName: RunOptions.methods.joined(separator: "|")),
    completion: .list(RunOptions.methods))
  var method = ["auto"]

  @Option(
    name: .customLong("se"),
    help: ArgumentHelp(
      "The column that holds the published standard errors of an indicator's values, in its unit. Repeatable.",
      valueName: "NAME=COLUMN"))
  var standardErrors: [String] = []

  /// The standard errors as they are understood.
  var errorOptions: [StandardErrorOption] { standardErrors.compactMap(StandardErrorOption.init) }

  func check(_ call: inout CallCheck) {
    call.demandHorizon(horizon)
    call.demandMethods(method)
    call.demand(
      method.count == 1,
      LocalizedText("option.one-method-only"))
    for text in standardErrors where StandardErrorOption(text) == nil {
      call.demand(
        false, LocalizedText("option.se-form", ["option": text]))
    }
    call.demand(
      Set(errorOptions.map(\.indicator)).count == errorOptions.count,
      LocalizedText("option.se-twice"))
  }
}

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
    let terminal = speech.terminal
    try checkCall(job, terminal, isPlan: source.isPlan)
    var options = RunOptions()
    options.language = speech.lang
    options.jobs = work.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    options.format = work.format
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
    do {
      if job == .run {
        options.keepIn = try RunKeeping.path(
          file: keep, source: source.inputPath, environment: options.environment)
      }
      let outcome = try await Run(source, options: options).perform(job, into: work.out)
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
