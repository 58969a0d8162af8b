import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of results that is either the old one or the new one, never a mixture that looks whole.
///
/// Files are written into a staging folder inside; `commit` takes the old `_SUCCESS` away, moves the
/// new files into place and writes `_SUCCESS` last. A run killed before leaves the old result, a run
/// killed during the moves leaves no `_SUCCESS`.
public final class OutputFolder {
  /// The folder as the user named it.
  public let path: String
  private let staging: String
  private var names: [String] = []
  private var isCommitted = false
  private let isNew: Bool

  /// Makes the folder where it is missing and a staging folder inside.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/cannotWrite(reason:)``.
  public init(path: String) throws(InputError) {
    self.path = path
    staging = path + "/.partial-\(getpid())"
    isNew = access(path, F_OK) != 0
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        .cannotWrite(reason: Self.reason(creating: path)), at: SourceLocation(file: path))
    }
    Self.removeAbandonedStaging(in: path)
    guard mkdir(staging, 0o755) == 0 || errno == EEXIST else {
      throw InputError(.cannotWrite(reason: systemReason()), at: SourceLocation(file: path))
    }
  }

  deinit {
    guard !isCommitted else { return }
    try? FileManager.default.removeItem(atPath: staging)
    // A folder made for a run that failed goes with it; `rmdir` leaves one that is not empty.
    if isNew { rmdir(path) }
  }

  /// Starts a file; `name` may hold one folder, as in `charts/bands.svg`.
  public func file(_ name: String) throws(InputError) -> OutputFile {
    precondition(!name.hasPrefix("/") && !name.split(separator: "/").contains(".."))
    if let slash = name.lastIndex(of: "/") {
      let folder = staging + "/" + name[..<slash]
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        throw InputError(.cannotWrite(reason: systemReason()), at: SourceLocation(file: folder))
      }
    }
    if !names.contains(name) { names.append(name) }
    return try OutputFile(path: staging + "/" + name)
  }

  /// Writes a whole file.
  public func write(_ text: String, to name: String) throws(InputError) {
    let file = try file(name)
    file.write(text)
    try file.close()
  }

  /// Where a file stands until the commit, for programs that write it themselves.
  public func stagedPath(_ name: String) -> String {
    if !names.contains(name) { names.append(name) }
    return staging + "/" + name
  }

  /// The files written so far with their sizes in bytes, in the order written.
  public func contents() -> [(name: String, byteCount: Int)] {
    names.compactMap { name in
      var status = stat()
      guard stat(staging + "/" + name, &status) == 0 else { return nil }
      return (name, Int(status.st_size))
    }
  }

  /// Puts the new files in the place of the old and writes `_SUCCESS` last.
  public func commit() throws(InputError) {
    let mark = path + "/_SUCCESS"
    guard unlink(mark) == 0 || errno == ENOENT else { throw failure(mark) }
    for name in names where access(staging + "/" + name, F_OK) == 0 {
      if let slash = name.lastIndex(of: "/") {
        let folder = path + "/" + name[..<slash]
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure(folder) }
      }
      guard rename(staging + "/" + name, path + "/" + name) == 0 else {
        throw failure(path + "/" + name)
      }
    }
    let file = try OutputFile(path: mark)
    try file.close()
    isCommitted = true
    try? FileManager.default.removeItem(atPath: staging)
    let folder = open(path, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  private func failure(_ file: String) -> InputError {
    InputError(.writeFailed(reason: systemReason()), at: SourceLocation(file: file))
  }

  private static func reason(creating path: String) -> String {
    if mkdir(path, 0o755) == 0 || errno == 0 { return "unknown" }
    // What exists and could not be made a folder is no folder.
    return errno == EEXIST ? String(cString: strerror(ENOTDIR)) : systemReason()
  }

  private static func removeAbandonedStaging(in path: String) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for entry in entries where entry.hasPrefix(".partial-") {
      guard let process = Int32(entry.dropFirst(".partial-".count)) else { continue }
      if process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) {
        try? FileManager.default.removeItem(atPath: path + "/" + entry)
      }
    }
  }
}
