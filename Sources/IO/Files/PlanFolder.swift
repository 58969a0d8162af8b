import Foundation
import Panels

/// A folder that holds a plan.
///
/// ```swift
/// PlanFolder.plan(at: "datasets/plans/ha-nam-2023")  // "datasets/plans/ha-nam-2023/plan.yaml"
/// ```
public enum PlanFolder {
  /// The file `plan.yaml` of a folder that has one; else the path itself.
  public static func plan(at path: String) -> String {
    let plan = (path.hasSuffix("/") ? String(path.dropLast()) : path) + "/plan.yaml"
    return FileManager.default.fileExists(atPath: plan) ? plan : path
  }

  /// Writes files into a folder, which is made where it does not exist.
  ///
  /// - Parameters:
  ///   - files: The names with the texts.
  ///   - folder: The folder.
  /// - Returns: The paths written.
  /// - Throws: ``InputError`` with ``Panels/PlanProblem/wouldReplace`` when one of the files is there
  ///   already: then none is written.
  @discardableResult
  public static func start(
    _ files: [(name: String, text: String)], in folder: String
  ) throws(InputError) -> [String] {
    let files = files.map { (path: "\(folder)/\($0.name)", text: $0.text) }
    for file in files where FileManager.default.fileExists(atPath: file.path) {
      throw InputError(.plan(.wouldReplace), at: SourceLocation(file: file.path))
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        .cannotWrite(reason: LocalizedText(name: error.localizedDescription)),
        at: SourceLocation(file: folder))
    }
    for (path, text) in files {
      let file = try AtomicFile(path: path)
      file.file.write(text)
      try file.file.close()
      try file.commit()
    }
    return files.map(\.path)
  }
}
