import Foundation
import Panels
import Testing

@testable import IO

@Suite("Folders of results")
struct OutputFolderTests {
  private static func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  @Test("a run that is not committed leaves nothing")
  func notCommitted() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results/deep"
    do {
      let output = try OutputFolder(path: path)
      try output.write("a,b\n", to: "trend.csv")
      try output.write("{}", to: "charts/bands.json")
      #expect(output.contents().map(\.name) == ["trend.csv", "charts/bands.json"])
      #expect(output.contents().map(\.byteCount) == [4, 2])
    }
    #expect(PackageFiles.names(in: path) == [])
  }

  @Test("the old result stands, marked as whole, until the new one is committed")
  func oldStands() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    let first = try OutputFolder(path: path)
    try first.write("old", to: "trend.csv")
    try first.commit()
    do {
      let second = try OutputFolder(path: path)
      try second.write("new", to: "trend.csv")
      #expect(Self.text(path + "/trend.csv") == "old")
      #expect(Self.text(path + "/_SUCCESS") == "")
    }
    #expect(Self.text(path + "/trend.csv") == "old" && Self.text(path + "/_SUCCESS") == "")
    let third = try OutputFolder(path: path)
    try third.write("new", to: "trend.csv")
    try third.write("svg", to: "charts/bands.svg")
    try third.commit()
    #expect(Self.text(path + "/trend.csv") == "new")
    #expect(Self.text(path + "/charts/bands.svg") == "svg")
    #expect(PackageFiles.names(in: path) == ["_SUCCESS", "charts", "trend.csv"])
  }

  @Test("a commit that fails half-way leaves no mark of success")
  func failedCommit() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    let first = try OutputFolder(path: path)
    try first.write("old", to: "a.csv")
    try first.commit()
    // A folder where the second file belongs: it cannot be moved there.
    try FileManager.default.createDirectory(
      atPath: path + "/b.csv/full", withIntermediateDirectories: true)
    let second = try OutputFolder(path: path)
    try second.write("new", to: "a.csv")
    try second.write("new", to: "b.csv")
    let error = #expect(throws: InputError.self) { try second.commit() }
    #expect(error?.codes == ["write-failed"])
    #expect(Self.text(path + "/_SUCCESS") == nil)
  }

  @Test("what a killed run left is removed, what a living one writes is not")
  func abandoned() throws {
    let temporary = TemporaryFolder()
    for name in [".partial-2147483647", ".partial-1", ".partial-x", "notes"] {
      try FileManager.default.createDirectory(
        atPath: "\(temporary.path)/\(name)/charts", withIntermediateDirectories: true)
    }
    let output = try OutputFolder(path: temporary.path)
    try output.commit()
    #expect(
      PackageFiles.names(in: temporary.path) == [".partial-1", ".partial-x", "_SUCCESS", "notes"])
  }

  @Test("a place where nothing can be written is refused as such", arguments: ["", "/deep/er"])
  func cannotWrite(tail: String) throws {
    let temporary = TemporaryFolder()
    let file = try temporary.write("no folder", to: "file")
    let error = #expect(throws: InputError.self) { try OutputFolder(path: file + tail) }
    #expect(error?.codes == ["cannot-write"])
    #expect(error?.problems.first?.kind.problemClass == .cannotWrite)
    #expect(error?.problems.first?.location?.file == file + tail)
    #expect(Self.text(file) == "no folder")
  }

  @Test("a file another program stages is moved with the others, a missing one is left out")
  func staged() throws {
    let temporary = TemporaryFolder()
    let output = try OutputFolder(path: temporary.path + "/out")
    try Data("png".utf8).write(to: URL(filePath: output.stagedPath("chart.png")))
    _ = output.stagedPath("never.png")
    try output.commit()
    #expect(PackageFiles.names(in: temporary.path + "/out") == ["_SUCCESS", "chart.png"])
  }

  @Test("a file is never written outside the folder")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      let output = try OutputFolder(path: NSTemporaryDirectory() + "/lotrinh-exit")
      _ = try output.file("../elsewhere.csv")
    }
  }

  @Test("an input file has the digest that sha256sum prints")
  func digest() throws {
    let temporary = TemporaryFolder()
    let digest = try FileDigest(path: try temporary.write("abc", to: "abc.txt"))
    #expect(digest.byteCount == 3)
    #expect(
      digest.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let empty = try FileDigest(path: try temporary.write("", to: "empty"))
    #expect(
      empty.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("a missing file, a folder and a file below a file are told apart")
  func inputs() throws {
    let temporary = TemporaryFolder()
    let file = try temporary.write("x", to: "file")
    for (path, code) in [
      (temporary.path + "/none", "missing-file"), (file + "/below", "missing-file"),
      (temporary.path, "is-folder"),
    ] {
      let error = #expect(throws: InputError.self) { try FileDigest(path: path) }
      #expect(error?.codes == [code])
    }
  }

  @Test("a log keeps the first problems and counts them all")
  func bounded() {
    var log = ProblemLog(limit: 3)
    for _ in 0..<5 { log.add(.emptyField) }
    log.add(.rowsSetAside(count: 1))
    #expect(log.problems.count == 3 && log.errorCount == 5 && log.droppedCount == 3)
    var sum = ProblemLog(limit: 4)
    sum.add(.plannedSetApart(count: 2))
    sum.add(contentsOf: log)
    #expect(sum.problems.count == 4 && sum.errorCount == 5 && sum.droppedCount == 3)
    #expect(throws: InputError.self) { try sum.throwIfAny() }
    var calm = ProblemLog()
    calm.add(.rowsSetAside(count: 1))
    #expect(throws: Never.self) { try calm.throwIfAny() }
  }
}
