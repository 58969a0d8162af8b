import Foundation
import Panels

/// Where the parts of a workbook lead: the relationships of one part.
final class RelationshipList: MarkupHandler {
  /// A relationship.
  struct Relationship {
    var id: String
    /// The last word of its type: `worksheet`, `sharedStrings`; transitional and strict are one.
    var type: String
    var target: String
    var isExternal: Bool
  }

  private(set) var relationships: [Relationship] = []
  private let source: String
  private let archive: ZipArchive
  private var depth = 0

  /// Reads the relationships of a part; none when it has none.
  ///
  /// - Parameter source: The part's name; empty for the file as a whole.
  init(of source: String, in archive: ZipArchive) throws(InputError) {
    self.source = source
    self.archive = archive
    let (folder, name) = Self.split(source)
    guard let entry = archive.entry(folder + "_rels/" + name + ".rels") else { return }
    try MarkupParser.run(
      try archive.open(entry, isStructure: true), place: SourceLocation(file: archive.path),
      limits: archive.limits, handler: self)
  }

  func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(InputError) {
    depth += 1
    guard depth == 2, name.namespace == .packageRelationships, name.has(local: "Relationship"),
      let target = attributes.text("Target")
    else { return }
    let type = attributes.text("Type")?.split(separator: "/").last.map(String.init)
    relationships.append(
      Relationship(
        id: attributes.text("Id") ?? "", type: type ?? "", target: target,
        isExternal: attributes.text("TargetMode") == "External"))
  }

  func end() throws(InputError) { depth -= 1 }

  /// The entry of the first relationship of a type; `nil` when there is none.
  func entry(type: String) throws(InputError) -> ZipArchive.Entry? {
    guard let found = relationships.first(where: { $0.type == type }) else { return nil }
    return try entry(of: found)
  }

  /// The entry that a relationship leads to.
  func entry(of relationship: Relationship) throws(InputError) -> ZipArchive.Entry {
    let label = source.isEmpty ? "_rels/.rels" : source
    guard !relationship.isExternal else {
      throw archive.error(.externalPart(target: relationship.target, source: label))
    }
    let name = resolved(relationship.target)
    guard let entry = archive.entry(name) else {
      throw archive.error(.missingPart(name, neededBy: label))
    }
    return entry
  }

  /// The part that a target means, seen from the folder of the source; steps above the top stay
  /// at the top.
  private func resolved(_ target: String) -> String {
    let plain = target.removingPercentEncoding ?? target
    let isAbsolute = plain.hasPrefix("/")
    var steps = isAbsolute ? [] : Self.split(source).folder.split(separator: "/").map(String.init)
    for step in plain.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      default: steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }

  private static func split(_ part: String) -> (folder: String, name: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }
}
