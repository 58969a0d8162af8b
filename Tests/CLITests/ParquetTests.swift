import Foundation
import Testing

/// DuckDB and pyarrow of the project's own Python, which make Parquet files and judge those of Lotrinh.
enum ParquetJudges {
  static let python = CommandLineTool.root.appending(path: ".venv/bin/python").path

  /// Whether both are installed.
  static let areHere: Bool = (try? run("import duckdb, pyarrow.parquet"))?.status == 0

  static let why: Comment =
    "No duckdb and pyarrow in .venv here: scripts/setup --tests installs them."

  /// Runs a program in Python and gives what it says.
  @discardableResult
  static func run(_ program: String, _ arguments: String...) throws -> (status: Int32, said: String)
  {
    try OtherProgram.run(python, ["-c", program] + arguments)
  }

  /// Runs a program that must end well.
  static func make(_ program: String, _ arguments: String...) throws {
    let (status, said) = try OtherProgram.run(python, ["-c", program] + arguments)
    try #require(status == 0, "\(said)")
  }

  /// The program with the DuckDB of `.venv`.
  static var tool: CommandLineTool {
    CommandLineTool(environment: ["VIRTUAL_ENV": CommandLineTool.root.appending(path: ".venv").path]
    )
  }

  /// A panel whose codes begin with zeros, with texts, gaps, whole numbers and decimals.
  static func panel(units: Int = 300) -> String {
    var generator = SplitMix64(seed: 11)
    var text = "code,province,name,year,income,poverty,households,safe_water\n"
    for unit in 0..<units {
      let code = "0\(1_000 + unit)"
      for year in 2014...2023 {
        let income = Double.random(in: 20...40, using: &generator) + Double(year - 2014) * 2
        let poverty = Double.random(in: 1...15, using: &generator)
        let gap = Int.random(in: 0..<12, using: &generator) == 0
        text += "\(code),Tỉnh \(unit % 5),\"Xã \"\"số\"\" \(unit), mới\",\(year),"
        text += gap ? "," : "\((income * 10).rounded() / 10),"
        text += "\((poverty * 100).rounded() / 100),\(1_000 + unit + year),"
        text += "\(year > 2018 ? "yes" : "no")\n"
      }
    }
    return text
  }

  static let columns = [
    "--unit", "code", "--name", "name", "--group", "province", "--value", "income:positive",
    "--value", "poverty:share", "--value", "households:count", "--value", "safe_water:yesno",
  ]

  /// Writes a CSV file as Parquet; codes stay texts.
  static let byDuckDB = """
    import duckdb, sys
    quoted = lambda text: "'" + text.replace("'", "''") + "'"
    duckdb.sql("COPY (SELECT * REPLACE (safe_water = 'yes' AS safe_water) FROM read_csv("
      + quoted(sys.argv[1]) + ", all_varchar = false, types = {'code': 'VARCHAR', "
      + "'safe_water': 'VARCHAR'})) TO " + quoted(sys.argv[2]) + " (FORMAT parquet)")
    """
  static let byPyArrow = """
    import pyarrow as pa, pyarrow.csv as csv, pyarrow.parquet as parquet, sys
    types = {"code": pa.string(), "safe_water": pa.string(), "income": pa.float32()}
    table = csv.read_csv(sys.argv[1], convert_options=csv.ConvertOptions(column_types=types))
    name = table.column("name").dictionary_encode()
    table = table.set_column(table.schema.get_field_index("name"), "name", name)
    parquet.write_table(table, sys.argv[2], row_group_size=700)
    """
}

@Suite("Tables in Parquet and in databases", .enabled(if: ParquetJudges.areHere, ParquetJudges.why))
struct ParquetTests {
  private func results(
    _ command: [String], _ input: [String], _ out: String, jobs: Int = 2
  ) async throws -> FileTree {
    let outcome = try await ParquetJudges.tool.run(
      [command[0]] + input + ParquetJudges.columns + command.dropFirst()
        + ["--jobs", "\(jobs)", "--out", out])
    try #require(outcome.status == 0, "\(input): \(outcome.messages)")
    return try FileTree(out)
  }

  private static let commands = [
    ["forecast", "--horizon", "3", "--target", "poverty<5"],
    ["assess", "--criteria", "qd-318-2022", "--region", "TDMNPB"],
  ]

  @Test("give the bytes that the same table gives as CSV", arguments: commands)
  func sameBytes(command: [String]) async throws {
    let place = try TemporaryFolder()
    let text = try place.write(ParquetJudges.panel(), to: "panel.csv")
    let expected = try await results(command, [text], place.path("csv"))
    #expect(expected.tables.count > 3)
    for (name, program) in [
      ("duckdb", ParquetJudges.byDuckDB), ("pyarrow", ParquetJudges.byPyArrow),
    ] {
      let file = place.path("\(name).parquet")
      try ParquetJudges.make(program, text, file)
      for jobs in [1, 3] {
        let found = try await results(command, [file], place.path("\(name)\(jobs)"), jobs: jobs)
        #expect(found.isWhole)
        #expect(FileTree.differences(expected, found) == ["manifest.json"], "\(name), \(jobs)")
      }
    }
  }

