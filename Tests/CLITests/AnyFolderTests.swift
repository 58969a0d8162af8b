import Foundation
import Testing

@Suite("The program from any folder")
struct AnyFolderTests {
  private static let plan = CommandLineTool.root.appending(path: "datasets/plans/thien-ke-2020")
    .path

  /// Runs a program in a folder.
  private static func run(
    _ program: URL, in folder: TemporaryFolder, datasets: String? = nil, _ arguments: String...
  ) throws -> (status: Int32, messages: String) {
    let process = Process()
    let messages = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = CommandLineTool().variables()
    process.environment?["LOTRINH_DATASETS"] = datasets
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    let text = try messages.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  /// The program under another name, with nothing of Lotrinh around it.
  private static func moved(into folder: TemporaryFolder) throws -> URL {
    let place = folder.url.appending(path: "moved")
    let program = try CommandLineTool.executable()
    do {
      try FileManager.default.linkItem(at: program, to: place)
    } catch {
      // Another disk takes no link.
      try FileManager.default.copyItem(at: program, to: place)
    }
    return place
  }

  @Test("it finds the criteria sets that stand with it, wherever it is called")
  func elsewhere() throws {
    let folder = try TemporaryFolder()
    let outcome = try Self.run(
      CommandLineTool.executable(), in: folder, "check", Self.plan, "--quiet")
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test(
    "moved away it says where it looked, and takes LOTRINH_DATASETS or a folder beside the plan")
  func moved() throws {
    let folder = try TemporaryFolder()
    let program = try Self.moved(into: folder)
    for (command, input) in [("check", Self.plan), ("init", "plan")] {
      let lost = try Self.run(program, in: folder, command, input, "--lang", "en")
      #expect(lost.status == 66 && lost.messages.contains("LOTRINH_DATASETS"), "\(lost.messages)")
    }
    let datasets = CommandLineTool.root.appending(path: "datasets").path
    let named = try Self.run(program, in: folder, datasets: datasets, "check", Self.plan)
    #expect(named.status == 0, "\(named.messages)")
    let copy = folder.url.appending(path: "copy")
    try FileManager.default.copyItem(at: URL(filePath: Self.plan), to: copy)
    try FileManager.default.copyItem(
      atPath: datasets + "/criteria", toPath: copy.path + "/criteria")
    let beside = try Self.run(program, in: folder, "check", "copy")
    #expect(beside.status == 0, "\(beside.messages)")
  }
}
