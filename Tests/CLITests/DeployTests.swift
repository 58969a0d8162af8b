import Foundation
import Testing

/// Spark, where it is installed.
private enum Spark {
  static let submit = CommandLineTool.root.appending(path: ".venv/bin/spark-submit").path

  static let isInstalled =
    FileManager.default.isExecutableFile(atPath: submit)
    && ["/usr/bin/java", "/usr/local/bin/java"].contains {
      FileManager.default.isExecutableFile(atPath: $0)
    }
}

/// The programs in `deploy/`, which drive shards on one machine and on many.
@Suite("Shards by engines", .serialized)
struct DeployTests {
  private static let reading = ["--value", "income:positive", "--group", "province"]
  private static let asking = ["--method", "last-value", "--target", "income>=50"]

  private static func tool(_ path: String) -> String {
    CommandLineTool.root.appending(path: "deploy/\(path)").path
  }

  /// A panel of three blocks, the result of one process, and the program under its own name.
  private struct Work {
    let place: TemporaryFolder
    let program: String

    init() async throws {
      place = try TemporaryFolder()
      program = try CommandLineTool.executable().path
      let made = try await CommandLineTool().run([
        "simulate", "--units", "4200", "--years", "2019-2023", "--out", place.path("my panel.csv"),
      ])
      try #require(made.status == 0)
      let whole = try await CommandLineTool().run(
        ["forecast", place.path("my panel.csv"), "--out", place.path("whole"), "--quiet"]
          + DeployTests.reading + DeployTests.asking)
      try #require(whole.status == 0)
      try FileManager.default.createDirectory(
        atPath: place.path("bin"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: place.path("bin/lotrinh"), withDestinationPath: program)
    }

    func path(_ name: String) -> String { place.path(name) }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: path(name), atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path(name))
    }

    /// Runs a program with `bin` before all other places.
    func run(
      _ tool: String, _ arguments: [String], _ variables: [String: String] = [:]
    ) throws -> (status: Int32, output: String, messages: String) {
      let process = Process()
      process.executableURL = URL(filePath: tool)
      process.arguments = arguments
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = path("bin") + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
      environment["LOTRINH"] = program
      environment["APPLY_OPTIONS"] = DeployTests.asking.joined(separator: "\n")
      environment.merge(variables) { $1 }
      process.environment = environment
      let files = try ["output", "messages"].map { name in
        _ = FileManager.default.createFile(atPath: path(name), contents: nil)
        return try FileHandle(forWritingTo: URL(filePath: path(name)))
      }
      process.standardOutput = files[0]
      process.standardError = files[1]
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let text = { (name: String) in try String(contentsOfFile: path(name), encoding: .utf8) }
      return (process.terminationStatus, try text("output"), try text("messages"))
    }

