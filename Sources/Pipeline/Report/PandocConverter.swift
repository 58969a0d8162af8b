import Foundation
import IO
import Panels
import Reporting

/// Turns a report into a text for word processors through pandoc.
///
/// The program gets a folder of its own with the markup and the reference document, its arguments one by one
/// and no shell; nothing of the data is among them.
struct PandocConverter {
  let program: String
  /// After how many seconds it is stopped.
  var seconds = 300

  /// The converter of this machine; `nil` without pandoc.
  init?(environment: [String: String]) {
    guard let program = ToolLocator.pandoc(environment: environment) else { return nil }
    self.program = program
  }

  /// Converts a report.
  ///
  /// - Parameters:
  ///   - markup: The report as markup.
  ///   - output: Where the text is written.
  ///   - pictures: The folder from which its pictures are named.
  ///   - footer: What becomes of the foot of its pages.
  /// - Returns: What went wrong, if anything did.
  func convert(
    _ markup: String, to output: String, pictures: String, footer: (String) -> String
  ) throws(InputError) -> ProblemKind? {
    let scratch = try ScratchFolder()
    let input = try scratch.write(markup.utf8, to: "report.html")
    let reference = try scratch.write(OfficeRenderer.reference, to: "reference.docx")
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = [
      "--from=html", "--to=docx", "--reference-doc=" + reference, "--resource-path=" + pictures,
      "--output=" + output, input,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      // The date inside the file: the same report makes the same bytes.
      ["SOURCE_DATE_EPOCH": "946684800", "LC_ALL": "C.UTF-8"], uniquingKeysWith: { $1 })
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = scratch.log("log") ?? FileHandle.nullDevice
    let done = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in done.signal() }
    do {
      try process.run()
    } catch {
      return .pandocFailed(
        reason: LocalizedText(
          "renderer.does-not-start", ["python": program]))
    }
    guard done.wait(timeout: .now() + .seconds(seconds)) == .success else {
      process.terminate()
      return .pandocFailed(
        reason: LocalizedText("report.converter-too-slow", ["seconds": seconds]))
    }
    if process.terminationStatus == 0 {
      try PackagePart.rewrite("word/document.xml", of: output, OfficeRenderer.withWholeRows)
      try PackagePart.rewrite("word/footer1.xml", of: output, footer)
      return nil
    }
    let said = scratch.text("log")?.split(separator: "\n").last.map { String($0.prefix(200)) }
    let status = process.terminationStatus
    return .pandocFailed(
      reason: said.map { LocalizedText("report.converter-said", ["message": $0]) }
        ?? LocalizedText("office.exit-status", ["status": String(status)]))
  }
}
