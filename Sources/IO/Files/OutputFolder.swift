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
/// Files are written into a staging folder inside. `commit` looks at every place first; then it takes
/// the old `_SUCCESS` away, removes the files of the old result that the new one does not make, moves
/// the new files into place and `_SUCCESS` last. A run killed before leaves the old result, a run
/// killed during the moves leaves no `_SUCCESS`. No input of the run is replaced or removed, and
/// nothing is written outside: a link to a folder below is refused.
///
/// ```swift
/// let folder = try OutputFolder(path: "results")
/// try folder.protect(inputs: ["panel.csv"])
/// try folder.write("unit,level\n", to: "levels.csv")
/// let notices = try folder.commit()
/// ```
public final class OutputFolder {
  /// The folder as the user named it.
  public let path: String
  private let staging: String
  private var names: [String] = []
  private var files: [String: OutputFile] = [:]
  private var withheld: Set<String> = []
  private var inputs = ProtectedInputs()
  private var isCommitted = false
  private let isNew: Bool

  /// Makes the folder where it is missing and a staging folder inside.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/cannotWrite(reason:)``.
  public init(path: String) throws(InputError) {
    self.path = path
    staging = path + "/" + AbandonedStaging.name("")
    isNew = access(path, F_OK) != 0
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        .cannotWrite(reason: Self.reason(creating: path)), at: SourceLocation(file: path))
    }
    AbandonedStaging.remove("", in: path)
    guard mkdir(staging, 0o755) == 0 else {
      throw InputError(.cannotWrite(reason: systemReason()), at: SourceLocation(file: path))
    }
  }

  deinit {
    guard !isCommitted else { return }
    try? FileManager.default.removeItem(atPath: staging)
    // A folder made for a run that failed goes with it; `rmdir` leaves one that is not empty.
    if isNew { rmdir(path) }
  }

  /// Names the inputs of the run: a result that would replace or remove one of them is refused.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/outputIsInput(input:)`` where one is the mark or the
  ///   manifest of the result that stands here: a result is never made of itself.
  public func protect(inputs: [String]) throws(InputError) {
    self.inputs = ProtectedInputs(inputs)
    for name in [PreviousResult.mark, PreviousResult.manifest] {
      try self.inputs.check(place(name))
    }
  }

  /// Starts a file; `name` may hold one folder, as in `charts/bands.svg`.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/cannotWrite(reason:)`` where it can have no
  ///   place, and with ``Panels/ProblemKind/outputIsInput(input:)``.
  public func file(_ name: String) throws(InputError) -> OutputFile {
    precondition(!name.hasPrefix("/") && !name.split(separator: "/").contains(".."))
    try checkPlace(of: name)
    if let slash = name.lastIndex(of: "/") {
      let folder = staging + "/" + name[..<slash]
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        throw InputError(.cannotWrite(reason: systemReason()), at: SourceLocation(file: folder))
      }
    }
    if !names.contains(name) { names.append(name) }
    let file = try OutputFile(path: staging + "/" + name, named: path + "/" + name)
    files[name] = file
    return file
  }

  /// Writes a whole file.
  public func write(_ text: String, to name: String) throws(InputError) {
    let file = try file(name)
    file.write(text)
    try file.close()
  }

  /// Writes a whole file of bytes.
  public func write(_ bytes: [UInt8], to name: String) throws(InputError) {
    let file = try file(name)
    var bytes = bytes
    file.drain(&bytes)
    try file.close()
  }

  /// Where the files stand until the commit.
  public var stagedFolder: String { staging }

  /// Where a file stands until the commit, for programs that write it themselves.
  public func stagedPath(_ name: String) -> String {
    if !names.contains(name) { names.append(name) }
    return staging + "/" + name
  }

  /// The files written so far with their sizes and digests, in the order written.
  ///
  /// - Complexity: Reads those that another program wrote or changed.
  public func digests() throws(InputError) -> [FileDigest] {
    var digests: [FileDigest] = []
    for name in written {
      let path = staging + "/" + name
      if let content = files[name]?.content, content.state == FileState(path: path) {
        digests.append(
          FileDigest(path: name, byteCount: content.byteCount, sha256: content.sha256))
      } else {
        digests.append(try FileDigest(path: path, named: name))
      }
    }
    return digests
  }

  /// Keeps a file of the staging out of the result.
  public func withhold(_ name: String) { withheld.insert(name) }

  /// The files that are there: a program may have left one out.
  private var written: [String] {
    names.filter { !withheld.contains($0) && access(staging + "/" + $0, F_OK) == 0 }
  }

  /// Puts the new files in the place of the old and `_SUCCESS` last.
  ///
  /// - Returns: What became of files of the old result that the new one does not make: those that
  ///   the folder's manifest lists are removed, unless they were changed since.
  /// - Throws: ``InputError``. Before the first change, and then the old result stands with its mark;
  ///   or with ``Panels/ProblemKind/commitFailed(reason:)``, and then there is no mark.
  @discardableResult
  public func commit() throws(InputError) -> [Problem] {
    let written = written
    for name in written { try checkPlace(of: name) }
    try checkPlace(of: PreviousResult.mark)
    let previous = PreviousResult(folder: path)
    let superfluous = previous.files(notIn: written)
    for file in superfluous { try inputs.check(path + "/" + file.name) }
    let unchanged = superfluous.filter(previous.isUnchanged)
    // Room for the mark and for the folders is found while the old result still stands.
    try OutputFile(path: staging + "/" + PreviousResult.mark, named: place(PreviousResult.mark))
      .close()
    for name in written { try makeFolder(of: name) }
    let removed = try replace(with: written, removing: unchanged.map(\.name))
    var notices: [Problem] = []
    let kept = superfluous.map(\.name).filter { !removed.contains($0) }
    let location = SourceLocation(file: path)
    if !removed.isEmpty {
      notices.append(Problem(.oldResultsRemoved(files: removed), at: location))
    }
    if !kept.isEmpty { notices.append(Problem(.oldResultsKept(files: kept), at: location)) }
    if let reason = removeStaging() {
      notices.append(Problem(.stagingLeft(folder: staging, reason: reason), at: location))
    }
    return notices
  }

  /// Does what cannot be taken back, and returns the names of the old files removed.
  private func replace(
    with written: [String], removing old: [String]
  ) throws(InputError) -> [String] {
    guard unlink(place(PreviousResult.mark)) == 0 || errno == ENOENT else {
      throw InputError(
        .writeFailed(reason: systemReason()), at: SourceLocation(file: place(PreviousResult.mark)))
    }
    var removed: [String] = []
    for name in old where unlink(place(name)) == 0 {
      removed.append(name)
      // `rmdir` leaves a folder that is not empty.
      if let slash = name.lastIndex(of: "/") { rmdir(place(String(name[..<slash]))) }
    }
    for name in written { try makeFolder(of: name) }
    // The manifest first: after a kill it lists every file that may have been moved.
    let manifest = written.filter { $0 == PreviousResult.manifest }
    let others = written.filter { $0 != PreviousResult.manifest }
    for name in manifest + others + [PreviousResult.mark] {
      guard rename(staging + "/" + name, place(name)) == 0 else {
        throw InputError(
          .commitFailed(reason: systemReason()), at: SourceLocation(file: place(name)))
      }
    }
    isCommitted = true
    let folder = open(path, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
    return removed
  }

  /// Removes the staging folder, of which the files that count have been moved.
  ///
  /// - Returns: Why it is still there; `nil` where it is gone.
  private func removeStaging() -> LocalizedText? {
    try? FileManager.default.removeItem(atPath: staging)
    return rmdir(staging) == 0 || errno == ENOENT ? nil : systemReason()
  }

  /// Where a file of the result stands in the end.
  private func place(_ name: String) -> String { path + "/" + name }

  private func makeFolder(of name: String) throws(InputError) {
    guard let slash = name.lastIndex(of: "/") else { return }
    let folder = place(String(name[..<slash]))
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
      throw InputError(.cannotWrite(reason: systemReason()), at: SourceLocation(file: folder))
    }
  }

  /// Sees to it that a file can be moved to its place, that the place is inside, and that no input
  /// stands there.
  private func checkPlace(of name: String) throws(InputError) {
    if let slash = name.lastIndex(of: "/") {
      let folder = place(String(name[..<slash]))
      switch PathContent(folder) {
      case .folder, .nothing: break
      case .link:
        let reason = LocalizedText(
          "file.link-out-of-folder")
        throw InputError(.cannotWrite(reason: reason), at: SourceLocation(file: folder))
      case .file, .other:
        throw InputError(
          .cannotWrite(reason: systemReason(ENOTDIR)), at: SourceLocation(file: folder))
      }
    }
    if PathContent(place(name)) == .folder {
      throw InputError(
        .cannotWrite(reason: systemReason(EISDIR)), at: SourceLocation(file: place(name)))
    }
    try inputs.check(place(name))
  }

  private static func reason(creating path: String) -> LocalizedText {
    if mkdir(path, 0o755) == 0 { return LocalizedText("file.reason-unknown") }
    // What exists and could not be made a folder is no folder.
    guard errno == EEXIST else { return systemReason() }
    return LocalizedText("file.not-a-folder")
  }
}
