import Foundation
import Panels

@testable import IO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of a test's own that is gone after it.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array((NSTemporaryDirectory() + "/lotrinh-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no temporary folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String = "table.csv") throws -> String {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }
}

/// The files of this package, found from the place of this file.
enum PackageFiles {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let criteria = root + "/datasets/criteria"

  /// The ids of the shipped criteria sets.
  static let setIDs = names(in: criteria).filter { $0.hasSuffix(".yaml") }
    .map { String($0.dropLast(5)) }

  /// The folders of the shipped plans, the published figures last.
  static let planFolders =
    names(in: root + "/datasets/plans").map { "datasets/plans/" + $0 } + ["datasets/published"]

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static func criteriaSet(_ id: String) throws -> CriteriaSet {
    try CriteriaSetReader.read(path: "\(criteria)/\(id).yaml")
  }
}

extension InputError {
  /// The kinds of the problems, for comparisons.
  var kinds: [ProblemKind] { problems.map(\.kind) }

  /// The codes of the problems, in their order.
  var codes: [String] { problems.map(\.kind.code) }
}

extension ProblemLog {
  var codes: [String] { problems.map(\.kind.code) }
}

extension Panel {
  /// The values of a unit, `nil` for missing.
  func series(_ unit: Int) -> [Double?] {
    (0..<periodCount).map { self[unit, $0].isNaN ? nil : self[unit, $0] }
  }
}