    /// - Parameter folder: The folder of the result.
    func expectWhole(_ folder: String, problems: Bool = true) throws {
      let tables = ["forecast", "probability", "attainment", "methods"]
      for table in tables + (problems ? ["problems"] : []) {
        let expected = try Data(contentsOf: URL(filePath: path("whole/\(table).csv")))
        let found = try Data(contentsOf: URL(filePath: path("\(folder)/\(table).csv")))
        #expect(found == expected, "\(table).csv")
      }
      #expect(FileManager.default.fileExists(atPath: path("\(folder)/_SUCCESS")))
    }
  }

  @Test("in random order, killed and repeated, give the bytes of one process")
  func killed() async throws {
    let work = try await Work()
    for seed in 1...2 {
      let run = try work.run(
        Self.tool("local/run-shards"),
        [work.path("my panel.csv"), "3", work.path("out \(seed)"), "--kills", "5", "--"]
          + Self.reading, ["SEED": "\(seed)"])
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.messages.contains("killed"))
      try work.expectWhole("out \(seed)")
    }
  }

  @Test("end with the code of a shard that is refused, without a result")
  func refused() async throws {
    let work = try await Work()
    let run = try work.run(
      Self.tool("local/run-shards"),
      [work.path("my panel.csv"), "3", work.path("out"), "--", "--value", "nonsense:positive"])
    #expect(run.status == 65)
    #expect(run.messages.contains("nonsense"))
    #expect(!FileManager.default.fileExists(atPath: work.path("out/_SUCCESS")))
  }

  @Test("as a Slurm array whose tasks are requeued give the bytes of one process")
  func slurm() async throws {
    let work = try await Work()
    // In place of Slurm: runs what is handed in at once, the indices backwards, the first of them twice.
    try work.write(
      """
      #!/usr/bin/env bash
      set -euo pipefail
      indices=0 line=
      for word in "$@"; do
        case $word in
          --array=*) indices="${word##*-}" ;;
          --wrap=*) line="${word#--wrap=}" ;;
          --dependency=afterok:*) [[ -e "\(work.path("done"))-${word##*:}" ]] ;;
        esac
      done
      if ((indices == 0)); then bash -ec "$line"; fi
      for ((i = indices; i > 0; i--)); do SLURM_ARRAY_TASK_ID=$i bash -ec "$line"; done
      if ((indices > 0)); then SLURM_ARRAY_TASK_ID=$indices bash -ec "$line"; fi
      touch "\(work.path("done"))-$$"
      echo $$
      """, to: "bin/sbatch")
    let run = try work.run(
      Self.tool("slurm/forecast.sh"),
      [work.path("my panel.csv"), "3", work.path("out")] + Self.reading)
    #expect(run.status == 0, "\(run.messages)")
    try work.expectWhole("out")
  }

  @Test("as Indexed Jobs of Kubernetes give the bytes of one process")
  func kubernetes() async throws {
    let work = try await Work()
    for step in ["fit", "model", "apply", "result"] {
      let manifest = try work.run(
        Self.tool("kubernetes/forecast"),
        [step, work.path("my panel.csv"), "3", work.path("out")] + Self.reading)
      try #require(manifest.status == 0)
      let isIndexed = manifest.output.contains("completionMode: Indexed")
      #expect(isIndexed == ["fit", "apply"].contains(step))
      #expect(manifest.output.contains("values: [64, 65, 66, 70, 73]"))
      let line = try #require(manifest.output.split(separator: "\n").last)
      for index in isIndexed ? [2, 0, 1, 0] : [0] {
        let pod = try work.run(
          "/bin/sh", ["-ec", String(line)], ["JOB_COMPLETION_INDEX": "\(index)"])
        #expect(pod.status == 0, "\(pod.messages)")
      }
    }
    try work.expectWhole("out")
  }

  /// Starts a forecast on Spark.
  private func forecast(_ work: Work, _ out: String, during: @escaping @Sendable () -> Void = {})
    throws -> (status: Int32, output: String, messages: String)
  {
    let python = CommandLineTool.root.appending(path: ".venv/bin/python").path
    let watcher = Thread { during() }
    watcher.start()
    return try work.run(
      Spark.submit,
      [
        "--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false",
        Self.tool("spark/forecast.py"), work.path("my panel.csv"), work.path(out), "--shards", "3",
        "--apply", "--method last-value --target 'income>=50'", "--",
      ] + Self.reading, ["PYSPARK_PYTHON": python, "PYSPARK_DRIVER_PYTHON": python])
  }

  @Test(
    "on Spark give the bytes of one process, also when an executor is killed on the way",
    .enabled(if: Spark.isInstalled, "PySpark in .venv and Java are needed: scripts/setup --tests"),
    arguments: [false, true])
  func sparkForecast(kills: Bool) async throws {
    let work = try await Work()
    let script = work.path("bin/kill-executor")
    // Waits for an executor that runs the program, then kills it.
    try work.write(
      """
      #!/usr/bin/env bash
      for ((i = 0; i < 1200; i++)); do
        if pgrep -f "^\(work.program) fit -" >/dev/null; then
          pkill -KILL -f -n CoarseGrainedExecutorBackend && touch "\(work.path("was-killed"))"
          exit
        fi
        sleep 0.05
      done
      """, to: "bin/kill-executor")
    let run = try forecast(work, "out") {
      guard kills else { return }
      let process = Process()
      process.executableURL = URL(filePath: script)
      try? process.run()
      process.waitUntilExit()
    }
    #expect(run.status == 0, "\(run.messages.suffix(3_000))")
    if kills { #expect(FileManager.default.fileExists(atPath: work.path("was-killed"))) }
    // The problems name standard input in place of the file.
    try work.expectWhole("out/all", problems: false)
    #expect(FileManager.default.fileExists(atPath: work.path("out/_SUCCESS")))
  }

  @Test(
    "on Spark end at a value that is refused, which is named",
    .enabled(if: Spark.isInstalled, "PySpark in .venv and Java are needed: scripts/setup --tests"))
  func sparkRefusal() async throws {
    let work = try await Work()
    let panel = try String(contentsOfFile: work.path("my panel.csv"), encoding: .utf8)
    let heading = try #require(panel.split(separator: "\n").first { !$0.hasPrefix("#") })
    let place = try #require(heading.split(separator: ",").firstIndex(of: "income"))
    var lines = panel.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let row = try #require(lines.firstIndex { $0.hasPrefix("C003000,") })
    var fields = lines[row].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[place] = "-12"
    lines[row] = fields.joined(separator: ",")
    try work.write(lines.joined(separator: "\n"), to: "my panel.csv")
    let run = try forecast(work, "out")
    #expect(run.status != 0)
    // Spark hands what the driver says to standard output.
    #expect(run.output.contains("ended with 65"))
    #expect(run.output.contains("-12"))
    #expect(run.output.contains("C003000,"))
    #expect(!FileManager.default.fileExists(atPath: work.path("out/_SUCCESS")))
  }
}
