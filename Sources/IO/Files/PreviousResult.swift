import Foundation

/// The files that the manifest in a folder of results lists as those of its run.
///
/// A manifest is text that anybody may have changed: only names of files inside the folder are taken.
struct PreviousResult {
  /// A file as it was when its run ended.
  struct File: Hashable {
    /// The name below the folder, such as `charts/bands.svg`.
    var name: String
    var byteCount: Int
    var sha256: String
  }

  /// The name of the manifest.
  static let manifest = "manifest.json"
  /// The name of the mark of success.
  static let mark = "_SUCCESS"

  private static let manifestLimit = 64 << 20

  let folder: String
  let files: [File]

  /// Reads the manifest of a folder; without one, or with one of something else, nothing is listed.
  init(folder: String) {
    self.folder = folder
    let path = folder + "/" + Self.manifest
    guard PathContent(path) == .file, let source = try? FileBytes(path: path, expanding: false),
      source.count <= Self.manifestLimit
    else {
      files = []
      return
    }
    let bytes = source.withBytes { Data(buffer: $0) }
    let document = (try? JSONSerialization.jsonObject(with: bytes)) as? [String: Any]
    let list = document?["lotrinh"] is String ? document?["files"] as? [[String: Any]] : nil
    files = (list ?? []).compactMap { entry in
      guard let name = entry["file"] as? String, let byteCount = entry["bytes"] as? Int,
        let sha256 = entry["sha256"] as? String, Self.isResult(name)
      else { return nil }
      return File(name: name, byteCount: byteCount, sha256: sha256)
    }
  }

  /// Whether a name may be one of a result's files: in the folder or in a folder of it.
  private static func isResult(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && name != manifest && name != mark
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("\0") }
  }

  /// The files listed that still stand there and are not among those of a new result.
  func files(notIn written: [String]) -> [File] {
    let written = Set(written)
    return files.filter { file in
      guard !written.contains(file.name) else { return false }
      if let slash = file.name.lastIndex(of: "/"),
        PathContent(folder + "/" + file.name[..<slash]) != .folder
      {
        return false
      }
      return PathContent(folder + "/" + file.name) == .file
    }
  }

  /// Whether a file is still the one that the run wrote.
  func isUnchanged(_ file: File) -> Bool {
    guard let digest = try? FileDigest(path: folder + "/" + file.name) else { return false }
    return digest.byteCount == file.byteCount && digest.sha256 == file.sha256
  }
}