  @Test("are read by pattern, by query and from a database with the same result")
  func queries() async throws {
    let place = try TemporaryFolder()
    let text = try place.write(ParquetJudges.panel(), to: "panel.csv")
    let command = Self.commands[0]
    let expected = try await results(command, [text], place.path("csv"))
    let whole = place.path("whole.parquet")
    try ParquetJudges.make(ParquetJudges.byDuckDB, text, whole)
    try place.write("", to: "parts/mark")
    try ParquetJudges.make(
      """
      import duckdb, sys
      for part in range(3):
        duckdb.sql(f"COPY (SELECT * FROM '{sys.argv[1]}' WHERE year % 3 = {part}) TO '{sys.argv[2]}/{part}.parquet'")
      database = duckdb.connect(sys.argv[2] + "/panel.duckdb")
      database.sql(f"CREATE TABLE \\"my panel\\" AS SELECT * FROM '{sys.argv[1]}'")
      """, whole, place.path("parts"))
    let inputs = [
      [place.path("parts/*.parquet")], ["--input", whole],
      ["--sql", "SELECT * FROM '\(whole)' ORDER BY income DESC"],
      ["--sql", "FROM \"my panel\"", place.path("parts/panel.duckdb")],
    ]
    for (number, input) in inputs.enumerated() {
      let found = try await results(command, input, place.path("found\(number)"))
      #expect(FileTree.differences(expected, found) == ["manifest.json"], "\(input)")
      let manifest = String(decoding: found.files["manifest.json"] ?? Data(), as: UTF8.self)
      #expect(
        manifest.contains(number == 0 ? "parts/2.parquet" : number < 3 ? whole : "panel.duckdb"))
    }
  }

  @Test("come back as they went out, by the judgement of DuckDB and pyarrow")
  func roundTrip() async throws {
    let place = try TemporaryFolder()
    // A code that looks like a formula keeps its apostrophe in CSV only.
    let text = try place.write(
      ParquetJudges.panel(units: 40).replacing("01007,", with: "-01007,"), to: "panel.csv")
    for command in Self.commands {
      let csv = try await results(command, [text], place.path("csv \(command[0])"))
      let folder = place.path("it's [\(command[0])]")
      let parquet = try await results(command + ["--format", "parquet"], [text], folder)
      let again = try await results(
        command + ["--format", "parquet"], [text], place.path("again \(command[0])"), jobs: 1)
      #expect(FileTree.differences(parquet, again) == ["manifest.json"])
      #expect(parquet.isWhole)
      let tables = csv.tables.map { "\($0.dropLast(4)).parquet" }
      #expect(parquet.names.filter { $0.hasSuffix(".parquet") } == tables)
      #expect(parquet.tables.isEmpty)
      let manifest = String(decoding: parquet.files["manifest.json"] ?? Data(), as: UTF8.self)
      for table in tables { #expect(manifest.contains("\"\(table)\"")) }
      let (status, said) = try ParquetJudges.run(
        Self.judgement, place.path("csv \(command[0])"), folder)
      #expect(status == 0, "\(said)")
      #expect(said.contains("tables \(tables.count)"), "\(said)")
    }
  }

  /// Reads every table three ways and compares them cell by cell.
  private static let judgement = """
    import csv, duckdb, glob, os, pyarrow.parquet as parquet, sys
    kinds = {"string": str, "large_string": str, "int64": int, "double": float}
    count = typed = 0
    for path in sorted(glob.glob(sys.argv[1] + "/*.csv")):
      name = os.path.basename(path)[:-4]
      file = os.path.join(sys.argv[2], name + ".parquet")
      table = parquet.ParquetFile(file).read()
      with open(path, newline="", encoding="utf-8") as text:
        headings, *rows = csv.reader(text)
      assert table.column_names == headings, name
      types = [kinds[str(field.type)] for field in table.schema]
      def plain(word):
        return word[1:] if word[:1] == "'" and word[1:2] in tuple("=+-@") else word
      expected = [tuple(None if word == "" else plain(word) if kind is str else kind(word)
        for kind, word in zip(types, row)) for row in rows]
      columns = [column.to_pylist() for column in table.columns]
      assert list(zip(*columns)) == expected, name
      pattern = "".join(f"[{c}]" if c in "*?[" else c for c in file).replace("'", "''")
      assert duckdb.sql(f"SELECT * FROM read_parquet('{pattern}')").fetchall() == expected, name
      count += 1
      typed += sum(kind is not str for kind in types)
    assert typed > 5, typed
    print("tables", count)
    """

  @Test("are refused for the same reasons as CSV, told by row")
  func sameProblems() async throws {
    let place = try TemporaryFolder()
    let text = try place.write(
      """
      unit,year,income,poverty,provenance
      a,2020,30,4,observed
      a,2020,31,5,observed
      a,202,30,5,observed
      b,2020,inf,5,observed
      b,2021,30,105,observed
      ,2021,30,5,observed
      c,2021,30,5,guessed
      c,2022,nan,5,

      """, to: "panel.csv")
    let file = place.path("panel.parquet")
    try ParquetJudges.make(
      """
      import duckdb, sys
      duckdb.sql(f"COPY (SELECT unit, year::INT AS year, income::DOUBLE AS income, poverty::DECIMAL(9,3) AS poverty, provenance FROM read_csv('{sys.argv[1]}', all_varchar = true)) TO '{sys.argv[2]}' (FORMAT parquet)")
      """, text, file)
    var lists: [[String]] = []
    for (name, input, heading) in [("csv", text, 1), ("parquet", file, 0)] {
      let out = place.path(name)
      let outcome = try await ParquetJudges.tool.run([
        "trend", input, "--value", "income:positive", "--value", "poverty:share", "--set-aside",
        "--out", out, "--lang", "en",
      ])
      try #require(outcome.status == 0, "\(outcome.messages)")
      let table = try ResultTable(contentsOf: out + "/problems.csv")
      lists.append(
        table.rows.filter { $0["line"] != "" }.map { row in
          let line = Int(row["line"] ?? "").map { $0 - heading } ?? -1
          return "\(row["problem"] ?? "?") \(line) \(row["column"] ?? "?")"
        })
    }
    #expect(lists[0].count >= 6, "\(lists[0])")
    #expect(lists[0] == lists[1])
    let outcome = try await ParquetJudges.tool.run([
      "trend", file, "--value", "income:positive", "--value", "poverty:share", "--lang", "en",
    ])
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("\(file), row 5, column 4 (\"poverty\")"))
    #expect(outcome.messages.contains("\(file), row 2"))
  }

  @Test("may be of any type that is a number, a truth, a date or a text")
  func types() async throws {
    let place = try TemporaryFolder()
    let text = try place.write(
      """
      unit,year,share,count,float,flag,big
      71,2020,12.25,5,0.1,true,123456789012
      71,2021,,6,16777216,false,3
      72,2020,99.99,7,-3.4e-5,,-4
      72,2021,0,8,33.3333,true,

      """, to: "panel.csv")
    let values = [
      "--value", "share:share", "--value", "count:count", "--value", "float:number", "--value",
      "flag:yesno", "--value", "big:number", "--target", "share<50",
    ]
    let query = """
      SELECT unit::INT AS unit, make_date(year::INT, 12, 31) AS year, share::DECIMAL(5,2) AS share,
        count::UTINYINT AS count, float::FLOAT AS float, flag::BOOLEAN AS flag, big::HUGEINT AS big
      FROM read_csv('\(text)', all_varchar = true)
      """
    let words = """
      SELECT unit::VARCHAR::ENUM('71', '72') AS unit, year, share, count, float, flag::VARCHAR AS flag, big
      FROM (\(query.replacing("make_date(year::INT, 12, 31)", with: "year")))
      """
    var trees: [FileTree] = []
    for (number, input) in [[text], ["--sql", query], ["--sql", words]].enumerated() {
      let out = place.path("\(number)")
      let outcome = try await ParquetJudges.tool.run(
        ["forecast"] + input + values + ["--horizon", "1", "--out", out])
      try #require(outcome.status == 0, "\(outcome.messages)")
      trees.append(try FileTree(out))
    }
    #expect(FileTree.differences(trees[0], trees[1]) == ["manifest.json"])
    #expect(FileTree.differences(trees[0], trees[2]) == ["manifest.json"])
    let outcome = try await ParquetJudges.tool.run([
      "trend", "--sql", "SELECT 'a' AS unit, 2020 AS year, [1, 2] AS list", "--value",
      "list:number", "--lang", "en",
    ])
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("Column \"list\" is of type LIST"))
  }

  @Test("keep to themselves whatever their names hold")
  func hostileNames() async throws {
    let place = try TemporaryFolder()
    let name = "it's \"a\" [1]; DROP TABLE x --*.parquet"
    let file = place.path(name)
    try ParquetJudges.make(
      """
      import pyarrow as pa, pyarrow.parquet as parquet, sys
      column = "income'\\"; --"
      parquet.write_table(pa.table({"unit": ["a", "a", "b", "b"], "year": [2020, 2021, 2020, 2021],
        column: [1.0, 2.0, 3.0, 4.0]}), sys.argv[1])
      """, file)
    try place.write("not this one", to: "it's \"a\" 1; DROP TABLE x --.parquet")
    let outcome = try await ParquetJudges.tool.run([
      "trend", file, "--value", "income'\"; --:number",
    ])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.split(separator: "\n").count == 3)
  }

  @Test("are not changed by a query, which is one SELECT")
  func oneQuery() async throws {
    let place = try TemporaryFolder()
    let written = place.path("written.csv")
    for query in [
      "SELECT 1; SELECT 2", "COPY (SELECT 1) TO '\(written)'", "CREATE TABLE t AS SELECT 1", "",
      "SELEC 1", "SELECT * FROM nowhere",
    ] {
      let outcome = try await ParquetJudges.tool.run([
        "trend", "--sql", query, "--value", "income", "--lang", "en",
      ])
      #expect(outcome.status == 64, "\(query): \(outcome.messages)")
      #expect(outcome.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: written))
  }

  @Test("that are not there or no Parquet are told, each with its exit code")
  func missing() async throws {
    let place = try TemporaryFolder()
    let broken = try place.write("PAR1 not at all", to: "broken.parquet")
    let text = try place.write("unit,year\n", to: "t.csv")
    let calls: [(input: [String], status: Int32)] = [
      ([place.path("none.parquet")], 66), ([place.path("*.parquet.none/*.parquet")], 66),
      (["--sql", "FROM '\(place.path("none.parquet"))'"], 66), ([broken], 65),
      ([place.path("*.csv")], 64), (["--sql", "SELECT 1", text], 65),
      (["--sql", "SELECT 1", place.path("none.duckdb")], 66),
      (["--sql", "SELECT 1 AS unit, 2020 AS year WHERE false"], 65),
    ]
    for call in calls {
      let outcome = try await ParquetJudges.tool.run(
        ["trend"] + call.input + ["--value", "income:number", "--lang", "en"])
      #expect(outcome.status == call.status, "\(call.input): \(outcome.messages)")
      #expect(outcome.messages.contains("error: "), "\(call.input): \(outcome.messages)")
    }
  }
}

