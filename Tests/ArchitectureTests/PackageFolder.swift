import Foundation
import Testing

/// The files of this package, found from the place of this file.
enum PackageFolder {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The names of the folders below `Sources`.
  static func modules() throws -> [String] {
    let sources = root.appending(path: "Sources")
    return try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { name in
      var isFolder: ObjCBool = false
      let path = sources.appending(path: name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }.sorted()
  }

  /// The Swift files of a module, with their paths from the root.
  static func swiftFiles(of module: String) throws -> [(path: String, source: SwiftSource)] {
    try files(below: "Sources/\(module)").filter { $0.hasSuffix(".swift") }.map { path in
      (path, SwiftSource(try text(of: path)))
    }
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The text of a file, or nil when it is not UTF-8, as a picture or a workbook is not.
  static func textIfAny(of path: String) throws -> String? {
    String(data: try Data(contentsOf: root.appending(path: path)), encoding: .utf8)
  }

  /// The paths of all files below a folder, or the path itself when it is a file; none when there
  /// is nothing there.
  static func files(below path: String) throws -> [String] {
    let place = root.appending(path: path).path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return [path] }
    let entries = try #require(FileManager.default.enumerator(atPath: place))
    var found: [String] = []
    while let name = entries.nextObject() as? String {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      guard !isHidden, entries.fileAttributes?[.type] as? FileAttributeType == .typeRegular else {
        continue
      }
      found.append("\(path)/\(name)")
    }
    return found.sorted()
  }
}
