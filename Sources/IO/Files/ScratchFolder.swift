import Foundation
import Panels

/// A folder of its own for what another program reads and writes; gone when it is let go.
///
/// ```swift
/// let scratch = try ScratchFolder()
/// let input = try scratch.write("<p>Hà Nam</p>".utf8, to: "report.html")
/// ```
public final class ScratchFolder {
  /// Where it is.
  public let path: String

  /// Makes the folder, for this user only.
  public init() throws(InputError) {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "lotrinh-" + UUID().uuidString)
    path = url.path
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      let place = url.deletingLastPathComponent().path
      throw InputError(
        .cannotWrite(
          reason: LocalizedText("office.cannot-write", ["place": place])),
        at: SourceLocation(file: path))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and says where it is.
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws(InputError) -> String {
    let place = "\(path)/\(name)"
    do {
      try Data(bytes).write(to: URL(filePath: place))
    } catch {
      throw InputError(
        .writeFailed(reason: LocalizedText(name: error.localizedDescription)),
        at: SourceLocation(file: place))
    }
    return place
  }

  /// A new file for what a program says; `nil` where it cannot be made.
  public func log(_ name: String) -> FileHandle? {
    let place = "\(path)/\(name)"
    guard FileManager.default.createFile(atPath: place, contents: nil) else { return nil }
    return FileHandle(forWritingAtPath: place)
  }

  /// The text of a file; `nil` where there is none.
  public func text(_ name: String) -> String? {
    try? String(contentsOf: URL(filePath: "\(path)/\(name)"), encoding: .utf8)
  }
}
