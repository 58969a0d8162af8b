import Foundation

/// A folder of its own for a test, gone with the value.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "lotrinh-tests-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

/// The files below a folder with their bytes; staging folders of killed runs are left out.
struct FileTree: Equatable {
  let files: [String: Data]

  init(_ path: String) throws {
    var files: [String: Data] = [:]
    let found = FileManager.default.enumerator(atPath: path)
    while let name = found?.nextObject() as? String {
      guard found?.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      if name.split(separator: "/").contains(where: { $0.hasPrefix(".partial-") }) { continue }
      files[name] = try Data(contentsOf: URL(filePath: path).appending(path: name))
    }
    self.files = files
  }

  var names: [String] { files.keys.sorted() }
  var isWhole: Bool { files["_SUCCESS"] != nil }
  var tables: [String] {
    names.filter { $0.hasSuffix(".csv") && !$0.hasPrefix("charts/") }
  }

  /// The names under which two trees differ, for a readable failure.
  static func differences(_ left: FileTree, _ right: FileTree) -> [String] {
    Set(left.files.keys).union(right.files.keys)
      .filter { left.files[$0] != right.files[$0] }.sorted()
  }
}
