import Foundation

/// Where the inputs of a run stand when it is written out: those beside the plan as they stood to it, criteria
/// sets in `criteria`, all others in `other`. Nothing leaves the folder, and no two share a place.
struct ExportNames {
  private var names: [String: String] = [:]

  init(source: String, inputs: [String]) {
    let base = Self.parts(URL(fileURLWithPath: source).deletingLastPathComponent())
    var taken: Set<String> = []
    for path in inputs {
      let parts = Self.parts(URL(fileURLWithPath: path))
      let name = parts.last ?? "input"
      let inside = parts.starts(with: base) ? Array(parts.dropFirst(base.count)) : []
      let wanted: String
      switch (inside.count, parts.dropLast().last) {
      case (1, _), (2, _): wanted = inside.joined(separator: "/")
      case (_, "criteria"): wanted = "criteria/" + name
      default: wanted = "other/" + name
      }
      var place = wanted
      var number = 2
      while !taken.insert(place.lowercased()).inserted {
        place = Self.numbered(wanted, number)
        number += 1
      }
      names[path] = place
    }
  }

  subscript(path: String) -> String { names[path] ?? "other/input" }

  private static func parts(_ url: URL) -> [String] {
    url.standardizedFileURL.pathComponents.filter { $0 != "/" }
  }

  /// `other/panel.csv` becomes `other/panel-2.csv`.
  private static func numbered(_ name: String, _ number: Int) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.lastIndex(of: "/") ?? name.startIndex
    else { return "\(name)-\(number)" }
    return "\(name[..<dot])-\(number)\(name[dot...])"
  }
}
