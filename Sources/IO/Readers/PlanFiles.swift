import Foundation
import Panels

/// The files a plan names, as paths.
struct PlanFiles {
  let document: LocatedValue
  let folder: String

  /// The path of a table; `nil` when the plan does not name it, or it is not there, which is noted.
  func path(_ key: String, into log: inout ProblemLog) -> String? {
    document["data"]?[key].flatMap { existing($0, into: &log) }
  }

  /// The paths of a table given as one name or a list; files that are not there are noted.
  func paths(_ key: String, into log: inout ProblemLog) -> [String] {
    guard let value = document["data"]?[key] else { return [] }
    return (value.text == nil ? value.elements : [value]).compactMap { existing($0, into: &log) }
  }

  /// Every file named under `data`.
  func all() -> [String] {
    (document["data"]?.members ?? []).flatMap { member in
      (member.value.text == nil ? member.value.elements : [member.value])
        .compactMap { $0.text ?? $0["file"]?.text }.map(path(of:))
    }
  }

  /// The files of observations, with what the plan says of sheets.
  func observations(into log: inout ProblemLog) -> [ObservationFile] {
    var result: [ObservationFile] = []
    for element in document["data"]?["observations"]?.elements ?? [] {
      guard let path = existing(element["file"] ?? element, into: &log) else { continue }
      if element.text != nil {
        let sheet = SheetSources.isWorkbook(path) ? SheetOptions() : nil
        result.append(ObservationFile(path: path, sheet: sheet))
        continue
      }
      do {
        result.append(ObservationFile(path: path, sheet: try SheetOptions(element)))
      } catch {
        log.add(error)
      }
    }
    return result
  }

  /// The path of a file that a value names; `nil` when it is not there, which is noted.
  func existing(_ value: LocatedValue, into log: inout ProblemLog) -> String? {
    let path = path(of: value.text ?? "")
    if FileManager.default.fileExists(atPath: path) { return path }
    log.add(.missingFile, at: SourceLocation(file: path))
    return nil
  }

  private func path(of name: String) -> String {
    name.hasPrefix("/") ? name : "\(folder)/\(name)"
  }
}
