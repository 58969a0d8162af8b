import ArgumentParser
import Pipeline

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
