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
      let digests = try output.digests()
      #expect(digests.map(\.path) == ["trend.csv", "charts/bands.json"])
      #expect(digests.map(\.byteCount) == [4, 2])
    }
    #expect(PackageFiles.names(in: path) == [])
  }

  @Test("digests are those of the files as they stand, also when another program changed them")
  func digests() throws {
    let temporary = TemporaryFolder()
    let output = try OutputFolder(path: temporary.path + "/results")
    // More than a buffer, in pieces of all sizes.
    let long = try output.file("long.csv")
    for size in [1, 10_000, 3_000_000, 7, 400_000] {
      var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: size)
      long.drain(&bytes)
      #expect(bytes.isEmpty)
      long.write("y")
    }
    try long.close()
    for name in ["changed.csv", "same.csv"] { try output.write("before\n", to: name) }
    let changed = output.stagedPath("changed.csv")
    try Data("after!\n".utf8).write(to: URL(filePath: changed))
    for digest in try output.digests() {
      let expected = try FileDigest(path: output.stagedPath(digest.path), named: digest.path)
      #expect(digest == expected, "\(digest.path)")
    }
    #expect(try output.digests().map(\.byteCount) == [3_410_013, 7, 7])
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

  /// A folder of results with a manifest that lists its files.
  @discardableResult
  private static func result(
    _ files: [String: String], in path: String, inputs: [String] = []
  ) throws -> [Problem] {
    let output = try OutputFolder(path: path)
    try output.protect(inputs: inputs)
    for (name, text) in files { try output.write(text, to: name) }
    let list = try output.digests().map {
      "{\"file\": \"\($0.path)\", \"bytes\": \($0.byteCount), \"sha256\": \"\($0.sha256)\"}"
    }
    try output.write(
      "{\"lotrinh\": \"1\", \"files\": [\(list.joined(separator: ", "))]}", to: "manifest.json")
    return try output.commit()
  }

  @Test("a result is not made of itself: that is refused before anything is written")
  func ofItself() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    try Self.result(["a.csv": "old"], in: path)
    let before = PackageFiles.names(in: path)
    for name in ["_SUCCESS", "manifest.json"] {
      do {
        let again = try OutputFolder(path: path)
        let refused = #expect(throws: InputError.self) {
          try again.protect(inputs: [path + "/a.csv", path + "/" + name])
        }
        #expect(refused?.problems.first?.kind == .outputIsInput(input: path + "/" + name))
      }
      #expect(PackageFiles.names(in: path) == before)
    }
  }

  @Test("a place that cannot take a file is refused while the old result still stands")
  func folderInPlace() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    try Self.result(["a.csv": "old"], in: path)
    // A folder where the second file belongs: it cannot be moved there.
    try FileManager.default.createDirectory(
      atPath: path + "/b.csv/full", withIntermediateDirectories: true)
    let second = try OutputFolder(path: path)
    try second.write("new", to: "a.csv")
    let early = #expect(throws: InputError.self) { try second.write("new", to: "b.csv") }
    #expect(early?.codes == ["cannot-write"])
    // Staged by another program, it is found at the commit.
    try Data("new".utf8).write(to: URL(filePath: second.stagedPath("b.csv")))
    let error = #expect(throws: InputError.self) { try second.commit() }
    #expect(error?.codes == ["cannot-write"])
    #expect(error?.problems.first?.location?.file == path + "/b.csv")
    #expect(Self.text(path + "/_SUCCESS") == "" && Self.text(path + "/a.csv") == "old")
  }

  @Test("a mark that is no file is refused before anything is replaced")
  func folderAsMark() throws {
    let temporary = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: temporary.path + "/_SUCCESS", withIntermediateDirectories: true)
    try temporary.write("old", to: "a.csv")
    let error = #expect(throws: InputError.self) {
      try Self.result(["a.csv": "new"], in: temporary.path)
    }
    #expect(error?.codes == ["cannot-write"])
    #expect(Self.text(temporary.path + "/a.csv") == "old")
  }

  @Test("a link to a folder below is refused, a link in the place of a file is replaced")
  func links() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    let elsewhere = temporary.path + "/elsewhere"
    let manager = FileManager.default
    for folder in [path, elsewhere] {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try temporary.write("mine", to: "elsewhere/a.csv")
    try manager.createSymbolicLink(
      atPath: path + "/a.csv", withDestinationPath: elsewhere + "/a.csv")
    try Self.result(["a.csv": "new"], in: path)
    #expect(Self.text(path + "/a.csv") == "new" && Self.text(elsewhere + "/a.csv") == "mine")

    try manager.createSymbolicLink(atPath: path + "/charts", withDestinationPath: elsewhere)
    let error = #expect(throws: InputError.self) {
      try Self.result(["a.csv": "newer", "charts/b.svg": "new"], in: path)
    }
    #expect(error?.codes == ["cannot-write"])
    #expect(error?.problems.first?.location?.file == path + "/charts")
    #expect(Self.text(path + "/a.csv") == "new" && Self.text(path + "/_SUCCESS") == "")
    #expect(PackageFiles.names(in: elsewhere) == ["a.csv"])
    // The folder itself may be a link.
    try manager.createSymbolicLink(
      atPath: temporary.path + "/link", withDestinationPath: elsewhere)
    try Self.result(["charts/b.svg": "new"], in: temporary.path + "/link")
    #expect(Self.text(elsewhere + "/charts/b.svg") == "new")
  }

  @Test(
    "no input is replaced, by whatever name it is called",
    arguments: ["in.csv", "./in.csv", "hard.csv", "soft.csv"])
  func inputInPlace(name: String) throws {
    let temporary = TemporaryFolder()
    let path = temporary.path
    try temporary.write("mine", to: "in.csv")
    try FileManager.default.linkItem(atPath: path + "/in.csv", toPath: path + "/hard.csv")
    try FileManager.default.createSymbolicLink(
      atPath: path + "/soft.csv", withDestinationPath: "in.csv")
    for output in ["in.csv", "hard.csv", "soft.csv"] {
      let error = #expect(throws: InputError.self) {
        try Self.result([output: "new"], in: path, inputs: ["-", path + "/" + name])
      }
      #expect(error?.codes == ["output-is-input"])
      #expect(error?.problems.first?.kind.problemClass == .cannotWrite)
      #expect(Self.text(path + "/in.csv") == "mine")
    }
    let single = #expect(throws: InputError.self) {
      _ = try AtomicFile(path: path + "/soft.csv", inputs: [path + "/" + name])
    }
    #expect(single?.codes == ["output-is-input"])
  }

  @Test("files of the old result that the new one does not make go, other files stay")
  func superfluous() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    try Self.result(
      ["a.csv": "old", "b.csv": "old", "edited.csv": "old", "charts/c.svg": "old"], in: path)
    try temporary.write("mine", to: "results/mine.csv")
    try temporary.write("changed", to: "results/edited.csv")
    let notices = try Self.result(["a.csv": "new"], in: path)
    #expect(notices.map(\.kind.code) == ["old-results-removed", "old-results-kept"])
    guard case .oldResultsRemoved(let removed)? = notices.first?.kind else { return }
    #expect(removed.sorted() == ["b.csv", "charts/c.svg"])
    #expect(notices.last?.kind == .oldResultsKept(files: ["edited.csv"]))
    #expect(
      PackageFiles.names(in: path)
        == ["_SUCCESS", "a.csv", "edited.csv", "manifest.json", "mine.csv"])
    #expect(Self.text(path + "/edited.csv") == "changed")
    #expect(try Self.result(["a.csv": "newer"], in: path).isEmpty)
  }

  @Test("an input that the old result holds is not removed: the run is refused")
  func inputAmongOldResults() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    try Self.result(["levels.csv": "old", "a.csv": "old"], in: path)
    let error = #expect(throws: InputError.self) {
      try Self.result(["a.csv": "new"], in: path, inputs: [path + "/levels.csv"])
    }
    #expect(error?.codes == ["output-is-input"])
    #expect(Self.text(path + "/levels.csv") == "old" && Self.text(path + "/a.csv") == "old")
    #expect(Self.text(path + "/_SUCCESS") == "")
  }

  @Test(
    "a manifest that lists what lies elsewhere removes nothing",
    arguments: [
      "../mine.csv", "/mine.csv", "a/../../mine.csv", "link/mine.csv", "charts/..", "", ".",
      "a/b/c",
    ])
  func hostileManifest(name: String) throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/results"
    try Self.result(["a.csv": "old"], in: path)
    try temporary.write("mine", to: "mine.csv")
    try FileManager.default.createSymbolicLink(
      atPath: path + "/link", withDestinationPath: temporary.path)
    let digest = try FileDigest(path: temporary.path + "/mine.csv")
    let listed = name == "/mine.csv" ? temporary.path + name : name
    try temporary.write(
      "{\"lotrinh\": \"1\", \"files\": [{\"file\": \"\(listed)\", \"bytes\": 4, "
        + "\"sha256\": \"\(digest.sha256)\"}, {\"file\": 1}, 7]}", to: "results/manifest.json")
    #expect(try Self.result(["b.csv": "new"], in: path).isEmpty)
    #expect(Self.text(temporary.path + "/mine.csv") == "mine")
    #expect(Self.text(path + "/a.csv") == "old")
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
