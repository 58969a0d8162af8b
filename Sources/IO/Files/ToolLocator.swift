import Foundation

/// Finds programs that belong to the project's own environment.
///
/// ```swift
/// let environment = ["LOTRINH_PANDOC": "/usr/bin/pandoc"]
/// ToolLocator.pandoc(environment: environment)  // nil where no program stands there
/// ```
public enum ToolLocator {
  /// The Python of the project: `LOTRINH_PYTHON` when it is set, else `.venv/bin/python` in the
  /// working folder or the program's, or in a folder above one of them.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - executable: The path of the program.
  /// - Returns: A program that may be started, or `nil`.
  public static func python(environment: [String: String], executable: String) -> String? {
    let manager = FileManager.default
    if let named = environment["LOTRINH_PYTHON"] {
      return manager.isExecutableFile(atPath: named) ? named : nil
    }
    let program = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
    for start in [manager.currentDirectoryPath, program.deletingLastPathComponent().path] {
      var folder = URL(fileURLWithPath: start)
      for _ in 0..<8 {
        let candidate = folder.appendingPathComponent(".venv/bin/python").path
        if manager.isExecutableFile(atPath: candidate) { return candidate }
        folder = folder.deletingLastPathComponent()
      }
    }
    return nil
  }

  /// Pandoc: `LOTRINH_PANDOC` when it is set, else `pandoc` in the absolute folders of `PATH`.
  ///
  /// - Parameter environment: The variables of the process.
  /// - Returns: A program that may be started, or `nil`.
  public static func pandoc(environment: [String: String]) -> String? {
    let manager = FileManager.default
    if let named = environment["LOTRINH_PANDOC"] {
      return manager.isExecutableFile(atPath: named) ? named : nil
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { "\($0)/pandoc" }.first { manager.isExecutableFile(atPath: $0) }
  }

  /// LibreOffice: `LOTRINH_OFFICE` when it is set, else `soffice` or `libreoffice` in the absolute
  /// folders of `PATH`, else where macOS keeps applications.
  ///
  /// - Parameter environment: The variables of the process.
  /// - Returns: A program that may be started, or `nil`.
  public static func office(environment: [String: String]) -> String? {
    let manager = FileManager.default
    if let named = environment["LOTRINH_OFFICE"] {
      return manager.isExecutableFile(atPath: named) ? named : nil
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let candidates =
      folders.flatMap { ["\($0)/soffice", "\($0)/libreoffice"] }
      + (environment["PATH"] == nil ? [] : ["/Applications/LibreOffice.app/Contents/MacOS/soffice"])
    return candidates.first { manager.isExecutableFile(atPath: $0) }
  }
}
