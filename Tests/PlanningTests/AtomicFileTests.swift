import Foundation
import IO
import Panels
import Testing

@Suite("An atomic file")
struct AtomicFileTests {
  /// A folder that goes away with the value.
  final class Folder {
    let path = NSTemporaryDirectory() + "atomic-\(UUID().uuidString)"
    var entries: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
    }

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }
  }

  @Test("the old text stands until the commit, the new one after it")
  func commit() throws {
    let folder = try Folder()
    try "old".write(toFile: folder.path + "/out.csv", atomically: false, encoding: .utf8)
    let atomic = try AtomicFile(path: folder.path + "/out.csv")
    atomic.file.write("new")
    try atomic.file.close()
    #expect(try folder.text("out.csv") == "old")
    try atomic.commit()
    #expect(try folder.text("out.csv") == "new")
    #expect(folder.entries == ["out.csv"])
  }

  @Test("without a commit nothing is left behind")
  func abandoned() throws {
    let folder = try Folder()
    do {
      let atomic = try AtomicFile(path: folder.path + "/out.csv")
      atomic.file.write("half")
      try atomic.file.close()
    }
    #expect(folder.entries.isEmpty)
  }

  @Test("a path in no folder, and a folder in the place of the file, are refused by name")
  func refusal() throws {
    let folder = try Folder()
    for path in [folder.path + "/none/out.csv", folder.path] {
      let error = try #require(throws: InputError.self) { _ = try AtomicFile(path: path) }
      let problem = try #require(error.problems.first)
      #expect(problem.location?.file == path)
      #expect(problem.kind.problemClass == .cannotWrite)
    }
  }
}
