import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns workbooks of other formats into XLSX with LibreOffice, when it is installed.
///
/// The program gets a folder of its own with a copy of the file and a fresh profile, no shell and no
/// words of the user; the folder is gone afterwards.
///
/// ```swift
/// let converter = OfficeConverter.installed()  // nil without LibreOffice
/// let book = try Workbook(path: "bieu.ods", converter: converter)
/// ```
public struct OfficeConverter: Sendable {
  /// The path of the program.
  public var program: String
  /// After how many seconds it is stopped.
  public var seconds: Int

  /// Makes a converter of a program.
  public init(program: String, seconds: Int = WorkbookLimits.standard.conversionSeconds) {
    self.program = program
    self.seconds = seconds
  }

  /// The converter of this machine; `nil` without LibreOffice.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process, with `PATH` and `LOTRINH_OFFICE`.
  ///   - limits: How long a conversion may take.
  public static func installed(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    limits: WorkbookLimits = .standard
  ) -> OfficeConverter? {
    ToolLocator.office(environment: environment).map {
      OfficeConverter(program: $0, seconds: limits.conversionSeconds)
    }
  }

  /// Converts the bytes of a file.
  ///
  /// - Parameters:
  ///   - format: The name of the format for messages, which is also its extension: `XLS`, `ODS`.
  ///   - place: The file, for messages.
  /// - Returns: A descriptor that reads the XLSX, whose name is already gone.
  func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, format: String, place: SourceLocation
  ) throws(InputError) -> Int32 {
    func failed(_ reason: LocalizedText) -> InputError {
      InputError(.workbook(.conversionFailed(format: format, reason: reason)), at: place)
    }
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "lotrinh-" + UUID().uuidString)
    defer { try? manager.removeItem(at: folder) }
    let input = folder.appending(path: "workbook." + format.lowercased())
    do {
      try manager.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(buffer: bytes).write(to: input)
    } catch {
      let place = folder.deletingLastPathComponent().path
      throw failed(
        LocalizedText("office.cannot-write", ["place": place]))
    }
    switch run(input, in: folder) {
    case .ended(let status, let said):
      let output = folder.appending(path: "out/workbook.xlsx").path
      let descriptor = open(output, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw failed(
          said.isEmpty
            ? LocalizedText("office.exit-status", ["status": Int(status)])
            : LocalizedText("office.said", ["message": said]))
      }
      return descriptor
    case .timedOut:
      throw InputError(
        .workbook(.conversionTimedOut(format: format, seconds: seconds)), at: place)
    case .notStarted:
      throw failed(
        LocalizedText("office.does-not-start", ["program": program]))
    }
  }

  private enum Outcome {
    case ended(status: Int32, said: String)
    case timedOut
    case notStarted
  }

  private func run(_ input: URL, in folder: URL) -> Outcome {
    let log = folder.appending(path: "log")
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = [
      "-env:UserInstallation=" + folder.appending(path: "profile").absoluteString,
      "--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck",
      "--nofirststartwizard", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
      "--outdir", folder.appending(path: "out").path, input.path,
    ]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if FileManager.default.createFile(atPath: log.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: log.path)
    {
      process.standardError = handle
    }
    guard (try? process.run()) != nil else { return .notStarted }
    let step: UInt32 = 20_000
    var waited = 0
    while process.isRunning {
      if waited / 1_000_000 >= seconds {
        stop(process)
        return .timedOut
      }
      usleep(step)
      waited += Int(step)
    }
    let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    let last = said.split(separator: "\n").last.map { String($0.prefix(200)) } ?? ""
    return .ended(status: process.terminationStatus, said: last)
  }

  /// Ends the program and what it started, which share a group of their own.
  private func stop(_ process: Process) {
    let id = process.processIdentifier
    if getpgid(id) == id { kill(-id, SIGKILL) } else { kill(id, SIGKILL) }
    process.waitUntilExit()
  }
}