@Suite("Without DuckDB")
struct WithoutDuckDBTests {
  private func call(_ library: String, _ language: String, _ more: [String]) async throws -> Outcome
  {
    try await CommandLineTool(environment: ["LOTRINH_DUCKDB_LIBRARY": library]).run(
      ["trend"] + more + ["--value", "income:number", "--lang", language])
  }

  @Test(
    "Parquet, queries and addresses are refused with the way to install it",
    arguments: [
      ["any.parquet"], ["--sql", "SELECT 1"], ["s3://bucket/any.parquet"],
    ])
  func absent(input: [String]) async throws {
    let english = try await call("/nonexistent/libduckdb.so", "en", input)
    #expect(english.status == 66)
    #expect(english.messages.contains("pip install duckdb"))
    #expect(english.messages.contains("LOTRINH_DUCKDB_LIBRARY"))
    #expect(english.messages.contains("/nonexistent/libduckdb.so"))
    let vietnamese = try await call("/nonexistent/libduckdb.so", "vi", input)
    #expect(vietnamese.status == 66)
    #expect(vietnamese.messages.contains("cần DuckDB"))
    #expect(vietnamese.messages.contains("pip install duckdb"))
  }

  @Test("results in Parquet are refused before anything is read")
  func absentForResults() async throws {
    let place = try TemporaryFolder()
    let text = try place.write("unit,year,income\na,2020,1\na,2021,2\n", to: "panel.csv")
    let outcome = try await call(
      "/nonexistent/libduckdb.so", "en", [text, "--format", "parquet", "--out", place.path("out")])
    #expect(outcome.status == 66)
    #expect(!FileManager.default.fileExists(atPath: place.path("out")))
    let unplaced = try await call("", "en", [text, "--format", "parquet"])
    #expect(unplaced.status == 64)
    #expect(unplaced.messages.contains("--out DIR"))
  }

  @Test("a library that is another is told by the function that it lacks")
  func otherLibrary() async throws {
    #if os(Linux)
      let outcome = try await call("libz.so.1", "en", ["any.parquet"])
      #expect(outcome.status == 66)
      #expect(outcome.messages.contains("lacks the function duckdb_create_config"))
    #endif
    let place = try TemporaryFolder()
    let text = try place.write("no library", to: "libduckdb.so")
    let broken = try await call(text, "en", ["any.parquet"])
    #expect(broken.status == 66)
    #expect(broken.messages.contains("cannot be loaded"))
  }
}
