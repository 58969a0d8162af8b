import ArgumentParser
import Pipeline

/// What a command reads.
struct SourceOptions: ParsableArguments {
  @Argument(help: .say("help.input"), completion: .file())
  var given: String?

  @Option(name: .customLong("input"), help: .say("help.option.input"), completion: .file())
  var named: String?

  @Option(help: .say("help.option.sql"))
  var sql: String?

  func validate() throws {
    if let given, named != nil { throw ValidationError("Unexpected argument: '\(given)'") }
    if given == nil, named == nil, sql == nil {
      let name = ArgumentHelp.say("help.input").valueName ?? "input"
      throw ValidationError("Missing expected argument '<\(name)>'")
    }
  }

  /// The input as given: empty for a query alone.
  var input: String { named ?? given ?? "" }

  @Option(help: .say("help.option.unit"))
  var unit = "unit"

  @Option(help: .say("help.option.year"))
  var year = "year"

  @Option(help: .say("help.option.name"))
  var name: String?

  @Option(help: .say("help.option.value"))
  var value: [String] = []

  @Option(help: .say("help.option.indicator"))
  var indicator: String?

  @Option(help: .say("help.option.group"))
  var group: [String] = []

  @Option(help: .say("help.option.weight"))
  var weight: String?

  @Option(
    help: .say("help.option.criteria"),
    completion: .custom { _, _, _ in CriteriaSetNames.all })
  var criteria: [String] = []

  @Option(
    help: .say("help.option.region"),
    completion: .custom { _, _, _ in CriteriaSetNames.regions })
  var region: String?

  @Option(help: .say("help.option.region-column"))
  var regionColumn: String?

  @Option(help: .say("help.option.thresholds"), completion: .file(extensions: ["csv"]))
  var thresholds: String?

  @Option(name: .customLong("break"), help: .say("help.option.break"))
  var breaks: [String] = []

  @Option(help: .say("help.option.target"))
  var target: [String] = []

  @Option(help: .say("help.option.bands"))
  var bands: BandStarts?

  @Option(help: .say("help.option.towns"))
  var towns: Towns?

  @Flag(help: .say("help.option.decimal-comma"))
  var decimalComma = false

  @Option(help: .say("help.option.encoding"))
  var encoding: EncodingName?

  @Flag(help: .say("help.option.set-aside"))
  var setAside = false

  @Flag(help: .say("help.option.fit-doubtful"))
  var fitDoubtful = false

  @Flag(help: .say("help.option.part-year"))
  var partYear = false

  @OptionGroup(title: HelpText.say("help.section.sheets")) var sheets: SheetReadingOptions

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
      options.fitsDoubtful = fitDoubtful
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
    table.fitsDoubtful = fitDoubtful
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
