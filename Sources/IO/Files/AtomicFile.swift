import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A single result file that is either the old one or the whole new one.
///
/// It is written beside its place and renamed by `commit`; without one it is removed, by the next process that
/// writes there if this one is killed. A path that already names something else than a plain file, such as a pipe or a link, is written in place.
///
/// ```swift
/// let result = try AtomicFile(path: "levels.csv", inputs: ["panel.csv"])
/// result.file.write("unit,level\n")
/// try result.file.close()
/// try result.commit()
/// ```
public final class AtomicFile {
  /// What to write to; close it before `commit`.
  public let file: OutputFile
  private let path: String
  private let folder: String
  /// Where it is written until `commit`, for libraries that open files themselves.
  public let staging: String
  private let isRenamed: Bool
  private var isCommitted = false

  /// Starts the file.
  ///
  /// - Parameters:
  ///   - path: The file to write.
  ///   - inputs: The files of which it is made, which it may not replace.
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/cannotWrite(reason:)`` or
  ///   ``Panels/ProblemKind/outputIsInput(input:)``.
  public init(path: String, inputs: [String] = []) throws(InputError) {
    try ProtectedInputs(inputs).check(path)
    self.path = path
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = slash == path.startIndex ? "." : String(path[..<slash])
    isRenamed = Self.mayBeReplaced(path)
    let beginning = ".\(path[slash...])"
    staging = isRenamed ? path[..<slash] + AbandonedStaging.name(beginning) : path
    if isRenamed { AbandonedStaging.remove(beginning, in: folder) }
    file = try OutputFile(path: staging, named: path, isBeside: isRenamed)
  }

  deinit {
    if isRenamed, !isCommitted { unlink(staging) }
  }

  /// Puts the closed file in its place.
  public func commit() throws(InputError) {
    isCommitted = true
    guard isRenamed else { return }
    guard rename(staging, path) == 0 else {
      let reason = systemReason()
      unlink(staging)
      throw InputError(.writeFailed(reason: reason), at: SourceLocation(file: path))
    }
    let descriptor = open(folder, O_RDONLY)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }

  /// Whether nothing or a plain file stands at the path.
  private static func mayBeReplaced(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return true }
    return status.st_mode & S_IFMT == S_IFREG
  }
}
